"""Webhooks and callbacks of the service, decoded to models."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.codecs import Ref, from_json
from ._runtime.webhooks import Signature, WebhookVerificationError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ._runtime.validation import Validation
    from ._runtime.webhooks import Secrets
    from .models.user import User

__all__ = [
    "WebhookVerificationError",
    "parse_user_added",
    "sign",
    "verify",
]

_SIGNATURE = Signature(
    "webhook-signature",
    encoding="base64",
    prefix="v1,",
    separator=" ",
    signed="{id}.{timestamp}.{body}",
    timestamp_header="webhook-timestamp",
    id_header="webhook-id",
    secret="base64",
    secret_prefix="whsec_",
    tolerance=60,
)
verify = _SIGNATURE.verify
sign = _SIGNATURE.sign


def parse_user_added(
    data: str | bytes,
    headers: Mapping[str, str],
    *,
    secret: Secrets,
    validation: Validation = "lenient",
) -> User:
    """Decode the body of a ``userAdded`` webhook.

    Somebody is new.

    Args:
        data: The body exactly as it was received.
        headers: The header fields of the request.
        secret: The secret, or several during a rotation.
        validation: What happens to data that does not match: ``"lenient"`` keeps it,
            ``"warn"`` also warns, ``"strict"`` raises.

    Raises:
        WebhookVerificationError: The signature is not valid.
        ValueError: The body is not valid JSON.
        ValidationError: Something does not match and validation is ``"strict"``.
    """
    _SIGNATURE.verify(data, headers, secret=secret)
    value: User = from_json(Ref("User"), data, validation=validation)
    return value

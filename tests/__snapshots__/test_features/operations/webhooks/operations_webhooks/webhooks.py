"""Webhooks and callbacks of the service, decoded to models."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.codecs import ListOf, Ref, from_json

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ._runtime.validation import Validation
    from .models.user import User


def parse_user_added(
    data: str | bytes | Mapping[str, Any],
    *,
    validation: Validation = "lenient",
) -> User:
    """Decode the body of a ``userAdded`` webhook.

    Somebody is new.

    Args:
        data: The body as it was received, or the parsed JSON.
        validation: What happens to data that does not match: ``"lenient"`` keeps it,
            ``"warn"`` also warns, ``"strict"`` raises.

    Raises:
        ValueError: The body is not valid JSON.
        ValidationError: Something does not match and validation is ``"strict"``.
    """
    value: User = from_json(Ref("User"), data, validation=validation)
    return value


def parse_users_imported(
    data: str | bytes | list[Any],
    *,
    validation: Validation = "lenient",
) -> list[User]:
    """Decode the body of a ``usersImported`` webhook.

    Args:
        data: The body as it was received, or the parsed JSON.
        validation: What happens to data that does not match: ``"lenient"`` keeps it,
            ``"warn"`` also warns, ``"strict"`` raises.

    Raises:
        ValueError: The body is not valid JSON.
        ValidationError: Something does not match and validation is ``"strict"``.
    """
    value: list[User] = from_json(ListOf(Ref("User")), data, validation=validation)
    return value

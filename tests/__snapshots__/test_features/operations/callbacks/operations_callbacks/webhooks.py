"""Webhooks and callbacks of the service, decoded to models."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.codecs import Ref, from_json

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ._runtime.validation import Validation
    from .models.news import News


def parse_news(
    data: str | bytes | Mapping[str, Any],
    *,
    validation: Validation = "lenient",
) -> News:
    """Decode the body of a ``news`` callback.

    Something is new.

    Args:
        data: The body as it was received, or the parsed JSON.
        validation: What happens to data that does not match: ``"lenient"`` keeps it,
            ``"warn"`` also warns, ``"strict"`` raises.

    Raises:
        ValueError: The body is not valid JSON.
        ValidationError: Something does not match and validation is ``"strict"``.
    """
    value: News = from_json(Ref("News"), data, validation=validation)
    return value

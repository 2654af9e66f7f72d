"""Requests and answers as a log may show them."""

from __future__ import annotations

from .jsontext import read, write
from .kinds import is_list, is_object
from .media_types import essence, is_json
from .security import ApiKey

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from .settings import Settings

HIDDEN = "***"
_LONGEST = 2000  # characters of a body

# What a name holds whose value nobody else should read; letters and digits count alone.
_SECRET = ("pass", "secret", "token", "auth", "cookie", "credential", "session", "jwt")
_SECRET_ENDS = ("key", "otp", "pin", "cvv", "cvc", "signature")


def is_secret(name: str) -> bool:
    """Whether a name says that its value is secret; rather one too many than too few."""
    plain = "".join(c for c in name.lower() if c.isalnum())
    return plain.endswith(_SECRET_ENDS) or any(part in plain for part in _SECRET)


def shown_headers(
    fields: Iterable[tuple[str, str]], settings: Settings
) -> dict[str, str]:
    """Header fields with the secret ones hidden.

    Secret are those whose name says so, those of the service's own keys, and those that
    the client was told of.
    """
    hidden = set(map(str.lower, settings.redacted_headers))
    for scheme in settings.service.schemes.values():
        if isinstance(scheme, ApiKey) and scheme.location == "header":
            hidden.add(scheme.name.lower())
    return {
        name: HIDDEN if name.lower() in hidden or is_secret(name) else value
        for name, value in fields
    }


def shown_body(content: Any, media_type: str) -> str:
    """JSON with its secret members hidden; of anything else only how much it is."""
    if not isinstance(content, bytes):
        return f"({essence(media_type)})"
    if not content:
        return ""
    size = f"({len(content)} bytes of {essence(media_type) or 'unknown type'})"
    if not is_json(media_type):
        return size
    try:
        text = write(_redacted(read(content)))
    except (ValueError, RecursionError):
        return size
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _redacted(data: Any) -> Any:
    if is_object(data):
        return {
            name: HIDDEN if is_secret(name) and value is not None else _redacted(value)
            for name, value in data.items()
        }
    if is_list(data):
        return [_redacted(item) for item in data]
    return data

"""Find the error message in the body of an error response."""

from __future__ import annotations

from .kinds import is_list, is_object

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_LONGEST = 500  # characters

# The properties that services use for the error message, the common ones first; title
# and detail are defined by RFC 9457.
_MEMBERS = (
    "message",
    "error_description",
    "detail",
    "error",
    "errors",
    "title",
    "description",
    "reason",
    "msg",
)


def server_text(data: Any) -> str:
    """Return the service's error message from a parsed body, or ""."""
    text = " ".join(_found(data, 4).split())
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _found(data: Any, depth: int) -> str:
    if depth == 0:
        return ""
    if isinstance(data, str):
        # An HTML page is useless in a traceback.
        return "" if data.lstrip().startswith("<") else data
    if is_object(data):
        for name in _MEMBERS:
            if text := _found(data.get(name), depth - 1):
                return text
    if is_list(data):
        pieces = [_found(item, depth - 1) for item in data[:5]]
        return "; ".join(piece for piece in pieces if piece)
    return ""

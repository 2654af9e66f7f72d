"""Find the error message in the body of an error response."""

from __future__ import annotations

from .kinds import is_list, is_object

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_MAX_LENGTH = 500  # characters

# The properties that services use for the error message, the common ones first; title
# and detail are defined by RFC 9457.
_MESSAGE_PROPERTIES = (
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
    text = " ".join(_find_text(data, 4).split())
    return text if len(text) <= _MAX_LENGTH else text[:_MAX_LENGTH] + "…"


def _find_text(data: Any, depth: int) -> str:
    if depth == 0:
        return ""
    if isinstance(data, str):
        # An HTML page is useless in a traceback.
        return "" if data.lstrip().startswith("<") else data
    if is_object(data):
        for name in _MESSAGE_PROPERTIES:
            if text := _find_text(data.get(name), depth - 1):
                return text
    if is_list(data):
        pieces = [_find_text(item, depth - 1) for item in data[:5]]
        return "; ".join(piece for piece in pieces if piece)
    return ""

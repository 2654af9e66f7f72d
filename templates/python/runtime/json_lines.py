"""Bodies of several JSON texts (JSON Lines and JSON text sequences)."""

from __future__ import annotations

from .bodies import Payload
from .files import raw
from .jsontext import write
from .kinds import is_collection
from .media_types import essence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .bodies import Extra, Given

LINES = (
    "application/jsonl",
    "application/x-jsonl",
    "application/jsonlines",
    "application/x-jsonlines",
    "application/ndjson",
    "application/x-ndjson",
    "application/stream+json",
    "application/x-json-stream",
)


def json_lines(
    media_type: str, wholes: Given, members: Given, extra: Extra, boundary: str
) -> Payload | None:
    """Build a body with one JSON text per line; a `bodies.Writer`.

    Bytes, files and iterators are sent unchanged.
    """
    kind = essence(media_type)
    if not wholes or (kind not in LINES and not kind.endswith("json-seq")):
        return None
    argument, value = wholes[0]
    if not is_collection(value):
        return raw(media_type, wholes, members, extra, boundary)
    # RFC 7464, section 2.2: a record separator precedes each text of a sequence.
    start = "\x1e" if kind.endswith("json-seq") else ""
    items: Any = argument.codec.encode(value)
    text = "".join(f"{start}{write(item)}\n" for item in items)
    return Payload(media_type, text.encode())

"""Bodies of JSON texts, one after the other."""

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
    """JSON texts, each on a line of its own; texts that are ready are sent as they are.

    A `bodies.Writer`.
    """
    kind = essence(media_type)
    if not wholes or (kind not in LINES and not kind.endswith("json-seq")):
        return None
    argument, value = wholes[0]
    if not is_collection(value):
        return raw(media_type, wholes, members, extra, boundary)
    # RFC 7464 §2.2: a record separator begins each text of a sequence.
    start = "\x1e" if kind.endswith("json-seq") else ""
    items: Any = argument.codec.encode(value)
    text = "".join(f"{start}{write(item)}\n" for item in items)
    return Payload(media_type, text.encode())

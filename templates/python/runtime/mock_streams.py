"""Write the items of a stream as a service does, for mocks."""

from __future__ import annotations

from .jsontext import write
from .kinds import is_object
from .streams import Events, StreamOf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def written(codec: StreamOf, data: Any, media_type: str) -> str:
    """Return the text of an item: an event, a line or a record."""
    if not isinstance(codec, Events):
        mark = "\x1e" if media_type.startswith("application/json-seq") else ""
        return f"{mark}{write(data)}\n"
    known = data if codec.fields and is_object(data) else {"data": data}
    is_json, lines = codec.json, list[str]()
    if isinstance(is_json, tuple):
        is_json = known.get("event", "message") in is_json
    for name, item in known.items():
        raw = isinstance(item, str) and not (is_json and name == "data")
        text = item if raw else write(item)
        lines += [f"{name}: {line}\n" for line in text.split("\n")]
    return "".join((*lines, "\n"))

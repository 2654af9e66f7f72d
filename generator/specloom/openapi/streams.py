"""Bodies that are sequences: events, JSON lines, JSON text sequences."""

from __future__ import annotations

from specloom import ir
from specloom.document import Node
from specloom.openapi.context import Context, Place
from specloom.openapi.references import chased
from specloom.openapi.schemas import read_type

EVENTS = "text/event-stream"
SEQUENCES = frozenset(
    {
        EVENTS,
        "application/jsonl",
        "application/x-jsonl",
        "application/jsonlines",
        "application/x-jsonlines",
        "application/ndjson",
        "application/x-ndjson",
        "application/json-seq",
        "application/stream+json",
        "application/x-json-stream",
    }
)
# The fields of an event (WHATWG HTML §9.2).
EVENT_FIELDS = frozenset({"data", "event", "id", "retry", "comment"})


def is_sequence(media_type: str) -> bool:
    """Whether a media type is a sequence of values by nature."""
    name = media_type.split(";")[0].strip()
    return name in SEQUENCES or name.endswith("+json-seq")


def stream_type(
    ctx: Context, media_type: str, node: Node, whole: ir.Type | None, place: Place
) -> ir.Type | None:
    """The type of one event or line; None when the body is no sequence.

    ``itemSchema`` says it (OpenAPI 3.2 §4.14.3). In older documents ``schema`` does: of
    one event by custom, or of the whole sequence when it is an array.
    """
    item = node.get("itemSchema")
    if item is not None and item.value is not None:
        data = _event_data(ctx, item) if media_type.startswith(EVENTS) else None
        return read_type(ctx, data or item, place.inner("item"))
    if not is_sequence(media_type):
        return None
    if isinstance(whole, ir.Array):
        return whole.items
    return ir.Unknown() if whole is None else whole


def _event_data(ctx: Context, item: Node) -> Node | None:
    """What ``data`` of an event holds, when the schema describes the event around it."""
    target = chased(ctx, item)
    members = target.get("properties") if target is not None else None
    if members is None or not members.is_object:
        return None
    data = members.get("data")
    if data is None or not EVENT_FIELDS.issuperset(members.value):
        return None
    return data.get("contentSchema") or data if data.is_object else None

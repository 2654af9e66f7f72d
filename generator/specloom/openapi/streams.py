"""Bodies that are sequences: events, JSON lines, JSON text sequences."""

from __future__ import annotations

from specloom import ir
from specloom.document import Node
from specloom.openapi.context import Context, Place
from specloom.openapi.members import items_at
from specloom.openapi.models import EVENT_FIELDS
from specloom.openapi.references import chased, refers
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


def is_sequence(media_type: str) -> bool:
    """Whether a media type is a sequence of values by nature."""
    name = media_type.split(";")[0].strip()
    return name in SEQUENCES or name.endswith("+json-seq")


def stream_type(
    ctx: Context, media_type: str, node: Node, whole: ir.Type | None, place: Place
) -> tuple[ir.Type | None, bool]:
    """The type of one event or line, None when the body is no sequence; and whether it is
    that of an event with its fields, rather than of an event's data.

    ``itemSchema`` says it (OpenAPI 3.2 §4.14.3). In older documents ``schema`` does: of
    one event's data by custom, or of the whole sequence when it is an array.
    """
    item = node.get("itemSchema")
    if item is not None and item.value is not None:
        inner = place.inner("item")
        if not media_type.startswith(EVENTS):
            return read_type(ctx, item, inner), False
        found = described_members(ctx, item)
        if "data" not in found or not EVENT_FIELDS.issuperset(found):
            return read_type(ctx, item, inner), False
        if found.keys() <= {"data", "comment"}:
            data = found["data"]
            return read_type(ctx, data.get("contentSchema") or data, inner), False
        return read_type(ctx, item, inner), True
    return sequence_type(ctx, media_type, node.get("schema"), whole), False


def sequence_type(
    ctx: Context, media_type: str, schema: Node | None, whole: ir.Type | None
) -> ir.Type | None:
    """The type of one item of a sequence whose ``schema`` is of type ``whole``.

    A file is no sequence.  A string describes the text of all lines, each of which is
    any JSON value.
    """
    if not is_sequence(media_type) or whole == ir.BYTES:
        return None
    if isinstance(whole, ir.Array):
        return whole.items
    bare = whole.inner if isinstance(whole, ir.Nullable) else whole
    target = None if schema is None else chased(ctx, schema)
    named = target is not None and target.is_object and target.text("type") == "string"
    is_string = bare == ir.STRING or (isinstance(bare, ir.Ref) and named)
    if whole is None or (is_string and not media_type.startswith(EVENTS)):
        return ir.Unknown()
    return whole


def described_members(ctx: Context, schema: Node) -> dict[str, Node]:
    """The members that a schema describes, whichever of its parts and variants does."""
    return _members(ctx, schema, set())


def _members(ctx: Context, item: Node, seen: set[str]) -> dict[str, Node]:
    found: dict[str, Node] = {}
    if item.id in seen or not item.is_object:
        return found
    seen.add(item.id)
    members = item.get("properties")
    if members is not None and members.is_object:
        found.update((name, m) for name, m in members.members() if m.is_object)
    inner = [n for key in ("allOf", "oneOf", "anyOf") for n in items_at(ctx, item, key)]
    target = chased(ctx, item) if refers(item) else None
    for one in (*inner, *([target] if target is not None else [])):
        for name, member in _members(ctx, one, seen).items():
            found.setdefault(name, member)
    return found

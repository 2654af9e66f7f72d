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
    one event's data by custom, or of the whole sequence when it is an array.  Where no
    schema describes the events they are whole events, see `untyped_event`.
    """
    item = node.get("itemSchema")
    if item is not None and item.value is not None:
        inner = place.inner("item")
        if not media_type.startswith(EVENTS):
            return read_type(ctx, item, inner), False
        found = described_members(ctx, item)
        type = read_type(ctx, item, inner) if not found else None
        if isinstance(type, ir.Unknown | ir.Map):
            return untyped_event(ctx, node), True
        if "data" not in found or not EVENT_FIELDS.issuperset(found):
            return read_type(ctx, item, inner), False
        if found.keys() <= {"data", "comment"}:
            data = found["data"]
            return read_type(ctx, data.get("contentSchema") or data, inner), False
        return read_type(ctx, item, inner), True
    return items_of(ctx, media_type, node, node.get("schema"), whole)


def items_of(
    ctx: Context,
    media_type: str,
    node: Node,
    schema: Node | None,
    whole: ir.Type | None,
) -> tuple[ir.Type | None, bool]:
    """As `stream_type`, for a body with a ``schema`` of type ``whole`` and no itemSchema."""
    item = sequence_type(ctx, media_type, schema, whole)
    if media_type.startswith(EVENTS) and item == ir.Unknown():
        return untyped_event(ctx, node), True
    return item, False


def untyped_event(ctx: Context, node: Node) -> ir.Ref:
    """The type of events without a description: one with the fields of each event.

    Data alone would lose what tells events apart (WHATWG HTML §9.2.6).
    """
    id = "#/ServerSentEvent"

    def field(wire: str, type: ir.Type, required: bool, text: str) -> ir.Field:
        return ir.Field(
            id=f"{id}/properties/{wire}",
            wire=wire,
            type=type,
            required=required,
            span=node.span,
            doc=ir.Doc(description=text),
        )

    if id not in ctx.declared:
        whole_number = ir.Scalar(ir.ScalarKind.INTEGER)
        ctx.declared[id] = ir.Model(
            id=id,
            hint="ServerSentEvent",
            span=node.span,
            doc=ir.Doc(description="One server-sent event."),
            fields=(
                field("event", ir.STRING, True, "The name; `message` without one."),
                field("data", ir.STRING, True, "The text, as it was sent."),
                field("id", ir.STRING, False, "The id of the last event that had one."),
                field("retry", whole_number, False, "Milliseconds to wait."),
            ),
        )
    return ir.Ref(id)


def sequence_type(
    ctx: Context, media_type: str, schema: Node | None, whole: ir.Type | None
) -> ir.Type | None:
    """The type of one item of a sequence whose ``schema`` is of type ``whole``.

    A file is no sequence.  A string describes the text of the whole, each item of which
    is any JSON value, or any event.
    """
    if not is_sequence(media_type) or whole == ir.BYTES:
        return None
    if isinstance(whole, ir.Array):
        return whole.items
    bare = whole.inner if isinstance(whole, ir.Nullable) else whole
    target = None if schema is None else chased(ctx, schema)
    named = target is not None and target.is_object and target.text("type") == "string"
    is_string = bare == ir.STRING or (isinstance(bare, ir.Ref) and named)
    if whole is None or is_string:
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

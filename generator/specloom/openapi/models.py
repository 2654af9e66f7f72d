"""Reads the members of an object schema as the fields of a model."""

from __future__ import annotations

from specloom import ir
from specloom.document import Node
from specloom.document.kinds import is_array
from specloom.openapi.annotations import (
    access_of,
    default_of,
    doc_of,
    limits_of,
    schema_examples,
)
from specloom.openapi.context import Context, Dialect, Pending, Place, Shape
from specloom.openapi.keywords import says_type
from specloom.openapi.members import misplaced
from specloom.openapi.nullability import nullable, says_null
from specloom.openapi.references import chased, refers
from specloom.openapi.schemas import (
    UNKNOWN,
    additional_type,
    merged_type,
    read_type,
    tell_unchecked,
)
from specloom.openapi.shapes import lone_reference
from specloom.openapi.xml_objects import member_xml

# The fields of a server-sent event (WHATWG HTML §9.2).
EVENT_FIELDS = frozenset({"data", "event", "id", "retry", "comment"})
Mentions = list[tuple[Node, str]]  # a member's schemas, with what its owner is called


def model_of(ctx: Context, wanted: Pending, shape: Shape) -> ir.Model:
    """The model that an object schema declares."""
    tell_unchecked(ctx, shape)
    additional = additional_type(ctx, shape, Place(wanted.hint))
    mentions = _event_data(ctx, _mentions(ctx, shape))
    required = _required(shape)
    fields: list[ir.Field] = []
    for wire, where in mentions.items():
        if where[-1][0].value is not False:
            fields.append(_field(ctx, wanted.id, wire, where, wire in required))
    for wire, node in required.items():
        if wire not in mentions:
            fields.append(_unsaid(ctx, wanted.id, wire, node, additional))
    inner = _words(shape)
    return ir.Model(
        id=wanted.id,
        hint=wanted.hint,
        fields=tuple(fields),
        span=wanted.node.span,
        additional=additional,
        doc=doc_of(ctx, *inner),
        examples=schema_examples(*inner),
        component=wanted.component,
        xml=member_xml(ctx, wanted.node),
    )


def _words(shape: Shape) -> tuple[Node, ...]:
    """The schemas whose words are about this very model: itself, and what stands in it."""
    own = shape.node.id
    inside = [part.node for part in reversed(shape.parts) if part.node.id != own]
    return (shape.node, *(node for node in inside if node.id.startswith(f"{own}/")))


def _mentions(ctx: Context, shape: Shape) -> dict[str, Mentions]:
    """The members' schemas by name on the wire, in the order of the parts."""
    found: dict[str, Mentions] = {}
    for part in shape.parts:
        members = part.get("properties")
        if members is not None and not members.is_object:
            if members.value is not None:
                misplaced(ctx, members, "an object")
            continue
        for wire, node in members.members() if members is not None else ():
            if not isinstance(node.value, (dict, bool)):
                misplaced(ctx, node, "a schema")
            else:
                found.setdefault(wire, []).append((node, part.hint))
    return found


def _event_data(ctx: Context, mentions: dict[str, Mentions]) -> dict[str, Mentions]:
    """The members, an event's ``data`` seen as what its text holds.

    OpenAPI 3.2 §4.14.4 describes a server-sent event by an object of its fields, of which
    ``data`` is a text; ``contentSchema`` says what is written in it.
    """
    if ctx.dialect is not Dialect.OPENAPI_3_2 or not EVENT_FIELDS.issuperset(mentions):
        return mentions
    for node, hint in mentions.get("data", ()):
        inner = node.get("contentSchema") if node.is_object else None
        if inner is not None and is_json(node.text("contentMediaType")):
            return {**mentions, "data": [(inner, hint)]}
    return mentions


def is_json(media_type: str) -> bool:
    """Whether it is JSON or built on it; text that says nothing is taken for it."""
    name = media_type.partition(";")[0].strip().lower()
    return not name or name.endswith(("/json", "+json"))


def _required(shape: Shape) -> dict[str, Node]:
    """The names of ``required`` lists, each with the schema that lists it."""
    found: dict[str, Node] = {}
    for part in shape.parts:
        names = part.node.value.get("required")
        for name in names if is_array(names) else ():
            if isinstance(name, str):
                found.setdefault(name, part.node)
    return found


def _unsaid(
    ctx: Context, owner: str, wire: str, node: Node, additional: ir.Type | None
) -> ir.Field:
    """A member that is required without being described: of the additional members' type."""
    if additional is None:
        ctx.warn(
            "W313",
            node,
            f"property {wire!r} is required but not declared; any value is accepted",
        )
    return ir.Field(
        id=f"{owner}/properties/{wire}",
        wire=wire,
        type=additional or UNKNOWN,
        required=True,
        span=node.span,
    )


def _field(
    ctx: Context, owner: str, wire: str, where: Mentions, required: bool
) -> ir.Field:
    nodes = tuple(node for node, _ in reversed(where) if node.is_object)
    id = f"{owner}/properties/{wire}"
    seen = (*nodes, *behind(ctx, nodes))
    return ir.Field(
        id=id,
        wire=wire,
        type=_member_type(ctx, id, wire, where),
        required=required,
        span=where[-1][0].span,
        doc=doc_of(ctx, *nodes, *_inside(ctx, nodes)),
        access=access_of(*seen),
        default=default_of(*seen),
        examples=schema_examples(*nodes),
        limits=limits_of(*nodes),
        xml=member_xml(ctx, *nodes) if nodes else None,
    )


def behind(ctx: Context, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """What references lead to: its default and direction hold where it is referred to."""
    found: list[Node] = []
    for node in nodes:
        lone = lone_reference(ctx, node)
        target = None if lone is None else chased(ctx, lone)
        if target is not None and target.is_object:
            found.append(target)
    return tuple(found)


def _inside(ctx: Context, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """The members of an ``allOf`` that stand there and carry words only."""
    found: list[Node] = []
    for node in nodes:
        group = node.get("allOf")
        for item in group.items() if group is not None else ():
            if item.is_object and not refers(item):
                found.append(item)
    return tuple(found)


def _member_type(ctx: Context, id: str, wire: str, where: Mentions) -> ir.Type:
    """The type of a member that one or several parts describe."""
    telling = [(node, hint) for node, hint in where if says_type(node)] or where[-1:]
    if len(telling) == 1:
        node, hint = telling[0]
        found = read_type(ctx, node, Place(f"{hint} {wire}".strip()))
        silent = [n for n, _ in where if n.is_object and n is not node]
        return nullable(found) if any(says_null(n) for n in silent) else found
    place = Place(f"{telling[-1][1]} {wire}")
    return merged_type(ctx, [node for node, _ in telling], id, place)

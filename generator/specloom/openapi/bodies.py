"""Reads what a request or a response carries, in each of its media types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from specloom import ir
from specloom.document import Node
from specloom.openapi.annotations import doc_of, named_examples, schema_examples
from specloom.openapi.context import Context, Place
from specloom.openapi.headers import read_headers
from specloom.openapi.keywords import says_type
from specloom.openapi.members import (
    flag_at,
    followed,
    items_at,
    members_at,
    misplaced,
    text_at,
)
from specloom.openapi.nullability import LONGEST_CHAIN, only_null
from specloom.openapi.parameters import STYLES
from specloom.openapi.places import shared_hint
from specloom.openapi.plain_contents import FORM, is_file, with_ready_form
from specloom.openapi.references import chased, refers, target_of
from specloom.openapi.scalars import is_binary
from specloom.openapi.schemas import read_type
from specloom.openapi.streams import (
    EVENTS,
    described_members,
    is_sequence,
    stream_type,
    untyped_event,
)
from specloom.openapi.xml_objects import root_xml

_FORMS = ("multipart/", FORM)
_GROUPS = ("allOf", "oneOf", "anyOf")


def read_body(ctx: Context, operation: str, node: Node, hint: str) -> ir.Body | None:
    """The body that ``requestBody`` describes; None when it leads nowhere."""
    target = followed(ctx, node)
    if target is None:
        return None
    words = hint if target == node else shared_hint(ctx, target, hint)
    contents = read_contents(ctx, target, f"{words} body")
    if not contents:
        ctx.warn("W315", target, "the body has no content; it is read as any JSON")
        contents = (ir.Content(media_type="application/json", type=ir.Unknown()),)
    _tell_of_roots(ctx, target, contents)
    if all(content.media_type.startswith(_FORMS) for content in contents):
        if flag_at(target, "required") is not True and _is_empty(ctx, target):
            return None
        contents = tuple(_without_null(content) for content in contents)
    return ir.Body(
        id=f"{operation} body",
        required=flag_at(target, "required") is True,
        contents=contents,
        span=node.span,
        doc=doc_of(ctx, node, target) if node.is_object else doc_of(ctx, target),
    )


def _is_empty(ctx: Context, body: Node) -> bool:
    """Whether a form is described as an object without members."""
    for _, node in members_at(ctx, body, "content"):
        schema = node.get("schema") if node.is_object else None
        target = None if schema is None else chased(ctx, schema)
        if target is None or not target.is_object or target.text("type") != "object":
            return False
        value = target.value
        if value.get("properties") != {} or value.get("additionalProperties"):
            return False
        if any(
            key in value for key in ("allOf", "oneOf", "anyOf", "patternProperties")
        ):
            return False
    return True


def _without_null(content: ir.Content) -> ir.Content:
    """A form, which has no notation for null."""
    of = content.type
    return replace(content, type=of.inner) if isinstance(of, ir.Nullable) else content


def _tell_of_roots(ctx: Context, body: Node, contents: tuple[ir.Content, ...]) -> None:
    """Warns of XML whose outermost element nothing names (OpenAPI 3.2 §4.27.3)."""
    unnamed = {c.media_type for c in contents if c.xml and not c.xml.name}
    unnamed -= {c.media_type for c in contents if not _is_structure(c.type)}
    for name, node in members_at(ctx, body, "content"):
        if name.strip().lower() in unnamed:
            what = f"{name}: the root element has no name; <root> is used"
            ctx.warn("W331", node, what, "name it with xml.name")


def _is_structure(of: ir.Type | None) -> bool:
    bare = of.inner if isinstance(of, ir.Nullable) else of
    return isinstance(bare, ir.Ref | ir.Array | ir.Map | ir.Tuple)


def read_contents(ctx: Context, holder: Node, hint: str) -> tuple[ir.Content, ...]:
    """The ``content`` of a body; media types that say the same share one type."""
    found: dict[str, ir.Content] = {}
    read: list[tuple[Node, ir.Type]] = []
    for name, node in members_at(ctx, holder, "content"):
        media_type = name.strip().lower()
        if media_type.startswith("x-") and "/" not in media_type:
            continue
        if not media_type:
            what = "the media type is empty; it is read as application/json"
            ctx.warn("W311", node, what)
            media_type = "application/json"
        media = followed(ctx, node) if refers(node) else node
        if media is None or not media.is_object:
            if media is not None and media.value is not None:
                misplaced(ctx, media, "a media type object")
            found.setdefault(media_type, _bare(ctx, media_type, node))
            continue
        place = Place(hint if not read else f"{hint} {_word(media_type)}")
        found.setdefault(media_type, _content(ctx, media_type, media, place, read))
    return tuple(found.values())


def _word(media_type: str) -> str:
    """What tells a media type apart in a name: ``xml`` of ``application/xml``."""
    return media_type.split(";")[0].split("/")[-1].removeprefix("x-")


def _bare(ctx: Context, media_type: str, node: Node) -> ir.Content:
    """A media type of which nothing is said (OpenAPI 3.1 §4.8.14.1: bytes stay bytes)."""
    binary = ir.BYTES if is_binary(media_type) else None
    if media_type.startswith(EVENTS):
        event = untyped_event(ctx, node)
        return ir.Content(media_type=media_type, type=None, stream=event, events=True)
    stream = ir.Unknown() if is_sequence(media_type) else None
    return ir.Content(media_type=media_type, type=binary, stream=stream)


def _content(
    ctx: Context,
    media_type: str,
    node: Node,
    place: Place,
    read: list[tuple[Node, ir.Type]],
) -> ir.Content:
    schema = node.get("schema")
    type: ir.Type | None = None
    if schema is not None and schema.value is not None:
        type = next((t for n, t in read if n.value == schema.value), None)
        if type is None:
            type = read_type(ctx, schema, place)
            read.append((schema, type))
    untold = schema is None or type is None or not says_type(schema)
    named = isinstance(type, ir.Ref) and schema is not None and is_file(ctx, schema)
    if named or (untold and is_binary(media_type)):
        type = ir.BYTES
    spoken = (schema,) if schema is not None and schema.is_object else ()
    stream, events = stream_type(ctx, media_type, node, type, place)
    content = ir.Content(
        media_type=media_type,
        type=type,
        stream=stream,
        events=events,
        encodings=_with_part_types(ctx, media_type, schema, _encodings(ctx, node)),
        examples=named_examples(ctx, node) or schema_examples(*spoken),
        xml=root_xml(ctx, media_type, schema),
    )
    return with_ready_form(ctx, media_type, node, content)


def _with_part_types(
    ctx: Context, media_type: str, schema: Node | None, told: Iterable[ir.Encoding]
) -> tuple[ir.Encoding, ...]:
    """The encodings of a form, with the media types that its members' schemas tell.

    ``contentMediaType`` is the type of a part; a schema that says nothing describes a
    file (OpenAPI 3.1 §4.8.14.3).  ``contentType`` wins over both.  Nothing is told of
    ``application/octet-stream``, so that the name of a file can tell more.
    """
    found = {encoding.wire: encoding for encoding in told}
    if schema is None or not media_type.startswith(_FORMS):
        return tuple(found.values())
    for wire, member in described_members(ctx, schema).items():
        encoding = found.get(wire, ir.Encoding(wire=wire))
        one, content_type = _part_schema(ctx, member)
        items = None if one is None else one.get("items")
        if items is not None:
            one, content_type = _part_schema(ctx, items)
        if encoding.style is not None or one is None:
            continue
        told_type = encoding.media_type
        if not told_type and content_type not in ("", "application/octet-stream"):
            encoding = replace(encoding, media_type=content_type, written=True)
        if items is None and not says_type(one):
            untold = not told_type and ctx.dialect.reads_ref_siblings
            encoding = replace(encoding, file=untold or is_binary(told_type))
        if encoding != ir.Encoding(wire=wire):
            found[wire] = encoding
    return tuple(found.values())


def _part_schema(ctx: Context, member: Node) -> tuple[Node | None, str]:
    """The schema of a part's value and its ``contentMediaType``.

    The schema may be behind references, in a union with null, or alone in an ``allOf``.
    None when it leads nowhere.
    """
    here: Node | None = member
    for _ in range(LONGEST_CHAIN):
        if here is None or not here.is_object:
            return None, ""
        reads_siblings = ctx.dialect.reads_ref_siblings or not refers(here)
        said = text_at(here, "contentMediaType").lower() if reads_siblings else ""
        if said:
            return chased(ctx, here), said
        if refers(here):
            here = target_of(ctx, here)
            continue
        groups = [n for key in _GROUPS for n in items_at(ctx, here, key)]
        variants = [n for n in groups if says_type(n) and not only_null(n)]
        if len(variants) != 1:
            return here, ""
        here = variants[0]
    return None, ""


def _encodings(ctx: Context, node: Node) -> Iterator[ir.Encoding]:
    """How the members of a form are written, where the document says so."""
    for wire, encoding in members_at(ctx, node, "encoding"):
        if not encoding.is_object:
            misplaced(ctx, encoding, "an encoding object")
            continue
        word = text_at(encoding, "style")
        if word and word not in STYLES:
            ctx.warn("W311", encoding, f"unknown style {word!r}; it is ignored")
        yield ir.Encoding(
            wire=wire,
            media_type=text_at(encoding, "contentType"),
            style=STYLES.get(word),
            explode=flag_at(encoding, "explode"),
            allow_reserved=flag_at(encoding, "allowReserved") is True,
            headers=read_headers(ctx, encoding, wire),
        )

"""Request and response bodies by media type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from specloom import ir
from specloom.document import Node
from specloom.openapi.accessors import (
    Context,
    SchemaPlace,
    flag_at,
    followed,
    is_reference_object,
    items_at,
    members_at,
    resolve_chain,
    target_of,
    text_at,
    warn_wrong_type,
)
from specloom.openapi.composition import (
    LONGEST_CHAIN,
    TEXTS,
    lone_reference,
    only_null,
    shared_name_hint,
)
from specloom.openapi.parameters import STYLES, read_headers
from specloom.openapi.scalars import (
    doc_of,
    is_binary,
    is_text,
    named_examples,
    says_type,
    schema_examples,
)
from specloom.openapi.schemas import EVENT_FIELDS, is_json, read_type
from specloom.openapi.xml import is_xml, root_xml

_POSITIONAL = ("itemSchema", "itemEncoding", "prefixEncoding")
CODE = "W332"
_TEXTUAL = frozenset(TEXTS) | {ir.ScalarKind.DECIMAL}


def with_raw_form(
    ctx: Context, media_type: str, node: Node, content: ir.Content
) -> ir.Content:
    """The content; as text or raw bytes if it is a form whose fields have no names.

    OpenAPI 3.2 §4.15 describes parts by their position; the fields of a form have names.
    """
    is_multipart = media_type.startswith("multipart/")
    if not is_multipart and media_type.partition(";")[0].strip() != ir.URL_ENCODED:
        return content
    positional = [key for key in _POSITIONAL if is_multipart and key in node.value]
    schema = node.get("schema")
    of = _object_variants(ctx, content.type, schema, texts=not is_multipart)
    if not positional and of == content.type:
        return content
    ready = ir.BYTES if is_multipart else ir.STRING
    word = "raw bytes" if is_multipart else "text"
    what = f"unnamed parts ({', '.join(positional)}) are not supported"
    if not positional:
        what = "the form is not an object, so its fields have no names"
    if of is not None and not positional:
        ctx.warn(
            CODE,
            node,
            f"{what}; only its object variants are used",
            "Describe the form as an object.",
        )
        return replace(content, type=of)
    if content.type != ready:
        ctx.warn(
            CODE,
            node,
            f"{what}; the body is sent as {word}",
            "Describe the form as an object.",
        )
    return ir.Content(media_type=media_type, type=ready, examples=content.examples)


def _object_variants(
    ctx: Context, of: ir.Type | None, schema: Node | None, *, texts: bool
) -> ir.Type | None:
    """The object variants of a form's type; None if there are none.

    If ``texts`` is true, a string is also kept as a variant.
    """
    if isinstance(of, ir.Nullable):
        inner = _object_variants(ctx, of.inner, schema, texts=texts)
        return of if inner == of.inner else inner
    if isinstance(of, ir.Union) and of.discriminator is None:
        kept = (ir.STRING,) if texts else ()
        left = tuple(
            variant
            for variant in of.variants
            if variant in kept or _object_variants(ctx, variant, None, texts=False)
        )
        if all(variant in kept for variant in left):
            return None
        if len(left) == len(of.variants):
            return of
        return left[0] if len(left) == 1 else ir.Union(left)
    if isinstance(of, ir.Ref):
        target = None if schema is None else resolve_chain(ctx, schema)
        kind = "" if target is None or not target.is_object else text_at(target, "type")
        declared = ctx.declared.get(of.id)
        alias = declared.type if isinstance(declared, ir.Alias) else None
        named = kind in ("array", "string", "integer", "number", "boolean")
        return None if named or isinstance(alias, ir.Array | ir.Scalar) else of
    return None if isinstance(of, ir.Array | ir.Tuple | ir.Scalar | ir.Literals) else of


def response_contents(
    ctx: Context, holder: Node, contents: tuple[ir.Content, ...]
) -> tuple[ir.Content, ...]:
    """The contents of a response; as text or bytes if they cannot be parsed.

    If one media type is JSON or XML, the others keep its type, because document generators
    often list several media types for the same content. A string in a media type that is
    not text is a file.
    """
    named = any(_is_read(content) for content in contents)
    nodes = {
        name.strip().lower(): node for name, node in members_at(ctx, holder, "content")
    }
    found: list[ir.Content] = []
    for content in contents:
        node = nodes.get(content.media_type)
        media = (
            resolve_chain(ctx, node)
            if node is not None and is_reference_object(node)
            else node
        )
        schema = media.get("schema") if media is not None and media.is_object else None
        if ctx.dialect.is_swagger:
            node, schema = holder, holder.get("schema")
        found.append(_response_content(ctx, node, schema, content, named=named))
    return tuple(found)


def _response_content(
    ctx: Context,
    node: Node | None,
    schema: Node | None,
    content: ir.Content,
    *,
    named: bool,
) -> ir.Content:
    """One of the contents; ``named`` is true if one of them is JSON or XML."""
    target = None if schema is None else resolve_chain(ctx, schema)
    if _is_read(content) or node is None or target is None or not target.is_object:
        return content
    if _is_string(content.type, target):
        # Programs leave out ``format: binary`` of downloads.
        is_file = not is_text(content.media_type)
        return replace(content, type=ir.BYTES) if is_file else content
    if named or not says_type(target) or not _is_structured(content.type):
        return content
    text = is_text(content.media_type)
    word = "text" if text else "raw bytes"
    what = f"a response in {content.media_type} is not parsed; it is returned as {word}"
    ctx.warn(CODE, node, what, "Describe it as JSON, XML or a string.")
    return replace(content, type=ir.STRING if text else ir.BYTES)


def warn_unread_body(ctx: Context, node: Node, body: ir.Body | None) -> None:
    """Warn of a webhook whose body no generated function can parse."""
    kinds = [] if body is None else [content.media_type for content in body.contents]
    if kinds and not any(k.endswith("*") or is_json(k) for k in kinds):
        what = f"no function is generated to parse a body in {' or '.join(kinds)}"
        ctx.warn(CODE, node, what, "Describe the body as application/json.")


def is_file(ctx: Context, schema: Node) -> bool:
    """Whether a schema, directly or by reference, describes only bytes."""
    target = resolve_chain(ctx, lone_reference(ctx, schema) or schema)
    if target is None or not target.is_object:
        return False
    kind, form = text_at(target, "type"), text_at(target, "format")
    if flag_at(target, "nullable"):
        return False  # a nullable value is a string in JSON
    media = text_at(target, "contentMediaType").lower()
    encoded = text_at(target, "contentEncoding")
    binary = form == "binary" or (not encoded and media != "" and is_binary(media))
    return kind == "file" or (kind == "string" and binary)


def _is_read(content: ir.Content) -> bool:
    name = content.media_type.partition(";")[0].strip()
    ranges = ("*", "*/*", "application/*")
    if name.endswith(("/json", "+json")) or name in ranges or is_xml(name):
        return True
    return content.stream is not None


def _is_string(of: ir.Type | None, schema: Node) -> bool:
    """Whether the values are strings, not encoded bytes."""
    bare = of.inner if isinstance(of, ir.Nullable) else of
    if isinstance(bare, ir.Ref):
        return text_at(schema, "type") == "string"
    if isinstance(bare, ir.Literals):
        return all(isinstance(value.value, str) for value in bare.values)
    return bare == ir.STRING or (
        isinstance(bare, ir.Scalar) and bare.kind in _TEXTUAL and bare != ir.BYTES
    )


def _is_structured(of: ir.Type | None) -> bool:
    bare = of.inner if isinstance(of, ir.Nullable) else of
    if isinstance(bare, ir.Scalar):
        kinds = (ir.ScalarKind.INTEGER, ir.ScalarKind.NUMBER, ir.ScalarKind.BOOLEAN)
        return bare.kind in kinds
    structured = ir.Ref | ir.Array | ir.Tuple | ir.Map | ir.Union | ir.Literals
    return isinstance(bare, structured)


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
    ctx: Context, media_type: str, node: Node, whole: ir.Type | None, place: SchemaPlace
) -> tuple[ir.Type | None, bool]:
    """The type of one event or line, None if the body is not a sequence; and whether it
    describes an event with its fields rather than only its data.

    It is defined by ``itemSchema`` (OpenAPI 3.2 §4.14.3). In older documents ``schema``
    describes the data of one event, or the whole sequence if it is an array. Events without
    a schema have the type of `untyped_event`.
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
    """The type of events without a schema: a model with the fields of an event.

    The data alone would lose the event name (WHATWG HTML §9.2.6).
    """
    id = "#/ServerSentEvent"

    def field(wire: str, type: ir.Type, required: bool, text: str) -> ir.Field:
        return ir.Field(
            id=f"{id}/properties/{wire}",
            wire=wire,
            type=type,
            required=required,
            span=node.later_span,
            doc=ir.Doc(description=text),
        )

    if id not in ctx.declared:
        whole_number = ir.Scalar(ir.ScalarKind.INTEGER)
        ctx.declared[id] = ir.Model(
            id=id,
            hint="ServerSentEvent",
            span=node.later_span,
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

    A file is not a sequence. A string describes the text of the whole body; its items are
    any JSON values, or any events.
    """
    if not is_sequence(media_type) or whole == ir.BYTES:
        return None
    if isinstance(whole, ir.Array):
        return whole.items
    bare = whole.inner if isinstance(whole, ir.Nullable) else whole
    target = None if schema is None else resolve_chain(ctx, schema)
    named = target is not None and target.is_object and target.text("type") == "string"
    is_string = bare == ir.STRING or (isinstance(bare, ir.Ref) and named)
    if whole is None or is_string:
        return ir.Unknown()
    return whole


def described_members(ctx: Context, schema: Node) -> dict[str, Node]:
    """The properties of a schema, of its ``allOf`` parts and of its variants."""
    return _collect_properties(ctx, schema, set())


def _collect_properties(ctx: Context, item: Node, seen: set[str]) -> dict[str, Node]:
    found: dict[str, Node] = {}
    if item.id in seen or not item.is_object:
        return found
    seen.add(item.id)
    members = item.get("properties")
    if members is not None and members.is_object:
        found.update((name, m) for name, m in members.members() if m.is_object)
    inner = [n for key in ("allOf", "oneOf", "anyOf") for n in items_at(ctx, item, key)]
    target = resolve_chain(ctx, item) if is_reference_object(item) else None
    for one in (*inner, *([target] if target is not None else [])):
        for name, member in _collect_properties(ctx, one, seen).items():
            found.setdefault(name, member)
    return found


_GROUPS = ("allOf", "oneOf", "anyOf")


def read_body(ctx: Context, operation: str, node: Node, hint: str) -> ir.Body | None:
    """The body of ``requestBody``; None if its reference cannot be resolved."""
    target = followed(ctx, node)
    if target is None:
        return None
    words = hint if target == node else shared_name_hint(ctx, target, hint)
    contents = read_contents(ctx, target, f"{words} body")
    if not contents:
        ctx.warn("W315", target, "the body has no content; it is read as any JSON")
        contents = (ir.Content(media_type="application/json", type=ir.Unknown()),)
    _warn_unnamed_roots(ctx, target, contents)
    if all(content.media_type.startswith(ir.FORMS) for content in contents):
        if flag_at(target, "required") is not True and _is_empty(ctx, target):
            return None
        contents = tuple(_without_null(content) for content in contents)
    return ir.Body(
        id=f"{operation} body",
        required=flag_at(target, "required") is True,
        contents=contents,
        span=node.later_span,
        doc=doc_of(ctx, node, target) if node.is_object else doc_of(ctx, target),
    )


def _is_empty(ctx: Context, body: Node) -> bool:
    """Whether a form is described as an object without properties."""
    for _, node in members_at(ctx, body, "content"):
        schema = node.get("schema") if node.is_object else None
        target = None if schema is None else resolve_chain(ctx, schema)
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
    """The content without null, which forms cannot represent."""
    of = content.type
    return replace(content, type=of.inner) if isinstance(of, ir.Nullable) else content


def _warn_unnamed_roots(
    ctx: Context, body: Node, contents: tuple[ir.Content, ...]
) -> None:
    """Warn of XML whose root element has no name (OpenAPI 3.2 §4.27.3)."""
    unnamed = {c.media_type for c in contents if c.xml and not c.xml.name}
    unnamed -= {c.media_type for c in contents if not _is_structure(c.type)}
    for name, node in members_at(ctx, body, "content"):
        if name.strip().lower() in unnamed:
            what = f"{name}: the root element has no name; <root> is used"
            ctx.warn("W331", node, what, "Name it with xml.name.")


def _is_structure(of: ir.Type | None) -> bool:
    bare = of.inner if isinstance(of, ir.Nullable) else of
    return isinstance(bare, ir.Ref | ir.Array | ir.Map | ir.Tuple)


def read_contents(ctx: Context, holder: Node, hint: str) -> tuple[ir.Content, ...]:
    """The ``content`` of a body; media types with equal schemas share one type."""
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
        media = followed(ctx, node) if is_reference_object(node) else node
        if media is None or not media.is_object:
            if media is not None and media.value is not None:
                warn_wrong_type(ctx, media, "a media type object")
            found.setdefault(media_type, _content_without_schema(ctx, media_type, node))
            continue
        place = SchemaPlace(hint if not read else f"{hint} {_subtype(media_type)}")
        found.setdefault(media_type, _content(ctx, media_type, media, place, read))
    return tuple(found.values())


def _subtype(media_type: str) -> str:
    """The part of a media type that is used in names: ``xml`` of ``application/xml``."""
    return media_type.split(";")[0].split("/")[-1].removeprefix("x-")


def _content_without_schema(ctx: Context, media_type: str, node: Node) -> ir.Content:
    """A media type without a schema (OpenAPI 3.1 §4.8.14.1: bytes stay bytes)."""
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
    place: SchemaPlace,
    read: list[tuple[Node, ir.Type]],
) -> ir.Content:
    schema = node.get("schema")
    type: ir.Type | None = None
    if schema is not None and schema.value is not None:
        type = next((t for n, t in read if n.value == schema.value), None)
        if type is None:
            type = read_type(ctx, schema, place)
            read.append((schema, type))
    without_type = schema is None or type is None or not says_type(schema)
    named = isinstance(type, ir.Ref) and schema is not None and is_file(ctx, schema)
    if named or (without_type and is_binary(media_type)):
        type = ir.BYTES
    schemas = (schema,) if schema is not None and schema.is_object else ()
    stream, events = stream_type(ctx, media_type, node, type, place)
    content = ir.Content(
        media_type=media_type,
        type=type,
        stream=stream,
        events=events,
        encodings=_with_part_types(ctx, media_type, schema, _encodings(ctx, node)),
        examples=named_examples(ctx, node) or schema_examples(*schemas),
        xml=root_xml(ctx, media_type, schema),
    )
    return with_raw_form(ctx, media_type, node, content)


def _with_part_types(
    ctx: Context, media_type: str, schema: Node | None, encodings: Iterable[ir.Encoding]
) -> tuple[ir.Encoding, ...]:
    """The encodings of a form, with the media types in the schemas of its properties.

    ``contentMediaType`` is the media type of a part; an empty schema describes a file
    (OpenAPI 3.1 §4.8.14.3). ``contentType`` takes precedence over both.
    ``application/octet-stream`` is left out, so that the media type can be derived from
    the file name.
    """
    found = {encoding.wire: encoding for encoding in encodings}
    if schema is None or not media_type.startswith(ir.FORMS):
        return tuple(found.values())
    for wire, member in described_members(ctx, schema).items():
        encoding = found.get(wire, ir.Encoding(wire=wire))
        one, content_type = _part_schema(ctx, member)
        items = None if one is None else one.get("items")
        if items is not None:
            one, content_type = _part_schema(ctx, items)
        if encoding.style is not None or one is None:
            continue
        declared_type = encoding.media_type
        if not declared_type and content_type not in ("", "application/octet-stream"):
            encoding = replace(encoding, media_type=content_type, written=True)
        if items is None and not says_type(one):
            without_type = not declared_type and ctx.dialect.reads_ref_siblings
            encoding = replace(encoding, file=without_type or is_binary(declared_type))
        if encoding != ir.Encoding(wire=wire):
            found[wire] = encoding
    return tuple(found.values())


def _part_schema(ctx: Context, member: Node) -> tuple[Node | None, str]:
    """The schema of a part's value and its ``contentMediaType``.

    References, unions with null and an ``allOf`` with one item are resolved. None if a
    reference cannot be resolved.
    """
    here: Node | None = member
    for _ in range(LONGEST_CHAIN):
        if here is None or not here.is_object:
            return None, ""
        reads_siblings = ctx.dialect.reads_ref_siblings or not is_reference_object(here)
        media_type = text_at(here, "contentMediaType").lower() if reads_siblings else ""
        if media_type:
            return resolve_chain(ctx, here), media_type
        if is_reference_object(here):
            here = target_of(ctx, here)
            continue
        groups = [n for key in _GROUPS for n in items_at(ctx, here, key)]
        variants = [n for n in groups if says_type(n) and not only_null(n)]
        if len(variants) != 1:
            return here, ""
        here = variants[0]
    return None, ""


def _encodings(ctx: Context, node: Node) -> Iterator[ir.Encoding]:
    """The ``encoding`` objects of a form."""
    for wire, encoding in members_at(ctx, node, "encoding"):
        if not encoding.is_object:
            warn_wrong_type(ctx, encoding, "an encoding object")
            continue
        word = text_at(encoding, "style")
        if word and word not in STYLES:
            ctx.warn("W311", encoding, f"unknown style {word!r}; it is ignored")
        explode = flag_at(encoding, "explode")
        style = STYLES.get(word)
        # OpenAPI 3.1 §4.8.15.1: any of the three keys selects a style.
        if not word and (explode is not None or "allowReserved" in encoding.value):
            style = ir.Style.FORM
        yield ir.Encoding(
            wire=wire,
            media_type=text_at(encoding, "contentType"),
            style=style,
            explode=explode,
            allow_reserved=flag_at(encoding, "allowReserved") is True,
            headers=read_headers(ctx, encoding, wire),
        )

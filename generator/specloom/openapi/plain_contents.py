"""Bodies whose media type has no way to say what their schema describes."""

from __future__ import annotations

from dataclasses import replace

from specloom import ir
from specloom.document import Node
from specloom.openapi.context import Context
from specloom.openapi.keywords import says_type
from specloom.openapi.members import flag_at, members_at, text_at
from specloom.openapi.models import is_json
from specloom.openapi.narrowing import TEXTS
from specloom.openapi.references import chased, refers
from specloom.openapi.scalars import is_binary, is_text
from specloom.openapi.shapes import lone_reference
from specloom.openapi.xml_objects import is_xml

FORM = "application/x-www-form-urlencoded"
_POSITIONAL = ("itemSchema", "itemEncoding", "prefixEncoding")
CODE = "W332"
_TEXTUAL = frozenset(TEXTS) | {ir.ScalarKind.DECIMAL}


def with_ready_form(
    ctx: Context, media_type: str, node: Node, content: ir.Content
) -> ir.Content:
    """The content; text or raw bytes where it is a form whose fields have no names.

    OpenAPI 3.2 §4.15 describes parts by their position; the fields of a form have names.
    """
    is_multipart = media_type.startswith("multipart/")
    if not is_multipart and media_type.partition(";")[0].strip() != FORM:
        return content
    said = [key for key in _POSITIONAL if is_multipart and key in node.value]
    schema = node.get("schema")
    of = _of_fields(ctx, content.type, schema, texts=not is_multipart)
    if not said and of == content.type:
        return content
    ready = ir.BYTES if is_multipart else ir.STRING
    word = "raw bytes" if is_multipart else "text"
    what = f"unnamed parts ({', '.join(said)}) are not supported"
    if not said:
        what = "the form is not an object, so its fields have no names"
    if of is not None and not said:
        ctx.warn(
            CODE,
            node,
            f"{what}; only its object variants are used",
            "describe the form as an object",
        )
        return replace(content, type=of)
    if content.type != ready:
        ctx.warn(
            CODE,
            node,
            f"{what}; the body is sent as {word}",
            "describe the form as an object",
        )
    return ir.Content(media_type=media_type, type=ready, examples=content.examples)


def _of_fields(
    ctx: Context, of: ir.Type | None, schema: Node | None, *, texts: bool
) -> ir.Type | None:
    """What of a form's type is an object; None where nothing is.

    A form may be given as text beside objects where ``texts`` allows it.
    """
    if isinstance(of, ir.Nullable):
        inner = _of_fields(ctx, of.inner, schema, texts=texts)
        return of if inner == of.inner else inner
    if isinstance(of, ir.Union) and of.discriminator is None:
        kept = (ir.STRING,) if texts else ()
        left = tuple(
            variant
            for variant in of.variants
            if variant in kept or _of_fields(ctx, variant, None, texts=False)
        )
        if all(variant in kept for variant in left):
            return None
        if len(left) == len(of.variants):
            return of
        return left[0] if len(left) == 1 else ir.Union(left)
    if isinstance(of, ir.Ref):
        target = None if schema is None else chased(ctx, schema)
        kind = "" if target is None or not target.is_object else text_at(target, "type")
        declared = ctx.declared.get(of.id)
        alias = declared.type if isinstance(declared, ir.Alias) else None
        named = kind in ("array", "string", "integer", "number", "boolean")
        return None if named or isinstance(alias, ir.Array | ir.Scalar) else of
    return None if isinstance(of, ir.Array | ir.Tuple | ir.Scalar | ir.Literals) else of


def as_answers(
    ctx: Context, holder: Node, contents: tuple[ir.Content, ...]
) -> tuple[ir.Content, ...]:
    """The contents of an answer; text or bytes where nothing says how to read more.

    Beside JSON or XML the others are taken for another way to name it, as programs that
    write documents do.  A text in a media type that is none is a file.
    """
    named = any(_is_read(content) for content in contents)
    nodes = {
        name.strip().lower(): node for name, node in members_at(ctx, holder, "content")
    }
    found: list[ir.Content] = []
    for content in contents:
        node = nodes.get(content.media_type)
        media = chased(ctx, node) if node is not None and refers(node) else node
        schema = media.get("schema") if media is not None and media.is_object else None
        if ctx.dialect.is_swagger:
            node, schema = holder, holder.get("schema")
        found.append(_as_answer(ctx, node, schema, content, named=named))
    return tuple(found)


def _as_answer(
    ctx: Context,
    node: Node | None,
    schema: Node | None,
    content: ir.Content,
    *,
    named: bool,
) -> ir.Content:
    """One of the contents; ``named`` tells that one beside it is JSON or XML."""
    target = None if schema is None else chased(ctx, schema)
    if _is_read(content) or node is None or target is None or not target.is_object:
        return content
    if _is_string(content.type, target):
        # Programs leave out ``format: binary`` of downloads.
        is_file = not is_text(content.media_type)
        return replace(content, type=ir.BYTES) if is_file else content
    if named or not says_type(target) or not _is_structure(content.type):
        return content
    text = is_text(content.media_type)
    word = "text" if text else "raw bytes"
    what = f"a response in {content.media_type} is not parsed; it is returned as {word}"
    ctx.warn(CODE, node, what, "describe it as JSON, XML or a string")
    return replace(content, type=ir.STRING if text else ir.BYTES)


def tell_of_unread(ctx: Context, node: Node, body: ir.Body | None) -> None:
    """Warns of a request that the service makes, whose body no function will read."""
    kinds = [] if body is None else [content.media_type for content in body.contents]
    if kinds and not any(k.endswith("*") or is_json(k) for k in kinds):
        what = f"no function is generated to parse a body in {' or '.join(kinds)}"
        ctx.warn(CODE, node, what, "describe the body as application/json")


def is_file(ctx: Context, schema: Node) -> bool:
    """Whether a schema, by another name or not, describes bytes and no more."""
    target = chased(ctx, lone_reference(ctx, schema) or schema)
    if target is None or not target.is_object:
        return False
    kind, form = text_at(target, "type"), text_at(target, "format")
    if flag_at(target, "nullable"):
        return False  # what may be null is a text in JSON
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
    """Whether a value is a string, not bytes in a notation."""
    bare = of.inner if isinstance(of, ir.Nullable) else of
    if isinstance(bare, ir.Ref):
        return text_at(schema, "type") == "string"
    if isinstance(bare, ir.Literals):
        return all(isinstance(value.value, str) for value in bare.values)
    return bare == ir.STRING or (
        isinstance(bare, ir.Scalar) and bare.kind in _TEXTUAL and bare != ir.BYTES
    )


def _is_structure(of: ir.Type | None) -> bool:
    bare = of.inner if isinstance(of, ir.Nullable) else of
    if isinstance(bare, ir.Scalar):
        kinds = (ir.ScalarKind.INTEGER, ir.ScalarKind.NUMBER, ir.ScalarKind.BOOLEAN)
        return bare.kind in kinds
    return isinstance(bare, ir.Ref | ir.Array | ir.Tuple | ir.Map | ir.Union)

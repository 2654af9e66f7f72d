"""Bodies whose media type has no way to say what their schema describes."""

from __future__ import annotations

from dataclasses import replace

from specloom import ir
from specloom.document import Node
from specloom.openapi.context import Context
from specloom.openapi.keywords import says_type
from specloom.openapi.members import flag_at, members_at, text_at
from specloom.openapi.models import is_json
from specloom.openapi.references import chased, refers
from specloom.openapi.scalars import is_binary
from specloom.openapi.xml_objects import is_xml

_POSITIONAL = ("itemSchema", "itemEncoding", "prefixEncoding")
CODE = "W332"


def with_ready_parts(
    ctx: Context, media_type: str, node: Node, content: ir.Content
) -> ir.Content:
    """The content; raw bytes where it is a list of parts that have no names.

    OpenAPI 3.2 §4.15 describes such parts by their position; a form's parts have names.
    """
    if not media_type.startswith("multipart/"):
        return content
    said = [key for key in _POSITIONAL if key in node.value]
    if not said and not isinstance(content.type, ir.Array | ir.Tuple):
        return content
    what = f"parts without names ({', '.join(said) or 'an array'}) are not made"
    ctx.warn(CODE, node, f"{what}; the body is raw bytes", "describe an object")
    return ir.Content(media_type=media_type, type=ir.BYTES, examples=content.examples)


def as_answers(
    ctx: Context, holder: Node, contents: tuple[ir.Content, ...]
) -> tuple[ir.Content, ...]:
    """The contents of an answer; text or bytes where nothing says how to read more.

    Beside JSON or XML the others are taken for another way to name it, as programs that
    write documents do.
    """
    if any(_is_read(content) for content in contents):
        return contents
    nodes = {
        name.strip().lower(): node for name, node in members_at(ctx, holder, "content")
    }
    return tuple(_ready(ctx, nodes.get(c.media_type), c) for c in contents)


def tell_of_unread(ctx: Context, node: Node, body: ir.Body | None) -> None:
    """Warns of a request that the service makes, whose body no function will read."""
    kinds = [] if body is None else [content.media_type for content in body.contents]
    if kinds and not any(k.endswith("*") or is_json(k) for k in kinds):
        what = f"a request in {' or '.join(kinds)} is not read for you"
        ctx.warn(CODE, node, what, "describe it in JSON")


def is_file(ctx: Context, schema: Node) -> bool:
    """Whether a schema, by another name or not, describes bytes and no more."""
    target = chased(ctx, schema)
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
    if name.endswith(("/json", "+json", "*")) or is_xml(name):
        return True
    return content.stream is not None


def _ready(ctx: Context, node: Node | None, content: ir.Content) -> ir.Content:
    media = chased(ctx, node) if node is not None and refers(node) else node
    schema = media.get("schema") if media is not None and media.is_object else None
    target = None if schema is None else chased(ctx, schema)
    if target is None or not target.is_object or not says_type(target):
        return content
    if text_at(target, "type") in ("string", "file") or node is None:
        return content
    if not _is_structure(content.type):
        return content
    text = not is_binary(content.media_type) and _is_text(content.media_type)
    word = "text" if text else "raw bytes"
    what = f"an answer in {content.media_type} is not read; it is {word}"
    ctx.warn(CODE, node, what, "describe it in JSON or XML, or as a string")
    return replace(content, type=ir.STRING if text else ir.BYTES)


def _is_structure(of: ir.Type | None) -> bool:
    bare = of.inner if isinstance(of, ir.Nullable) else of
    if isinstance(bare, ir.Scalar):
        kinds = (ir.ScalarKind.INTEGER, ir.ScalarKind.NUMBER, ir.ScalarKind.BOOLEAN)
        return bare.kind in kinds
    return isinstance(bare, ir.Ref | ir.Array | ir.Tuple | ir.Map | ir.Union)


def _is_text(media_type: str) -> bool:
    name = media_type.partition(";")[0].strip()
    ends = ("/yaml", "/x-yaml", "+yaml", "/javascript", "form-urlencoded")
    return name.startswith("text/") or name.endswith(ends)

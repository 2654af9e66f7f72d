"""What tells a declaration apart when its name is taken away: structure and places of use."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping

from specloom import ir

Spelled = Callable[[str], str]


def shape(of: ir.Declaration, spelled: Spelled) -> str:
    """A digest of the structure, without names, texts and limits; ``spelled`` says how an
    id is written.
    """
    known = spelled(of.id)

    def own(id_: str) -> str:
        written = spelled(id_)
        inside = written == known or written.startswith(f"{known}/")
        return f"self{written.removeprefix(known)}" if inside else written

    if isinstance(of, ir.Alias):
        text = f"{'?' * of.nullable}{_type(of.type, own)}"
    else:
        rest = "" if of.additional is None else _type(of.additional, own)
        text = f"{{{';'.join(_field(field, own) for field in of.fields)}}}{rest}"
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def places(api: ir.Api) -> Mapping[str, tuple[str, ...]]:
    """Where each declaration is used, by its id, in the document's order."""
    found: dict[str, dict[str, None]] = {}
    for place, type_ in _uses(api):
        for id_ in ir.references(type_):
            found.setdefault(id_, {})[place] = None
    return {id_: tuple(uses) for id_, uses in found.items()}


def _uses(api: ir.Api) -> Iterator[tuple[str, ir.Type]]:
    for operation in api.operations:
        id_ = operation.id
        for parameter in operation.parameters:
            place = f"{id_} {parameter.location.value} {parameter.wire}"
            yield place, parameter.type
        yield from _content(f"{id_} body", operation.body)
        for response in operation.responses:
            yield from _content(f"{id_} {response.status}", response)
            for header in response.headers:
                yield f"{id_} {response.status} {header.wire}", header.type
    callbacks = (c for operation in api.operations for c in operation.callbacks)
    for webhook in (*api.webhooks, *callbacks):
        yield from _content(webhook.id, webhook.body)
    for declaration in api.declarations:
        if isinstance(declaration, ir.Alias):
            yield declaration.id, declaration.type
            continue
        for field in declaration.fields:
            yield f"{declaration.id} {field.wire}", field.type
        if declaration.additional is not None:
            yield f"{declaration.id} *", declaration.additional


def _content(
    place: str, of: ir.Body | ir.Response | None
) -> Iterator[tuple[str, ir.Type]]:
    for content in of.contents if of else ():
        for type_ in (content.type, content.stream):
            if type_ is not None:
                yield place, type_


def _field(field: ir.Field, spelled: Spelled) -> str:
    marks = f"{'!' * field.required}{field.access.value[0]}"
    return f"{field.wire}{marks}:{_type(field.type, spelled)}"


def _type(of: ir.Type, spelled: Spelled) -> str:
    match of:
        case ir.Scalar(kind):
            return kind.value
        case ir.Unknown():
            return "any"
        case ir.Never():
            return "never"
        case ir.Ref(id_):
            return spelled(id_)
        case ir.Array(inner):
            return f"[{_type(inner, spelled)}]"
        case ir.Map(inner):
            return f"<{_type(inner, spelled)}>"
        case ir.Nullable(inner):
            return f"?{_type(inner, spelled)}"
        case ir.Tuple(items, rest):
            last = "" if rest is None else f"*{_type(rest, spelled)}"
            return f"({','.join(_type(item, spelled) for item in items)}{last})"
        case ir.Literals(values):
            return f"={','.join(value.text for value in values)}"
        case ir.Union(variants):
            return "|".join(_type(variant, spelled) for variant in variants)

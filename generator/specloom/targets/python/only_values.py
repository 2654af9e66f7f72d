"""Members that can have but one value, so that nobody has to give it."""

from __future__ import annotations

from collections.abc import Iterator

from specloom import ir
from specloom.targets.calls import only_value, payload, resolved
from specloom.targets.python.code import literal


class OnlyValues:
    """The lone values of the members of one API's models: constants, and the tags by
    which unions tell their variants apart.
    """

    def __init__(self, api: ir.Api) -> None:
        self._api = api
        found: dict[tuple[str, str], set[str]] = {}
        for union in _unions(api):
            if union.discriminator is None:
                continue
            for tag, place in union.discriminator.tags:
                variant = union.variants[place]
                alike = (
                    variant.variants if isinstance(variant, ir.Union) else (variant,)
                )
                for one in (resolved(api, type_) for type_ in alike):
                    if isinstance(one, ir.Model):
                        key = one.id, union.discriminator.wire
                        found.setdefault(key, set()).add(tag)
        # A model that several tags stand for has none of its own.
        self._tags = {key: min(tags) for key, tags in found.items() if len(tags) == 1}

    def of(self, model: ir.Model, field: ir.Field) -> str | None:
        """The only value of a required member as a literal, None when there are more."""
        shape = resolved(self._api, field.type)
        only = only_value(shape)
        if only is not None and isinstance(only.value, str | int | float | None):
            return literal(only.value)
        tag = self._tags.get((model.id, field.wire))
        if tag is None:
            return None
        listed = isinstance(shape, ir.Literals) and ir.Json.of(tag) in shape.values
        return literal(tag) if listed or shape == ir.STRING else None


def _unions(api: ir.Api) -> Iterator[ir.Union]:
    todo: list[ir.Type] = []
    for declaration in api.declarations:
        if isinstance(declaration, ir.Alias):
            todo.append(declaration.type)
            continue
        todo += (field.type for field in declaration.fields)
        todo += [declaration.additional] if declaration.additional is not None else []
    for operation in api.operations:
        contents = [c for r in operation.responses for c in r.contents]
        contents += operation.body.contents if operation.body is not None else ()
        for content in contents:
            todo += [payload(content), content.stream or ir.Unknown()]
    while todo:
        match todo.pop():
            case ir.Union(variants) as union:
                yield union
                todo += variants
            case ir.Array(inner) | ir.Map(inner) | ir.Nullable(inner):
                todo.append(inner)
            case ir.Tuple(items, rest):
                todo += (*items, *([] if rest is None else [rest]))
            case _:
                continue

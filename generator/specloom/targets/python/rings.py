"""Which named types are made of themselves."""

from __future__ import annotations

from collections.abc import Iterator

from specloom import ir


def needs_itself(api: ir.Api, alias: ir.Alias) -> bool:
    """Whether an alias leads back to itself through aliases alone.

    A ring that passes through a model is none for checkers: a class is a name before its
    members are read.
    """
    seen: set[str] = set()
    todo = list(references(alias.type))
    while todo:
        id_ = todo.pop()
        if id_ == alias.id:
            return True
        declared = api.index.get(id_)
        if id_ not in seen and isinstance(declared, ir.Alias):
            seen.add(id_)
            todo += references(declared.type)
    return False


def references(of: ir.Type) -> Iterator[str]:
    """The ids of the declarations that a type names."""
    match of:
        case ir.Ref(id_):
            yield id_
        case ir.Array(inner) | ir.Map(inner) | ir.Nullable(inner):
            yield from references(inner)
        case ir.Tuple(items, rest):
            for item in (*items, *([] if rest is None else [rest])):
                yield from references(item)
        case ir.Union(variants):
            for variant in variants:
                yield from references(variant)
        case ir.Scalar() | ir.Unknown() | ir.Never() | ir.Literals():
            return

"""Which named types are made of themselves."""

from __future__ import annotations

from specloom import ir


def needs_itself(api: ir.Api, alias: ir.Alias) -> bool:
    """Whether an alias leads back to itself through aliases alone.

    A ring that passes through a model is none for checkers: a class is a name before its
    members are read.
    """
    seen: set[str] = set()
    todo = list(ir.references(alias.type))
    while todo:
        id_ = todo.pop()
        if id_ == alias.id:
            return True
        declared = api.index.get(id_)
        if id_ not in seen and isinstance(declared, ir.Alias):
            seen.add(id_)
            todo += ir.references(declared.type)
    return False

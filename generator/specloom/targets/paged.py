"""The models that are pages of a list."""

from __future__ import annotations

from specloom import ir
from specloom.targets.calls import call_of, resolved, without_null


def paged_models(api: ir.Api) -> dict[str, ir.Type]:
    """The models that are pages, by id, with the type of their items."""
    found: dict[str, ir.Type] = {}
    for operation in api.operations:
        called = call_of(api, operation) if operation.paging is not None else None
        if called is None or called.paging is None or called.result is None:
            continue
        shape = resolved(api, without_null(called.result))
        if isinstance(shape, ir.Model):
            found.setdefault(shape.id, called.paging.item)
    return found

"""Lists the operations of a document without reading them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from specloom.diagnostics import Report
from specloom.document import Documents, Node
from specloom.openapi.context import Context, Dialect
from specloom.openapi.members import text_at, texts_at
from specloom.openapi.path_items import Found, operations_of, paths_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An operation of ``paths``: what tells it from others, and where it is described.

    ``id`` is ``"GET /account"``; ``method`` is ``*`` for a path whose methods cannot be
    known.  ``holders`` are the path items around ``node``.
    """

    id: str
    method: str
    path: str
    operation_id: str
    tags: tuple[str, ...]
    node: Node
    holders: tuple[Node, ...] = ()


def listed_operations(documents: Documents) -> tuple[Listed, ...]:
    """Every operation in the document's order, those that cannot be read too.

    Nothing is told: the reader will come by once more.
    """
    # No version of the standard arranges path items otherwise, so any will do.
    ctx = Context(documents.silent(), Report(), Dialect.OPENAPI_3_1)
    return tuple(
        one
        for path, item in paths_of(ctx, documents.root())
        for one in _of_path(ctx, path, item)
    )


def _of_path(ctx: Context, path: str, item: Node) -> Iterator[Listed]:
    lost: list[Found] = []

    def note(method: str, node: Node, reason: str) -> None:
        lost.append(Found(method, node, ()))

    found = list(operations_of(ctx, item, note))
    for one in (*found, *lost):
        yield Listed(
            id=f"{one.method} {path}",
            method=one.method,
            path=path,
            operation_id="" if one.method == "*" else text_at(one.node, "operationId"),
            tags=() if one.method == "*" else texts_at(ctx, one.node, "tags"),
            node=one.node,
            holders=one.holders,
        )

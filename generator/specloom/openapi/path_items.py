"""Find the operations of path items."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from specloom import ir
from specloom.document import Node, kind_of
from specloom.openapi.context import Context
from specloom.openapi.members import followed, members_at, text_at
from specloom.openapi.references import refers

METHODS = (
    "get",
    "put",
    "post",
    "delete",
    "options",
    "head",
    "patch",
    "trace",
    "query",
)
Lost = Callable[[str, Node, str], None]
"""Called for what cannot be read: a method (``*``: a whole path item), node, reason."""


@dataclass(frozen=True, slots=True)
class Found:
    """An operation object: ``node`` is where it stands, ``holders`` the path items around
    it, the one that says least first.
    """

    method: str
    node: Node
    holders: tuple[Node, ...]


def paths_of(ctx: Context, root: Node) -> Iterator[tuple[str, Node]]:
    """The path items of a document, by path.

    Values of ``paths`` that are not objects, under keys that are not paths, are skipped: some
    documents list the parameters of all paths there.
    """
    for path, item in members_at(ctx, root, "paths"):
        if path.startswith("x-"):
            continue
        if path.startswith("/") or item.is_object:
            yield path, item
        else:
            ctx.warn(
                "W301", item, f"{path!r} does not start with a slash; it is skipped"
            )


def operations_of(ctx: Context, item: Node, lost: Lost) -> Iterator[Found]:
    """The operations of a path item, each once.

    null counts as absent: some programs write it for the methods that a path does not have.
    """
    layers = _layers(ctx, item, lost)
    seen: set[str] = set()
    for layer in layers:
        mine: set[str] = set()
        for method, node in _methods(ctx, layer):
            if node.value is None:
                continue
            if method in mine:
                lost(method, node, f"the path declares {method} twice")
            elif method not in seen:
                target = _operation(ctx, method, node, lost)
                if target is not None:
                    yield Found(method, target, tuple(reversed(layers)))
            mine.add(method)
        seen |= mine


def _layers(ctx: Context, node: Node, lost: Lost) -> tuple[Node, ...]:
    """A path item and its referenced path item; the former takes precedence."""
    if not node.is_object:
        # PHP serializes an empty object as an empty array.
        if node.value is not None and node.value != []:
            lost("*", node, f"the path item is {kind_of(node.value)}, not an object")
        return ()
    if not refers(node):
        return (node,)
    target = followed(ctx, node)
    if target is None:
        lost("*", node, "the path item's $ref cannot be resolved")
        return (node,)
    return (node, target)


def _methods(ctx: Context, layer: Node) -> Iterator[tuple[str, Node]]:
    """The operations by method, in upper case if the method is a standard one."""
    named = ((k, n) for k, n in layer.members() if k.lower() in METHODS)
    for key, node in (*named, *members_at(ctx, layer, "additionalOperations")):
        yield (key.upper() if key.lower() in METHODS else key), node


def _operation(ctx: Context, method: str, node: Node, lost: Lost) -> Node | None:
    """The object that describes an operation."""
    if not node.is_object:
        lost(method, node, f"the operation is {kind_of(node.value)}, not an object")
        return None
    if not refers(node):
        return node
    # Not in the standard, but in published documents: an operation in a separate file.
    target = followed(ctx, node)
    if target is None:
        lost(method, node, "the operation's $ref cannot be resolved")
    return target


def skipping(ctx: Context, path: str) -> Lost:
    """Record skipped operations of a path, so that none is dropped silently."""

    def lost(method: str, node: Node, reason: str) -> None:
        if f"{method} {path}" in ctx.excluded:
            return
        ctx.skipped.append(
            ir.Skipped(
                id=f"{method} {path}",
                operation_id=text_at(node, "operationId") if method != "*" else "",
                method=method,
                path=path,
                span=node.span,
                reason=reason,
            )
        )

    return lost


def degrading(ctx: Context) -> Lost:
    """Warn of skipped operations of a webhook or callback."""

    def lost(method: str, node: Node, reason: str) -> None:
        ctx.warn("W301", node, f"{reason}; it is skipped")

    return lost

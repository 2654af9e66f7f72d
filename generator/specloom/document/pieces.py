"""Splits documents into the elements for which ``check`` reports changes."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from specloom.document.faults import refusal
from specloom.document.kinds import is_array, is_object
from specloom.document.node import Node, escaped

DEPTHS = {
    "paths": 2,
    "webhooks": 2,
    "components": 2,
    "definitions": 1,
    "parameters": 1,
    "responses": 1,
    "securityDefinitions": 1,
    "info": 1,
}
"""How many levels below a field of the root its pieces are: an operation is two levels
below ``paths``. A field that is not listed is one piece.
"""


def pieces(roots: Iterable[Node]) -> Iterator[Node]:
    """Yield the pieces of each document in document order; together they cover it."""
    for root in roots:
        for key, node in root.members():
            yield from _below(node, DEPTHS.get(key, 0))


def _below(node: Node, depth: int) -> Iterator[Node]:
    if depth == 0 or not node.is_object or not node.value:
        yield node
        return
    for _, inner in node.members():
        yield from _below(inner, depth - 1)


def piece_texts(name: str, value: Any) -> Iterator[tuple[str, str]]:
    """Yield the id and the text of each piece of a file's content; ``name`` is the file.

    The text is canonical, so that layout and comments make no difference. The order of
    properties makes one, because it is visible in the output.
    """
    open_ = [
        (f"{name}#/{escaped(key)}", inner, DEPTHS.get(key, 0))
        for key, inner in (value.items() if is_object(value) else ())
    ]
    open_.reverse()
    while open_:
        id_, here, depth = open_.pop()
        if depth == 0 or not is_object(here) or not here:
            yield id_, json.dumps(here, ensure_ascii=False, separators=(",", ":"))
            continue
        for key in reversed(here):
            open_.append((f"{id_}/{escaped(key)}", here[key], depth - 1))


@contextmanager
def depth_limited(root: Node) -> Generator[None]:
    """Turn a RecursionError into an error at the most deeply nested element (E117)."""
    try:
        yield
    except RecursionError as flaw:
        raise refusal(
            "E117",
            deepest(root).span,
            "the schemas are nested too deeply",
            "Shorten the chain of schemas that starts here.",
        ) from flaw


def deepest(root: Node) -> Node:
    """The most deeply nested piece, following references within the same document."""
    known = {piece.id: piece for piece in pieces([root])}
    nested = {id_: _depth(piece.value) for id_, piece in known.items()}
    depths: dict[str, int] = {}
    for start in known:
        open_ = [start]
        while open_:
            id_ = open_[-1]
            own, targets = nested[id_]
            if id_ not in depths:
                depths[id_] = own  # also the depth of a cycle
                open_ += [t for t in targets if t in known and t not in depths]
                continue
            inner = (depths[t] for t in targets if t in known and t != id_)
            depths[id_] = own + max(inner, default=0)
            open_.pop()
    return known[max(depths, key=depths.__getitem__)] if known else root


def _depth(value: Any) -> tuple[int, set[str]]:
    """Return the depth of a value, and the references in it."""
    most, targets = 0, set[str]()
    open_ = [(value, 1)]
    while open_:
        one, level = open_.pop()
        most = max(most, level)
        if is_object(one):
            if isinstance(one.get("$ref"), str):
                targets.add(one["$ref"])
            open_ += [(inner, level + 1) for inner in one.values()]
        elif is_array(one):
            open_ += [(inner, level + 1) for inner in one]
    return most, targets

"""Takes documents apart into the pieces whose changes people want to be told of."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from specloom.document.node import Node

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
"""How many levels below a member of the root its pieces lie: an operation is two below
``paths``.  What is not listed is one piece.
"""


def pieces(roots: Iterable[Node]) -> Iterator[Node]:
    """The pieces of each document in its order; together they are all of it."""
    for root in roots:
        for key, node in root.members():
            yield from _below(node, DEPTHS.get(key, 0))


def _below(node: Node, depth: int) -> Iterator[Node]:
    if depth == 0 or not node.is_object or not node.value:
        yield node
        return
    for _, inner in node.members():
        yield from _below(inner, depth - 1)


def piece_text(node: Node) -> str:
    """A piece in one spelling, so that layout and comments make no difference; the order of
    members does, because people read it in the output.
    """
    return json.dumps(node.value, ensure_ascii=False, separators=(",", ":"))

"""Which declaration a place in the documents stands for, and what it could be called."""

from __future__ import annotations

from pathlib import PurePosixPath

from specloom.document import Node
from specloom.openapi.context import Context, Named
from specloom.openapi.references import ROOMS

SHARED = frozenset({"responses", "parameters", "requestBodies"})
STRUCTURE = frozenset(
    {
        "properties",
        "items",
        "allOf",
        "oneOf",
        "anyOf",
        "additionalProperties",
        "patternProperties",
        "prefixItems",
        "not",
        "content",
        "schema",
        "responses",
        "parameters",
        "requestBody",
        "requestBodies",
        "headers",
        "paths",
        "components",
    }
)


def named(ctx: Context, node: Node) -> Named:
    """The declaration that stands for a schema: a component's key, or words of its place.

    A file of its own that a component merely points to is that component.
    """
    home = ctx.homes.get(node.id)
    if home is not None:
        return home
    pointer = node.pointer
    if len(pointer) >= 2 and pointer[-2] in ROOMS:
        return Named(node.id, pointer[-1], True)
    stem = PurePosixPath(node.source.path.replace("\\", "/")).name.split(".")[0]
    if not pointer:
        return Named(node.id, stem, True)
    if node.id.startswith("#") or STRUCTURE.intersection(pointer):
        return Named(node.id, words(pointer) or stem, False)
    return Named(node.id, pointer[-1], True)


def shared_hint(ctx: Context, target: Node, otherwise: str) -> str:
    """What the types inside a shared response, body or parameter are called after.

    A component of its own lends its key, so that names do not depend on which operation
    refers to it first.
    """
    steps = target.pointer
    listed = len(steps) > 1 and steps[-2] in SHARED and not steps[-1].isdigit()
    return named(ctx, target).hint if listed or not steps else otherwise


def words(pointer: tuple[str, ...]) -> str:
    """What a pointer says to a reader, without the structure of schemas."""
    told = ["item" if step == "items" else step for step in pointer]
    kept = [step for step in told if step not in STRUCTURE | ROOMS]
    return " ".join(step for step in kept if not step.isdigit() or len(step) == 3)

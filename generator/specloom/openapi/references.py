"""Follow references in ``$ref`` and similar keywords."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from specloom.diagnostics import Severity
from specloom.document import Node
from specloom.document.kinds import is_object
from specloom.document.limits import MOST_REFERENCES, too_many_references
from specloom.openapi.context import Context

ROOMS = frozenset({"schemas", "definitions", "$defs"})
NOWHERE = frozenset({"W104", "W120", "W121", "W123"})
KEYWORDS = ("$ref", "$dynamicRef", "$recursiveRef")


def is_reference(value: Any) -> bool:
    """Whether a value is a reference object."""
    if not is_object(value):
        return False
    return (
        ("$ref" in value and isinstance(value["$ref"], str))
        or ("$dynamicRef" in value and isinstance(value["$dynamicRef"], str))
        or ("$recursiveRef" in value and isinstance(value["$recursiveRef"], str))
    )


def refers(node: Node) -> bool:
    """Whether the node is a reference object."""
    return is_reference(node.value)


def reference_in(node: Node) -> str | None:
    """Where a reference object points to; None when the node is none.

    A dynamic reference (JSON Schema 2020-12 §8.2.3.2) is read as a plain one to the anchor
    of its name, a recursive one (2019-09 §8.2.4.2.1) as the schema around it: no document
    that describes an API could mean more without describing two.
    """
    if not is_object(node.value):
        return None
    for keyword in KEYWORDS:
        ref = node.value.get(keyword)
        if isinstance(ref, str):
            around = keyword == "$recursiveRef" and ref == "#"
            return _around(node.pointer) if around else ref
    return None


def _around(pointer: tuple[str, ...]) -> str:
    """The innermost named schema that contains a location."""
    for end in range(len(pointer) - 1, 0, -1):
        if pointer[end - 1] in ROOMS:
            steps = pointer[: end + 1]
            return "#/" + "/".join(
                step.replace("~", "~0").replace("/", "~1").replace("%", "%25")
                for step in steps
            )
    return "#"


def target_of(ctx: Context, node: Node) -> Node | None:
    """The direct target of a reference object; None, with a report, if there is none."""
    ref = reference_in(node)
    return None if ref is None else ctx.documents.resolve(ref, node)


def chased(ctx: Context, node: Node) -> Node | None:
    """The final target of a chain of references; None, with a report, if there is none."""
    seen: set[str] = set()
    here = node
    while refers(here):
        if here.id in seen:
            ctx.warn("W303", node, "the reference leads back to itself")
            return None
        seen.add(here.id)
        if len(seen) > MOST_REFERENCES:
            raise too_many_references(node.span)
        target = target_of(ctx, here)
        if target is None:
            return None
        here = target
    return here


@contextmanager
def words_only(ctx: Context) -> Generator[None]:
    """Report unresolved references in the body as W302 warnings.

    For references that affect only documentation, which must not stop the run.
    """
    before = len(ctx.report.found)
    yield
    for index in range(before, len(ctx.report.found)):
        found = ctx.report.found[index]
        if found.severity is Severity.ERROR or found.code in NOWHERE:
            ctx.report.found[index] = replace(
                found, code="W302", severity=Severity.WARNING
            )

"""The headings of operations, which are also their anchors."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from specloom.naming import Claim, Rule, assign, snake
from specloom.targets.groups import Group
from specloom.targets.python.wishes import operation_text

# Headings that the page prints for each operation. An operation must not have their anchors.
SECTIONS = frozenset(
    {"authorization", "callbacks", "example", "limits", "parameters", "responses"}
)
_DROPPED = re.compile(r"[^\w\- ]")


def headings(group: Group, title: str) -> Mapping[str, str]:
    """The heading of each operation of a page, by the operation's ID. A heading is the
    ``operationId`` in snake case.
    """
    rule = Rule(case=snake, lead="operation", reserved=SECTIONS | {anchor(title)})
    claims = (
        Claim(
            "heading",
            "headings",
            operation.id,
            (operation_text(operation), f"{operation_text(operation)} {operation.id}"),
        )
        for operation in group.operations
    )
    found = assign(claims, MappingProxyType({"heading": rule}))
    return {id_: name for (_, id_), name in found.items()}


def anchor(heading: str) -> str:
    """The anchor that GitHub gives to the first heading with this text."""
    return _DROPPED.sub("", heading.strip().lower()).replace(" ", "-")

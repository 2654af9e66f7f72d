"""Reads the actions of an overlay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from specloom.diagnostics import Report
from specloom.document import Node, kind_of
from specloom.overlay.targets import Query, QueryError, query

MALFORMED = "E211"
HINT = "Correct the overlay as the Overlay Specification 1.0 requires."


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """An action of an overlay; ``update`` is None if it removes what it selects."""

    node: Node
    target: Node
    query: Query
    update: Node | None


def read_actions(root: Node, report: Report) -> tuple[Action, ...]:
    """The actions of an overlay in order; () if the overlay has errors, which are reported
    (E211, E212).
    """
    faults = _Faults(report)
    _version(root, faults)
    info = faults.member(root, "info", "an object")
    if info is not None:
        for key in ("title", "version"):
            faults.member(info, key, "a string")
    listed = faults.member(root, "actions", "an array")
    actions: list[Action] = []
    if listed is not None:
        if not listed.value:
            faults.tell(
                listed, "actions is empty; an overlay needs at least one action"
            )
        actions = [a for node in listed.items() for a in _action(node, faults)]
    return () if faults.any else tuple(actions)


class _Faults:
    """Reports errors, and records whether there are any."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self.any = False

    def tell(
        self, node: Node, message: str, hint: str = HINT, code: str = MALFORMED
    ) -> None:
        """Report an error at a node."""
        self.any = True
        self._report.error(code, node.span, message, hint, element=node.id)

    def member(self, owner: Node, key: str, kind: str) -> Node | None:
        """A required property of a type; reports an error and returns None otherwise."""
        found = owner.get(key)
        if found is None:
            self.tell(owner, f"{key} is missing")
            return None
        told = kind_of(found.value)
        # YAML reads a version such as 1.0 as a number.
        if told == kind or (key == "version" and told == "a number"):
            return found
        self.tell(found, f"{key} is {told}, not {kind}")
        return None


def _version(root: Node, faults: _Faults) -> None:
    found = root.get("overlay")
    if found is None:
        faults.tell(root, "not an overlay: the field 'overlay' is missing")
    elif not re.fullmatch(r"1\.0(\.\d+)?", found.source_text):
        faults.tell(
            found,
            f"unsupported overlay version {found.source_text!r}",
            "Write overlay: 1.0.0.",
        )


def _action(node: Node, faults: _Faults) -> Iterator[Action]:
    if not node.is_object:
        faults.tell(node, f"the action is {kind_of(node.value)}, not an object")
        return
    for key, member in node.members():
        if key not in ("target", "description", "update", "remove") and (
            not key.startswith("x-")
        ):
            faults.tell(member, f"unknown field {key!r} of an action")
    target = faults.member(node, "target", "a string")
    remove = node.get("remove")
    if remove is not None and not isinstance(remove.value, bool):
        faults.tell(remove, f"remove is {kind_of(remove.value)}, not a boolean")
    update = node.get("update")
    if update is None and not node.flag("remove"):
        faults.tell(node, "the action has neither update nor remove: true")
    elif target is not None:
        try:
            found = query(node.text("target"))
        except QueryError as error:
            hint = (
                "Write a JSONPath query (RFC 9535), for example $.paths['/users'].get."
            )
            message = f"the target is not a JSONPath query: {error}"
            faults.tell(target, message, hint, "E212")
            return
        kept = None if node.flag("remove") else update
        yield Action(node=node, target=target, query=found, update=kept)

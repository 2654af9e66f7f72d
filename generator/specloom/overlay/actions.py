"""Reads the actions of an Overlay document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from specloom.diagnostics import Report
from specloom.document import Node, kind_of
from specloom.overlay.targets import Query, QueryError, query

MALFORMED = "E211"
HINT = "The Overlay Specification 1.0 says what an overlay holds."


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One step of an overlay: ``update`` is None when what is found shall be removed."""

    node: Node
    target: Node
    query: Query
    update: Node | None


def read_actions(root: Node, report: Report) -> tuple[Action, ...]:
    """The actions of an overlay in their order; () when anything is wrong, which is told
    with its place (E211, E212).
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
            faults.tell(listed, "An overlay has at least one action.")
        actions = [a for node in listed.items() for a in _action(node, faults)]
    return () if faults.any else tuple(actions)


class _Faults:
    """Tells what is wrong, and remembers that something is."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self.any = False

    def tell(
        self, node: Node, message: str, hint: str = HINT, code: str = MALFORMED
    ) -> None:
        """Adds an error at a node."""
        self.any = True
        self._report.error(code, node.span, message, hint, element=node.id)

    def member(self, owner: Node, key: str, kind: str) -> Node | None:
        """A member that must be there and of a kind; None, told, when it is not."""
        found = owner.get(key)
        if found is None:
            self.tell(owner, f"{key} is missing.")
            return None
        told = kind_of(found.value)
        # A version that looks like a number is one to YAML.
        if told == kind or (key == "version" and told == "a number"):
            return found
        self.tell(found, f"{key} is {told}, not {kind}.")
        return None


def _version(root: Node, faults: _Faults) -> None:
    found = root.get("overlay")
    if found is None:
        faults.tell(root, "This is no overlay: it has no member 'overlay'.")
    elif not re.fullmatch(r"1\.0(\.\d+)?", found.source_text):
        faults.tell(
            found,
            f"The overlay's version {found.source_text!r} is not read.",
            "Write overlay: 1.0.0.",
        )


def _action(node: Node, faults: _Faults) -> Iterator[Action]:
    if not node.is_object:
        faults.tell(node, f"An action is an object, not {kind_of(node.value)}.")
        return
    for key, member in node.members():
        if key not in ("target", "description", "update", "remove") and (
            not key.startswith("x-")
        ):
            faults.tell(member, f"An action has no member {key!r}.")
    target = faults.member(node, "target", "a string")
    remove = node.get("remove")
    if remove is not None and not isinstance(remove.value, bool):
        faults.tell(remove, f"remove is {kind_of(remove.value)}, not a boolean.")
    update = node.get("update")
    if update is None and not node.flag("remove"):
        faults.tell(node, "The action has neither update nor remove: true.")
    elif target is not None:
        try:
            found = query(node.text("target"))
        except QueryError as error:
            hint = "JSONPath is described in RFC 9535: $.paths['/users'].get"
            message = f"The target is no JSONPath: {error}."
            faults.tell(target, message, hint, "E212")
            return
        kept = None if node.flag("remove") else update
        yield Action(node=node, target=target, query=found, update=kept)

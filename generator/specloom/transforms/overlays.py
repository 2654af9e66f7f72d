"""Overlays applied to a document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from msgspec import Struct

from specloom.diagnostics import Report, Span
from specloom.document import Documents, Node, PatchedDocument, kind_of
from specloom.document.tree import value_at
from specloom.kinds import is_array, is_object
from specloom.safe_regex import has_match

Place = tuple[str | int, ...]
Query = Callable[[Any], list[Place]]
"""Returns the locations that a query selects, without duplicates, in document order."""


DEEPEST = 600
"""The maximum depth of ``..``, greater than the maximum depth of a document."""


LONGEST = 10_000
"""The maximum number of characters of a target."""


class QueryError(Exception):
    """The text is not a JSONPath query, or cannot be evaluated; the message says why."""


def query(text: str) -> Query:
    """Compile a JSONPath query (RFC 9535); raises QueryError.

    This uses python-jsonpath, which is pure Python, supports Python 3.11, and in strict mode
    passes the compliance test suite of the RFC. jsonpath-rfc9535 by the same author needs
    Python 3.12 and a compiled engine for regular expressions.
    """
    if len(text) > LONGEST:
        raise QueryError(f"it has {len(text):,} characters; the limit is {LONGEST:,}")
    environment = _environment()
    try:
        compiled = environment.compile(text)
    except Exception as fault:
        raise QueryError(_quoted(fault)) from fault

    def places(value: Any) -> list[Place]:
        try:
            found = [tuple(match.parts) for match in compiled.finditer(value)]
        except Exception as fault:
            raise QueryError(_quoted(fault)) from fault
        return list(dict.fromkeys(found))

    return places


def _environment() -> Any:
    """Configure the library so that ``match`` and ``search`` (RFC 9535 §2.4.6, §2.4.7) run
    in bounded time.
    """
    from jsonpath import JSONPathEnvironment
    from jsonpath.function_extensions import Match, Search

    def found(pattern: str, text: str) -> bool:
        matches = has_match(pattern, text)
        if matches is None:
            raise QueryError(
                f"the pattern {pattern[:40]!r} is invalid or too expensive"
            )
        return matches

    class BoundedMatch(Match):
        def __call__(self, value: object, pattern: object) -> bool:
            known = isinstance(value, str) and isinstance(pattern, str)
            return known and found(f"^(?:{pattern})$", str(value))

    class BoundedSearch(Search):
        def __call__(self, value: object, pattern: object) -> bool:
            known = isinstance(value, str) and isinstance(pattern, str)
            return known and found(str(pattern), str(value))

    environment = JSONPathEnvironment(strict=True)
    environment.max_recursion_depth = DEEPEST
    environment.function_extensions["match"] = BoundedMatch()
    environment.function_extensions["search"] = BoundedSearch()
    return environment


def _quoted(fault: Exception) -> str:
    # str() of the library's errors prints the query on several lines, and fails for an
    # empty query.
    return str(fault.args[0]) if fault.args else type(fault).__name__


MALFORMED = "E211"
HINT = "Correct the overlay as the Overlay Specification 1.0 requires."


class Action(Struct, frozen=True, kw_only=True):
    """An action of an overlay; ``update`` is None if it removes what it selects."""

    node: Node
    target: Node
    query: Query
    update: Node | None


def read_actions(root: Node, report: Report) -> tuple[Action, ...]:
    """The actions of an overlay in order; () if the overlay has errors, which are reported
    (E211, E212).
    """
    faults = _Errors(report)
    _version(root, faults)
    info = faults.member(root, "info", "an object")
    if info is not None:
        for key in ("title", "version"):
            faults.member(info, key, "a string")
    listed = faults.member(root, "actions", "an array")
    actions: list[Action] = []
    if listed is not None:
        if not listed.value:
            faults.report(
                listed, "actions is empty; an overlay needs at least one action"
            )
        actions = [a for node in listed.items() for a in _action(node, faults)]
    return () if faults.any else tuple(actions)


class _Errors:
    """Reports errors, and records whether there are any."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self.any = False

    def report(
        self, node: Node, message: str, hint: str = HINT, code: str = MALFORMED
    ) -> None:
        """Report an error at a node."""
        self.any = True
        self._report.error(code, node.span, message, hint, element=node.id)

    def member(self, owner: Node, key: str, kind: str) -> Node | None:
        """A required property of a type; reports an error and returns None otherwise."""
        found = owner.get(key)
        if found is None:
            self.report(owner, f"{key} is missing")
            return None
        actual = kind_of(found.value)
        # YAML reads a version such as 1.0 as a number.
        if actual == kind or (key == "version" and actual == "a number"):
            return found
        self.report(found, f"{key} is {actual}, not {kind}")
        return None


def _version(root: Node, faults: _Errors) -> None:
    found = root.get("overlay")
    if found is None:
        faults.report(root, "not an overlay: the field 'overlay' is missing")
    elif not re.fullmatch(r"1\.0(\.\d+)?", found.source_text):
        faults.report(
            found,
            f"unsupported overlay version {found.source_text!r}",
            "Write overlay: 1.0.0.",
        )


def _action(node: Node, faults: _Errors) -> Iterator[Action]:
    if not node.is_object:
        faults.report(node, f"the action is {kind_of(node.value)}, not an object")
        return
    for key, item in node.members():
        if key not in ("target", "description", "update", "remove") and (
            not key.startswith("x-")
        ):
            faults.report(item, f"unknown field {key!r} of an action")
    target = faults.member(node, "target", "a string")
    remove = node.get("remove")
    if remove is not None and not isinstance(remove.value, bool):
        faults.report(remove, f"remove is {kind_of(remove.value)}, not a boolean")
    update = node.get("update")
    if update is None and not node.flag("remove"):
        faults.report(node, "the action has neither update nor remove: true")
    elif target is not None:
        try:
            found = query(node.text("target"))
        except QueryError as error:
            hint = (
                "Write a JSONPath query (RFC 9535), for example $.paths['/users'].get."
            )
            message = f"the target is not a JSONPath query: {error}"
            faults.report(target, message, hint, "E212")
            return
        kept = None if node.flag("remove") else update
        yield Action(node=node, target=target, query=found, update=kept)


UNFIT = "E213"
Removal = tuple[tuple[str, ...], Span]


def apply_overlays(
    documents: Documents, files: Iterable[Path], report: Report
) -> tuple[Removal, ...]:
    """Apply overlays to the root document, one after the other.

    A value that comes from an overlay keeps its location there. A target that matches
    nothing is a warning (W211). An invalid overlay is an error, and none of its actions is
    applied. Returns what was removed: its pointer in the document at that time, and the
    location of the action.

    Raises:
        InputError: an overlay cannot be read.
    """
    graft = PatchedDocument(documents.root().source)
    parts = [documents.companion(file) for file in files]
    for root in parts:
        _check_extends(root, documents, report)
        for action in read_actions(root, report):
            _Step(graft, action, report).carry_out()
    documents.substitute(graft.source(), tuple(root.source for root in parts))
    return tuple(graft.removed)


def _check_extends(root: Node, documents: Documents, report: Report) -> None:
    """Warn if an overlay extends another file (W212).

    An http or https URL is ignored, because it names where the document was published.
    """
    extended = urldefrag(urljoin(root.source.uri, root.text("extends"))).url
    document = documents.root().source.uri
    if (
        "extends" in root
        and urlsplit(extended).scheme == "file"
        and extended != document
    ):
        report.warning(
            "W212",
            root["extends"].span,
            f"the overlay extends {root.text('extends')!r}, which is another document",
            "Remove the overlay from the config, or correct extends.",
            element=root["extends"].id,
        )


class _Step:
    """Applies one action to a document."""

    def __init__(self, graft: PatchedDocument, action: Action, report: Report) -> None:
        self._graft = graft
        self._action = action
        self._report = report

    def carry_out(self) -> None:
        """Change everything that the action selects."""
        action = self._action
        try:
            places = action.query(self._graft.value)
        except QueryError as error:
            self._fail(
                "E212", action.target, f"the target cannot be evaluated: {error}", ""
            )
            return
        if not places:
            self._report.warning(
                "W211",
                action.target.span,
                f"the target {action.target.value!r} matches nothing",
                "Correct the target, or remove the action.",
                element=action.target.id,
            )
        if action.update is None:
            self._remove(places)
            return
        for place in places:
            self._update(place, action.update)

    def _remove(self, places: list[Place]) -> None:
        # In reverse order, so that indices stay valid and inner values are removed first.
        for place in sorted(places, reverse=True):
            if place:
                self._graft.remove(_pointer(place), self._action.node.span)
            else:
                message = "the whole document cannot be removed"
                self._fail(
                    UNFIT,
                    self._action.target,
                    message,
                    "Select a part of the document.",
                )

    def _update(self, place: Place, update: Node) -> None:
        pointer = _pointer(place)
        try:
            value = value_at(self._graft.value, pointer)
        except (KeyError, IndexError, TypeError):
            return  # replaced by the update of an enclosing value
        if is_array(value):
            self._graft.append(pointer, update, self._action.node)
        elif is_object(value) and update.is_object:
            for node in self._graft.merge(pointer, update):
                self._report.warning(
                    "W213",
                    node.span,
                    f"null does not replace the value of {node.key!r}",
                    "Remove the property with a separate action: remove: true.",
                    element=node.id,
                )
        elif is_object(value):
            message = f"the target is an object, but update is {kind_of(update.value)}"
            self._fail(UNFIT, update, message, "Write an object to merge.")
        else:
            message = f"the target is {kind_of(value)}, not an object or array"
            hint = "Select the enclosing object, and update its property."
            self._fail(UNFIT, self._action.target, message, hint)

    def _fail(self, code: str, node: Node, message: str, hint: str) -> None:
        self._report.error(code, node.span, message, hint, element=node.id)


def _pointer(place: Place) -> tuple[str, ...]:
    return tuple(map(str, place))

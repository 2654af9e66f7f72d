"""The root document together with all that its references lead to."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from pathlib import Path
from typing import Any

from specloom.diagnostics import Report
from specloom.document.faults import refusal
from specloom.document.files import Shelf
from specloom.document.kinds import kind_of
from specloom.document.library import AbsentError, Library
from specloom.document.network import fetched
from specloom.document.node import Node
from specloom.document.references import References
from specloom.document.remote import Fetch, is_web
from specloom.document.source import Source


class Documents:
    """Reads files, each once, and finds what a reference leads to."""

    def __init__(
        self,
        root: Path,
        report: Report,
        *,
        allow_remote: tuple[str, ...] = (),
        fetch: Fetch = fetched,
        shelf: Shelf | None = None,
        reference_roots: tuple[Path, ...] = (),
    ) -> None:
        """``allow_remote`` lists the origins (``https://example.com``) from which
        documents may be fetched, ``fetch`` does it; files come from ``shelf``, by default
        the disk.  There references may read files in the folder of ``root`` and in
        ``reference_roots``, and no others.
        """
        self._library = Library(
            root, report, allow_remote, fetch, shelf, reference_roots
        )
        self._references = References(self._library, report)
        self._report = report

    def root(self) -> Node:
        """The root document; raises InputError when it cannot be read or is no object."""
        source = self._library.root()
        node = Node(source, (), source.value)
        if not node.is_object:
            raise refusal(
                "E115",
                node.span,
                f"The document is {kind_of(node.value)}, not an object.",
                "An OpenAPI document is an object with a member 'openapi'.",
            )
        return node

    def companion(self, file: Path) -> Node:
        """The root of a file that belongs to the run but that no reference names; raises
        InputError when it cannot be read or is no object.
        """
        source = self._library.companion(file)
        node = Node(source, (), source.value)
        if not node.is_object:
            said = f"The file holds {kind_of(node.value)}, not an object."
            raise refusal("E115", node.span, said)
        return node

    def substitute(self, root: Source, parts: tuple[Source, ...]) -> None:
        """Takes ``root`` for the root document from here on; it was made with ``parts``."""
        self._library.substitute(root, parts)
        self._references = References(self._library, self._report)

    def silent(self) -> Documents:
        """The same documents, as they are now, for a look around that tells nothing."""
        twin = copy(self)
        twin._report = Report()
        twin._references = References(self._library, twin._report)
        return twin

    def sources(self) -> tuple[Source, ...]:
        """All files that were parsed so far, the root document first."""
        return (*self._library.sources(), *self._library.parts())

    def contents(self) -> dict[str, Any]:
        """What was read and can be referred to, by the name that a source has for the
        others ("" for the root document); the root as overlays left it.
        """
        return {source.name: source.value for source in self._library.sources()}

    def whole_sources(self) -> tuple[Source, ...]:
        """The root document as it is now, and what its references lead to."""
        return self._library.sources()

    def texts(self) -> dict[str, str]:
        """The text of every file that could be decoded, broken ones too, by the path
        that spans name.
        """
        return self._library.texts()

    def refuse_files_outside(self) -> None:
        """Raises InputError when a reference led to a file that references may not read."""
        self._library.refuse_files_outside()

    def digests(self) -> dict[str, str | None]:
        """The hash of every file that was asked for, by its name from the root document's
        folder, the root document first; None for one that could not be had.
        """
        return self._library.digests()

    def resolve(self, ref: str, origin: Node) -> Node | None:
        """The node that a reference leads to in one step; None, after a report, when
        there is none.

        ``origin`` is the object in which the reference stands, or the reference's own
        node.  A relative reference counts from the innermost ``$id`` around it, else
        from its file (JSON Schema 2020-12 §8.2.3, OpenAPI 3.1 §4.6).
        """
        try:
            return self._references.resolved(ref, origin)
        except AbsentError as absent:
            self._tell(absent, origin)
            return None

    def follow(self, node: Node) -> Node | None:
        """The first node along a chain of ``$ref`` that is no reference; None, after a
        report, when there is none.
        """
        try:
            return self._references.followed(node)
        except AbsentError as absent:
            self._tell(absent, node)
            return None

    def nearest(self, path: Iterable[str | int]) -> Node:
        """The node at the end of a path from the root, which may lead through references;
        when it ends early, the last node that is there.  Nothing is reported.
        """
        return self._references.nearest(self.root(), map(str, path))

    def quietly_followed(self, node: Node) -> Node | None:
        """What ``follow`` gives, without a report."""
        try:
            return self._references.followed(node)
        except AbsentError:
            return None

    def quietly_resolved(self, ref: str, origin: Node) -> Node | None:
        """What ``resolve`` gives, without a report."""
        try:
            return self._references.resolved(ref, origin)
        except AbsentError:
            return None

    def value_at(self, uri: str) -> Any:
        """The content behind a URI that a reference named; None when there is none.

        It is not known which file named it, so once a remote document was read, a file
        of this machine must have been read before.
        """
        place = uri.partition("#")[0]
        read = [source.uri for source in self._library.sources()]
        if not is_web(place) and place not in read and any(map(is_web, read)):
            return None
        try:
            return self._library.source(place).value
        except AbsentError:
            return None

    def _tell(self, absent: AbsentError, origin: Node) -> None:
        place = origin.get("$ref") or origin
        # What is missing costs one type; an operation that is lost with it is an error of
        # its own. A document that was to be fetched may be there the next time.
        tell = self._report.warning if absent.code[0] == "W" else self._report.error
        tell(absent.code, place.span, absent.message, absent.hint, element=origin.id)

"""The root document and the documents that it refers to."""

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
    """Reads each file once, and resolves references."""

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
        """Open the root document.

        ``allow_remote`` lists the origins (``https://example.com``) that ``fetch`` may read
        documents from. Files are read from ``shelf``, by default the disk. References may
        only read files in the folder of ``root`` and in ``reference_roots``.
        """
        self._library = Library(
            root, report, allow_remote, fetch, shelf, reference_roots
        )
        self._references = References(self._library, report)
        self._report = report

    def root(self) -> Node:
        """The root document; raises InputError if it cannot be read or is not an object."""
        source = self._library.root()
        node = Node(source, (), source.value)
        if not node.is_object:
            raise refusal(
                "E115",
                node.span,
                f"the document is {kind_of(node.value)}, not an object",
                "Pass an OpenAPI document: an object with the field 'openapi'.",
            )
        return node

    def companion(self, file: Path) -> Node:
        """The root of another input file, such as an overlay; raises InputError if it cannot
        be read or is not an object.
        """
        source = self._library.companion(file)
        node = Node(source, (), source.value)
        if not node.is_object:
            said = f"the file contains {kind_of(node.value)}, not an object"
            raise refusal("E115", node.span, said)
        return node

    def substitute(self, root: Source, parts: tuple[Source, ...]) -> None:
        """Replace the root document with ``root``, which was made from ``parts``."""
        self._library.substitute(root, parts)
        self._references = References(self._library, self._report)

    def silent(self) -> Documents:
        """Return a copy that reports no diagnostics."""
        twin = copy(self)
        twin._report = Report()
        twin._references = References(self._library, twin._report)
        return twin

    def sources(self) -> tuple[Source, ...]:
        """All sources parsed so far, the root document first."""
        return (*self._library.sources(), *self._library.parts())

    def contents(self) -> dict[str, Any]:
        """The contents of the sources that can be referred to, by name ("" for the root
        document); the root document with overlays applied.
        """
        return {source.name: source.value for source in self._library.sources()}

    def whole_sources(self) -> tuple[Source, ...]:
        """The current root document and the documents that it refers to."""
        return self._library.sources()

    def texts(self) -> dict[str, str]:
        """The text of every file that could be decoded, by the path that spans name; files
        with syntax errors are included.
        """
        return self._library.texts()

    def refuse_files_outside(self) -> None:
        """Raise InputError (E127) if a reference leads to a file outside the allowed folders."""
        self._library.refuse_files_outside()

    def digests(self) -> dict[str, str | None]:
        """The hash of every requested file by its path relative to the root document's
        folder, the root document first; None for a file that could not be read.
        """
        return self._library.digests()

    def resolve(self, ref: str, origin: Node) -> Node | None:
        """Resolve one reference; reports a diagnostic and returns None if that fails.

        ``origin`` is the object that contains the reference, or the node of the reference
        itself. A relative reference is resolved against the innermost enclosing ``$id``,
        otherwise against its file (JSON Schema 2020-12 §8.2.3, OpenAPI 3.1 §4.6).
        """
        try:
            return self._references.resolved(ref, origin)
        except AbsentError as absent:
            self._tell(absent, origin)
            return None

    def follow(self, node: Node) -> Node | None:
        """Follow a chain of ``$ref`` to the first node that is not a reference; reports a
        diagnostic and returns None if that fails.
        """
        try:
            return self._references.followed(node)
        except AbsentError as absent:
            self._tell(absent, node)
            return None

    def nearest(self, path: Iterable[str | int]) -> Node:
        """Follow a path from the root, through references, as far as it exists, and return
        the last node; reports nothing.
        """
        return self._references.nearest(self.root(), map(str, path))

    def quietly_followed(self, node: Node) -> Node | None:
        """Like ``follow``, but reports nothing."""
        try:
            return self._references.followed(node)
        except AbsentError:
            return None

    def quietly_resolved(self, ref: str, origin: Node) -> Node | None:
        """Like ``resolve``, but reports nothing."""
        try:
            return self._references.resolved(ref, origin)
        except AbsentError:
            return None

    def value_at(self, uri: str) -> Any:
        """The content of a URI that a reference names; None if it cannot be read.

        The referring file is unknown here. Therefore, once a remote document was read, only
        local files that were read before are allowed.
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
        # A missing file or part affects one type; a lost operation is a separate error.
        # A document that could not be fetched may be available in the next run, so the
        # output must not depend on it: that is an error.
        tell = self._report.warning if absent.code[0] == "W" else self._report.error
        tell(absent.code, place.span, absent.message, absent.hint, element=origin.id)

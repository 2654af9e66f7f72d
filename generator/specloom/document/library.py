"""Reads the sources of a run, each once."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from specloom.diagnostics import Diagnostic, InputError, Report, Span
from specloom.digests import digest_of
from specloom.document import files, network, remote
from specloom.document.identifiers import Identifiers, Pointer
from specloom.document.limits import refuse_excess
from specloom.document.source import Source, parse


class AbsentError(Exception):
    """A reference cannot be resolved; ``code`` and the message say why."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


class Library:
    """Reads sources by URI; names are relative to the root document's folder."""

    def __init__(
        self,
        root: Path,
        report: Report,
        allow_remote: tuple[str, ...],
        fetch: remote.Fetch = network.fetched,
        shelf: files.Shelf | None = None,
        reference_roots: tuple[Path, ...] = (),
    ) -> None:
        self._root = Path(os.path.abspath(root))  # noqa: PTH100 - keeps symbolic links
        self._report = report
        self._allow_remote = allow_remote
        self._fetch = fetch
        self._shelf = shelf or files.Disk()
        self._reference_roots = (self._root.parent, *reference_roots)
        self._sources: dict[str, Source | AbsentError] = {}
        self._identifiers: dict[str, Identifiers] = {}
        self._texts: dict[str, str] = {}
        self._digests: dict[str, str | None] = {}
        self._parts: tuple[Source, ...] = ()

    def root(self) -> Source:
        """The root document's source; raises InputError if it cannot be read."""
        uri = self._root.as_uri()
        known = self._sources.get(uri)
        if not isinstance(known, Source):
            shown = self._shelf.shown(self._root)
            known = self._parsed(
                self._shelf.bytes_of(self._root, shown), shown, uri, ""
            )
            self._sources[uri] = known
        return known

    def companion(self, file: Path) -> Source:
        """The source of a file that no reference names; raises InputError."""
        path = Path(os.path.abspath(file))  # noqa: PTH100 - keeps symbolic links
        shown = self._shelf.shown(path)
        data = self._shelf.bytes_of(path, shown)
        return self._parsed(data, shown, path.as_uri(), self._name(path))

    def substitute(self, root: Source, parts: tuple[Source, ...]) -> None:
        """Replace the root document with ``root``, which was made from ``parts``; raises
        InputError if it exceeds a limit.
        """
        refuse_excess(root)
        self._sources[root.uri] = root
        self._identifiers.pop(root.uri, None)
        self._parts = parts

    def sources(self) -> tuple[Source, ...]:
        """All sources that can be referred to, in the order of reading."""
        return tuple(s for s in self._sources.values() if isinstance(s, Source))

    def parts(self) -> tuple[Source, ...]:
        """The sources that the root document was made from, such as overlays."""
        return self._parts

    def texts(self) -> dict[str, str]:
        """The text of every file that could be decoded, by its path in messages."""
        return dict(self._texts)

    def digests(self) -> dict[str, str | None]:
        """The hash of every requested file by its path relative to the root document's
        folder; None for a file that could not be read.
        """
        return dict(self._digests)

    def source(self, uri: str) -> Source:
        """The source of a file, http or https URI without fragment; raises AbsentError."""
        known = self._sources.get(uri)
        if known is None:
            try:
                known = self._read(uri)
            except AbsentError as absent:
                known = absent
            self._sources[uri] = known
        if isinstance(known, AbsentError):
            raise known
        return known

    def refuse_files_outside(self) -> None:
        """Raise InputError (E127) if a reference leads to a file outside the allowed folders."""
        place = Span(self._shelf.shown(self._root))
        found = [
            Diagnostic(code=a.code, span=place, message=a.message, hint=a.hint)
            for a in self._sources.values()
            if isinstance(a, AbsentError) and a.code == "E127"
        ]
        if found:
            raise InputError(*found)

    def identifiers(self, source: Source) -> Identifiers:
        """The identifiers of a source."""
        known = self._identifiers.get(source.uri)
        if known is None:
            known = self._identifiers[source.uri] = Identifiers(source)
        return known

    def identified(self, uri: str) -> tuple[Source, Pointer] | None:
        """Find the schema whose ``$id`` is ``uri`` in all sources that were read."""
        for source in self.sources():
            if source.has_ids:
                pointer = self.identifiers(source).resources.get(uri)
                if pointer is not None:
                    return source, pointer
        return None

    def _read(self, uri: str) -> Source:
        try:
            scheme = urlsplit(uri).scheme
        except ValueError as cause:
            raise AbsentError("W120", f"{uri} is not a URI: {cause}") from None
        try:
            if scheme == "file":
                return self._read_file(Path(unquote(urlsplit(uri).path)), uri)
            if scheme in ("http", "https"):
                return self._read_remote(uri)
        except InputError as error:
            # The errors in the file are reported at their locations; this one adds that
            # the reference needs the file.
            own = [d for d in error.diagnostics if d.code not in ("E101", "E102")]
            self._report.found.extend(own)
            first = error.diagnostics[0]
            raise AbsentError(
                "W120", f"{first.span.file} cannot be read: {first.message}"
            ) from None
        raise AbsentError("W120", f"{uri} is neither a file nor an http or https URL")

    def _read_file(self, path: Path, uri: str) -> Source:
        shown, name = self._shelf.shown(path), self._name(path)
        if not self._shelf.may_be_referred_to(path, self._reference_roots):
            raise AbsentError(
                "E127",
                f"{shown} is outside the document's folder and is not read",
                "Allow a folder that contains both, with --reference-root or with "
                'reference-roots = [".."] in the config; or copy the file into the '
                "document's folder.",
            )
        self._digests[name] = None
        return self._parsed(self._shelf.bytes_of(path, shown), shown, uri, name)

    def _name(self, path: Path) -> str:
        try:
            return Path(os.path.relpath(path, self._root.parent)).as_posix()
        except ValueError:  # another drive
            return path.as_posix()

    def _read_remote(self, uri: str) -> Source:
        if not remote.is_allowed(uri, self._allow_remote):
            raise AbsentError(
                "W121",
                f"{uri} is on a remote host that is not allowed",
                f'Allow it in the config, remote = ["{remote.origin_of(uri)}"], or keep '
                "a local copy of the document.",
            )
        self._digests[uri] = None
        try:
            data = self._fetch(uri)
        except remote.FetchError as fault:
            raise AbsentError(fault.code, f"{uri} {fault}", fault.hint) from fault
        return self._parsed(data, uri, uri, uri)

    def _parsed(self, data: bytes, shown: str, uri: str, name: str) -> Source:
        self._digests[name or self._name(self._root)] = digest_of(data)
        text = self._texts[shown] = files.decoded(data, shown)
        source = parse(text, path=shown, uri=uri, name=name, report=self._report)
        refuse_excess(source)
        return source

"""Loads a document with all files that it refers to."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from specloom.cache import digest_of
from specloom.diagnostics import (
    STDIN,
    Diagnostic,
    DocumentPath,
    DocumentUri,
    InputError,
    Report,
    Span,
)
from specloom.document import remote
from specloom.document.limits import MOST_REFERENCES, refuse_excess, too_many_references
from specloom.document.node import (
    MAX_BYTES,
    DiskReader,
    FileReader,
    Node,
    Source,
    decoded,
    escaped,
    parse,
    reference_tokens,
)
from specloom.document.remote import Fetch, fetched, is_web
from specloom.document.tree import child_at, kind_of, member, unreadable_error, value_at
from specloom.kinds import is_array, is_object

Pointer = tuple[str, ...]


def joined(base: str, reference: str) -> str:
    """Resolve a reference against a base URI (RFC 3986 §5); returns it unchanged if either
    is invalid.
    """
    try:
        return urljoin(base, reference)
    except ValueError:
        return reference


class Identifiers:
    """The identifiers of the schemas of one source (JSON Schema 2020-12 §8.2).

    ``resources`` maps absolute URIs to pointers; ``anchors`` maps the anchors of a resource
    to pointers.
    """

    def __init__(self, source: Source) -> None:
        self.resources: dict[str, Pointer] = {}
        self.anchors: dict[tuple[str, str], Pointer] = {}
        for pointer, value, base in _objects(source):
            identity = value.get("$id")
            if isinstance(identity, str):
                self.resources.setdefault(base, pointer)
                fragment = urldefrag(identity).fragment
                if fragment:  # the form of an anchor in draft 4 and 6
                    self._add_anchor(base, fragment, pointer)
            for keyword in ("$anchor", "$dynamicAnchor"):
                anchor = value.get(keyword)
                if isinstance(anchor, str):
                    self._add_anchor(base, anchor, pointer)
        own = self_uri(source)
        if own != source.uri:
            self.resources.setdefault(own, ())

    def _add_anchor(self, base: str, name: str, pointer: Pointer) -> None:
        """Record an anchor. Of two anchors with the same name, the one closer to the root is
        used, so that the order of the document makes no difference.
        """
        known = self.anchors.setdefault((base, name), pointer)
        self.anchors[base, name] = min(known, pointer, key=_by_depth)

    def anchor(self, base: str, name: str) -> Pointer | None:
        """The pointer of an anchor in a resource, otherwise anywhere in the source."""
        place = self.anchors.get((base, name))
        if place is not None:
            return place
        places = [p for (_, a), p in self.anchors.items() if a == name]
        return min(places, key=_by_depth, default=None)


def _by_depth(pointer: Pointer) -> tuple[int, str]:
    return len(pointer), "/".join(map(str, pointer))


def self_uri(source: Source) -> str:
    """The base URI of a document: its ``$self`` (OpenAPI 3.2 §4.1.1), otherwise the URI
    that it was read from.
    """
    own = member(source.value, "$self")
    return (
        urldefrag(joined(source.uri, own)).url if isinstance(own, str) else source.uri
    )


def base_of(source: Source, pointer: Pointer) -> str:
    """The base URI at a pointer: the innermost enclosing ``$id``, otherwise the base URI of
    the document.
    """
    base = self_uri(source)
    value = source.value
    for token in pointer:
        value = child_at(value, token)
        base = _base_within(value, base)
    return base


def _base_within(value: Any, base: str) -> str:
    identity = member(value, "$id")
    if not isinstance(identity, str):
        return base
    return urldefrag(joined(base, identity)).url


def _objects(source: Source) -> Iterator[tuple[Pointer, dict[str, Any], str]]:
    """Yield every object of a source with its pointer and base URI, in document order."""
    stack: list[tuple[Pointer, Any, str]] = [((), source.value, self_uri(source))]
    while stack:
        pointer, value, base = stack.pop()
        if is_object(value):
            base = _base_within(value, base)
            yield pointer, value, base
            inner = [((*pointer, key), each, base) for key, each in value.items()]
        elif is_array(value):
            inner = [((*pointer, str(i)), each, base) for i, each in enumerate(value)]
        else:
            continue
        stack.extend(reversed(inner))


class UnresolvedReferenceError(Exception):
    """A reference cannot be resolved; ``code`` and the message say why."""

    def __init__(
        self,
        code: str,
        message: str,
        hint: str = "",
        reported: tuple[Diagnostic, ...] = (),
    ) -> None:
        """``reported`` are the errors in the file that the reference leads to, which are in
        the report already.
        """
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.reported = reported


class Loader:
    """Reads sources by URI; names are relative to the root document's folder."""

    def __init__(
        self,
        root: DocumentPath,
        report: Report,
        allow_remote: tuple[str, ...],
        fetch: remote.Fetch = remote.fetched,
        files: FileReader | None = None,
        reference_roots: tuple[Path, ...] = (),
    ) -> None:
        self._given = root if isinstance(root, DocumentUri) else None
        path = root if isinstance(root, Path) else root.parent / STDIN
        self._root = Path(os.path.abspath(path))  # noqa: PTH100 - keeps symbolic links
        self._report = report
        self._allow_remote = allow_remote
        if self._given is not None and is_web(self._given.name):
            self._allow_remote = (*allow_remote, remote.origin_of(self._given.name))
        self._fetch = fetch
        self._files = files or DiskReader()
        self._reference_roots = (self._root.parent, *reference_roots)
        self._sources: dict[str, Source | UnresolvedReferenceError] = {}
        self._identifiers: dict[str, Identifiers] = {}
        self._digests: dict[str, str | None] = {}
        self._parts: tuple[Source, ...] = ()

    def root(self) -> Source:
        """The root document's source; raises InputError if it cannot be read."""
        given, uri = self._given, self._root.as_uri()
        if given is not None and given.data is None:
            uri = given.name
        known = self._sources.get(uri)
        if isinstance(known, Source):
            return known
        if given is not None:
            data, shown = self._given_data(given), given.name
        else:
            shown = self._files.shown(self._root)
            data = self._files.bytes_of(self._root, shown)
        source = self._sources[uri] = self._parsed(data, shown, uri, "")
        return source

    def _given_data(self, given: DocumentUri) -> bytes:
        """The content of a root document that is not a file; raises InputError."""
        try:
            data = self._fetch(given.name) if given.data is None else given.data
        except remote.FetchError as fault:
            raise InputError(
                Diagnostic(
                    code=fault.code,
                    span=Span(given.name),
                    message=f"the document {fault}",
                    hint=fault.hint or _ROOT_HINTS.get(fault.code, ""),
                )
            ) from fault
        if len(data) > MAX_BYTES:
            message = f"the document has more than {MAX_BYTES:,} bytes"
            raise unreadable_error("E102", Span(given.name), message)
        return data

    def companion(self, file: Path) -> Source:
        """The source of a file that no reference names; raises InputError."""
        path = Path(os.path.abspath(file))  # noqa: PTH100 - keeps symbolic links
        shown = self._files.shown(path)
        data = self._files.bytes_of(path, shown)
        return self._parsed(data, shown, path.as_uri(), self._name(path))

    def substitute(self, root: Source, parts: tuple[Source, ...]) -> None:
        """Replace the root document with ``root``, which was also made from ``parts``; raises
        InputError if it exceeds a limit.
        """
        refuse_excess(root)
        self._sources[root.uri] = root
        self._identifiers.pop(root.uri, None)
        self._parts = (*self._parts, *parts)

    def sources(self) -> tuple[Source, ...]:
        """All sources that can be referred to, in the order of reading."""
        return tuple(s for s in self._sources.values() if isinstance(s, Source))

    def parts(self) -> tuple[Source, ...]:
        """The sources that the root document was made from, such as overlays."""
        return self._parts

    def digests(self) -> dict[str, str | None]:
        """The hash of every requested file by its path relative to the root document's
        folder; None for a file that could not be read.
        """
        return dict(self._digests)

    def source(self, uri: str) -> Source:
        """The source of a file, http or https URI without fragment; raises
        UnresolvedReferenceError.
        """
        known = self._sources.get(uri)
        if known is None:
            try:
                known = self._read(uri)
            except UnresolvedReferenceError as error:
                known = error
            self._sources[uri] = known
        if isinstance(known, UnresolvedReferenceError):
            raise known
        return known

    def refuse_files_outside(self) -> None:
        """Raise InputError (E127) if a reference leads to a file outside the allowed folders."""
        place = Span(self._files.shown(self._root))
        found = [
            Diagnostic(code=a.code, span=place, message=a.message, hint=a.hint)
            for a in self._sources.values()
            if isinstance(a, UnresolvedReferenceError) and a.code == "E127"
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
            raise UnresolvedReferenceError(
                "W120", f"{uri} is not a URI: {cause}"
            ) from None
        try:
            if scheme == "file":
                return self._read_file(Path(unquote(urlsplit(uri).path)), uri)
            if scheme in ("http", "https"):
                return self._read_remote(uri)
        except InputError as error:
            # The errors in the file are reported at their locations.
            own = [d for d in error.diagnostics if d.code not in ("E101", "E102")]
            self._report.found.extend(own)
            first = error.diagnostics[0]
            raise UnresolvedReferenceError(
                "W120",
                f"{first.span.file} cannot be read: {first.message}",
                reported=tuple(own),
            ) from None
        raise UnresolvedReferenceError(
            "W120", f"{uri} is neither a file nor an http or https URL"
        )

    def _read_file(self, path: Path, uri: str) -> Source:
        shown, name = self._files.shown(path), self._name(path)
        if not self._files.may_be_referred_to(path, self._reference_roots):
            raise UnresolvedReferenceError(
                "E127",
                f"{shown} is outside the document's folder and is not read",
                "Allow a folder that contains both, with --reference-root or with "
                'reference-roots = [".."] in the config; or copy the file into the '
                "document's folder.",
            )
        self._digests[name] = None
        return self._parsed(self._files.bytes_of(path, shown), shown, uri, name)

    def _name(self, path: Path) -> str:
        try:
            return Path(os.path.relpath(path, self._root.parent)).as_posix()
        except ValueError:  # another drive
            return path.as_posix()

    def _read_remote(self, uri: str) -> Source:
        if not remote.is_allowed(uri, self._allow_remote):
            raise UnresolvedReferenceError(
                "W121",
                f"{uri} is on a remote host that is not allowed",
                f'Allow it in the config, remote = ["{remote.origin_of(uri)}"], or keep '
                "a local copy of the document.",
            )
        self._digests[uri] = None
        try:
            data = self._fetch(uri)
        except remote.FetchError as fault:
            raise UnresolvedReferenceError(
                fault.code, f"{uri} {fault}", fault.hint
            ) from fault
        return self._parsed(data, uri, uri, uri)

    def _parsed(self, data: bytes, shown: str, uri: str, name: str) -> Source:
        own = self._given.name if self._given else self._name(self._root)
        self._digests[name or own] = digest_of(data)
        text = decoded(data, shown)
        if is_web(uri) or (self._given is not None and shown == self._given.name):
            self._report.texts[shown] = text
        source = parse(text, path=shown, uri=uri, name=name, report=self._report)
        refuse_excess(source)
        return source


_ROOT_HINTS = {
    "E122": "Try again later, or pass the path of a copy on this machine.",
    "E125": "Download the document, and pass its path.",
}
"""Hints for a root document that cannot be fetched."""

_Trail = tuple[tuple[str, str], ...]
"""The references that are being followed: the node and the text of each."""

_COMPONENT_PATHS = (("definitions",), ("components", "schemas"))
"""Where a reference that is only a name is looked up, as in Swagger 1.2."""


class References:
    """Resolves each reference once; raises UnresolvedReferenceError if that fails."""

    def __init__(self, library: Loader, report: Report) -> None:
        self._library = library
        self._report = report
        self._found: dict[tuple[str, str, str], Node | UnresolvedReferenceError] = {}

    def resolved(self, ref: str, origin: Node, trail: _Trail = ()) -> Node:
        """Resolve ``ref`` in one step; raises UnresolvedReferenceError."""
        source = origin.source
        base = base_of(source, origin.pointer) if source.has_ids else source.uri
        key = (source.uri, base, ref)
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._attempt(ref, origin, base, trail)
        if isinstance(found, UnresolvedReferenceError):
            raise found
        return found

    def followed(self, node: Node, trail: _Trail = ()) -> Node:
        """Follow a chain of ``$ref`` to the first node that is not a reference; raises
        UnresolvedReferenceError.
        """
        while True:
            ref = member(node.value, "$ref")
            if not isinstance(ref, str):
                return node
            place = (node.id, ref)
            if place in trail:
                raise UnresolvedReferenceError(
                    "W123",
                    f"the reference {ref!r} leads back to itself",
                    "Replace one of the references of the cycle with a value.",
                )
            if len(trail) >= MOST_REFERENCES:
                raise too_many_references(node.span)
            trail = (*trail, place)
            node = self.resolved(ref, node, trail)

    def nearest(self, start: Node, tokens: Iterable[str]) -> Node:
        """Follow a path through references as far as it exists; return the last node."""
        node = start
        for token in tokens:
            try:
                step = self._walk(node, (token,), ())
            except UnresolvedReferenceError:
                step = None
            if step is None:
                break
            node = step
        return node

    def _attempt(
        self, ref: str, origin: Node, base: str, trail: _Trail
    ) -> Node | UnresolvedReferenceError:
        try:
            return self._resolve_parts(ref, origin, base, trail)
        except UnresolvedReferenceError as error:
            return error

    def _resolve_parts(self, ref: str, origin: Node, base: str, trail: _Trail) -> Node:
        url, _, fragment = ref.partition("#")
        try:
            resource = self._resource(url, origin.source, base)
        except UnresolvedReferenceError:
            named = self._component_named(ref, origin)
            if named is None:
                raise
            return named
        if not fragment:
            return resource
        if not fragment.startswith("/"):
            return self._resolve_anchor(
                unquote(fragment), resource, joined(base, url), ref
            )
        return self._resolve_pointer(fragment, resource, ref, trail)

    def _resource(self, url: str, source: Source, base: str) -> Node:
        """The document, or the schema with an ``$id``, of a reference without its fragment;
        raises UnresolvedReferenceError.
        """
        if not url and base in (source.uri, self_uri(source)):
            return _root_of(source)
        named = joined(base, url)
        identified = self._library.identified(named)
        if identified is not None:
            owner, pointer = identified
            return _at(owner, pointer)
        if not url:
            return _root_of(source)
        # An $id is only a name; relative paths of files are relative to the file.
        place = joined(source.uri, url) if _is_relative(url) else named
        if is_web(source.uri) and not is_web(place):
            raise UnresolvedReferenceError(
                "W121",
                f"{place} is a local file, which a remote document cannot refer to",
                "Keep a local copy of the remote document.",
            )
        return _root_of(self._library.source(place))

    def _component_named(self, ref: str, origin: Node) -> Node | None:
        """The schema with the name ``ref`` if the reference is only a name (W103)."""
        if not ref or any(mark in ref for mark in "#/.:"):
            return None
        whole = _root_of(origin.source)
        for path in _COMPONENT_PATHS:
            found = self._walk(whole, (*path, ref), ())
            if found is not None:
                self._report.warning(
                    "W103",
                    (origin.get("$ref") or origin).span,
                    f"the reference {ref!r} is only a name; it is read as {found.id!r}",
                    f"Write {found.id!r}.",
                )
                return found
        return None

    def _resolve_anchor(self, anchor: str, resource: Node, base: str, ref: str) -> Node:
        identifiers = self._library.identifiers(resource.source)
        pointer = identifiers.anchor(base, anchor)
        if pointer is None:
            raise UnresolvedReferenceError(
                "W104",
                f"the reference {ref!r} cannot be resolved: there is no $anchor of this name",
                (
                    f"Start a path in the file with '#/': '#/{anchor}'."
                    if anchor.split("/")[0] in (resource.source.value or ())
                    else ""
                ),
            )
        return _at(resource.source, pointer)

    def _resolve_pointer(
        self, fragment: str, resource: Node, ref: str, trail: _Trail
    ) -> Node:
        """The node of a JSON Pointer (RFC 6901 §6), relative to the resource, otherwise to
        its file.
        """
        whole = _root_of(resource.source)
        # A key may contain a literal percent sign, so the fragment is tried undecoded too.
        for spelling in dict.fromkeys((unquote(fragment), fragment)):
            tokens = reference_tokens(spelling)
            for start in dict.fromkeys((resource, whole)):
                try:
                    found = self._walk(start, tokens, trail)
                except UnresolvedReferenceError:
                    if start == whole:
                        raise
                    continue  # the path begins at the whole document
                if found is not None:
                    return found
        tokens = reference_tokens(unquote(fragment))
        raise self._missing_target(whole, tokens, ref, trail)

    def _walk(self, start: Node, tokens: tuple[str, ...], trail: _Trail) -> Node | None:
        """The node at the end of a path, which may pass through references."""
        node = start
        for token in tokens:
            step = node.step(token)
            if step is None and "$ref" in node:
                step = self.followed(node, trail).step(token)
            if step is None:
                return None
            node = step
        return node

    def _missing_target(
        self, whole: Node, tokens: tuple[str, ...], ref: str, trail: _Trail
    ) -> UnresolvedReferenceError:
        """Return the error for a path, with the missing token and a similar one."""
        node, depth = whole, 0
        while depth < len(tokens):
            step = self._walk(node, tokens[depth : depth + 1], trail)
            if step is None:
                break
            node, depth = step, depth + 1
        missing = tokens[depth] if depth < len(tokens) else ""
        keys = list(node.value)[:5000] if node.is_object else []
        near = difflib.get_close_matches(missing, keys, 1, 0.75)
        hint = ""
        if near:
            path = "/".join(map(escaped, (*tokens[:depth], near[0])))
            hint = f"Did you mean '{ref.partition('#')[0]}#/{path}'?"
        return UnresolvedReferenceError(
            "W104",
            f"the reference {ref!r} cannot be resolved: {node.id!r} has no {missing!r}",
            hint,
        )


def _root_of(source: Source) -> Node:
    return Node(source, (), source.value)


def _at(source: Source, pointer: tuple[str, ...]) -> Node:
    return Node(source, pointer, value_at(source.value, pointer))


def _is_relative(url: str) -> bool:
    """Whether a reference has no scheme (RFC 3986 §4.2)."""
    head, colon, _ = url.partition(":")
    return not colon or "/" in head or "." in head


class Documents:
    """Reads each file once, and resolves references."""

    def __init__(
        self,
        root: DocumentPath,
        report: Report,
        *,
        allow_remote: tuple[str, ...] = (),
        fetch: Fetch = fetched,
        files: FileReader | None = None,
        reference_roots: tuple[Path, ...] = (),
    ) -> None:
        """Open the root document.

        ``allow_remote`` lists the origins (``https://example.com``) that ``fetch`` may read
        documents from. Files are read from ``files``, by default the disk. References may
        only read files in the folder of ``root`` and in ``reference_roots``.
        """
        self._library = Loader(
            root, report, allow_remote, fetch, files, reference_roots
        )
        self._references = References(self._library, report)
        self._report = report

    def root(self) -> Node:
        """The root document; raises InputError if it cannot be read or is not an object."""
        source = self._library.root()
        node = Node(source, (), source.value)
        if not node.is_object:
            raise unreadable_error(
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
            message = f"the file contains {kind_of(node.value)}, not an object"
            raise unreadable_error("E115", node.span, message)
        return node

    def substitute(self, root: Source, parts: tuple[Source, ...] = ()) -> None:
        """Replace the root document with ``root``, which was also made from ``parts``."""
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
        except UnresolvedReferenceError as error:
            self._report_unresolved(error, origin)
            return None

    def follow(self, node: Node) -> Node | None:
        """Follow a chain of ``$ref`` to the first node that is not a reference; reports a
        diagnostic and returns None if that fails.
        """
        try:
            return self._references.followed(node)
        except UnresolvedReferenceError as error:
            self._report_unresolved(error, node)
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
        except UnresolvedReferenceError:
            return None

    def quietly_resolved(self, ref: str, origin: Node) -> Node | None:
        """Like ``resolve``, but reports nothing."""
        try:
            return self._references.resolved(ref, origin)
        except UnresolvedReferenceError:
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
        except UnresolvedReferenceError:
            return None

    def _report_unresolved(self, error: UnresolvedReferenceError, origin: Node) -> None:
        place = origin.get("$ref") or origin
        if error.reported:
            self._relate(error.reported[0], place.span)
            return
        # A missing file or part affects one type; a lost operation is a separate error.
        # A document that could not be fetched may be available in the next run, so the
        # output must not depend on it: that is an error.
        report = self._report.warning if error.code[0] == "W" else self._report.error
        report(error.code, place.span, error.message, error.hint, element=origin.id)

    def _relate(self, fault: Diagnostic, place: Span) -> None:
        """Add to an error in a file where the first reference to the file is."""
        found = self._report.found
        for index, known in enumerate(found):
            if known == fault and not known.related:
                note = "the file is referred to here"
                found[index] = replace(known, related=((place, note),))

"""Resolves references."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from urllib.parse import unquote

from specloom.diagnostics import Report
from specloom.document.identifiers import base_of, joined, self_uri
from specloom.document.kinds import member, walked
from specloom.document.library import AbsentError, Library
from specloom.document.limits import MOST_REFERENCES, too_many_references
from specloom.document.node import Node, escaped
from specloom.document.remote import is_web
from specloom.document.source import Source

_Trail = tuple[tuple[str, str], ...]
"""The references that are being followed: the node and the text of each."""

_HOMES = (("definitions",), ("components", "schemas"))
"""Where a reference that is only a name is looked up, as in Swagger 1.2."""


class References:
    """Resolves each reference once; raises AbsentError for one that cannot be resolved."""

    def __init__(self, library: Library, report: Report) -> None:
        self._library = library
        self._report = report
        self._found: dict[tuple[str, str, str], Node | AbsentError] = {}

    def resolved(self, ref: str, origin: Node, trail: _Trail = ()) -> Node:
        """Resolve ``ref`` in one step; raises AbsentError."""
        source = origin.source
        base = base_of(source, origin.pointer) if source.has_ids else source.uri
        key = (source.uri, base, ref)
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._attempt(ref, origin, base, trail)
        if isinstance(found, AbsentError):
            raise found
        return found

    def followed(self, node: Node, trail: _Trail = ()) -> Node:
        """Follow a chain of ``$ref`` to the first node that is not a reference; raises
        AbsentError.
        """
        while True:
            ref = member(node.value, "$ref")
            if not isinstance(ref, str):
                return node
            place = (node.id, ref)
            if place in trail:
                raise AbsentError(
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
                step = self._walked(node, (token,), ())
            except AbsentError:
                step = None
            if step is None:
                break
            node = step
        return node

    def _attempt(
        self, ref: str, origin: Node, base: str, trail: _Trail
    ) -> Node | AbsentError:
        try:
            return self._located(ref, origin, base, trail)
        except AbsentError as absent:
            return absent

    def _located(self, ref: str, origin: Node, base: str, trail: _Trail) -> Node:
        url, _, fragment = ref.partition("#")
        try:
            resource = self._resource(url, origin.source, base)
        except AbsentError:
            named = self._named(ref, origin)
            if named is None:
                raise
            return named
        if not fragment:
            return resource
        if not fragment.startswith("/"):
            return self._anchored(unquote(fragment), resource, joined(base, url), ref)
        return self._pointed(fragment, resource, ref, trail)

    def _resource(self, url: str, source: Source, base: str) -> Node:
        """The document, or the schema with an ``$id``, of a reference without its fragment;
        raises AbsentError.
        """
        if not url and base in (source.uri, self_uri(source)):
            return _whole(source)
        named = joined(base, url)
        identified = self._library.identified(named)
        if identified is not None:
            owner, pointer = identified
            return _at(owner, pointer)
        if not url:
            return _whole(source)
        # An $id is only a name; relative paths of files are relative to the file.
        place = joined(source.uri, url) if _is_relative(url) else named
        if is_web(source.uri) and not is_web(place):
            raise AbsentError(
                "W121",
                f"{place} is a local file, which a remote document cannot refer to",
                "Keep a local copy of the remote document.",
            )
        return _whole(self._library.source(place))

    def _named(self, ref: str, origin: Node) -> Node | None:
        """The schema that a reference means that is only a name (W103)."""
        if not ref or any(mark in ref for mark in "#/.:"):
            return None
        whole = _whole(origin.source)
        for home in _HOMES:
            found = self._walked(whole, (*home, ref), ())
            if found is not None:
                self._report.warning(
                    "W103",
                    (origin.get("$ref") or origin).span,
                    f"the reference {ref!r} is only a name; it is read as {found.id!r}",
                    f"Write {found.id!r}.",
                )
                return found
        return None

    def _anchored(self, anchor: str, resource: Node, base: str, ref: str) -> Node:
        identifiers = self._library.identifiers(resource.source)
        pointer = identifiers.anchor(base, anchor)
        if pointer is None:
            raise AbsentError(
                "W104",
                f"the reference {ref!r} cannot be resolved: there is no $anchor of this name",
                (
                    f"Start a path in the file with '#/': '#/{anchor}'."
                    if anchor.split("/")[0] in (resource.source.value or ())
                    else ""
                ),
            )
        return _at(resource.source, pointer)

    def _pointed(self, fragment: str, resource: Node, ref: str, trail: _Trail) -> Node:
        """The node of a JSON Pointer (RFC 6901 §6), relative to the resource, otherwise to
        its file.
        """
        whole = _whole(resource.source)
        # A key may contain a literal percent sign, so the fragment is tried undecoded too.
        for spelling in dict.fromkeys((unquote(fragment), fragment)):
            tokens = tuple(map(_unescaped, spelling[1:].split("/")))
            for start in dict.fromkeys((resource, whole)):
                found = self._walked(start, tokens, trail)
                if found is not None:
                    return found
        tokens = tuple(map(_unescaped, unquote(fragment)[1:].split("/")))
        raise self._nowhere(whole, tokens, ref, trail)

    def _walked(
        self, start: Node, tokens: tuple[str, ...], trail: _Trail
    ) -> Node | None:
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

    def _nowhere(
        self, whole: Node, tokens: tuple[str, ...], ref: str, trail: _Trail
    ) -> AbsentError:
        """Return the error for a path, with the missing token and a similar one."""
        node, depth = whole, 0
        while depth < len(tokens):
            step = self._walked(node, tokens[depth : depth + 1], trail)
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
        return AbsentError(
            "W104",
            f"the reference {ref!r} cannot be resolved: {node.id!r} has no {missing!r}",
            hint,
        )


def _whole(source: Source) -> Node:
    return Node(source, (), source.value)


def _at(source: Source, pointer: tuple[str, ...]) -> Node:
    return Node(source, pointer, walked(source.value, pointer))


def _is_relative(url: str) -> bool:
    """Whether a reference has no scheme (RFC 3986 §4.2)."""
    head, colon, _ = url.partition(":")
    return not colon or "/" in head or "." in head


def _unescaped(token: str) -> str:
    """Unescape a reference token of a JSON Pointer (RFC 6901 §4)."""
    return token.replace("~1", "/").replace("~0", "~")

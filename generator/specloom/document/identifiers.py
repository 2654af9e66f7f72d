"""Identifiers of documents and schemas: ``$id``, ``$anchor``, ``$self``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urldefrag, urljoin

from specloom.document.kinds import is_array, is_object, member, stepped
from specloom.document.source import Source

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
        value = stepped(value, token)
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

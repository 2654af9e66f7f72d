"""The names that a source gives to its own parts: ``$id``, ``$anchor``, ``$self``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urldefrag, urljoin

from specloom.document.kinds import is_array, is_object, member, stepped
from specloom.document.source import Source

Pointer = tuple[str, ...]


def joined(base: str, reference: str) -> str:
    """A reference resolved against a base URI (RFC 3986 §5); as it is when either makes
    no sense.
    """
    try:
        return urljoin(base, reference)
    except ValueError:
        return reference


class Identifiers:
    """What the schemas of one source call themselves (JSON Schema 2020-12 §8.2), found
    in one walk.

    ``resources`` gives the place of each absolute URI; ``anchors`` the place of each
    anchor of a resource.
    """

    def __init__(self, source: Source) -> None:
        self.resources: dict[str, Pointer] = {}
        self.anchors: dict[tuple[str, str], Pointer] = {}
        for pointer, value, base in _objects(source):
            identity = value.get("$id")
            if isinstance(identity, str):
                self.resources.setdefault(base, pointer)
                fragment = urldefrag(identity).fragment
                if fragment:  # draft 4 and 6 named anchors so
                    self._add_anchor(base, fragment, pointer)
            for keyword in ("$anchor", "$dynamicAnchor"):
                anchor = value.get(keyword)
                if isinstance(anchor, str):
                    self._add_anchor(base, anchor, pointer)
        own = self_uri(source)
        if own != source.uri:
            self.resources.setdefault(own, ())

    def _add_anchor(self, base: str, name: str, pointer: Pointer) -> None:
        """Record an anchor. Of two with one name, the one nearer to the root counts, so
        that the order of the document does not decide.
        """
        known = self.anchors.setdefault((base, name), pointer)
        self.anchors[base, name] = min(known, pointer, key=_by_depth)

    def anchor(self, base: str, name: str) -> Pointer | None:
        """The place of an anchor in a resource, or else anywhere in the source."""
        place = self.anchors.get((base, name))
        if place is not None:
            return place
        places = [p for (_, a), p in self.anchors.items() if a == name]
        return min(places, key=_by_depth, default=None)


def _by_depth(pointer: Pointer) -> tuple[int, str]:
    return len(pointer), "/".join(map(str, pointer))


def self_uri(source: Source) -> str:
    """The base URI of a document: its ``$self`` (OpenAPI 3.2 §4.1.1), or else where it
    was found.
    """
    own = member(source.value, "$self")
    return (
        urldefrag(joined(source.uri, own)).url if isinstance(own, str) else source.uri
    )


def base_of(source: Source, pointer: Pointer) -> str:
    """The base URI at a place: that of the innermost ``$id`` around it, or else the
    document's.
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
    """Every object of a source with its place and base URI, in the document's order."""
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

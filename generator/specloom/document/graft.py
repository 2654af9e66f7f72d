"""A document that overlays change: its parts come from several files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from specloom.diagnostics import Span
from specloom.document.kinds import is_array, is_object, stepped
from specloom.document.node import Node
from specloom.document.source import Source

Pointer = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """The origin of a property or item: ``token`` of an ``owner`` in ``source``."""

    source: Source
    owner: Any
    token: str


class GraftedSource(Source):
    """A source whose parts may come from other sources.

    Unchanged arrays and objects are those of the source that they come from;
    ``spots`` holds, by ``id()`` of each changed one, the origins of its properties.
    """

    __slots__ = ("_base", "_spots")

    def __init__(self, base: Source, value: Any, spots: dict[int, Any]) -> None:
        # super().__init__ is not called on purpose: there is no text that parses to this
        # value. Texts are looked up in the source that a part comes from.
        self.path = base.path
        self.uri = base.uri
        self.name = base.name
        self.text = base.text
        self.value = value
        self.has_ids = True
        self._base = base
        self._spots = spots

    def line(self, number: int) -> str:
        """One line of the text of the document, without its line break."""
        return self._base.line(number)

    def written(self, pointer: Sequence[str]) -> tuple[Source, Any, str]:
        """The source that a value comes from, with its owner and token there."""
        source, owner, token = self._base, None, ""
        value = self.value
        for token in pointer:
            owner, value = value, stepped(value, token)
            spots = self._spots.get(id(owner))
            if spots is not None:
                spot = stepped(spots, token)
                source = spot.source
        spots = self._spots.get(id(owner))
        if spots is None:
            return source, owner, token
        spot = stepped(spots, token)
        return spot.source, spot.owner, spot.token


class Graft:
    """A copy of a document that is being changed.

    Only the ancestors of a change are copied, each array and object once; the sources are
    never changed, even where YAML aliases share a value.
    """

    def __init__(self, base: Source) -> None:
        self._base = base
        self._spots: dict[int, Any] = {}
        # Ids are unique among the living: a copy that was removed again is kept.
        self._copies: list[Any] = []
        self.value = self._copied(base.value, base)
        self.removed: list[tuple[Pointer, Span]] = []
        """What was removed, with the location of the action."""

    def source(self) -> GraftedSource:
        """The document with all changes so far."""
        return GraftedSource(self._base, self.value, self._spots)

    def merge(self, pointer: Pointer, update: Node) -> list[Node]:
        """Merge an object into the one at ``pointer``: properties of both are merged if they
        are objects, concatenated if they are arrays, and otherwise replaced.

        Returns the nulls for arrays and objects, which stay unchanged.
        """
        ignored: list[Node] = []
        target = self._opened(pointer)
        stack = [(target, update)] if target is not None else []
        while stack:
            owner, more = stack.pop()
            for key, node in more.members():
                old = owner.get(key)
                if is_object(old) and node.is_object:
                    stack.append((self._inner(owner, key), node))
                elif is_array(old) and node.is_array:
                    self._extend(self._inner(owner, key), node)
                elif node.value is None and isinstance(old, dict | list):
                    ignored.append(node)
                else:
                    owner[key] = node.value
                    spot = Spot(node.source, more.value, key)
                    self._spots[id(owner)][key] = spot
        return ignored

    def append(self, pointer: Pointer, item: Node, holder: Node) -> None:
        """Append an item to the array at ``pointer``; it is a property of ``holder``."""
        target = self._opened(pointer)
        if target is not None:
            target.append(item.value)
            spot = Spot(item.source, holder.value, item.key)
            self._spots[id(target)].append(spot)

    def remove(self, pointer: Pointer, by: Span) -> None:
        """Remove a property or an item, if it still exists."""
        owner = self._opened(pointer[:-1])
        key = pointer[-1]
        if is_object(owner) and key in owner:
            del owner[key], self._spots[id(owner)][key]
        elif is_array(owner) and int(key) < len(owner):
            del owner[int(key)], self._spots[id(owner)][int(key)]
        else:
            return
        self.removed.append((pointer, by))

    def _extend(self, owner: list[Any], more: Node) -> None:
        spots = self._spots[id(owner)]
        for item in more.items():
            owner.append(item.value)
            spots.append(Spot(item.source, more.value, item.key))

    def _opened(self, pointer: Pointer) -> Any:
        """A copy of the array or object at a pointer, to be changed; None if it is gone."""
        here = self.value
        for token in pointer:
            if is_object(here):
                gone = token not in here
            else:
                gone = not is_array(here) or int(token) >= len(here)
            if gone:
                return None
            here = self._inner(here, token)
        return here

    def _inner(self, owner: Any, token: str) -> Any:
        """A property of a copy, copied too if it is an array or object of a source."""
        value = stepped(owner, token)
        if id(value) in self._spots or not isinstance(value, dict | list):
            return value
        copy = self._copied(value, stepped(self._spots[id(owner)], token).source)
        if is_array(owner):
            owner[int(token)] = copy
        else:
            owner[token] = copy
        return copy

    def _copied(self, value: Any, source: Source) -> Any:
        copy = value.copy()
        self._copies.append(copy)
        if is_object(value):
            self._spots[id(copy)] = {key: Spot(source, value, key) for key in value}
        else:
            self._spots[id(copy)] = [
                Spot(source, value, str(index)) for index in range(len(value))
            ]
        return copy

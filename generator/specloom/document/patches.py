"""A document that overlays and other transforms change, with the locations of its parts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from specloom.diagnostics import Span
from specloom.document.node import Node, Source
from specloom.document.tree import child_at
from specloom.kinds import is_array, is_object

Pointer = tuple[str, ...]


class SourceEntry(Struct, frozen=True):
    """The origin of a property or item: ``token`` of an ``owner`` in ``source``."""

    source: Source
    owner: Any
    token: str


class PatchedSource(Source):
    """A source whose parts may come from other sources.

    Unchanged arrays and objects are those of the source that they come from;
    ``origins`` holds, by ``id()`` of each changed one, the origins of its properties.
    """

    __slots__ = ("_base", "_origins")

    def __init__(self, base: Source, value: Any, origins: dict[int, Any]) -> None:
        # super().__init__ is not called on purpose: there is no text that parses to this
        # value. Texts are looked up in the source that a part comes from.
        self.path = base.path
        self.uri = base.uri
        self.name = base.name
        self.value = value
        self.has_ids = True
        self.has_dynamic_references = True
        self._base = base
        self._origins = origins

    def written(self, pointer: Sequence[str]) -> tuple[Source, Any, str]:
        """The source that a value comes from, with its owner and token there."""
        source, owner, token = self._base, None, ""
        value = self.value
        for token in pointer:
            owner, value = value, child_at(value, token)
            origins = self._origins.get(id(owner))
            if origins is not None:
                origin = child_at(origins, token)
                source = origin.source
        origins = self._origins.get(id(owner))
        if origins is None:
            return source, owner, token
        origin = child_at(origins, token)
        return origin.source, origin.owner, origin.token


class PatchedDocument:
    """A copy of a document that is being changed.

    Only the ancestors of a change are copied, each array and object once; the sources are
    never changed, even where YAML aliases share a value.
    """

    def __init__(self, base: Source) -> None:
        self._base, self._earlier = base, dict[int, Any]()
        if isinstance(base, PatchedSource):
            self._base, self._earlier = base._base, base._origins
        self._origins: dict[int, Any] = {}
        # An id() may be reused after an object is freed, so removed copies are kept too.
        self._copies: list[Any] = []
        self.value = self._copied(base.value, base)
        self.removed: list[tuple[Pointer, Span]] = []
        """The removed pointers, each with the location of the overlay action."""

    def source(self) -> PatchedSource:
        """The document with all changes so far."""
        return PatchedSource(self._base, self.value, {**self._earlier, **self._origins})

    def merge(self, pointer: Pointer, update: Node) -> list[Node]:
        """Merge an object into the one at ``pointer``: properties of both are merged if they
        are objects, concatenated if they are arrays, and otherwise replaced.

        Returns the nulls for arrays and objects, which stay unchanged.
        """
        ignored: list[Node] = []
        target = self._copy_at(pointer)
        stack = [(target, update)] if target is not None else []
        while stack:
            owner, more = stack.pop()
            for key, node in more.members():
                old = owner.get(key)
                if is_object(old) and node.is_object:
                    stack.append((self._copied_child(owner, key), node))
                elif is_array(old) and node.is_array:
                    self._extend(self._copied_child(owner, key), node)
                elif node.value is None and isinstance(old, dict | list):
                    ignored.append(node)
                else:
                    owner[key] = node.value
                    origin = SourceEntry(node.source, more.value, key)
                    self._origins[id(owner)][key] = origin
        return ignored

    def append(self, pointer: Pointer, item: Node, holder: Node) -> None:
        """Append an item to the array at ``pointer``; it is a property of ``holder``."""
        target = self._copy_at(pointer)
        if target is not None:
            target.append(item.value)
            origin = SourceEntry(item.source, holder.value, item.key)
            self._origins[id(target)].append(origin)

    def add(self, pointer: Pointer, node: Node) -> bool:
        """Add a copy of a property to the object at ``pointer``, unless it has one."""
        target = self._copy_at(pointer)
        if node.key in target:
            return False
        target[node.key] = node.value
        source, owner, token = node.source.written(node.pointer)
        self._origins[id(target)][node.key] = SourceEntry(source, owner, token)
        return True

    def exchange(self, pointer: Pointer, key: str, new: str, value: Any) -> None:
        """Replace a property by another one, which has the same location."""
        target = self._copy_at(pointer)
        origins = self._origins[id(target)]
        del target[key]
        target[new], origins[new] = value, origins.pop(key)

    def drop(self, pointer: Pointer, key: str) -> None:
        """Remove a property without a record of it."""
        target = self._copy_at(pointer)
        del target[key], self._origins[id(target)][key]

    def move_to_all_of(self, pointer: Pointer, key: str) -> Pointer:
        """Move a property of a schema to a new item of ``allOf``; returns its pointer."""
        schema = self._copy_at(pointer)
        entry = self._origins[id(schema)].pop(key)
        item = {key: schema.pop(key)}
        self._origins[id(item)] = {key: entry}
        if "allOf" not in schema:
            schema["allOf"], self._origins[id(schema)]["allOf"] = [], entry
            self._origins[id(schema["allOf"])] = []
        items = self._copied_child(schema, "allOf")
        items.append(item)
        self._origins[id(items)].append(entry)
        return (*pointer, "allOf", str(len(items) - 1))

    def remove(self, pointer: Pointer, by: Span) -> None:
        """Remove a property or an item, if it still exists."""
        owner = self._copy_at(pointer[:-1])
        key = pointer[-1]
        if is_object(owner) and key in owner:
            del owner[key], self._origins[id(owner)][key]
        elif is_array(owner) and int(key) < len(owner):
            del owner[int(key)], self._origins[id(owner)][int(key)]
        else:
            return
        self.removed.append((pointer, by))

    def _extend(self, owner: list[Any], more: Node) -> None:
        origins = self._origins[id(owner)]
        for item in more.items():
            owner.append(item.value)
            origins.append(SourceEntry(item.source, more.value, item.key))

    def _copy_at(self, pointer: Pointer) -> Any:
        """A copy of the array or object at a pointer, to be changed; None if it is gone."""
        here = self.value
        for token in pointer:
            if is_object(here):
                gone = token not in here
            else:
                gone = not is_array(here) or int(token) >= len(here)
            if gone:
                return None
            here = self._copied_child(here, token)
        return here

    def _copied_child(self, owner: Any, token: str) -> Any:
        """A property of a copy, copied too if it is an array or object of a source."""
        value = child_at(owner, token)
        if id(value) in self._origins or not isinstance(value, dict | list):
            return value
        copy = self._copied(value, child_at(self._origins[id(owner)], token).source)
        if is_array(owner):
            owner[int(token)] = copy
        else:
            owner[token] = copy
        return copy

    def _copied(self, value: Any, source: Source) -> Any:
        copy = value.copy()
        self._copies.append(copy)
        if id(value) in self._earlier:
            self._origins[id(copy)] = self._earlier[id(value)].copy()
        elif is_object(value):
            self._origins[id(copy)] = {
                key: SourceEntry(source, value, key) for key in value
            }
        else:
            self._origins[id(copy)] = [
                SourceEntry(source, value, str(index)) for index in range(len(value))
            ]
        return copy

"""A value of a document, with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from specloom.diagnostics import Span
from specloom.document.kinds import is_array, is_object, member
from specloom.document.source import Source


def escaped(token: str) -> str:
    """A reference token as it stands in a JSON Pointer (RFC 6901 §3)."""
    return token.replace("~", "~0").replace("/", "~1")


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A cursor over plain data: ``pointer`` holds the reference tokens from its file's
    root.

    Two nodes are equal when they stand at the same place of the same source.
    """

    source: Source
    pointer: tuple[str, ...]
    value: Any

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Node):
            return NotImplemented
        return self.source is other.source and self.pointer == other.pointer

    def __hash__(self) -> int:
        return hash((id(self.source), self.pointer))

    def __repr__(self) -> str:
        return f"Node({self.id!r})"

    @property
    def span(self) -> Span:
        """Where it stands: a member at its name, an item at its value."""
        return self.source.span(self.pointer)

    @property
    def id(self) -> str:
        """A name for the place, unique over all files: ``#/components/schemas/User``,
        ``users.yaml#/User``.
        """
        if not self.pointer:
            return f"{self.source.name}#"
        path = "/".join(self.pointer)
        # Few tokens need escaping, and long pointers are asked for their id often.
        if "~" in path or path.count("/") >= len(self.pointer):
            path = "/".join(map(escaped, self.pointer))
        return f"{self.source.name}#/{path}"

    @property
    def key(self) -> str:
        """The last reference token: the member's name or the item's index; empty for a
        root.
        """
        return self.pointer[-1] if self.pointer else ""

    @property
    def source_text(self) -> str:
        """A scalar as it is written: ``version: 1.10`` has the value 1.1 and the text
        ``1.10``.
        """
        return self.source.source_text(self.pointer, self.value)

    @property
    def is_object(self) -> bool:
        """Whether the value has members."""
        return isinstance(self.value, dict)

    @property
    def is_array(self) -> bool:
        """Whether the value has items."""
        return isinstance(self.value, list)

    @property
    def is_text(self) -> bool:
        """Whether the value is a string."""
        return isinstance(self.value, str)

    def get(self, key: str) -> Node | None:
        """A member of an object; None when there is none, or for another kind of value."""
        value = self.value
        if not is_object(value) or key not in value:
            return None
        return Node(self.source, (*self.pointer, key), value[key])

    def __getitem__(self, key: str) -> Node:
        found = self.get(key)
        if found is None:
            raise KeyError(key)
        return found

    def __contains__(self, key: str) -> bool:
        return is_object(self.value) and key in self.value

    def members(self) -> Iterator[tuple[str, Node]]:
        """Name and value of each member in the document's order; nothing for another
        kind of value.
        """
        value = self.value
        if is_object(value):
            for key, each in value.items():
                yield key, Node(self.source, (*self.pointer, key), each)

    def items(self) -> Iterator[Node]:
        """Each item in order; nothing for another kind of value."""
        value = self.value
        if is_array(value):
            for index, each in enumerate(value):
                yield Node(self.source, (*self.pointer, str(index)), each)

    def step(self, token: str) -> Node | None:
        """What a reference token leads to: a member or an item (RFC 6901 §4)."""
        value = self.value
        if not is_array(value):
            return self.get(token)
        if not (token.isascii() and token.isdigit()) or len(token) > 9:
            return None
        index = int(token)
        if index >= len(value) or str(index) != token:
            return None
        return Node(self.source, (*self.pointer, token), value[index])

    def text(self, key: str, default: str = "") -> str:
        """The member as a string; ``default`` when it is missing or of another kind."""
        value = member(self.value, key)
        return value if isinstance(value, str) else default

    def flag(self, key: str) -> bool:
        """Whether the member is ``true``."""
        return member(self.value, key) is True

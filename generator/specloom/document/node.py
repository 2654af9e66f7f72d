"""A value of a document with its location."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from specloom.diagnostics import Span
from specloom.document.kinds import is_array, is_object, member
from specloom.document.source import Source


def escaped(token: str) -> str:
    """Escape a reference token for a JSON Pointer (RFC 6901 §3)."""
    return token.replace("~", "~0").replace("/", "~1")


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A cursor over plain data; ``pointer`` holds the reference tokens from the root of the
    file.

    Two nodes are equal if they have the same source and pointer.
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
        """The location: of a property its name, of an item its value."""
        return self.source.span(self.pointer)

    @property
    def id(self) -> str:
        """An identifier that is unique across all files: ``#/components/schemas/User``,
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
        """The last reference token: a property name or an index; empty for a root."""
        return self.pointer[-1] if self.pointer else ""

    @property
    def source_text(self) -> str:
        """The spelling of a scalar: ``version: 1.10`` has the value 1.1 and the text
        ``1.10``.
        """
        return self.source.source_text(self.pointer, self.value)

    @property
    def is_object(self) -> bool:
        """Whether the value is an object."""
        return isinstance(self.value, dict)

    @property
    def is_array(self) -> bool:
        """Whether the value is an array."""
        return isinstance(self.value, list)

    @property
    def is_text(self) -> bool:
        """Whether the value is a string."""
        return isinstance(self.value, str)

    def get(self, key: str) -> Node | None:
        """A property of an object; None if it is missing or the value is not an object."""
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
        """Yield the name and value of each property in document order; nothing if the value
        is not an object.
        """
        value = self.value
        if is_object(value):
            for key, each in value.items():
                yield key, Node(self.source, (*self.pointer, key), each)

    def items(self) -> Iterator[Node]:
        """Yield each item in order; nothing if the value is not an array."""
        value = self.value
        if is_array(value):
            for index, each in enumerate(value):
                yield Node(self.source, (*self.pointer, str(index)), each)

    def step(self, token: str) -> Node | None:
        """The property or item of a reference token (RFC 6901 §4)."""
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
        """A property as a string; ``default`` if it is missing or not a string."""
        value = member(self.value, key)
        return value if isinstance(value, str) else default

    def flag(self, key: str) -> bool:
        """Whether a property is ``true``."""
        return member(self.value, key) is True

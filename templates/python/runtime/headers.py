"""A case-insensitive mapping of header fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping


class Headers(Mapping[str, str]):
    """Header fields by name, ignoring case (RFC 9110, section 5.1).

    The values of a repeated field are joined with ", "; ``all`` returns them one by
    one. It holds plain text only and can be pickled.
    """

    __slots__ = ("_fields",)

    def __init__(self, fields: Iterable[tuple[str, str]] = ()) -> None:
        self._fields = tuple(fields)

    def __getitem__(self, name: str) -> str:
        values = self.all(name)
        if not values:
            raise KeyError(name)
        return ", ".join(values)

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(name.lower() for name, _ in self._fields))

    def __len__(self) -> int:
        return len({name.lower() for name, _ in self._fields})

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and bool(self.all(name))

    def all(self, name: str) -> list[str]:
        """Return every value of a field, in the order received; empty if it is absent."""
        wanted = name.lower()
        return [value for key, value in self._fields if key.lower() == wanted]

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Return the name and value of each field line as received."""
        return self._fields

    def __repr__(self) -> str:
        # Values may contain cookies or tokens, and tracebacks end up in logs.
        return f"Headers({', '.join(self)})"

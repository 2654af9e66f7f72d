"""UUIDs in the notation of RFC 4122."""

from __future__ import annotations

from uuid import UUID

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class ExactUUID(UUID):
    """A `UUID` that remembers its text, for example with capital letters."""

    __slots__ = ("wire",)
    wire: str

    def __repr__(self) -> str:
        return f"UUID({str(self)!r})"

    def __reduce_ex__(self, protocol: Any) -> tuple[Any, ...]:
        return uuid_of, (self.wire,)


def uuid_of(text: Any) -> UUID:
    """Parse a UUID.

    Raises:
        TypeError: `text` is not a string.
        ValueError: `text` is not a UUID (RFC 4122 §3).
    """
    if text.__class__ is not str:
        raise TypeError("not a string")
    value = UUID(text)
    plain = str(value)
    if plain == text:
        return value
    if plain != text.lower():
        raise ValueError("not the canonical form of a UUID")
    exact = ExactUUID(text)
    object.__setattr__(exact, "wire", text)
    return exact


def uuid_text(value: Any) -> Any:
    """Return the text of a UUID."""
    if not isinstance(value, UUID):
        from .codec import encode

        return encode(value)
    wire: str | None = getattr(value, "wire", None)
    return str(value) if wire is None else wire

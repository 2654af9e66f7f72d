"""UUIDs as RFC 4122 writes them."""

from __future__ import annotations

from uuid import UUID

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class ExactUUID(UUID):
    """A `UUID` that remembers how it was written, as with capital letters."""

    __slots__ = ("wire",)
    wire: str

    def __repr__(self) -> str:
        return f"UUID({str(self)!r})"

    def __reduce_ex__(self, protocol: Any) -> tuple[Any, ...]:
        return uuid_of, (self.wire,)


def uuid_of(text: Any) -> UUID:
    """The UUID of a text.

    Raises:
        TypeError: `text` is no text.
        ValueError: `text` is no UUID (RFC 4122, section 3).
    """
    if text.__class__ is not str:
        raise TypeError("not a text")
    value = UUID(text)
    plain = str(value)
    if plain == text:
        return value
    if plain != text.lower():
        raise ValueError("not the common form of a UUID")
    exact = ExactUUID(text)
    object.__setattr__(exact, "wire", text)
    return exact


def uuid_text(value: Any) -> Any:
    """The text of a UUID."""
    if not isinstance(value, UUID):
        from .codec import encode

        return encode(value)
    wire: str | None = getattr(value, "wire", None)
    return str(value) if wire is None else wire

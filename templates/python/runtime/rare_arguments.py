"""Kinds of arguments that few APIs need."""

from __future__ import annotations

from .codec import PLAIN
from .operations import Argument, member
from .parameters import header_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .bodies import Given
    from .codec import Codec


def header(
    wire: str,
    name: str = "",
    codec: Codec = PLAIN,
    *,
    explode: bool = False,
    media_type: str = "",
) -> Argument:
    """Describe a header field; its style is always ``simple``."""
    return Argument(
        "header",
        wire,
        name,
        codec,
        style="simple",
        explode=explode,
        media_type=media_type,
    )


def cookie(
    wire: str,
    name: str = "",
    codec: Codec = PLAIN,
    *,
    style: str = "form",
    explode: bool = True,
    media_type: str = "",
) -> Argument:
    """Describe a cookie."""
    return Argument(
        "cookie",
        wire,
        name,
        codec,
        style=style,
        explode=explode,
        media_type=media_type,
    )


def querystring(
    wire: str,
    name: str = "",
    codec: Codec = PLAIN,
    *,
    nullable: bool = False,
    media_type: str = "application/x-www-form-urlencoded",
) -> Argument:
    """Describe the whole query string (OpenAPI 3.2): a string, or a value to be
    written.
    """
    return Argument(
        "querystring", wire, name, codec, nullable=nullable, media_type=media_type
    )


class PartHeader(Argument):
    """A header field of one part of a multipart body."""

    __slots__ = ("part",)

    part: str

    def applied(self, value: object, given: Given) -> Given:
        """Return the arguments, with the field added to the header of its part.

        Raises:
            ValueError: The value is not valid in a header, or its part was not passed.
        """
        parts = [a.wire for a, _ in given if a.location == "member"]
        wholes = [a for a, _ in given if a.location == "whole"]
        if self.part not in parts and not wholes:
            raise ValueError(
                f"the argument {self.name!r} requires the part {self.part!r}"
            )
        fields = {self.wire: header_text(self, value)}
        return [(self._with(argument, fields), item) for argument, item in given]

    def _with(self, argument: Argument, fields: dict[str, str]) -> Argument:
        if argument.location == "member" and argument.wire == self.part:
            return _copy(argument, headers={**(argument.headers or {}), **fields})
        if argument.location != "whole":
            return argument
        known = {part.wire: part for part in argument.parts}
        part = known.get(self.part) or member(self.part)
        known[self.part] = _copy(part, headers={**(part.headers or {}), **fields})
        return _copy(argument, parts=tuple(known.values()))


def _copy(argument: Argument, **changes: object) -> Argument:
    twin = object.__new__(Argument)
    for name in Argument.__slots__:
        setattr(twin, name, changes.get(name, getattr(argument, name)))
    return twin


def part(part: str, wire: str, name: str, codec: Codec = PLAIN) -> PartHeader:
    """Describe a header field of a multipart part; its style is ``simple``."""
    made = PartHeader("part", wire, name, codec, style="simple")
    made.part = part
    return made


def choice(name: str = "content_type") -> Argument:
    """Describe the argument that selects the media type of the body."""
    return Argument("choice", "Content-Type", name, PLAIN)

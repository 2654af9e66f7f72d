"""Form bodies: their fields, and the format application/x-www-form-urlencoded."""

from __future__ import annotations

from .bodies import Payload
from .codec import PLAIN
from .kinds import is_object
from .media_types import essence
from .operations import member
from .parameters import field_pairs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from .bodies import Extra, Given
    from .codec import Codec
    from .operations import Argument

FORM = "application/x-www-form-urlencoded"


def fields(wholes: Given, members: Given, extra: Extra) -> Given:
    """Return the fields of a form, each with the argument that defines its encoding."""
    found = list(members)
    if wholes:
        argument, value = wholes[0]
        known = {part.wire: part for part in argument.parts}
        found = [
            (known.get(name) or member(name, codec=codec), item)
            for name, item, codec in _members(argument, value)
            if item is not None
        ]
    replaced = extra or {}
    kept = [pair for pair in found if pair[0].wire not in replaced]
    return kept + [(member(name), item) for name, item in replaced.items()]


def _members(argument: Argument, value: object) -> Iterable[tuple[str, Any, Codec]]:
    """Return the JSON name, value and codec of each field of a whole body.

    The values of a mapping are not encoded here: the form writes files itself, and the
    codec says which bytes are base64 text.
    """
    if not is_object(value):
        data: Any = argument.codec.encode(value)
        if not is_object(data):
            raise TypeError(f"{argument.name!r} must be a mapping or a model")
        return ((name, item, PLAIN) for name, item in data.items())
    from .deep import settled
    from .shapes import Shape

    shape = settled(argument.codec, value)
    if not isinstance(shape, Shape):
        return ((name, item, PLAIN) for name, item in value.items())
    items = shape.completed(value).items()
    return ((wire, item, shape.codec_at(wire)) for wire, item in items)


def urlencoded(
    media_type: str, wholes: Given, members: Given, extra: Extra, _: str
) -> Payload | None:
    """Build a body of the type application/x-www-form-urlencoded; a `bodies.Writer`.

    Text is sent unchanged.
    """
    if essence(media_type) != FORM:
        return None
    if wholes and isinstance(ready := wholes[0][1], str):
        return Payload(media_type, ready.encode())
    pairs = [
        pair
        for argument, value in fields(wholes, members, extra)
        for pair in field_pairs(argument, value)
    ]
    text = "&".join(f"{name}={value}" for name, value in pairs)
    return Payload(media_type, text.encode("ascii"))

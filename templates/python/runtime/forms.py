"""Forms as bodies: their fields, and those of application/x-www-form-urlencoded."""

from __future__ import annotations

from .bodies import Payload
from .kinds import is_collection, is_object
from .media_types import essence
from .operations import member
from .parameters import encoded, form_pairs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from .bodies import Extra, Given
    from .operations import Argument

FORM = "application/x-www-form-urlencoded"


def fields(wholes: Given, members: Given, extra: Extra) -> Given:
    """The fields of a form, each with the argument that tells how it is written."""
    found = list(members)
    if wholes:
        argument, value = wholes[0]
        known = {part.wire: part for part in argument.parts}
        found = [
            (known.get(name) or member(name), item)
            for name, item in _mapping(argument, value).items()
            if item is not None
        ]
    replaced = extra or {}
    kept = [pair for pair in found if pair[0].wire not in replaced]
    return kept + [(member(name), item) for name, item in replaced.items()]


def _mapping(argument: Argument, value: object) -> Mapping[str, object]:
    if is_object(value):
        # Left as it is: encoding would turn files into base64 text.
        return value
    data: Any = argument.codec.encode(value)
    if not is_object(data):
        raise TypeError(f"{argument.name!r} must be a mapping or a model")
    return data


def urlencoded(
    media_type: str, wholes: Given, members: Given, extra: Extra, _: str
) -> Payload | None:
    """The body that is a form as browsers send them; a `bodies.Writer`."""
    if essence(media_type) != FORM:
        return None
    pairs = [
        pair
        for argument, value in fields(wholes, members, extra)
        for item in _items(argument, value)
        for pair in form_pairs(form_argument(argument, item), item)
    ]
    text = "&".join(f"{name}={value}" for name, value in pairs)
    return Payload(media_type, text.encode("ascii"))


def _items(argument: Argument, value: object) -> list[object]:
    """The values to write: those of a list where a media type is meant for each."""
    if is_collection(value) and argument.media_type and not argument.style:
        return [item for item in value if item is not None]
    return [value]


def form_argument(argument: Argument, value: object) -> Argument:
    """The argument with the defaults of a form (OpenAPI 3.1 §4.8.15.1.2).

    Without a style of its own a list is repeated, an object is written as JSON.
    """
    if argument.style or argument.media_type:
        return argument
    nested = not is_collection(value) and is_object(encoded(argument, value))
    return member(
        argument.wire,
        argument.name,
        argument.codec,
        nullable=argument.nullable,
        style="" if nested else "form",
        media_type="application/json" if nested else "",
        allow_reserved=argument.allow_reserved,
    )

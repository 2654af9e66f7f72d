"""The body of a request in the media type that fits what was given."""

from __future__ import annotations

from .codec import encode
from .files import is_file, streamed
from .jsontext import write
from .kinds import is_collection, is_object
from .media_types import is_json
from .parameters import encoded, form_pairs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import AsyncIterable, Iterable, Mapping
    from typing import Any, TypeAlias

    from .operations import Argument, Operation

    Content: TypeAlias = bytes | Iterable[bytes] | AsyncIterable[bytes]
    Given: TypeAlias = list[tuple[Argument, object]]

FORM = "application/x-www-form-urlencoded"
LINES = (
    "application/jsonl",
    "application/x-jsonl",
    "application/jsonlines",
    "application/x-jsonlines",
    "application/ndjson",
    "application/x-ndjson",
    "application/stream+json",
    "application/x-json-stream",
)


class Payload:
    """The bytes of a body, or where they come from, and their media type.

    ``length`` is their number when it is known.  ``repeatable`` is false when the bytes
    can be read only once, as from a generator or a pipe.
    """

    __slots__ = ("content", "content_type", "length", "repeatable")

    def __init__(
        self,
        content_type: str,
        content: Content,
        *,
        length: int | None = None,
        repeatable: bool = True,
    ) -> None:
        self.content_type = content_type
        self.content = content
        self.length = len(content) if isinstance(content, bytes) else length
        self.repeatable = repeatable


def payload(
    operation: Operation[Any],
    given: Given,
    extra: Mapping[str, object] | None,
    wanted: str = "",
    boundary: str = "",
) -> Payload | None:
    """The body that the arguments make, None when there is nothing to send.

    Args:
        operation: Tells the media types.
        given: The arguments that were given, of any location.
        extra: Members that are merged into an object or a form.
        wanted: The media type that the caller asked for, when there are several.
        boundary: The boundary of a multipart body; a random one when empty.

    Raises:
        TypeError: when ``extra`` cannot be merged, or the value does not suit the
            media type.
    """
    wholes = [pair for pair in given if pair[0].location == "whole"]
    members = [pair for pair in given if pair[0].location == "member"]
    offered = operation.body if isinstance(operation.body, tuple) else (operation.body,)
    if not (wholes or members or extra or operation.body_required):
        return None
    value = wholes[0][1] if wholes else None
    for argument, chosen in given:
        if argument.location == "choice":
            wanted = wanted or str(chosen)
    media_type = _suited(offered, wanted, value, members, bool(wholes))
    wholes = [((a.forms or {}).get(media_type, a), item) for a, item in wholes]
    if is_json(media_type):
        return _json(media_type, wholes, members, extra)
    essence = media_type.partition(";")[0].strip().lower()
    if essence == FORM or essence.startswith("multipart/"):
        fields = _fields(wholes, members, extra)
        if essence == FORM:
            return _form(media_type, fields)
        from .multipart import multipart  # only a few operations upload files

        return multipart(media_type, fields, boundary)
    if not wholes:
        return None if not members else _json(media_type, wholes, members, extra)
    if essence in LINES or essence.endswith("json-seq"):
        return _lines(media_type, wholes[0][0], value)
    return _raw(media_type, wholes[0][0], value)


def _suited(
    offered: tuple[str, ...], wanted: str, value: object, members: Given, whole: bool
) -> str:
    """The media type asked for, else the first that can carry what was given."""
    asked = wanted.partition(";")[0].strip().lower()
    for media_type in offered:
        if asked and media_type.partition(";")[0].strip().lower() == asked:
            return media_type
    raw = whole and (is_file(value) or isinstance(value, str))
    files = any(is_file(item) for _, item in members)
    for media_type in offered:
        structured = is_json(media_type) or media_type.startswith((FORM, "multipart/"))
        is_multipart = media_type.startswith("multipart/")
        fits = is_multipart if files else structured != raw
        if fits:
            return media_type
    return offered[0]


def _json(
    media_type: str,
    wholes: Given,
    members: Given,
    extra: Mapping[str, object] | None,
) -> Payload:
    if wholes:
        argument, value = wholes[0]
        data: Any = argument.codec.encode(value)
    else:
        data = {
            argument.wire: None if value is None else argument.codec.encode(value)
            for argument, value in members
        }
    if extra:
        if not is_object(data):
            raise TypeError("extra_body needs a body that is a JSON object")
        data = {**data, **encode(dict(extra))}
    concrete = "application/json" if "*" in media_type else media_type
    return Payload(concrete, write(data).encode())


def _fields(wholes: Given, members: Given, extra: Mapping[str, object] | None) -> Given:
    """The fields of a form, each with the argument that tells how it is written."""
    from .operations import member

    fields = list(members)
    if wholes:
        argument, value = wholes[0]
        known = {part.wire: part for part in argument.parts}
        fields = [
            (known.get(name) or member(name), item)
            for name, item in _mapping(argument, value).items()
            if item is not None
        ]
    replaced = extra or {}
    kept = [pair for pair in fields if pair[0].wire not in replaced]
    return kept + [(member(name), item) for name, item in replaced.items()]


def _mapping(argument: Argument, value: object) -> Mapping[str, object]:
    if is_object(value):
        # Left as it is: encoding would turn files into base64 text.
        return value
    data: Any = argument.codec.encode(value)
    if not is_object(data):
        raise TypeError(f"{argument.name!r} must be a mapping or a model")
    return data


def _form(media_type: str, fields: Given) -> Payload:
    pairs = [
        pair
        for argument, value in fields
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
    from .operations import member

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


def _lines(media_type: str, argument: Argument, value: object) -> Payload:
    """JSON texts, each on a line of its own; texts that are ready are sent as they are."""
    if not is_collection(value):
        return _raw(media_type, argument, value)
    # RFC 7464 §2.2: a record separator begins each text of a sequence.
    start = "\x1e" if "json-seq" in media_type else ""
    items: Any = argument.codec.encode(value)
    text = "".join(f"{start}{write(item)}\n" for item in items)
    return Payload(media_type, text.encode())


def _raw(media_type: str, argument: Argument, value: object) -> Payload:
    concrete = "application/octet-stream" if "*" in media_type else media_type
    if isinstance(value, str):
        return Payload(concrete, value.encode())
    if is_file(value) or hasattr(value, "__iter__") or hasattr(value, "__aiter__"):
        content, length, repeatable = streamed(value)
        return Payload(concrete, content, length=length, repeatable=repeatable)
    data = argument.codec.encode(value)
    if isinstance(data, bytes):
        return Payload(concrete, data)
    return Payload(
        concrete, data.encode() if isinstance(data, str) else write(data).encode()
    )

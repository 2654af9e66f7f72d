"""The body of a request in the media type that fits the value given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .codecs import PLAIN, encode
from .json import write
from .media_types import essence, is_json, is_text
from .operations import Argument, Extra, Given, Operation, Payload
from .typeguards import is_bytes, is_collection, is_file, is_object, is_raw

RANGES = ("*", "*/*", "application/*")
FORMS = ("application/x-www-form-urlencoded", "multipart/")


def payload(
    operation: Operation[Any],
    given: Given,
    extra: Extra,
    wanted: str = "",
    boundary: str = "",
) -> Payload | None:
    """Build the body from the arguments of a call.

    Args:
        operation: The operation, which defines the media types.
        given: The arguments that were passed, of every location.
        extra: Properties to merge into a JSON object or a form.
        wanted: The media type to use if the operation has several.
        boundary: The boundary of a multipart body; random if empty.

    Returns:
        The body, or None if there is nothing to send.

    Raises:
        TypeError: If ``extra`` cannot be merged, or the value cannot be written in the
            media type.
    """
    for argument, item in given:
        if argument.location == "part":
            part: Any = argument
            given = part.applied(item, given)
    wholes = [pair for pair in given if pair[0].location == "body"]
    members = [pair for pair in given if pair[0].location == "property"]
    body = operation.body
    offered = (body,) if isinstance(body, str) else tuple(body)
    codecs: Mapping[str, Any] = body if is_object(body) else {}
    if not (wholes or members or extra or operation.body_required):
        return None
    value = wholes[0][1] if wholes else None
    for argument, chosen in given:
        if argument.location == "choice":
            wanted = wanted or str(chosen)
    raw = bool(wholes) and (is_file(value) or isinstance(value, str))
    media_type = _suited(offered, wanted, members, raw, codecs)
    wholes = [((a.forms or {}).get(media_type, a), item) for a, item in wholes]
    if _is_written_as_json(media_type, wholes):
        return _json(media_type, wholes, members, extra)
    codec = codecs.get(media_type)
    if codec is not None and not raw:
        wholes = [(a, codec.codec.encode(item)) for a, item in wholes]
        xml = codec.written(_data(wholes, members, extra))
        return Payload(media_type.replace("*+", ""), xml)
    for written in operation.writers:
        made = written(media_type, wholes, members, extra, boundary)
        if made is not None:
            return made
    if not wholes:
        return None if not members else _json(media_type, wholes, members, extra)
    return _raw(media_type, *wholes[0])


def _is_written_as_json(media_type: str, wholes: Given) -> bool:
    """Whether the body is written as JSON.

    This is so for a JSON media type, unless the body is described as raw bytes. It is
    also so for a range such as ``*/*``, unless the value is text or bytes.
    """
    if is_json(media_type):
        return not any(argument.codec.is_raw for argument, _ in wholes)
    return essence(media_type) in RANGES and not any(is_raw(v) for _, v in wholes)


def _suited(
    offered: tuple[str, ...],
    wanted: str,
    members: Given,
    raw: bool,
    codecs: Mapping[str, Any],
) -> str:
    """The media type that the caller wants, else the first that can carry the
    arguments.
    """
    if len(offered) == 1:
        return offered[0]
    if wanted:
        exact = _spelled(wanted)
        for media_type in offered:
            if _spelled(media_type) == exact:
                return media_type
        requested = essence(wanted)
        for media_type in offered:
            if essence(media_type) == requested:
                return media_type
    files = any(_holds_file(argument, item) for argument, item in members)
    for media_type in offered:
        structured = is_json(media_type) or media_type.startswith(FORMS)
        is_multipart = media_type.startswith("multipart/")
        fits = is_multipart if files else structured != raw
        if not raw and not files and codecs.get(media_type) is not None:
            fits = True
        if fits:
            return media_type
    return offered[0]


def _spelled(media_type: str) -> str:
    """The media type with its parameters, in lower case and without spaces."""
    return "".join(media_type.split()).lower()


def _holds_file(argument: Argument, value: object) -> bool:
    value = as_text(argument, value)
    return is_file(value) or (is_collection(value) and any(map(is_file, value)))


def as_text(argument: Argument, value: Any) -> Any:
    """The value with bytes encoded as text (base64) where the codec says so."""
    if argument.codec is PLAIN:
        return value
    inside = is_collection(value) and not is_file(value) and any(map(is_bytes, value))
    return argument.codec.encode(value) if inside or is_bytes(value) else value


def _json(
    media_type: str,
    wholes: Given,
    members: Given,
    extra: Extra,
) -> Payload:
    wholes = [(a, a.codec.encode(value)) for a, value in wholes]
    concrete = "application/json" if "*" in media_type else media_type
    return Payload(concrete, write(_data(wholes, members, extra)).encode())


def _data(wholes: Given, members: Given, extra: Mapping[str, object] | None) -> Any:
    """The JSON value of a body: the whole one, which is already encoded, or its
    properties.
    """
    data: Any = {
        argument.wire: None if value is None else argument.codec.encode(value)
        for argument, value in members
    }
    if wholes:
        data = wholes[0][1]
    if extra:
        if not is_object(data):
            raise TypeError("extra_body can only be merged into an object or a form")
        data = {**data, **encode(dict(extra))}
    return data


def _raw(media_type: str, argument: Argument, value: object) -> Payload:
    concrete = "application/octet-stream" if "*" in media_type else media_type
    if is_text(concrete):
        value = as_text(argument, value)
    if is_bytes(value):
        return Payload(concrete, bytes(value))
    data = value if isinstance(value, str) else argument.codec.encode(value)
    if is_bytes(data):
        return Payload(concrete, bytes(data))
    return Payload(
        concrete, data.encode() if isinstance(data, str) else write(data).encode()
    )

"""The body of a request in the media type that fits the value given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .codecs import PLAIN, Codec, NullOr, OneOf, Ref, codec_of_class, settled
from .conversions import is_mapping
from .json import write
from .media_types import (
    best_match,
    essence,
    is_json,
    is_text,
    is_xml,
    parameters,
    text_bytes,
)
from .operations import Argument, Extra, Given, Operation, Payload
from .typeguards import is_bytes, is_collection, is_file, is_object, is_raw, is_source

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
    media_type = _suited(offered, wanted, wholes, members, codecs)
    codec = codecs.get(media_type)
    wholes = [(_form(a, media_type), item) for a, item in wholes]
    media_type = _concrete(media_type, wanted)
    if _is_written_as_json(media_type, wholes):
        return _json(media_type, wholes, members, extra)
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
    wholes: Given,
    members: Given,
    codecs: Mapping[str, Any],
) -> str:
    """The media type that the caller wants, else the first of those that fit the
    arguments best.
    """
    if len(offered) == 1:
        return offered[0]
    if wanted:
        found = best_match(wanted, offered)
        if found is not None:
            return found
    structured = [one for one in offered if _is_structured(one, codecs)] or [*offered]
    if wholes:
        argument, value = wholes[0]
        if isinstance(value, str):
            return min(offered, key=lambda one: _text_rank(argument, one))
        if is_file(value):
            return min(offered, key=lambda one: _file_rank(argument, one))
        if is_raw(value):  # an iterator may also be a list of JSON values
            return next((o for o in offered if _is_binary(argument, o)), structured[0])
        return _for_data(structured, argument, value)
    if any(_holds_file(argument.codec, item) for argument, item in members):
        structured = [*filter(_is_multipart, structured), *structured]
    return structured[0]


def _is_structured(media_type: str, codecs: Mapping[str, Any]) -> bool:
    """Whether an object can be written in the media type."""
    known = is_json(media_type) or media_type.startswith(FORMS)
    return known or essence(media_type) in RANGES or codecs.get(media_type) is not None


def _is_multipart(media_type: str) -> bool:
    return media_type.startswith("multipart/")


def _form(argument: Argument, media_type: str) -> Argument:
    """The body as it is described for a media type."""
    return (argument.forms or {}).get(media_type, argument)


def _is_binary(argument: Argument, media_type: str) -> bool:
    return _form(argument, media_type).codec.is_raw and not is_json(media_type)


def _text_rank(argument: Argument, media_type: str) -> int:
    """How well a media type suits text: the lowest number is best."""
    if is_json(media_type):
        form = (argument.forms or {}).get(media_type)
        # Strings have no codec; PLAIN is that of any JSON value, too.
        return 3 if form is not None and form.codec is PLAIN else 5
    if media_type.startswith("text/"):
        return 0
    if is_xml(media_type):
        return 1
    if media_type.startswith(FORMS):
        return 5
    return 2 if is_text(media_type) else 4


def _file_rank(argument: Argument, media_type: str) -> int:
    """How well a media type suits a file: the lowest number is best."""
    if _is_binary(argument, media_type):
        return 0
    if media_type.startswith(FORMS):
        return 4
    if not is_text(media_type):
        return 1
    return 3 if is_json(media_type) else 2


def _for_data(structured: list[str], argument: Argument, value: Any) -> str:
    """The media type for a value that is neither text nor a file.

    A model selects a media type that is described by its class. Other values select the
    description that they match best.
    """
    forms = argument.forms or {}
    own = codec_of_class(value.__class__)
    if own is not None or is_mapping(value):
        same = [one for one in forms if own and _describes(forms[one].codec, own)]
        fitting = same or structured
        carry = [one for one in fitting if _carries(_form(argument, one), one, value)]
        fitting = carry or fitting
    else:
        fitting = [one for one in structured if not one.startswith(FORMS)]
        others = (one for one in forms if one not in structured)
        fitting += [o for o in others if not _is_open(forms[o].codec)]
        fitting = fitting or structured
    if own is None and forms and len(fitting) > 1:
        best = _best([forms[one].codec for one in fitting], value)
        fitting = [one for one in fitting if forms[one].codec is best] or fitting
    return fitting[0]


def _is_open(codec: Codec) -> bool:
    return codec.is_raw or codec is PLAIN


def _describes(codec: Codec, own: Codec) -> bool:
    """Whether a codec is that of a class, or a union that contains it."""
    while isinstance(codec, Ref | NullOr):
        codec = codec.target() if isinstance(codec, Ref) else codec.codec
    if isinstance(codec, OneOf):
        return any(_describes(one, own) for one in codec.members)
    return codec is own


def _carries(form: Argument, media_type: str, value: Any) -> bool:
    """Whether the files of an object can be sent in the media type."""
    if _is_multipart(media_type):
        return True
    codec = codec_of_class(value.__class__) or settled(form.codec, value)
    return not any(_holds_file(one, item) for _, one, item in codec.entries(value))


def _best(codecs: list[Codec], value: Any) -> Codec | None:
    """The codec of the description that a value matches best, or None."""
    variants = OneOf(*codecs)
    if is_mapping(value):
        return variants.choice_for(value)
    return variants.choice(PLAIN.encode(value))


def _concrete(media_type: str, wanted: str) -> str:
    """The media type as the caller spells it: concrete, or with more parameters."""
    if not wanted or "*" in wanted or _is_multipart(media_type):
        return media_type
    if "*" in media_type:
        return wanted if best_match(wanted, (media_type,)) else media_type
    if ";" not in wanted or essence(wanted) != essence(media_type):
        return media_type
    return media_type if parameters(wanted) == parameters(media_type) else wanted


def _holds_file(codec: Codec, value: object) -> bool:
    value = as_text(codec, value)
    if codec.is_raw and is_source(value):
        return True
    return is_file(value) or (is_collection(value) and any(map(is_file, value)))


def as_text(codec: Codec, value: Any) -> Any:
    """The value with bytes encoded as text (base64) where the codec says so."""
    if codec is PLAIN:
        return value
    inside = is_collection(value) and not is_file(value) and any(map(is_bytes, value))
    return codec.encode(value) if inside or is_bytes(value) else value


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
        data = {**data, **PLAIN.encode(dict(extra))}
    return data


def raw_type(media_type: str) -> str:
    """The media type of text or bytes that are sent as a range of media types."""
    if "*" not in media_type:
        return media_type
    is_any_text = media_type.startswith("text/")
    return "text/plain" if is_any_text else "application/octet-stream"


def _raw(media_type: str, argument: Argument, value: object) -> Payload:
    concrete = raw_type(media_type)
    if is_text(concrete):
        value = as_text(argument.codec, value)
    if is_bytes(value):
        return Payload(concrete, bytes(value))
    data = value if isinstance(value, str) else argument.codec.encode(value)
    if is_bytes(data):
        return Payload(concrete, bytes(data))
    text = data if isinstance(data, str) else write(data)
    return Payload(concrete, text_bytes(text, concrete))

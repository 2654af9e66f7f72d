"""Responses as values or errors."""

from __future__ import annotations

from contextlib import suppress

from .codec import PLAIN
from .deviations import MISFITS, ValidationError, ValidationIssue, description
from .errors import APIResponseValidationError, error_class
from .jsontext import read
from .media_types import (
    best_match,
    charset,
    essence,
    given_charset,
    is_json,
    is_text,
)
from .messages import server_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from .codec import Codec
    from .deviations import DecodeContext
    from .errors import APIError
    from .operations import Contents
    from .replies import HttpResponse
    from .requests import Request


def contents_for(
    status: int, responses: Mapping[str, Contents | None]
) -> Contents | None:
    for key in (str(status), f"{status // 100}XX", f"{status // 100}xx"):
        if key in responses:
            return responses[key]
    if 200 <= status < 300:
        described = [c for key, c in responses.items() if key.startswith("2")]
        if described:
            return next(filter(None, described), None)
    return responses.get("default")


def result(
    request: Request,
    reply: HttpResponse,
    responses: Mapping[str, Contents | None],
    context: DecodeContext,
) -> Any:
    try:
        return _value(request, reply, responses, context)
    except RecursionError as error:
        message = f"{request.label}: the response is nested too deeply"
        raise _unreadable(message, request, reply) from error


def _value(
    request: Request,
    reply: HttpResponse,
    responses: Mapping[str, Contents | None],
    context: DecodeContext,
) -> Any:
    contents = contents_for(reply.status_code, responses)
    if contents is None or request.method == "HEAD":
        return None
    media_type = reply.media_type or next(iter(contents), "")
    matched = best_match(media_type, contents)
    codec = _codec(contents, matched) or _other(contents)
    found = Found(request, reply, codec, context)
    if not reply.content:
        return _nothing(found, matched, responses)
    if codec.is_raw:
        return _file(found, media_type, matched)
    if matched is None:
        return _unexpected(found, media_type)
    if codec.of_bytes:
        return _of_bytes(found)
    if is_json(media_type):
        try:
            data = read(reply.content)
        except (ValueError, RecursionError) as error:
            return found.unreadable("malformed JSON", error)
        return found.decoded(data)
    text = is_text(media_type)
    if not text and codec.holds(""):
        return reply.content
    if text and codec.holds(value := _text(reply)):
        return found.decoded(_bare(codec, value))
    return _unexpected(found, media_type)


def _bare(codec: Codec, text: str) -> str:
    if codec.accepts(text):
        return text
    bare = text.strip()
    return bare if codec.accepts(bare) else text


class Found:
    """A response and the codec for it."""

    __slots__ = ("codec", "context", "outer", "reply", "request")

    def __init__(
        self, request: Request, reply: HttpResponse, codec: Any, context: DecodeContext
    ) -> None:
        self.request = request
        self.reply = reply
        self.outer: Any = codec
        self.codec: Any = codec.codec if codec.of_bytes else codec
        self.context = context

    def decoded(self, data: Any) -> Any:
        if self.context.validation == "lenient" and not self.codec.holds(data):
            kind = f"a JSON {description(data).partition(' ')[0]}"
            return self.instead(kind, data, fits=False)
        try:
            return self.codec.decode(data, self.context)
        except ValidationError as error:
            message = (
                f"{self.request.label}: the response does not match the schema: {error}"
            )
            raise _unreadable(message, self.request, self.reply) from error

    def unreadable(self, fault: str, error: Exception) -> Any:
        self._notify(fault)
        if self.context.validation == "warn":
            return _text(self.reply)
        message = f"{self.request.label} returned {fault}: {error}"
        raise _unreadable(message, self.request, self.reply) from error

    def instead(self, got: str, value: Any, *, fits: bool) -> Any:
        self._notify(got)
        validation = self.context.validation
        if validation == "warn" or (fits and validation == "lenient"):
            if validation == "lenient":
                MISFITS.say(self.context.what, "$", got, self.outer.expected)
            return value
        message = (
            f"{self.request.label} returned {got} instead of {self.outer.expected}"
        )
        raise _unreadable(message, self.request, self.reply)

    def _notify(self, got: str) -> None:
        context = self.context
        if context.checks and context.validation != "strict":
            context.settle([ValidationIssue("$", self.outer.expected, got)])


def _nothing(
    found: Found, matched: str | None, responses: Mapping[str, Contents | None]
) -> Any:
    codec = found.codec
    if codec.is_raw:
        return b""
    kind = matched or "*"
    may_be_empty = not (is_json(kind) or kind.endswith("*") or found.outer.of_bytes)
    if may_be_empty and codec.holds(""):
        if not is_text(kind):
            return b""
        return codec.decode("") if codec.accepts("") else ""
    fits = codec.holds(None) or any(
        contents is None and status.startswith("2")
        for status, contents in responses.items()
    )
    return found.instead("an empty body", None, fits=fits)


def _file(found: Found, media_type: str, matched: str | None) -> Any:
    content = found.reply.content
    if matched is None and is_text(media_type):
        return found.instead(essence(media_type), content, fits=True)
    return content


def _of_bytes(found: Found) -> Any:
    reply = found.reply
    try:
        data = found.outer.plain(reply.content, given_charset(reply.media_type))
    except (ValueError, RecursionError) as error:
        return found.unreadable("malformed XML", error)
    return found.decoded(data)


def _unexpected(found: Found, media_type: str) -> Any:
    reply, codec = found.reply, found.codec
    got = essence(media_type)
    try:
        data = read(reply.content)
    except (ValueError, RecursionError):
        pass
    else:
        if codec.holds(data):
            return found.decoded(data)
        got = f"{got} with a JSON {description(data).partition(' ')[0]}"
    value = _text(reply) if is_text(media_type) else reply.content
    fits = codec.holds(value)
    if not fits and codec.holds(text := _text(reply)):
        value, fits = text, True
    return found.instead(got, value, fits=fits)


def _codec(contents: Contents, matched: str | None) -> Codec | None:
    if matched is not None:
        return contents[matched]
    found: Any = next((c for kind, c in contents.items() if is_json(kind)), None)
    # JSON in place of XML decodes to the same value.
    inner = (getattr(c, "codec", None) for c in contents.values() if c.of_bytes)
    return found or next(inner, None)


def _other(contents: Contents) -> Codec:
    values = contents.values()
    files = (codec for codec in values if codec.is_raw)
    return next(files, None) or next(iter(values), PLAIN)


def _text(reply: HttpResponse) -> str:
    return reply.content.decode(charset(reply.media_type), "replace")


def _unreadable(
    message: str, request: Request, reply: HttpResponse
) -> APIResponseValidationError:
    return APIResponseValidationError(
        message,
        method=request.method,
        url=request.redacted_url,
        response=reply,
        body=_text(reply),
    )


def failure(
    request: Request, reply: HttpResponse, responses: Mapping[str, Contents | None]
) -> APIError:
    contents = contents_for(reply.status_code, responses) or {}
    codec: Any = _codec(contents, best_match(reply.media_type, contents))
    data = _plain(reply, codec)
    body = data
    plain = codec.codec if codec is not None and codec.of_bytes else codec
    # Always lenient: an error while decoding would hide the actual one.
    with suppress(ValueError, ArithmeticError, RecursionError, ValidationError):
        if plain is not None and (isinstance(data, dict | list) or plain.accepts(data)):
            body = plain.decode(data)
    message = f"{request.label} failed with status {reply.status_code}"
    said = server_text(data)
    return error_class(reply.status_code)(
        f"{message}: {said}" if said else message,
        method=request.method,
        url=request.redacted_url,
        response=reply,
        body=body,
    )


def _plain(reply: HttpResponse, codec: Any) -> Any:
    if not reply.content:
        return None
    kind = reply.media_type
    if codec is not None and codec.of_bytes:
        try:
            return codec.plain(reply.content, given_charset(kind))
        except (ValueError, RecursionError):
            return _text(reply)
    if not kind or is_text(kind):
        try:
            return read(reply.content)
        except (ValueError, RecursionError):
            return _text(reply)
    return reply.content

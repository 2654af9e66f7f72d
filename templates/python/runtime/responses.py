"""What an answer means: the value that it carries, or the error that it is."""

from __future__ import annotations

from .deviations import DecodeContext, DeviationError
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
    from .errors import APIError
    from .operations import Contents
    from .replies import Reply
    from .requests import Request


def contents_for(
    status: int, responses: Mapping[str, Contents | None]
) -> Contents | None:
    """The described contents for a status; None when nothing is described to come.

    The exact status wins over its range (``4XX``), and that over ``default``.  A
    success that is not described is read as the described one, rather than as
    ``default``, which by habit describes the error.
    """
    for key in (str(status), f"{status // 100}XX", f"{status // 100}xx"):
        if key in responses:
            return responses[key]
    if 200 <= status < 300:
        for key, contents in responses.items():
            if key.startswith("2"):
                return contents
    return responses.get("default")


def result(
    request: Request,
    reply: Reply,
    responses: Mapping[str, Contents | None],
    context: DecodeContext,
) -> Any:
    """The value of an answer that reports success.

    Nothing in the body is None; JSON is decoded as described, or left plain when
    nothing is described; other text is a str, anything else bytes.

    Raises:
        APIResponseValidationError: when JSON was promised and sent but is malformed,
            or when it differs from the description and validation is strict.
    """
    contents = contents_for(reply.status, responses) or {}
    media_type = reply.media_type or next(iter(contents), "")
    matched = best_match(media_type, contents)
    codec: Any = _codec(contents, matched)
    of_bytes = codec is not None and codec.of_bytes
    raw = matched is not None and codec is not None and codec.is_raw
    if not reply.content:
        return None if of_bytes else _nothing(reply, "" if raw else matched)
    if of_bytes:
        return _of_bytes(request, reply, codec, context)
    if raw:
        return reply.content
    if is_json(media_type):
        try:
            data = read(reply.content)
        except (ValueError, RecursionError) as error:
            message = f"{request.what} returned malformed JSON: {error}"
            raise _unreadable(message, request, reply) from error
        return _decoded(request, reply, codec, data, context)
    if contents and matched is None and _promises_json(contents):
        return _unexpected(request, reply, codec, context)
    if is_text(media_type):
        return _text(reply)
    return reply.content


def _of_bytes(
    request: Request, reply: Reply, codec: Any, context: DecodeContext
) -> Any:
    try:
        data = codec.plain(reply.content, given_charset(reply.media_type))
    except (ValueError, RecursionError) as error:
        message = f"{request.what} returned what cannot be read: {error}"
        raise _unreadable(message, request, reply) from error
    return _decoded(request, reply, codec.codec, data, context)


def _nothing(reply: Reply, matched: str | None) -> Any:
    """An empty file or an empty text is a value; elsewhere nothing means None."""
    if reply.status in (204, 205) or matched is None or is_json(matched):
        return None
    if matched.endswith("*"):
        return None
    return "" if is_text(matched) else b""


def _codec(contents: Contents, matched: str | None) -> Codec | None:
    if matched is not None:
        return contents[matched]
    found: Any = next((c for kind, c in contents.items() if is_json(kind)), None)
    # JSON in place of XML is the same value.
    inner = (getattr(c, "codec", None) for c in contents.values() if c.of_bytes)
    return found or next(inner, None)


def _promises_json(contents: Contents) -> bool:
    return any(is_json(kind) for kind in contents)


def _unexpected(
    request: Request, reply: Reply, codec: Codec | None, context: DecodeContext
) -> Any:
    """JSON was promised, another type came: JSON all the same when it can be read so."""
    try:
        data = read(reply.content)
    except ValueError:
        if context.validation == "strict":
            kind = essence(reply.media_type)
            message = f"{request.what} returned {kind} instead of JSON"
            raise _unreadable(message, request, reply) from None
        return _text(reply) if is_text(reply.media_type) else reply.content
    return _decoded(request, reply, codec, data, context)


def _decoded(
    request: Request,
    reply: Reply,
    codec: Codec | None,
    data: Any,
    context: DecodeContext,
) -> Any:
    if codec is None:
        return data
    try:
        return codec.decode(data, context)
    except DeviationError as error:
        message = f"{request.what} returned what was not described: {error}"
        raise _unreadable(message, request, reply) from error


def _text(reply: Reply) -> str:
    return reply.content.decode(charset(reply.media_type), "replace")


def _unreadable(
    message: str, request: Request, reply: Reply
) -> APIResponseValidationError:
    return APIResponseValidationError(
        message,
        method=request.method,
        url=request.shown_url,
        response=reply,
        body=_text(reply),
    )


def failure(
    request: Request, reply: Reply, responses: Mapping[str, Contents | None]
) -> APIError:
    """The error that an answer without success is.

    Its ``body`` is the described model when there is one, else parsed JSON, else text.
    """
    contents = contents_for(reply.status, responses) or {}
    codec: Any = _codec(contents, best_match(reply.media_type, contents))
    data = _plain(reply, codec)
    body = data
    plain = codec.codec if codec is not None and codec.of_bytes else codec
    # Lenient always: a second failure would hide the first.
    if plain is not None and (isinstance(data, dict | list) or plain.accepts(data)):
        body = plain.decode(data)
    message = f"{request.what} failed with status {reply.status}"
    said = server_text(data)
    return error_class(reply.status)(
        f"{message}: {said}" if said else message,
        method=request.method,
        url=request.shown_url,
        response=reply,
        body=body,
    )


def _plain(reply: Reply, codec: Any) -> Any:
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
        except ValueError:
            return _text(reply)
    return reply.content

"""Response bodies: values, errors, downloads and text pieces."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from os import PathLike
from typing import IO, TYPE_CHECKING, Any, TypeAlias

from .codecs import PLAIN, Codec
from .errors import APIError, APIResponseValidationError, error_class
from .json import read
from .media_types import best_match, charset, essence, given_charset, is_json, is_text
from .typeguards import is_list, is_object
from .validation import (
    DecodeContext,
    ValidationError,
    ValidationIssue,
    description,
)

if TYPE_CHECKING:
    from typing import Self

    from .operations import Contents
    from .requests import HttpResponse, Request


_MAX_LENGTH = 500  # characters

# The properties that services use for the error message, the common ones first; title
# and detail are defined by RFC 9457.
_MESSAGE_PROPERTIES = (
    "message",
    "error_description",
    "detail",
    "error",
    "errors",
    "title",
    "description",
    "reason",
    "msg",
)


def server_text(data: Any) -> str:
    """Return the service's error message from a parsed body, or ""."""
    text = " ".join(_find_text(data, 4).split())
    return text if len(text) <= _MAX_LENGTH else text[:_MAX_LENGTH] + "…"


def _find_text(data: Any, depth: int) -> str:
    if depth == 0:
        return ""
    if isinstance(data, str):
        # An HTML page is useless in a traceback.
        return "" if data.lstrip().startswith("<") else data
    if is_object(data):
        for name in _MESSAGE_PROPERTIES:
            if text := _find_text(data.get(name), depth - 1):
                return text
    if is_list(data):
        pieces = [_find_text(item, depth - 1) for item in data[:5]]
        return "; ".join(piece for piece in pieces if piece)
    return ""


def contents_for(
    status: int, responses: Mapping[str, Contents | None]
) -> Contents | None:
    """Return the described contents for a status, or None if none are described.

    The exact status takes precedence over its range (``4XX``), and the range over
    ``default``. A success status that is not described is read like the first described
    success with content, because ``default`` usually describes errors.
    """
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
    response: HttpResponse,
    responses: Mapping[str, Contents | None],
    context: DecodeContext,
) -> Any:
    """Return the value of a successful response.

    The value is None if no content is described, and for HEAD (RFC 9110 §9.3.2). JSON
    and XML are decoded by their codec; text is a str and a file is bytes.

    Raises:
        APIResponseValidationError: The response holds no value of the described type
            and validation is not ``"warn"``; or it does not match the schema and
            validation is ``"strict"``; or it is nested too deeply.
    """
    try:
        return _value(request, response, responses, context)
    except RecursionError as error:
        message = f"{request.label}: the response is nested too deeply"
        raise _unreadable(message, request, response) from error


def _value(
    request: Request,
    response: HttpResponse,
    responses: Mapping[str, Contents | None],
    context: DecodeContext,
) -> Any:
    contents = contents_for(response.status_code, responses)
    if contents is None or request.method == "HEAD":
        return None
    media_type = response.media_type or next(iter(contents), "")
    matched = best_match(media_type, contents)
    codec = _codec(contents, matched) or _other(contents)
    found = Found(request, response, codec, context)
    if not response.content:
        return _nothing(found, matched, responses)
    if codec.is_raw:
        return _file(found, media_type, matched)
    if matched is None:
        return _unexpected(found, media_type)
    if codec.of_bytes:
        return _of_bytes(found)
    if is_json(media_type):
        try:
            data = read(response.content)
        except (ValueError, RecursionError) as error:
            return found.unreadable("malformed JSON", error)
        return found.decoded(data)
    text = is_text(media_type)
    if not text and codec.holds(""):
        return response.content
    if text and codec.holds(value := _text(response)):
        return found.decoded(_bare(codec, value))
    return _unexpected(found, media_type)


def _bare(codec: Codec, text: str) -> str:
    """Return the text without surrounding line breaks if a date or base64 has them."""
    if codec.accepts(text):
        return text
    bare = text.strip()
    return bare if codec.accepts(bare) else text


class Found:
    """A response and the codec for it.

    ``codec`` converts JSON values; an XML codec contains such a codec.
    """

    __slots__ = ("codec", "context", "outer", "request", "response")

    def __init__(
        self,
        request: Request,
        response: HttpResponse,
        codec: Any,
        context: DecodeContext,
    ) -> None:
        self.request: Request = request
        self.response: HttpResponse = response
        self.outer: Any = codec
        self.codec: Any = codec.codec if codec.of_bytes else codec
        self.context: DecodeContext = context

    def decoded(self, data: Any) -> Any:
        """Return the value of JSON data.

        Raises:
            APIResponseValidationError: The data has another JSON type than described
                and validation is not ``"warn"``; or something does not match the schema
                and validation is ``"strict"``.
        """
        if self.context.validation == "lenient" and not self.codec.holds(data):
            kind = f"a JSON {description(data).partition(' ')[0]}"
            return self.instead(kind, data, fits=False)
        try:
            return self.codec.decode(data, self.context)
        except ValidationError as error:
            message = (
                f"{self.request.label}: the response does not match the schema: {error}"
            )
            raise _unreadable(message, self.request, self.response) from error

    def unreadable(self, fault: str, error: Exception) -> Any:
        """Return the text of a body that cannot be parsed, if validation is ``"warn"``.

        Raises:
            APIResponseValidationError: Validation is not ``"warn"``.
        """
        self._notify(fault)
        if self.context.validation == "warn":
            return _text(self.response)
        message = f"{self.request.label} returned {fault}: {error}"
        raise _unreadable(message, self.request, self.response) from error

    def instead(self, got: str, value: Any, *, fits: bool) -> Any:
        """Return what was received instead of the described value, if it can be used.

        Args:
            got: A description of what was received, for messages.
            value: The value that the call returns.
            fits: Whether the value has the type that the method declares.

        Raises:
            APIResponseValidationError: Validation is ``"strict"``, or it is
                ``"lenient"`` and the value does not fit.
        """
        self._notify(got)
        validation = self.context.validation
        if validation == "warn" or (fits and validation == "lenient"):
            if validation == "lenient":
                self.context.unconverted_values().log(
                    self.context.what, "$", got, self.outer.expected
                )
            return value
        message = (
            f"{self.request.label} returned {got} instead of {self.outer.expected}"
        )
        raise _unreadable(message, self.request, self.response)

    def _notify(self, got: str) -> None:
        context = self.context
        if context.checks and context.validation != "strict":
            context.settle([ValidationIssue("$", self.outer.expected, got)])


def _nothing(
    found: Found, matched: str | None, responses: Mapping[str, Contents | None]
) -> Any:
    """Return the value of an empty body: an empty file or text, else None.

    None is expected if the method may return it: if null is described, or another
    success status without content, or content of any kind.
    """
    codec = found.codec
    if codec.is_raw:
        return b""
    kind = matched or "*"
    if codec is PLAIN and kind == "*/*":
        return None
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
    """Return the bytes of a file; an undescribed media type may be an error page."""
    content = found.response.content
    if matched is None and is_text(media_type):
        return found.instead(essence(media_type), content, fits=True)
    return content


def _of_bytes(found: Found) -> Any:
    response = found.response
    try:
        data = found.outer.plain(response.content, given_charset(response.media_type))
    except (ValueError, RecursionError) as error:
        return found.unreadable("malformed XML", error)
    return found.decoded(data)


def _unexpected(found: Found, media_type: str) -> Any:
    """Return the value of a body in another media type: JSON if it can be parsed as
    JSON.
    """
    response, codec = found.response, found.codec
    got = essence(media_type)
    try:
        data = read(response.content)
    except (ValueError, RecursionError):
        pass
    else:
        if codec.holds(data):
            return found.decoded(data)
        got = f"{got} with a JSON {description(data).partition(' ')[0]}"
    value = _text(response) if is_text(media_type) else response.content
    fits = codec.holds(value)
    if not fits and codec.holds(text := _text(response)):
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
    """Return the codec for a response in a media type that is not described."""
    values = contents.values()
    files = (codec for codec in values if codec.is_raw)
    return next(files, None) or next(iter(values), PLAIN)


def _text(response: HttpResponse) -> str:
    return response.content.decode(charset(response.media_type), "replace")


def _unreadable(
    message: str, request: Request, response: HttpResponse
) -> APIResponseValidationError:
    return APIResponseValidationError(
        message,
        request=request,
        response=response,
        body=_text(response),
    )


def failure(
    request: Request, response: HttpResponse, responses: Mapping[str, Contents | None]
) -> APIError:
    """Return the error for a response without a success status.

    Its ``body`` is the described model if there is one, else parsed JSON, else text.
    """
    contents = contents_for(response.status_code, responses) or {}
    codec: Any = _codec(contents, best_match(response.media_type, contents))
    data = _plain(response, codec)
    body = data
    plain = codec.codec if codec is not None and codec.of_bytes else codec
    # Always lenient: an error while decoding would hide the actual one.
    with suppress(ValueError, ArithmeticError, RecursionError, ValidationError):
        if plain is not None and (isinstance(data, dict | list) or plain.accepts(data)):
            body = plain.decode(data)
    message = f"{request.label} failed with status {response.status_code}"
    reason = server_text(data)
    return error_class(response.status_code)(
        f"{message}: {reason}" if reason else message,
        request=request,
        response=response,
        body=body,
    )


def _plain(response: HttpResponse, codec: Any) -> Any:
    if not response.content:
        return None
    kind = response.media_type
    if codec is not None and codec.of_bytes:
        try:
            return codec.plain(response.content, given_charset(kind))
        except (ValueError, RecursionError):
            return _text(response)
    if not kind or is_text(kind):
        try:
            return read(response.content)
        except (ValueError, RecursionError):
            return _text(response)
    return response.content


Progress: TypeAlias = Callable[[int, int | None], object]
"""Called with the number of bytes so far and the total, None if it is unknown."""

Target: TypeAlias = str | PathLike[str] | IO[bytes]
"""A path, or a binary file that is open for writing."""


class Download:
    """A file that is written chunk by chunk.

    Bytes for a path first go to a new temporary file next to it, named like the file with
    a random suffix and ``.part`` appended. The temporary file replaces the target when
    the download is complete, and is removed if the download fails.
    """

    __slots__ = ("_file", "_part", "_path", "_progress", "_total", "done")

    def __init__(
        self, target: Target, headers: Mapping[str, str], progress: Progress | None
    ) -> None:
        self._path: str = ""
        self._part: str = ""
        self._file: Any = target
        if isinstance(target, str) or hasattr(target, "__fspath__"):
            import os

            path: Any = target
            self._path = f"{os.fspath(path)}"
            # A random name that is new: a link or another file is not written to.
            self._part = f"{self._path}.{os.urandom(6).hex()}.part"
            self._file = open(self._part, "xb")  # noqa: SIM115 - closed at exit
        self._progress = progress
        # The length of a compressed body differs from the number of bytes written.
        length = "" if "content-encoding" in headers else headers.get("content-length")
        if not length or len(length) > 19 or not length.isascii():
            length = ""
        self._total = int(length) if length.isdigit() else None
        self.done: int = 0

    def write(self, chunk: bytes) -> None:
        """Append bytes to the file and report the progress."""
        self._file.write(chunk)
        self.done += len(chunk)
        if self._progress is not None:
            self._progress(self.done, self._total)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if not self._part:
            return
        import os

        self._file.close()
        if kind is None:
            os.replace(self._part, self._path)
        else:
            os.unlink(self._part)


class TooLargeError(ValueError):
    """A line, an event or a compressed body is larger than the limit."""


class Compressed:
    """Watches the decompression of a body.

    The HTTP library collects what follows the end of the data, reads only the first of
    several gzip files in a body, and takes a part of a body for the whole. Repeated
    codings make much of little, so a limit on the result does not limit the work.

    Args:
        response: The response of the library, with a Content-Encoding.
        most: Maximum number of bytes before decompression; None for no limit.

    Attributes:
        depth: The number of content codings to decode.
        ended: Whether the rest of the body is not read.
    """

    __slots__ = (
        "_gzip",
        "_most",
        "_response",
        "_rest",
        "_size",
        "_step",
        "_unused",
        "depth",
        "ended",
    )

    def __init__(self, response: Any, most: int | None) -> None:
        codings: str = response.headers["content-encoding"]
        named = [name.strip().lower() for name in codings.split(",")]
        self.depth: int = sum(
            name in ("gzip", "deflate", "br", "zstd") for name in named
        )
        self.ended: bool = False
        self._gzip = named == ["gzip"]
        self._most = most
        self._response = response
        self._rest = b""
        self._step = 65_536 if self.depth < 2 else 4096
        self._size = self._unused = 0

    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        """Yield the pieces of a chunk that are to be decompressed.

        The end of the body is read, so that the connection can be used again, unless
        much follows the end of the data.

        Raises:
            TooLargeError: The body is too large.
        """
        for start in range(0, len(chunk), self._step):
            piece = chunk[start : start + self._step]
            self._size += len(piece)
            if self._most is not None and self._size > self._most:
                raise TooLargeError("a compressed body")
            if any(one.decompressor.eof for one in _holders(self._response)):
                self._rest += piece
            else:
                yield piece
            yield from self._further_parts()
        self.ended = self._unused > self._step

    def _further_parts(self) -> Iterator[bytes]:
        """Yield what follows the end of the data, if it is compressed too.

        A gzip body may be a series of compressed parts (RFC 1952 §2.2).
        """
        while ended := [
            one for one in _holders(self._response) if one.decompressor.eof
        ]:
            rest, self._rest = self._rest, b""
            if not self._unused:
                rest = rest or ended[0].decompressor.unused_data
            if self._gzip and not self._unused and rest[:2] in (b"\x1f", b"\x1f\x8b"):
                if len(rest) == 1:
                    self._rest = rest
                    return
                import zlib

                ended[0].decompressor = zlib.decompressobj(zlib.MAX_WBITS | 16)
                yield rest
            else:
                self._unused += len(rest)
                return

    def check_end(self) -> None:
        """Check that the body has all data; a range may be a part of it.

        Raises:
            httpx2.RemoteProtocolError: The body ended before its data.
        """
        whole = self._size and self._response.status_code != 206
        held = _holders(self._response) if whole else ()
        if not all(one.decompressor.eof for one in held):
            import httpx2

            raise httpx2.RemoteProtocolError("the compressed body is incomplete")


def _holders(response: Any) -> list[Any]:
    """Return the objects of the library whose ``decompressor`` is one of zlib.

    The library has no public name for them. If a later version keeps its decompressors
    elsewhere, the number of bytes is still limited.
    """
    decoder = getattr(response, "_decoder", None)
    found: list[Any] = []
    for one in getattr(decoder, "children", (decoder,)):
        inner = getattr(one, "decompressor", None)
        holder = inner if hasattr(inner, "decompressor") else one
        if hasattr(getattr(holder, "decompressor", None), "unconsumed_tail"):
            found.append(holder)
    return found


class Pending:
    """Splits chunks into lines and buffers the last, incomplete line.

    Args:
        limit: Maximum number of bytes of a line; None for no limit.

    Raises:
        TooLargeError: From ``lines``, if a line is larger.
    """

    __slots__ = ("_limit", "_pieces", "_size")

    def __init__(self, limit: int | None = None) -> None:
        self._pieces: list[bytes] = []
        self._limit = limit
        self._size = 0

    def lines(self, chunk: bytes) -> list[bytes]:
        """Return the lines that a chunk completes, without their LF."""
        if b"\n" not in chunk:
            # Joined only at the end, so that no chunk copies a long line again.
            self._pieces.append(chunk)
            self._size += len(chunk)
            if self._limit is not None and self._size > self._limit:
                raise TooLargeError("a line")
            return []
        lines = chunk.split(b"\n")
        last = lines.pop()
        if self._pieces:
            lines[0] = b"".join((*self._pieces, lines[0]))
        if self._limit is not None and self._size + len(chunk) > self._limit:
            self._check(lines, last)
        self._pieces, self._size = [last] if last else [], len(last)
        return lines

    def _check(self, lines: list[bytes], last: bytes) -> None:
        if self._limit is not None and max(map(len, (*lines, last))) > self._limit:
            raise TooLargeError("a line")

    def rest(self) -> bytes:
        """Return the incomplete last line at the end of the data."""
        left, self._pieces, self._size = b"".join(self._pieces), [], 0
        return left


class TextPieces:
    """Decodes text from chunks that may be split anywhere.

    Bytes that are invalid in the charset are decoded as U+FFFD.
    """

    __slots__ = ("_charset", "_decoder", "_lines")

    def __init__(self, media_type: str, limit: int | None = None) -> None:
        import codecs

        self._charset = charset(media_type)
        self._decoder = codecs.getincrementaldecoder(self._charset)("replace")
        self._lines = Pending(limit)

    def text(self, chunk: bytes, final: bool = False) -> str:
        """Return the text that a chunk completes."""
        try:
            return self._decoder.decode(chunk, final)
        except UnicodeError:
            # UTF-16 or UTF-32 without a byte order mark: use the native byte order, as
            # `bytes.decode` does.
            import codecs
            import sys

            end = "le" if sys.byteorder == "little" else "be"
            begun = self._decoder.getstate()[0]
            name = f"{self._charset}-{end}"
            self._decoder = codecs.getincrementaldecoder(name)("replace")
            return self._decoder.decode(begun + chunk, final)

    def lines(self, chunk: bytes, final: bool = False) -> list[str]:
        """Return the lines that a chunk completes, without their LF or CRLF."""
        # In UTF-8 the byte of an LF is never part of another character.
        found = self._lines.lines(self.text(chunk, final).encode())
        if final and (last := self._lines.rest()):
            found.append(last)
        return [line.decode().removesuffix("\r") for line in found]

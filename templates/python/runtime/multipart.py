"""Bodies that are forms, files or JSON lines."""

from __future__ import annotations

from collections.abc import (
    AsyncIterable,
    AsyncIterator,
    Callable,
    Iterable,
    Iterator,
    Mapping,
)
from typing import Any

from .bodies import as_text, raw_type
from .codecs import PLAIN, Codec, codec_of_class, settled
from .conversions import is_mapping
from .json import write
from .media_types import LINES, essence, is_json, is_text, text_bytes
from .models import Shape
from .operations import Argument, Extra, Given, Payload, body_property
from .parameters import (
    as_is,
    checked_field,
    encoded,
    field_pairs,
    nested_text,
    styled_pairs,
)
from .typeguards import (
    is_bytes,
    is_collection,
    is_file,
    is_list,
    is_object,
    is_source,
    is_tuple,
)

FORM = "application/x-www-form-urlencoded"


def fields(wholes: Given, members: Given, extra: Extra) -> Given:
    """Return the fields of a form, each with the argument that defines its encoding."""
    found = list(members)
    if wholes:
        argument, value = wholes[0]
        known = {part.wire: part for part in argument.parts}
        found = [
            (known.get(name) or body_property(name, codec=codec), item)
            for name, item, codec in _members(argument, value)
            if item is not None
        ]
    replaced = extra or {}
    kept = [pair for pair in found if pair[0].wire not in replaced]
    return kept + [(body_property(name), item) for name, item in replaced.items()]


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


CHUNK = 65536
"""The number of bytes to read from a file at once."""


class FileChunks:
    """The rest of an open file, in chunks. A seekable file can be read again."""

    __slots__ = ("_file", "_start", "length")

    def __init__(self, file: Any) -> None:
        self._file = file
        self._start: int | None = None
        self.length: int | None = None
        try:
            self._start = file.tell()
            self.length = file.seek(0, 2) - self._start
            file.seek(self._start)
        except (AttributeError, OSError, TypeError, ValueError):
            self._start = self.length = None

    @property
    def repeatable(self) -> bool:
        """Whether the chunks can be read again."""
        return self._start is not None

    def __iter__(self) -> Iterator[bytes]:
        if self._start is not None:
            self._file.seek(self._start)
        while chunk := self._file.read(CHUNK):
            yield chunk.encode() if isinstance(chunk, str) else chunk


class PathChunks:
    """The chunks of a file on disk, which is opened whenever it is read."""

    __slots__ = ("_path", "length")

    def __init__(self, path: Any) -> None:
        from pathlib import Path

        self._path = Path(path)
        self.length: int = self._path.stat().st_size

    def __iter__(self) -> Iterator[bytes]:
        with self._path.open("rb") as file:
            while chunk := file.read(CHUNK):
                yield chunk


class UploadProgress:
    """A file to upload, with a function that is called after each chunk.

    A retry starts again at zero.

    Args:
        file: Bytes, an open file, a path, or an iterable of bytes.
        progress: Called with the number of bytes sent so far and the total, None if it
            is unknown.
    """

    __slots__ = ("file", "name", "progress")

    def __init__(
        self, file: Any, progress: Callable[[int, int | None], object]
    ) -> None:
        self.file: Any = file
        self.progress: Callable[[int, int | None], object] = progress
        path = file.__fspath__() if hasattr(file, "__fspath__") else None
        self.name: Any | str = getattr(file, "name", "") if path is None else path

    def read(self, size: int = -1) -> bytes:
        """Raise an error. The method exists so that the object is recognized as a file.

        Raises:
            TypeError: Always.
        """
        raise TypeError(
            "a UploadProgress file can only be passed to a method that sends it"
        )


class _Count:
    """Chunks with a function that is called with the number of bytes sent."""

    __slots__ = ("_chunks", "_progress", "_total")

    def __init__(self, chunks: Any, total: int | None, progress: Any) -> None:
        self._chunks = chunks
        self._total = total
        self._progress = progress


class Counted(_Count):
    """Chunks that are counted while they are iterated over."""

    __slots__ = ()

    def __iter__(self) -> Iterator[bytes]:
        done = 0
        for chunk in self._chunks:
            yield chunk
            done += len(chunk)
            self._progress(done, self._total)


class CountedAwaited(_Count):
    """Chunks of an asynchronous iterable that are counted."""

    __slots__ = ()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        done = 0
        async for chunk in self._chunks:
            yield chunk
            done += len(chunk)
            self._progress(done, self._total)


def streamed(
    value: Any, media_type: str = ""
) -> tuple[bytes | Iterable[bytes] | AsyncIterable[bytes], int | None, bool]:
    """Return the bytes of a value, their number or None, and whether they can be read
    again.

    Args:
        value: Bytes, text, an open file, a path, or an iterable of bytes, which may be
            asynchronous.
        media_type: The media type, whose charset is that of text.
    """
    if isinstance(value, UploadProgress):
        content, length, repeatable = streamed(value.file, media_type)
        if isinstance(content, bytes):
            length = len(content)
            content = [content[i : i + CHUNK] for i in range(0, length, CHUNK)]
        counted = CountedAwaited if hasattr(content, "__aiter__") else Counted
        return counted(content, length, value.progress), length, repeatable
    if isinstance(value, str):
        return text_bytes(value, media_type), None, True
    if is_bytes(value):
        return bytes(value), None, True
    if hasattr(value, "__fspath__"):
        path = PathChunks(value)
        return path, path.length, True
    if hasattr(value, "read"):
        if isinstance(value.read(0), str):
            # The length of a text file is known in characters, not in bytes.
            return text_bytes(value.read(), media_type), None, True
        file = FileChunks(value)
        return file, file.length, file.repeatable
    if hasattr(value, "__aiter__"):
        return value, None, False
    # An iterator returns itself from `iter` and can be read only once.
    return value, None, iter(value) is not value


def raw(
    media_type: str, wholes: Given, members: Given, extra: Extra, boundary: str
) -> Payload | None:
    """Build a body from bytes, a file, a path or an iterable; a `bodies.Writer`."""
    value: Any = wholes[0][1] if wholes else ""
    if is_bytes(value) and is_text(media_type):
        value = as_text(wholes[0][0].codec, value)
    iterable = hasattr(value, "__iter__") or hasattr(value, "__aiter__")
    data = is_list(value) and not any(map(is_bytes, value))
    data = data or is_mapping(value) or codec_of_class(value.__class__) is not None
    if isinstance(value, str) or data or not (is_file(value) or iterable):
        return None
    concrete = raw_type(media_type)
    content, length, repeatable = streamed(value, concrete)
    return Payload(concrete, content, length=length, repeatable=repeatable)


def json_lines(
    media_type: str, wholes: Given, members: Given, extra: Extra, boundary: str
) -> Payload | None:
    """Build a body with one JSON text per line; a `bodies.Writer`.

    Bytes, files and iterators are sent unchanged.
    """
    kind = essence(media_type)
    if not wholes or (kind not in LINES and not kind.endswith("json-seq")):
        return None
    argument, value = wholes[0]
    if not is_collection(value):
        return raw(media_type, wholes, members, extra, boundary)
    # RFC 7464, section 2.2: a record separator precedes each text of a sequence.
    start = "\x1e" if kind.endswith("json-seq") else ""
    items: Any = argument.codec.encode(value)
    text = "".join(f"{start}{write(item)}\n" for item in items)
    return Payload(media_type, text.encode())


_TOKEN = frozenset(
    "!#$%&'*+-.^_`|~0123456789" "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
)


class Part:
    """One part: its encoded header, and its content."""

    __slots__ = ("content", "head", "length", "repeatable")

    def __init__(
        self,
        fields: Mapping[str, str],
        content: bytes | Iterable[bytes] | AsyncIterable[bytes],
        length: int | None = None,
        repeatable: bool = True,
    ) -> None:
        lines = "".join(
            f"{_token(name)}: {checked_field(name, value)}\r\n"
            for name, value in fields.items()
        )
        self.head: bytes = lines.encode() + b"\r\n"
        self.content: bytes | Iterable[bytes] | AsyncIterable[bytes] = content
        self.length: int | None = len(content) if isinstance(content, bytes) else length
        self.repeatable: bool = repeatable


class Chunks:
    """The bytes of all parts. Files are read when the request is sent."""

    __slots__ = ("_boundary", "_parts")

    def __init__(self, parts: list[Part], boundary: str) -> None:
        self._parts: list[Any] = parts
        self._boundary = boundary.encode("ascii")

    def __iter__(self) -> Iterator[bytes]:
        for part in self._parts:
            yield b"--" + self._boundary + b"\r\n" + part.head
            if isinstance(part.content, bytes):
                yield part.content
            else:
                yield from part.content
            yield b"\r\n"
        yield b"--" + self._boundary + b"--\r\n"

    @property
    def length(self) -> int | None:
        """The total number of bytes, or None if the length of a part is unknown."""
        total = len(self._boundary) + 6
        for part in self._parts:
            if part.length is None:
                return None
            total += len(self._boundary) + 6 + len(part.head) + part.length
        return total


class AwaitedParts(Chunks):
    """The bytes of all parts, some of which come from asynchronous iterators."""

    __slots__ = ()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for part in self._parts:
            yield b"--" + self._boundary + b"\r\n" + part.head
            if hasattr(part.content, "__aiter__"):
                async for chunk in part.content:
                    yield chunk
            else:
                whole = isinstance(part.content, bytes)
                for chunk in (part.content,) if whole else part.content:
                    yield chunk
            yield b"\r\n"
        yield b"--" + self._boundary + b"--\r\n"


def multipart(
    media_type: str, wholes: Given, members: Given, extra: Extra, boundary: str
) -> Payload | None:
    """Build a body with one part per field, or several for a list; a `bodies.Writer`.

    The boundary is random if it is empty.
    """
    if not media_type.startswith("multipart/"):
        return None
    boundary = boundary or _random_boundary()
    given = fields(wholes, members, extra)
    parts = [part for argument, value in given for part in _parts(argument, value)]
    content_type = f"{media_type.partition(';')[0].strip()}; boundary={boundary}"
    is_awaited = any(hasattr(part.content, "__aiter__") for part in parts)
    chunks = (AwaitedParts if is_awaited else Chunks)(parts, boundary)
    if all(isinstance(part.content, bytes) for part in parts):
        return Payload(content_type, b"".join(chunks))
    repeatable = all(part.repeatable for part in parts)
    length = chunks.length
    return Payload(content_type, chunks, length=length, repeatable=repeatable)


def _random_boundary() -> str:
    import os

    return os.urandom(16).hex()


def _parts(argument: Argument, value: object) -> list[Part]:
    value = as_text(argument.codec, value)
    wire = argument.wire
    if is_source(value) and not is_file(value):
        value = _stream_or_list(argument, value)
    if is_file(value) or is_source(value):
        return [_file(argument, value, wire)]
    items = [item for item in value if item is not None] if is_collection(value) else []
    if any(
        is_file(item) or is_source(item) for item in items
    ):  # files cannot be written as text
        if argument.style == "deepObject":
            wire = f"{wire.removesuffix('[]')}[]"
        return [_file(argument, item, wire) for item in items]
    if is_collection(value) and not argument.style:
        # The encoding applies to each item (OpenAPI 3.2, section 4.15.1).
        return [_value(argument, item) for item in encoded(argument, items)]
    data = encoded(argument, value)
    if argument.style:
        pairs = styled_pairs(argument, data, as_is, as_is)
        return [Part(_disposition(argument, name), t.encode()) for name, t in pairs]
    return [_value(argument, data)]


def _stream_or_list(argument: Argument, value: Any) -> Any:
    """Return an iterator of bytes, or else the items of the iterator."""
    if argument.codec.is_raw or hasattr(value, "__aiter__"):
        return value
    if argument.codec is not PLAIN:
        return list(value)
    from itertools import chain

    first = next(value, None)
    return chain((first,), value) if is_bytes(first) else [first, *value]


def _value(argument: Argument, data: Any) -> Part:
    """Build a part that is not a file: text, or JSON for arrays and objects."""
    fields = _disposition(argument, argument.wire)
    kind = _first(argument.media_type)
    if (is_object(data) or is_list(data)) and "Content-Type" not in fields:
        kind = kind or "application/json"
    if kind:
        fields["Content-Type"] = kind
    as_json = argument.media_type and is_json(kind)
    text = write(data) if as_json else nested_text(data)
    return Part(
        fields, text_bytes(text, fields.get("Content-Type", ""), "surrogateescape")
    )


def _file(argument: Argument, value: Any, wire: str) -> Part:
    """Build a part with a file name, by which servers recognize an upload."""
    name, kind = "", ""
    extra: Mapping[str, str] = {}
    if is_tuple(value):
        name, value, *rest = value
        kind = (rest[0] or "") if rest else ""
        extra = rest[1] if len(rest) > 1 else extra
    name = name or _file_name(value) or argument.wire
    fields = _disposition(argument, wire, name)
    declared = fields.get("Content-Type", "")
    fields["Content-Type"] = kind or declared or _file_type(argument.media_type, name)
    fields.update(extra)
    content, length, repeatable = streamed(value, fields["Content-Type"])
    if not (hasattr(content, "__iter__") or hasattr(content, "__aiter__")):
        raise TypeError(f"{argument.name!r} must be bytes, a file or a path")
    return Part(fields, content, length, repeatable)


def _file_name(value: Any) -> str:
    is_path = hasattr(value, "__fspath__")
    path = value.__fspath__() if is_path else getattr(value, "name", "")
    if not isinstance(path, str):  # a file descriptor's number, or bytes
        return ""
    return path.replace("\\", "/").rpartition("/")[2]


def _disposition(argument: Argument, name: str, file: str = "") -> dict[str, str]:
    value = f'form-data; name="{_quoted(name)}"'
    if file:
        value += f'; filename="{_quoted(file)}"'
    return {"Content-Disposition": value, **(argument.headers or {})}


def _quoted(text: str) -> str:
    """Quote a name, escaped as browsers do (HTML Standard, multipart/form-data
    encoding).

    Other control characters, which a header field cannot contain, are percent-encoded
    too (RFC 7578, section 2).
    """
    text = text.replace('"', "%22")
    if text.isprintable():  # fast path for the common case
        return text
    return "".join(
        f"%{ord(c):02X}" if ord(c) < 32 or ord(c) == 127 else c for c in text
    )


def _token(name: str) -> str:
    """Return the name of a header field if it is valid (RFC 9110, section 5.6.2).

    Raises:
        ValueError: If it contains a character that is not allowed.
    """
    if name.replace("-", "").isalnum() and name.isascii():  # fast path
        return name
    if not name or not name.isascii() or set(name) - _TOKEN:
        raise ValueError(f"{name!r} is not a valid header field name")
    return name


def _definite(media_type: str) -> list[str]:
    """Return the media types of a comma-separated list, without ranges."""
    kinds = [kind.strip() for kind in media_type.split(",")]
    return [kind for kind in kinds if kind and "*" not in kind]


def _first(media_type: str) -> str:
    """Return the first media type of a list that is not a range, or ""."""
    if "," not in media_type and "*" not in media_type:  # fast path
        return media_type
    return next(iter(_definite(media_type)), "")


def _file_type(media_type: str, name: str) -> str:
    """Return the media type of a file: the one of a list that suits its name, else the
    first.
    """
    kinds = _definite(media_type)
    if len(kinds) == 1:
        return kinds[0]
    guessed = _guessed(name)
    if kinds and guessed not in kinds:
        return kinds[0]
    return guessed or "application/octet-stream"


def _guessed(name: str) -> str:
    import mimetypes

    # Only the standard library's table, so that the result is the same everywhere.
    known = mimetypes.MimeTypes(filenames=()).guess_type(name)
    return (known[0] if known[1] is None else None) or ""

"""Multipart bodies (RFC 7578)."""

from __future__ import annotations

from collections.abc import Iterable

from .bodies import Payload, as_text
from .files import streamed
from .forms import fields
from .jsontext import write
from .kinds import is_collection, is_file, is_list, is_object, is_tuple
from .media_types import is_json
from .parameters import checked_field, encoded, nested_text, styled_pairs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from .bodies import Extra, Given
    from .operations import Argument

_TOKEN = frozenset(
    "!#$%&'*+-.^_`|~0123456789" "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
)


class Part:
    """One part: its encoded header, and its content."""

    __slots__ = ("content", "head", "length", "repeatable")

    def __init__(
        self,
        fields: Mapping[str, str],
        content: bytes | Iterable[bytes],
        length: int | None = None,
        repeatable: bool = True,
    ) -> None:
        lines = "".join(
            f"{_token(name)}: {checked_field(name, value)}\r\n"
            for name, value in fields.items()
        )
        self.head = lines.encode() + b"\r\n"
        self.content = content
        self.length = len(content) if isinstance(content, bytes) else length
        self.repeatable = repeatable


class Chunks:
    """The bytes of all parts. Files are read when the request is sent."""

    __slots__ = ("_boundary", "_parts")

    def __init__(self, parts: list[Part], boundary: str) -> None:
        self._parts = parts
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
    chunks = Chunks(parts, boundary)
    if all(isinstance(part.content, bytes) for part in parts):
        return Payload(content_type, b"".join(chunks))
    repeatable = all(part.repeatable for part in parts)
    length = chunks.length
    return Payload(content_type, chunks, length=length, repeatable=repeatable)


def _random_boundary() -> str:
    import os  # loaded with the interpreter

    return os.urandom(16).hex()


def _parts(argument: Argument, value: object) -> list[Part]:
    value = as_text(argument, value)
    if is_file(value):
        return [_file(argument, value)]
    items = [item for item in value if item is not None] if is_collection(value) else []
    if any(is_file(item) for item in items):  # files cannot be written as text
        return [_file(argument, item) for item in items]
    if is_collection(value) and not argument.style:
        # The encoding applies to each item (OpenAPI 3.2, section 4.15.1).
        return [_value(argument, item) for item in encoded(argument, items)]
    data = encoded(argument, value)
    if argument.style:
        pairs = styled_pairs(argument, data, _as_is, _as_is)
        return [Part(_disposition(argument, name), t.encode()) for name, t in pairs]
    return [_value(argument, data)]


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
    return Part(fields, text.encode("utf-8", "surrogateescape"))


def _file(argument: Argument, value: Any) -> Part:
    """Build a part with a file name, by which servers recognize an upload."""
    name, kind = "", ""
    extra: Mapping[str, str] = {}
    if is_tuple(value):
        name, value, *rest = value
        kind = (rest[0] or "") if rest else ""
        extra = rest[1] if len(rest) > 1 else extra
    name = name or _file_name(value) or argument.wire
    fields = _disposition(argument, argument.wire, name)
    declared = fields.get("Content-Type", "")
    fields["Content-Type"] = kind or declared or _file_type(argument.media_type, name)
    fields.update(extra)
    content, length, repeatable = streamed(value)
    if not isinstance(content, Iterable):
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
    import mimetypes  # only uploads need it

    # Only the standard library's table, so that the result is the same everywhere.
    known = mimetypes.MimeTypes(filenames=()).guess_type(name)
    return (known[0] if known[1] is None else None) or ""


def _as_is(text: str) -> str:
    return text

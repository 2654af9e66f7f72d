"""Input files, their parsed values and the locations of these values."""

from __future__ import annotations

import codecs
import json
import os
import re
import stat
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from msgspec import Struct

from specloom.diagnostics import InputError, Report, Span, shown_path
from specloom.document import json_reader
from specloom.document.json_reader import NotJsonError, parse_json
from specloom.document.tree import (
    EncodedLines,
    Lines,
    Tree,
    child_at,
    member,
    spelling,
    unreadable_error,
)
from specloom.kinds import is_array, is_object

MAX_BYTES = 100 * 1024 * 1024
"""The maximum size of an input file."""

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""The control characters that YAML and JSON do not allow unescaped."""

# The four-byte marks come first: UTF-32's little-endian mark begins with UTF-16's.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class FileReader(Protocol):
    """A source of files: the disk, a git revision or a record."""

    def shown(self, path: Path) -> str:
        """The path of a file in messages."""
        ...

    def may_be_referred_to(self, path: Path, roots: Iterable[Path]) -> bool:
        """Whether a reference may read a file; ``roots`` are the folders that references may
        read.
        """
        ...

    def bytes_of(self, path: Path, shown: str) -> bytes:
        """The content of a file; raises InputError (E101, E102) if it cannot be read."""
        ...


class DiskReader:
    """The files of this machine."""

    def may_be_referred_to(self, path: Path, roots: Iterable[Path]) -> bool:
        """Whether a file is in one of the folders after symbolic links are resolved."""
        try:
            real = Path(os.path.realpath(path))
        except ValueError:  # a NUL in the path: no such file
            return True
        return any(real.is_relative_to(os.path.realpath(root)) for root in roots)

    def shown(self, path: Path) -> str:
        """The path, relative to the working directory if it is inside."""
        return shown_path(path)

    def bytes_of(self, path: Path, shown: str) -> bytes:
        """The content of a regular file; raises InputError (E101, E102)."""
        return read_bytes(path, shown)


def read_bytes(path: Path, shown: str) -> bytes:
    """The content of a regular file; raises InputError (E101, E102)."""
    span = Span(shown)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise unreadable_error("E101", span, "this is a folder, not a file")
        if not stat.S_ISREG(status.st_mode):
            # Reading a pipe or a device may never end.
            raise unreadable_error("E101", span, "this is not a regular file")
        if status.st_size > MAX_BYTES:
            raise unreadable_error("E102", span, _size_message(status.st_size))
        return path.read_bytes()
    except FileNotFoundError:
        raise unreadable_error("E101", span, "the file does not exist") from None
    except OSError as cause:
        reason = cause.strerror or type(cause).__name__
        raise unreadable_error(
            "E101", span, f"the file cannot be read: {reason}"
        ) from cause
    except ValueError as cause:  # a NUL in the path
        raise unreadable_error("E101", span, "invalid file name") from cause


def _size_message(size: int) -> str:
    return f"the file has {size:,} bytes; the limit is {MAX_BYTES:,}"


def _encoding_of(data: bytes) -> tuple[str, int]:
    """The encoding of a text, and the length of its byte order mark."""
    for mark, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return name, len(mark)
    return "utf-8", 0


def decoded(data: bytes, shown: str) -> str:
    """Decode UTF-8, or UTF-16 or UTF-32 with a byte order mark; raises InputError (E103)."""
    encoding, start = _encoding_of(data)
    try:
        return data[start:].decode(encoding)
    except UnicodeDecodeError as fault:
        readable = data[start : start + fault.start].decode(encoding, "replace")
        line, column = Lines(readable).place(len(readable))
        byte = data[start + fault.start]
        raise unreadable_error(
            "E103",
            Span(shown, line, column),
            f"byte 0x{byte:02X} is not valid {encoding.upper()}",
            "Save the file as UTF-8.",
        ) from None


def readable_lines(paths: Iterable[str]) -> dict[str, EncodedLines]:
    """The lines of the files that can be read, by path."""
    found: dict[str, EncodedLines] = {}
    for path in paths:
        try:
            found[path] = EncodedLines(_utf8_of(read_bytes(Path(path), path)))
        except (InputError, UnicodeDecodeError):
            continue
    return found


def _utf8_of(data: bytes) -> bytes:
    """The text of a file in UTF-8; raises UnicodeDecodeError."""
    encoding, start = _encoding_of(data)
    if encoding != "utf-8":
        return data[start:].decode(encoding).encode()
    # In parts, because the whole text can take four bytes for each character.
    decoder = codecs.getincrementaldecoder(encoding)()
    for place in range(start, len(data), 1 << 20):
        decoder.decode(data[place : place + (1 << 20)])
    decoder.decode(b"", final=True)
    return data[start:]


def refuse_control_characters(text: str, lines: Lines, shown: str) -> None:
    """Raise InputError (E104) at the first control character that is not allowed."""
    found = CONTROL.search(text)
    if found is not None:
        line, column = lines.place(found.start())
        raise unreadable_error(
            "E104",
            Span(shown, line, column),
            f"control character U+{ord(found.group()):04X}",
            "Remove it, or write it as an escape sequence in a quoted string.",
        )


class Source:
    """An input file.

    ``path`` is its path in messages, ``uri`` its absolute URI, and ``name`` the part of its
    node ids before ``#``, empty for the root document. ``value`` is the parsed content,
    ``has_ids`` whether it may have identifiers of schemas, ``has_dynamic_references`` whether
    it may have these.
    """

    __slots__ = (
        "_tree",
        "has_dynamic_references",
        "has_ids",
        "name",
        "path",
        "uri",
        "value",
    )

    def __init__(
        self, *, path: str, uri: str, name: str, text: str, tree: Tree
    ) -> None:
        self.path = path
        self.uri = uri
        self.name = name
        self.value: Any = tree.value
        self.has_ids = "$id" in text or "$self" in text
        self.has_dynamic_references = "$dynamicRef" in text
        self._tree = tree

    def span(self, pointer: Sequence[str]) -> Span:
        """The location of a property's name or an item; of the whole value for the empty
        pointer.
        """
        source, owner, token = self.written(pointer)
        line, column = source.place(owner, token)
        return Span(source.path, line, column, self.path, pointer)

    def source_text(self, pointer: Sequence[str], value: Any) -> str:
        """The spelling of a scalar in the file: ``1.10``, not 1.1."""
        if isinstance(value, str):
            return value
        source, owner, token = self.written(pointer)
        return source.written_text(owner, token, value)

    def written(self, pointer: Sequence[str]) -> tuple[Source, Any, str]:
        """The source that a value was read from, with its owner and token there."""
        owner: Any = None
        value = self.value
        for token in pointer:
            owner = value
            value = child_at(value, token)
        return self, owner, pointer[-1] if pointer else ""

    def place(self, owner: Any, token: str) -> tuple[int, int]:
        """The line and column of a property or item of an array or object of this source."""
        return self._tree.lines.place(self._offset(owner, token))

    def written_text(self, owner: Any, token: str, value: Any) -> str:
        """The spelling of a scalar in an array or object of this source."""
        offset = self._offset(owner, token)
        known = self._tree.spelling(owner, offset)
        return spelling(value) if known is None else known

    def _offset(self, owner: Any, token: str) -> int:
        places = self._tree.places
        if is_object(owner):
            return places.member(owner, token)
        if is_array(owner):
            return places.item(owner, int(token))
        return places.start


def parse(text: str, *, path: str, uri: str, name: str, report: Report) -> Source:
    """Parse a text as JSON or YAML, depending on its content; raises InputError if it is
    neither.
    """
    is_json_file = path.lower().endswith(".json")
    tree = _tree(text, path, is_json_file, report)
    return Source(path=path, uri=uri, name=name, text=text, tree=tree)


def _tree(text: str, path: str, is_json: bool, report: Report) -> Tree:
    """Parse JSON if the text starts like JSON and is valid; otherwise YAML."""
    lines = Lines(text)
    start = json_reader.skipped_space(text, 0)
    place, reason = None, ""
    if text[start : start + 1] in ("{", "["):
        try:
            return parse_json(text, path, report)
        except NotJsonError as fault:
            place = Span(path, *lines.place(fault.offset))
            reason = f"{fault.message[:1].lower()}{fault.message[1:]}"
    from specloom.document.yaml_reader import parse_yaml

    refuse_control_characters(text, lines, path)
    if place is None or not is_json:
        return parse_yaml(text, lines, path, report)
    try:
        tree = parse_yaml(text, lines, path, report)
    except InputError as other:
        if any(found.code != "E106" for found in other.diagnostics):
            raise
        raise unreadable_error("E106", place, f"invalid JSON: {reason}") from None
    report.warning(
        "W102",
        place,
        f"invalid JSON: {reason}; the file is read as YAML",
        "Correct the syntax: other tools may reject the file.",
    )
    return tree


def escaped(token: str) -> str:
    """Escape a reference token for a JSON Pointer (RFC 6901 §3)."""
    return token.replace("~", "~0").replace("/", "~1")


def reference_tokens(pointer: str) -> tuple[str, ...]:
    """Split a JSON Pointer that is not empty into its unescaped tokens (RFC 6901 §4)."""
    tokens = pointer[1:].split("/")
    return tuple(token.replace("~1", "/").replace("~0", "~") for token in tokens)


class Node(Struct, frozen=True):
    """A cursor over plain data; ``pointer`` holds the reference tokens from the root of the
    file.

    Two nodes are equal if they have the same source and pointer.
    """

    source: Source
    pointer: tuple[str, ...]
    value: Any

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Node):
            return NotImplemented
        return self.source is other.source and self.pointer == other.pointer

    def __hash__(self) -> int:
        return hash((id(self.source), self.pointer))

    def __repr__(self) -> str:
        return f"Node({self.id!r})"

    @property
    def span(self) -> Span:
        """The location: of a property its name, of an item its value."""
        return self.source.span(self.pointer)

    @property
    def later_span(self) -> Span:
        """The location, computed when it is first read: few locations of a document are
        ever printed. For nodes of sources that overlays no longer change.
        """
        return Span.later(self.source, self.pointer)

    @property
    def id(self) -> str:
        """An identifier that is unique across all files: ``#/components/schemas/User``,
        ``users.yaml#/User``.
        """
        if not self.pointer:
            return f"{self.source.name}#"
        path = "/".join(self.pointer)
        # A fast path: few tokens need escaping, and ids of long pointers are needed often.
        if "~" in path or path.count("/") >= len(self.pointer):
            path = "/".join(map(escaped, self.pointer))
        return f"{self.source.name}#/{path}"

    @property
    def key(self) -> str:
        """The last reference token: a property name or an index; empty for a root."""
        return self.pointer[-1] if self.pointer else ""

    @property
    def source_text(self) -> str:
        """The spelling of a scalar: ``version: 1.10`` has the value 1.1 and the text
        ``1.10``.
        """
        return self.source.source_text(self.pointer, self.value)

    @property
    def is_object(self) -> bool:
        """Whether the value is an object."""
        return isinstance(self.value, dict)

    @property
    def is_array(self) -> bool:
        """Whether the value is an array."""
        return isinstance(self.value, list)

    @property
    def is_text(self) -> bool:
        """Whether the value is a string."""
        return isinstance(self.value, str)

    def get(self, key: str) -> Node | None:
        """A property of an object; None if it is missing or the value is not an object."""
        value: Any = self.value
        if not isinstance(value, dict) or key not in value:
            return None
        return Node(self.source, (*self.pointer, key), value[key])

    def __getitem__(self, key: str) -> Node:
        found = self.get(key)
        if found is None:
            raise KeyError(key)
        return found

    def __contains__(self, key: str) -> bool:
        value: Any = self.value
        return isinstance(value, dict) and key in value

    def members(self) -> Iterator[tuple[str, Node]]:
        """Yield the name and value of each property in document order; nothing if the value
        is not an object.
        """
        value = self.value
        if is_object(value):
            for key, each in value.items():
                yield key, Node(self.source, (*self.pointer, key), each)

    def items(self) -> Iterator[Node]:
        """Yield each item in order; nothing if the value is not an array."""
        value = self.value
        if is_array(value):
            for index, each in enumerate(value):
                yield Node(self.source, (*self.pointer, str(index)), each)

    def step(self, token: str) -> Node | None:
        """The property or item of a reference token (RFC 6901 §4)."""
        value = self.value
        if not is_array(value):
            return self.get(token)
        if not (token.isascii() and token.isdigit()) or len(token) > 9:
            return None
        index = int(token)
        if index >= len(value) or str(index) != token:
            return None
        return Node(self.source, (*self.pointer, token), value[index])

    def at(self, tokens: Iterable[str]) -> Node | None:
        """The node at the end of reference tokens (RFC 6901 §4)."""
        node: Node | None = self
        for token in tokens:
            node = node.step(token) if node is not None else None
        return node

    def text(self, key: str, default: str = "") -> str:
        """A property as a string; ``default`` if it is missing or not a string."""
        value = member(self.value, key)
        return value if isinstance(value, str) else default

    def flag(self, key: str) -> bool:
        """Whether a property is ``true``."""
        return member(self.value, key) is True


DEPTHS = {
    "paths": 2,
    "webhooks": 2,
    "components": 2,
    "definitions": 1,
    "parameters": 1,
    "responses": 1,
    "securityDefinitions": 1,
    "info": 1,
}
"""How many levels below a field of the root its pieces are: an operation is two levels
below ``paths``. A field that is not listed is one piece.
"""


def fragments(roots: Iterable[Node]) -> Iterator[Node]:
    """Yield the pieces of each document in document order; together they cover it."""
    for root in roots:
        for key, node in root.members():
            yield from _below(node, DEPTHS.get(key, 0))


def _below(node: Node, depth: int) -> Iterator[Node]:
    if depth == 0 or not node.is_object or not node.value:
        yield node
        return
    for _, inner in node.members():
        yield from _below(inner, depth - 1)


def piece_texts(name: str, value: Any) -> Iterator[tuple[str, str]]:
    """Yield the id and the text of each piece of a file's content; ``name`` is the file.

    The text is canonical, so that layout and comments make no difference. The order of
    properties makes one, because it is visible in the output.
    """
    stack = [
        (f"{name}#/{escaped(key)}", inner, DEPTHS.get(key, 0))
        for key, inner in (value.items() if is_object(value) else ())
    ]
    stack.reverse()
    while stack:
        id_, here, depth = stack.pop()
        if depth == 0 or not is_object(here) or not here:
            yield id_, json.dumps(here, ensure_ascii=False, separators=(",", ":"))
            continue
        for key in reversed(here):
            stack.append((f"{id_}/{escaped(key)}", here[key], depth - 1))


@contextmanager
def depth_limited(root: Node) -> Generator[None]:
    """Turn a RecursionError into an error at the most deeply nested element (E117)."""
    try:
        yield
    except RecursionError as flaw:
        raise unreadable_error(
            "E117",
            deepest_fragment(root).span,
            "the schemas are nested too deeply",
            "Shorten the chain of schemas that starts here.",
        ) from flaw


def deepest_fragment(root: Node) -> Node:
    """The most deeply nested piece, following references within the same document."""
    known = {piece.id: piece for piece in fragments([root])}
    nested = {id_: _depth(piece.value) for id_, piece in known.items()}
    depths: dict[str, int] = {}
    for start in known:
        stack = [start]
        while stack:
            id_ = stack[-1]
            own, targets = nested[id_]
            if id_ not in depths:
                depths[id_] = own  # also the depth of a cycle
                stack += [t for t in targets if t in known and t not in depths]
                continue
            inner = (depths[t] for t in targets if t in known and t != id_)
            depths[id_] = own + max(inner, default=0)
            stack.pop()
    return known[max(depths, key=depths.__getitem__)] if known else root


def _depth(value: Any) -> tuple[int, set[str]]:
    """Return the depth of a value, and the references in it."""
    deepest, targets = 0, set[str]()
    stack = [(value, 1)]
    while stack:
        current, level = stack.pop()
        deepest = max(deepest, level)
        if is_object(current):
            if isinstance(current.get("$ref"), str):
                targets.add(current["$ref"])
            stack += [(inner, level + 1) for inner in current.values()]
        elif is_array(current):
            stack += [(inner, level + 1) for inner in current]
    return deepest, targets

"""Targets for the runtime of generated packages: what it reads, and what it writes."""

from __future__ import annotations

import json
import math
import posixpath
import re
from copy import deepcopy
from itertools import pairwise
from pathlib import Path
from types import new_class
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from bench.fuzz.engine import Target
from bench.fuzz.mutations import WORDS
from runtime import codecs, formats, operations
from runtime.codecs import (
    PLAIN,
    Codec,
    ListOf,
    LiteralOf,
    MapOf,
    NullOr,
    OneOf,
    Tagged,
    TupleOf,
)
from runtime.formats import DECIMAL
from runtime.json import read, write
from runtime.models import Model, optional, required
from runtime.multipart import multipart, urlencoded
from runtime.operations import Argument
from runtime.parameters import cookie_pairs, header_text, path_text, query_pairs
from runtime.responses import TextPieces, TooLargeError
from runtime.streaming import EventReader, LineReader
from runtime.urls import PathTemplate, joined_url
from runtime.validation import DecodeContext, ValidationError

TEXT = st.text(max_size=6) | st.sampled_from(WORDS)
ATOMS: SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.sampled_from([0, -1, 2**63, 10**400, 1e308, 5e-324, -0.0, 1.0, 1e22]),
    st.floats(allow_nan=False, allow_infinity=False),
    TEXT,
    st.sampled_from(
        [
            *("2020-02-30", "2020-10-15T06:38:00.123456789+00:00", "24:00:00", "P1D"),
            *(
                "2020-10-15",
                "2020-10-15t06:38:60z",
                "AAAA",
                "A",
                "====",
                "1e999",
                "NaN",
            ),
            *("cat", "dog", "a", "b", "null", "true", "1", "0001-01-01T00:00:00+23:59"),
        ]
    ),
)
MEMBERS = st.sampled_from(["a", "b", "kind", "petType", "extra", "__class__", "self"])
JSON: SearchStrategy[Any] = st.recursive(
    ATOMS,
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(MEMBERS | TEXT, inner, max_size=5),
    max_leaves=12,
)


# Decoding

SCALARS: dict[str, Codec] = {
    "any": PLAIN,
    "string": codecs.STRING,
    "integer": codecs.INTEGER,
    "number": codecs.NUMBER,
    "boolean": codecs.BOOLEAN,
    "date-time": codecs.DATETIME,
    "date": codecs.DATE,
    "time": codecs.TIME,
    "decimal": DECIMAL,
    "byte": formats.BASE64,
    "base64url": formats.BASE64URL,
    "binary": formats.BINARY,
    "enum": LiteralOf("a", "b", 1, True, open=True),
    "const": LiteralOf("cat"),
}
Recipe = Any  # a name of SCALARS, or a tuple that begins with a kind


def recipes() -> SearchStrategy[Recipe]:
    """Descriptions of codecs as plain data."""

    def members(inner: SearchStrategy[Recipe]) -> SearchStrategy[Recipe]:
        one = st.tuples(inner, st.booleans(), st.booleans())
        return st.dictionaries(MEMBERS | TEXT, one, max_size=4)

    def nested(inner: SearchStrategy[Recipe]) -> SearchStrategy[Recipe]:
        model = st.tuples(st.just("model"), members(inner), st.none() | inner)
        tags = st.dictionaries(
            st.sampled_from(["cat", "dog", "1", "true", "null"]), model, min_size=1
        )
        return st.one_of(
            st.tuples(st.just("list"), inner),
            st.tuples(st.just("map"), inner),
            st.tuples(st.just("null"), inner),
            st.tuples(st.just("tuple"), st.lists(inner, max_size=3), inner),
            st.tuples(st.just("one"), st.lists(inner, min_size=1, max_size=3)),
            st.tuples(
                st.just("tagged"), MEMBERS, tags, st.none() | model, st.booleans()
            ),
            model,
        )

    return st.recursive(st.sampled_from(list(SCALARS)), nested, max_leaves=8)


def codec_of(recipe: Recipe) -> Codec:
    """The codec of a description."""
    match recipe:
        case str():
            return SCALARS[recipe]
        case ("list", item):
            return ListOf(codec_of(item))
        case ("map", item):
            return MapOf(codec_of(item))
        case ("null", item):
            return NullOr(codec_of(item))
        case ("tuple", items, rest):
            return TupleOf(tuple(map(codec_of, items)), codec_of(rest))
        case ("one", items):
            return OneOf(*map(codec_of, items))
        case ("tagged", tag, mapping, default, base):
            codecs = {name: codec_of(item) for name, item in mapping.items()}
            other = None if default is None else codec_of(default)
            return Tagged(tag, codecs, other, base=base and other is not None)
        case ("model", members, additional):
            return codec_of_model(members, additional)
    raise AssertionError(recipe)


def codec_of_model(members: dict[str, Any], additional: Recipe | None) -> Codec:
    """The codec of a model with such members; their names in Python are numbered, or the
    same as in JSON if all of them can be.
    """
    body: dict[str, Any] = {}
    is_same = members.keys() <= {"a", "b", "kind", "petType"}
    for place, (wire, (recipe, always, nullable)) in enumerate(members.items()):
        declare = required if always else optional
        name = wire if is_same else f"value_{place}"
        body[name] = declare(wire, codec_of(recipe), nullable=nullable)
    more = {} if additional is None else {"additional": codec_of(additional)}
    made: Any = new_class("Made", (Model,), more, lambda space: space.update(body))
    from runtime.models import shape_of

    return shape_of(made)


def decodings(_: Path | None) -> SearchStrategy[tuple[Recipe, Any]]:
    """A codec and a JSON value for it.  The two alphabets of base64 are apart: bytes that
    both could have written cannot tell which did.
    """
    one = recipes().filter(lambda recipe: not {"byte", "base64url"} <= used(recipe))
    return st.tuples(one, JSON)


def used(recipe: Recipe) -> set[str]:
    """The texts in a description."""
    if isinstance(recipe, dict):
        return used([*recipe.values()])
    if isinstance(recipe, list | tuple):
        return {text for part in recipe for text in used(part)}
    return {recipe} if isinstance(recipe, str) else set()


def check_decoder(given: tuple[Recipe, Any]) -> None:
    """Reads a value in every mode, and writes it again."""
    recipe, value = given
    codec, before = codec_of(recipe), deepcopy(value)
    decoded = codec.decode(value)
    assert same(value, before), "decoding changed its input"
    again = written_json(codec, decoded)
    assert same(again, before), f"{before!r} came back as {again!r}"
    repr(decoded)
    notes: list[object] = []
    codec.decode(value, DecodeContext("warn", notes.append))
    refused = ""
    try:
        strictly = codec.decode(value, DecodeContext("strict"))
    except ValidationError as error:
        refused = str(error)
    if refused:
        assert notes, f"strict refuses what warn does not tell: {refused}"
    else:
        assert not notes, f"strict accepts what warn tells: {notes[0]}"
        assert same(written_json(codec, strictly), before)
    assert same(value, before), "decoding changed its input"


def written_json(codec: Codec, value: Any) -> Any:
    """A Python value as JSON, written and read; bytes are their text there."""
    return json.loads(write(codec.encode(value)))


def same(one: Any, other: Any) -> bool:
    """Whether two JSON values are equal; true is not 1, but 1.0 is."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(
            same(one[key], other[key]) for key in one
        )
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, float) and isinstance(other, float) and math.isnan(one):
        return math.isnan(other)
    return bool(one == other)


# Streams

STREAM_PIECES = [
    *(
        b"data: x",
        b"data:",
        b"data",
        b"event: e",
        b"id: 1",
        b"id: \0",
        b"id",
        b"retry: 5",
    ),
    *(
        b"retry: " + b"9" * 30,
        b"retry: \xc2\xb2",
        b": c",
        b"\n",
        b"\n\n",
        b"\r\n",
        b"\r",
    ),
    *(
        b"\r\r",
        b"\xef\xbb\xbf",
        b"\xe2\x82",
        b"\xac",
        b"\xff",
        b"{}",
        b'{"a": 1}',
        b"\x1e",
    ),
    *(b"\xe2\x80\xa8", b"\xc2\x85", b"\0", b" ", b"data: [DONE]\n\n", b":", b"\x0b"),
]


def streams(_: Path | None) -> SearchStrategy[tuple[bytes, list[int], int]]:
    """The bytes of a stream, where they are cut, and how large an item may be."""
    data = st.lists(st.sampled_from(STREAM_PIECES) | st.binary(max_size=3), max_size=25)
    cuts = st.lists(st.integers(0, 120), max_size=12)
    return st.tuples(data.map(b"".join), cuts, st.sampled_from([0, 1, 5, 20, 1000]))


def check_streams(given: tuple[bytes, list[int], int]) -> None:
    """Reads a stream whole and in pieces, as events, lines and text."""
    data, cuts, limit = given
    places = sorted({0, len(data), *(cut for cut in cuts if cut < len(data))})
    chunks = [data[a:b] for a, b in pairwise(places)]
    single = [data[at : at + 1] for at in range(len(data))]
    events = events_of(data)
    lines = lines_of(data)
    text = data.decode("utf-8", "replace")
    for pieces in ([data], chunks, single, [b"", *chunks, b""]):
        reader = EventReader()
        found = [event for piece in pieces for event in reader.feed(piece)]
        read = [(e.data, e.event, e.id, e.retry) for e in (*found, *reader.rest())]
        assert read == events, f"{read} for {events}"
        line_reader = LineReader()
        fed = [line for piece in pieces for line in line_reader.feed(piece)]
        assert [*fed, *line_reader.rest()] == lines
        decoder = TextPieces("text/plain; charset=utf-8")
        parts = [decoder.text(piece) for piece in pieces]
        assert "".join(parts) + decoder.text(b"", final=True) == text
        bounded(pieces, limit)


def bounded(pieces: list[bytes], limit: int) -> None:
    """With a limit, reading ends by the documented error or gives items within it."""
    reader, lines = EventReader(limit=limit), LineReader(limit)
    try:
        for piece in pieces:
            for event in reader.feed(piece):
                assert len(event.data) <= limit
    except TooLargeError:
        pass
    try:
        for piece in pieces:
            for line in lines.feed(piece):
                # What is no UTF-8 is replaced by a character of three bytes.
                assert len(line) <= limit
    except TooLargeError:
        pass


def events_of(data: bytes) -> list[tuple[str, str, str, int | None]]:
    """The events of a stream by the HTML standard, §9.2.6, read at once."""
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    found: list[tuple[str, str, str, int | None]] = []
    lines: list[str] = []
    event, last_id, retry = "", "", None
    parts = re.split("\r\n|\r|\n", text)
    for line in parts[:-1]:  # what has no end is dropped
        name, colon, value = line.partition(":")
        value = value[1:] if value[:1] == " " else value
        if not line:
            if lines:
                found.append(("\n".join(lines), event or "message", last_id, retry))
            lines, event, retry = [], "", None
        elif colon and not name:
            continue
        elif name == "data":
            lines.append(value)
        elif name == "event":
            event = value
        elif name == "id" and "\0" not in value:
            last_id = value
        elif name == "retry" and re.fullmatch("[0-9]+", value):
            retry = min(int(value), 10**15)
    return found


def lines_of(data: bytes) -> list[str]:
    """The lines of a stream that hold something, and from the first record separator on
    its records (RFC 7464), read at once.
    """
    decoded = (line.decode("utf-8", "replace") for line in data.split(b"\n"))
    text = "\n".join(line.strip("\ufeff").rstrip(" \t\r") for line in decoded)
    before, _, after = text.partition("\x1e")
    found = [line.strip("\ufeff \t") for line in before.split("\n")]
    for part in after.split("\x1e"):
        record: list[str] = []
        for line in part.split("\n"):
            record += [line] if line else []
            if is_complete(record):
                found.append("\n".join(record).strip(" \t"))
                record = []
        found.append("\n".join(record).strip(" \t"))
    return [line for line in found if line]


def is_complete(record: list[str]) -> bool:
    """Whether the lines of a record are JSON, and the last one is not indented."""
    if not record or record[-1].startswith((" ", "\t")):
        return False
    try:
        read("\n".join(record))
    except ValueError:
        return False
    return True


# Bodies

FIELD = st.one_of(
    TEXT,
    st.integers(),
    st.booleans(),
    st.lists(TEXT | st.integers(), max_size=3),
    st.dictionaries(TEXT, TEXT, max_size=3),
    st.binary(max_size=12),
    st.tuples(TEXT, st.binary(max_size=12)),
    st.tuples(TEXT, st.binary(max_size=12), TEXT),
    st.tuples(
        TEXT, st.binary(max_size=12), TEXT, st.dictionaries(TEXT, TEXT, max_size=2)
    ),
)
Part = tuple[str, str | None, int, bytes]
"""Name, file name, number of header fields and content of a part of a form."""


def bodies(_: Path | None) -> SearchStrategy[list[tuple[str, Any]]]:
    """The fields of a form."""
    return st.lists(st.tuples(TEXT, FIELD), max_size=5)


def check_bodies(fields: list[tuple[str, Any]]) -> None:
    """Writes the fields as both kinds of form, and reads these with other parsers."""
    members = [(operations.body_property(name), value) for name, value in fields]
    try:
        payload = multipart("multipart/form-data", [], members, None, "")
    except ValueError:
        payload = None  # a field that no header or UTF-8 can hold
    if payload is not None:
        data = payload.content
        assert isinstance(data, bytes)
        boundary = payload.content_type.partition("boundary=")[2]
        assert payload.content_type == f"multipart/form-data; boundary={boundary}"
        found = parts_of(data, boundary.encode())
        assert found == [one for name, value in fields for one in parts(name, value)]
    plain = [(n, v) for n, v in fields if isinstance(v, str | int | list)]
    try:
        form = urlencoded(
            "application/x-www-form-urlencoded",
            [],
            [(operations.body_property(name), value) for name, value in plain],
            None,
            "",
        )
    except ValueError:
        assert any(re.search("[\ud800-\udfff]", repr_of(one)) for one in plain)
        return
    assert form is not None
    assert isinstance(form.content, bytes)
    read = parse_qsl(form.content.decode("ascii"), keep_blank_values=True)
    wanted = [(n, one) for n, value in plain for one in texts_of(value)]
    assert read == wanted, f"{read} for {wanted}"


def parts_of(data: bytes, boundary: bytes) -> list[Part]:
    """The parts of a form as servers read them (RFC 7578)."""
    pieces = (b"\r\n" + data).split(b"\r\n--" + boundary)
    assert pieces[0] == b""
    assert pieces[-1] == b"--\r\n"
    found: list[Part] = []
    for piece in pieces[1:-1]:
        head, _, content = piece.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        fields = dict(line.split(b": ", 1) for line in head.split(b"\r\n"))
        said = fields[b"Content-Disposition"]
        match = re.fullmatch(
            rb'form-data; name="([^"\r\n]*)"(?:; filename="([^"\r\n]*)")?', said
        )
        assert match, said
        name, file = match[1].decode(), match[2]
        shown_name = None if file is None else file.decode()
        found.append((name, shown_name, head.count(b"\r\n") + 1, content))
    return found


def parts(name: str, value: Any) -> list[Part]:
    """The parts that a field should become; control characters of names are escaped."""
    shown = in_header(name)
    if isinstance(value, tuple):
        more = len(value[3]) if len(value) > 3 else 0
        return [(shown, in_header(value[0] or name) or None, 2 + more, value[1])]
    if isinstance(value, bytes):
        return [(shown, in_header(name) or None, 2, value)]
    if isinstance(value, dict):
        return [(shown, None, 2, write(value).encode())]
    return [(shown, None, 1, text.encode()) for text in texts_of(value)]


def in_header(text: str) -> str:
    """A quoted name (HTML, multipart/form-data encoding algorithm)."""
    return re.sub('["\x00-\x1f\x7f]', lambda found: f"%{ord(found[0]):02X}", text)


def texts_of(value: Any) -> list[str]:
    """The texts of a field's values."""
    if isinstance(value, list):
        return [text for item in value for text in texts_of(item)]
    if isinstance(value, bool):
        return ["true" if value else "false"]
    return [str(value)]


def repr_of(value: Any) -> str:
    """All texts of a value."""
    return (
        "".join(value if isinstance(value, str) else map(repr_of, value))
        if (isinstance(value, str | list | tuple))
        else str(value)
    )


# Parameters

VALUES = st.one_of(
    TEXT,
    st.integers(),
    st.booleans(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.lists(TEXT | st.integers(), max_size=3),
    st.dictionaries(TEXT, TEXT | st.lists(TEXT, max_size=2), max_size=3),
)
PATH_STYLES = st.sampled_from(["simple", "label", "matrix"])
QUERY_STYLES = st.sampled_from(
    ["form", "spaceDelimited", "pipeDelimited", "tabDelimited", "deepObject"]
)
DOTS = [
    "..",
    ".",
    "%2e%2e",
    "%252e.",
    "../..",
    "a/../..",
    "..\\",
    "..;x",
    "/",
    "?",
    "#",
]
TEMPLATES = ["/a/{p}", "/a/{p}/b", "/{p}", "/a.{p}", "/{p}.{p}", "/{p}/{p}?x={p}"]


def parameters(_: Path | None) -> SearchStrategy[tuple[Any, ...]]:
    """A path's template, values for it and for a query, and how both are written."""
    return st.tuples(
        st.sampled_from(TEMPLATES),
        VALUES | st.sampled_from(DOTS),
        PATH_STYLES,
        st.lists(st.tuples(TEXT, VALUES, QUERY_STYLES), max_size=3),
        st.booleans(),
        st.booleans(),
    )


def check_parameters(given: tuple[Any, ...]) -> None:
    """Puts a URL together and reads it as a server does."""
    template, value, style, queries, explode, reserved = given
    argument = operations.path(
        "p", style=style, explode=explode, allow_reserved=reserved
    )
    try:
        filled = path_text(argument, value)
        path, own = PathTemplate(template).expanded({"p": filled})
        pairs = [
            (name, each, kind, query_pairs(query(name, kind, explode), each))
            for name, each, kind in queries
        ]
    except ValueError:
        return
    written = ["&".join(f"{n}={v}" for n, v in found) for *_, found in pairs]
    url = joined_url("https://user@api.example:8443/base/v1", path, [own, *written])
    split = urlsplit(url)
    assert url.isascii()
    assert url.isprintable()
    assert " " not in url
    assert split.netloc == "user@api.example:8443"
    assert not split.fragment
    inside(split.path)
    if style == "simple" and isinstance(value, str) and template == "/a/{p}":
        if not reserved:
            assert unquote(split.path) == f"/base/v1/a/{value}"
        assert split.path.count("/") == 4 or reserved
    for name, each, kind, found in pairs:
        as_query(name, each, kind, found)
    in_fields(value)


def query(name: str, style: str, explode: bool) -> Argument:
    """A parameter of the query."""
    return operations.query(name, style=style, explode=explode)


def inside(path: str) -> None:
    """However often a server decodes a path, it stays below the base."""
    for _ in range(6):
        for slash in (path, path.replace("\\", "/")):
            segments = [segment.partition(";")[0] for segment in slash.split("/")]
            normal = posixpath.normpath("/".join(segments))
            assert (normal + "/").startswith("/base/v1/"), f"{path} leaves the base"
        path = unquote(path)


def as_query(name: str, value: Any, style: str, pairs: list[tuple[str, str]]) -> None:
    """A server reads the names and texts that were given."""
    text = "&".join(f"{n}={v}" for n, v in pairs)
    read = parse_qsl(text, keep_blank_values=True)
    assert len(read) == len(pairs), f"{read} of {pairs}"
    if isinstance(value, str | bool | int):
        assert read == [(name, texts_of(value)[0])], f"{read} for {name!r}={value!r}"
    if isinstance(value, list) and style == "form" and len(pairs) == len(value):
        assert read == [(name, one) for one in texts_of(value)] or len(value) == 1


def in_fields(value: Any) -> None:
    """What becomes a field of the header holds no line break."""
    argument = Argument("header", "X", "x", PLAIN, style="simple")
    cookie = Argument("cookie", "c", "c", PLAIN, style="cookie")
    try:
        field = header_text(argument, value)
    except ValueError:
        field = ""
    assert not re.search("[\r\n\0]", field)
    try:
        cookies = cookie_pairs(cookie, value)
    except ValueError:
        cookies = []
    for name, text in cookies:
        assert not re.search("[\r\n\0;]", name + text)


TARGETS = (
    Target(
        name="decoder",
        holds="Any codec reads any JSON value without an error and writes it back equal; "
        "strict mode raises only ValidationError, where the default warns; its input "
        "does not change.",
        inputs=decodings,
        check=check_decoder,
        quick=120,
    ),
    Target(
        name="streams",
        holds="Events, lines and text are the same however the bytes are cut, and those "
        "that a parser by the standard finds; an item over the limit is the documented "
        "error.",
        inputs=streams,
        check=check_streams,
        quick=120,
    ),
    Target(
        name="bodies",
        holds="Forms in both media types read back, by other parsers, as the fields that "
        "were given; a field that cannot be written is a ValueError.",
        inputs=bodies,
        check=check_bodies,
        quick=120,
    ),
    Target(
        name="parameters",
        holds="A URL has the host of its base and a path below it, however often it is "
        "decoded; its parts read back as the values that were given; header "
        "fields and cookies hold no line break.",
        inputs=parameters,
        check=check_parameters,
        quick=120,
    ),
)

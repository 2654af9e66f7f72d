"""What the scalar types and formats of a schema mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from specloom import ir
from specloom.document import Node
from specloom.document.kinds import is_array
from specloom.openapi.context import Context, Part, Shape
from specloom.openapi.keywords import type_names
from specloom.patterns import finds

K = ir.ScalarKind
TEXT_FORMATS = {
    "date": K.DATE,
    "date-time": K.DATE_TIME,
    "time": K.TIME,
    "duration": K.DURATION,
    "uuid": K.UUID,
    "decimal": K.DECIMAL,
    "byte": K.BASE64,
    "base64url": K.BASE64,
    "binary": K.BINARY,
}
# The formats whose texts look like those of no other one, with what they describe.
NOTATIONS = {
    **TEXT_FORMATS,
    "email": "email",
    "ipv4": "ipv4",
    "ipv6": "ipv6",
    "uri": "uri",
}
KINDS = {
    "string": K.STRING,
    "integer": K.INTEGER,
    "number": K.NUMBER,
    "boolean": K.BOOLEAN,
    "null": K.NULL,
}
# What a format alone, without a type, cannot but mean.
FORMATS_ALONE = {
    **dict.fromkeys(TEXT_FORMATS, "string"),
    "password": "string",
    "email": "string",
    "uri": "string",
    "int32": "integer",
    "int64": "integer",
    "float": "number",
    "double": "number",
}
# Words that are no type of JSON Schema, by what their writers mean.
MISNOMERS = {
    "any": "",
    "array[string]": "array",
    "bool": "boolean",
    "date": "string",
    "date-time": "string",
    "datetime": "string",
    "decimal": "number",
    "dict": "object",
    "double": "number",
    "enum": "string",
    "file": "string",
    "float": "number",
    "hash": "object",
    "int": "integer",
    "list": "array",
    "long": "integer",
    "map": "object",
    "str": "string",
    "text": "string",
    "timestamp": "string",
    "uuid": "string",
}
# Durations that are not written as ISO 8601 has it.
_NOTATIONS = (
    ("seconds", re.compile(r"[+-]?\d+(\.\d+)?")),
    ("unit-seconds", re.compile(r"[+-]?\d+(\.\d+)?s")),
    ("units", re.compile(r"[+-]?(\d+(\.\d+)?(ns|us|µs|μs|ms|s|m|h|d|w))+")),
)
NUMBERS = frozenset({"integer", "number"})
# A pattern for whole texts that has no characters but those of numbers.
_OF_NUMBERS = re.compile(r"\^([-+?*()|]|\?:|\[[-+0-9.eE]+\]|\\[d.+-]|[0-9eE])+\$")
TYPES = frozenset({*KINDS, "object", "array"})
_BINARY = frozenset(
    f"application/{name}"
    for name in (
        "octet-stream",
        "pdf",
        "zip",
        "gzip",
        "x-gzip",
        "x-tar",
        "x-bzip2",
        "zstd",
        "x-7z-compressed",
        "x-zip-compressed",
        "epub+zip",
        "java-archive",
        "msword",
        "msgpack",
        "x-msgpack",
        "cbor",
        "x-protobuf",
        "protobuf",
        "wasm",
    )
)
_BINARY_STARTS = (
    "application/vnd.ms-",
    "application/vnd.oasis.opendocument.",
    "application/vnd.openxmlformats-officedocument.",
)


def format_of(shape: Shape) -> str:
    """The last ``format`` that the parts name, of which one with a notation counts most."""
    words = [word for _, word in _formats(shape)]
    definite = [word for word in words if word in NOTATIONS]
    return (definite or words or [""])[-1]


def _formats(shape: Shape) -> Iterator[tuple[Part, str]]:
    for part in shape.parts:
        found = part.get("format")
        if found is not None and isinstance(found.value, str):
            yield part, found.value
            continue
        for name in type_names(part):
            if name in ("date", "date-time", "uuid"):
                yield part, name
            if name == "file":  # Swagger 2.0 §4.8.7, parameters and responses
                yield part, "binary"


def check_formats(ctx: Context, shape: Shape) -> None:
    """Report formats of several parts that no text satisfies at once."""
    first = ""
    for part, word in _formats(shape):
        if word not in NOTATIONS:
            continue
        if first and NOTATIONS[first] != NOTATIONS[word]:
            message = (
                f"format {word} contradicts format {first} in another part of allOf"
            )
            ctx.warn("W305", part.node, f"{message}; the later one is used")
        first = word


def scalar(shape: Shape, kind: str) -> ir.Scalar:
    """The scalar of a JSON type, made precise by its format."""
    word = format_of(shape)
    if kind == "string":
        encoded = _encoded(shape)
        if encoded is not None:
            return encoded
        if TEXT_FORMATS.get(word) is K.DURATION:
            return ir.Scalar(K.DURATION, _notation(shape))
        return _formatted(TEXT_FORMATS.get(word, K.STRING), word)
    as_text = (
        kind in NUMBERS
        and any("string" in type_names(part) for part in shape.parts)
        and _texts_are_numbers(shape)
    )
    if kind == "number":
        if word == "decimal":
            # Tells a number that is no binary fraction from a text that is a decimal.
            return ir.Scalar(K.DECIMAL, "number")
        return replace(_formatted(K.NUMBER, word), as_text=as_text)
    return ir.Scalar(KINDS[kind], "" if kind == "null" else word, as_text)


def _formatted(kind: ir.ScalarKind, word: str) -> ir.Scalar:
    return ir.Scalar(kind, "" if word == kind or word in ("byte", "binary") else word)


def _notation(shape: Shape) -> str:
    """How the examples and the default of a duration are written, "" for ISO 8601."""
    for part in reversed(shape.parts):
        value = part.node.value
        listed = value.get("examples")
        several = listed if is_array(listed) else []
        for text in (value.get("example"), *several, value.get("default")):
            if not isinstance(text, str):
                continue
            for word, written in _NOTATIONS:
                if written.fullmatch(text):
                    return word
    return ""


def _encoded(shape: Shape) -> ir.Scalar | None:
    """Text that carries bytes (JSON Schema 2020-12, Validation §8)."""
    for part in reversed(shape.parts):
        encoding = part.node.text("contentEncoding").lower()
        if encoding in ("base64", "base64url"):  # RFC 4648 §4, §5
            return _formatted(K.BASE64, encoding)
        if encoding:
            return ir.Scalar(K.STRING, encoding)
        media = part.node.text("contentMediaType").lower()
        if media and is_binary(media):
            return ir.BYTES
    return None


def is_binary(media_type: str) -> bool:
    """Whether a body of this media type is bytes rather than text or JSON."""
    name = media_type.split(";")[0].strip()
    kind, _, subtype = name.partition("/")
    if kind in ("image", "audio", "video", "font"):
        return not subtype.endswith("+xml")
    return name in _BINARY or name.startswith(_BINARY_STARTS)


def is_text(media_type: str) -> bool:
    """Whether a body of this media type is made of characters, as the client has it."""
    name = media_type.split(";")[0].strip()
    ends = ("/xml", "+xml", "/yaml", "/x-yaml", "+yaml", "/javascript")
    json = name.endswith(("/json", "+json"))
    form = name == "application/x-www-form-urlencoded"
    return name.startswith("text/") or name.endswith(ends) or json or form


def json_types(ctx: Context, shape: Shape) -> tuple[str, ...]:
    """The JSON types that all parts let through, null apart; () when they do not say."""
    left: tuple[str, ...] = ()
    for part in shape.parts:
        names = _known(ctx, part.node, type_names(part))
        if not names:
            continue
        both = _both(left, names) if left else names
        if not both:
            ctx.warn(
                "W305",
                part.node,
                f"{' or '.join(names)} contradicts {' or '.join(left)}"
                " in another part of allOf; the later one is used",
            )
        left = both or names
    if left == ("null",):
        return left
    told = tuple(name for name in left if name != "null")
    numbers = tuple(name for name in told if name in NUMBERS)
    if numbers and set(told) - NUMBERS == {"string"} and _texts_are_numbers(shape):
        return numbers
    return told


def _texts_are_numbers(shape: Shape) -> bool:
    """Whether ``pattern`` lets only numbers through, as the one that .NET writes beside a
    number's type: the text is another notation of the number.
    """
    return any(
        lets_only_numbers(part.node.value.get("pattern")) for part in shape.parts
    )


def lets_only_numbers(pattern: Any) -> bool:
    """Whether a pattern lets no text through but those of numbers."""
    return (
        isinstance(pattern, str)
        and _OF_NUMBERS.fullmatch(pattern) is not None
        and finds(pattern, "7") is True
        and all(finds(pattern, text) is False for text in ("", "-", "+"))
    )


def _both(some: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    narrow = {"number", "integer"}
    both = [name for name in some if name in others]
    if narrow.intersection(some) and narrow.intersection(others):
        both = [name for name in both if name not in narrow]
        both.append("integer" if "integer" in (*some, *others) else "number")
    return tuple(both)


def _known(ctx: Context, node: Node, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names with misnomers put right, told."""
    found: list[str] = []
    for name in names:
        if name in TYPES:
            found.append(name)
            continue
        meant = MISNOMERS.get(
            name.lower(), name.lower() if name.lower() in TYPES else ""
        )
        if name != "file" or not ctx.dialect.is_swagger:
            reading = f"read as {meant}" if meant else "any value is accepted"
            ctx.warn("W311", node, f"unknown type {name!r}; {reading}")
        if meant:
            found.append(meant)
    return tuple(dict.fromkeys(found))

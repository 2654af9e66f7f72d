"""Codecs that check what an annotation's text says of plain values."""

from __future__ import annotations

from .codec import PLAIN, Codec
from .containers import ListOf, MapOf, NullOr
from .scalars import BOOLEAN, INTEGER, NUMBER, STRING
from .unions import LiteralOf, OneOf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# Read as text, never evaluated: what is named there may exist for type checkers only.

_NAMES: dict[str, Codec] = {
    "str": STRING,
    "int": INTEGER,
    "float": NUMBER,
    "bool": BOOLEAN,
    "list": ListOf(PLAIN),
    "dict": MapOf(PLAIN),
}
_LISTS = ("list", "Sequence")
_MAPS = ("dict", "Mapping")


def annotated(model: type) -> dict[str, Codec]:
    found: dict[str, Codec] = {}
    for base in reversed(model.__mro__):
        try:
            texts = base.__annotations__
        except (AttributeError, NameError):  # evaluated, and something is not there
            continue
        for name, text in texts.items():
            if isinstance(text, str):
                found[name] = codec_of_text(text)
    return found


def codec_of_text(text: str) -> Codec:
    codecs = [_part(part) for part in _split(text, "|") if part != "None"]
    if any(codec is PLAIN for codec in codecs) or not codecs:
        return PLAIN
    literals = [codec for codec in codecs if isinstance(codec, LiteralOf)]
    if len(codecs) == len(literals) + 1 and literals and STRING in codecs:
        values = [value for codec in literals for value in codec.values]
        if all(isinstance(value, str) for value in values):
            return LiteralOf(*values, open=True)
    return codecs[0] if len(codecs) == 1 else OneOf(*codecs)


def _part(text: str) -> Codec:
    if text in _NAMES:
        return _NAMES[text]
    head, bracket, rest = text.partition("[")
    if not bracket or not rest.endswith("]"):
        return PLAIN
    arguments = list(_split(rest[:-1], ","))
    if head == "Literal":
        return _literal(arguments)
    if head in _LISTS and len(arguments) == 1:
        return ListOf(_nullable(arguments[0]))
    if head in _MAPS and len(arguments) == 2 and arguments[0] == "str":
        return MapOf(_nullable(arguments[1]))
    return PLAIN


def _nullable(text: str) -> Codec:
    codec = codec_of_text(text)
    return NullOr(codec) if "None" in _split(text, "|") else codec


def _literal(arguments: list[str]) -> Codec:
    from ast import literal_eval

    try:
        return LiteralOf(*(literal_eval(argument) for argument in arguments))
    except (ValueError, SyntaxError):
        return PLAIN


def _split(text: str, separator: str) -> Iterator[str]:
    depth, quote, start, escaped = 0, "", 0, False
    for index, character in enumerate(text):
        if quote:
            if escaped:
                escaped = False
            elif character == "\\":
                escaped = True
            elif character == quote:
                quote = ""
        elif character in "'\"":
            quote = character
        elif character in "[(":
            depth += 1
        elif character in "])":
            depth -= 1
        elif character == separator and not depth:
            yield text[start:index].strip()
            start = index + 1
    if last := text[start:].strip():
        yield last

"""The Python expressions and statements of tests."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Any, TypeAlias
from urllib.parse import quote, quote_plus, unquote
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from specloom import ir
from specloom.ir import ScalarKind
from specloom.kinds import is_array, is_object
from specloom.naming.assign import words
from specloom.targets.python.code import (
    WIDTH,
    Bracket,
    Code,
    Labelled,
    Spell,
    Symbol,
    call,
    flat,
    laid,
    literal,
    quoted,
    symbols,
    table,
    width,
)
from specloom.targets.python.code import escaped as escaped_of_code
from specloom.targets.sample_values import fits

DUMPS = Symbol("json", "dumps")
LOADS = Symbol("json", "loads")
_UTC = Symbol("datetime", "UTC")
_DURATION = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
_UNITS = ("days", "hours", "minutes", "seconds")
_TO_URL_ALPHABET = str.maketrans("+/", "-_")
_FROM_URL_ALPHABET = str.maketrans("-_", "+/")


class Base64Text(str):
    """Bytes as base64 text. A body that is not text is sent as the bytes themselves."""

    __slots__ = ()

    @property
    def data(self) -> bytes:
        """The bytes."""
        return base64.b64decode(self.translate(_FROM_URL_ALPHABET))


class ReadyText(str):
    """A whole body given as text, which the client sends unchanged."""

    __slots__ = ()


class Expression(Struct, frozen=True):
    """A Python expression. ``wire`` is the JSON value, or the bytes, that the client sends."""

    code: Code
    wire: Any


Decoded: TypeAlias = Callable[[ir.Model, Code], Code | None]
"""Writes the call that decodes a model from plain data; None if any mapping may be passed
in place of the model.
"""


def never_decoded(model: ir.Model, data: Code) -> Code | None:
    """Let any mapping be passed in place of a model."""
    return None


def expression(
    api: ir.Api, of: ir.Type, value: Any, decoded: Decoded = never_decoded
) -> Expression:
    """The expression for which the client sends ``value``, a JSON value of the type ``of``.

    Models are written as plain data, or decoded from it if their typed dict does not
    accept it. The sent value equals ``value``, except that times
    follow RFC 3339, date-times are in UTC, and UUIDs, decimals and base64 are normalized.
    """

    def again(inner: ir.Type, item: Any) -> Expression:
        return expression(api, inner, item, decoded)

    def contained(inner: ir.Type, item: Any) -> Expression:
        return _contained(api, inner, item, decoded)

    match of:
        case ir.Scalar():
            return _scalar(of, value)
        case ir.Nullable():
            inner = of.inner
            return plain(None) if value is None else again(inner, value)
        case ir.Array() if is_array(value):
            return _list_expression(contained(of.items, item) for item in value)
        case ir.Tuple() if is_array(value):
            rest = of.rest or ir.Unknown()
            kinds = [*of.items, *[rest] * len(value)]
            pairs = zip(kinds, value, strict=False)
            return _list_expression(again(kind, item) for kind, item in pairs)
        case ir.Map() if is_object(value):
            found = {k: contained(of.values, v) for k, v in value.items()}
            code = table((quoted(k), e.code) for k, e in found.items())
            return Expression(code, {k: e.wire for k, e in found.items()})
        case ir.Union():
            if of.discriminator is not None and _is_dict_typed(api, of, value):
                return plain(value)
            for variant in of.variants:
                if fits(api, variant, value):
                    return again(variant, value)
            return plain(value)
        case ir.Ref():
            target = api.index[of.id]
            if isinstance(target, ir.Alias):
                return again(target.type, value)
            made = plain(value)
            if is_object(value) and not _is_dict_typed(api, of, value):
                return Expression(decoded(target, made.code) or made.code, value)
            return made
        case _:
            return plain(value)


def _contained(api: ir.Api, of: ir.Type, value: Any, decoded: Decoded) -> Expression:
    """The expression of an item of a list or of a value of a mapping."""
    made, model = expression(api, of, value, decoded), _hidden_model(api, of, value)
    is_dict = isinstance(made.code, Bracket) and made.code.marks == "{}"
    if model is None or not is_dict:
        return made
    return Expression(decoded(model, made.code) or made.code, made.wire)


def _hidden_model(api: ir.Api, of: ir.Type, value: Any) -> ir.Model | None:
    """The model in a union that an object is, if mypy does not see its typed dict.

    In the type of a list or mapping, mypy leaves a typed dict out of a union if another one
    has some of its keys and no others.
    """
    union = ir.resolve_type(api, of, through_null=True)
    if not is_object(value) or not isinstance(union, ir.Union):
        return None
    resolved = [ir.resolve_type(api, variant) for variant in union.variants]
    models = [one for one in resolved if isinstance(one, ir.Model)]
    fitting = (one for one in models if fits(api, ir.Ref(one.id), value))
    model = next(fitting, None)
    keys = _typed_keys(model) if model is not None else {}
    hidden = (
        others.items() < keys.items() and not value.keys() <= others.keys()
        for others in map(_typed_keys, models)
    )
    return model if any(hidden) else None


def _typed_keys(model: ir.Model) -> dict[str, tuple[ir.Type, bool]]:
    return {field.wire: (field.type, field.required) for field in model.fields}


_NOT_AS_JSON = (ScalarKind.DECIMAL, ScalarKind.BASE64)
"""What typed dicts have as `Decimal` and `bytes`; JSON has a number or text."""


def _is_dict_typed(api: ir.Api, of: ir.Type, value: Any) -> bool:
    """Whether plain data has the type that typed dicts have for it."""
    match of:
        case ir.Scalar(kind):
            return kind not in _NOT_AS_JSON
        case ir.Nullable(inner):
            return value is None or _is_dict_typed(api, inner, value)
        case ir.Array(items) if is_array(value):
            return all(_is_dict_typed(api, items, item) for item in value)
        case ir.Map(values) if is_object(value):
            return all(_is_dict_typed(api, values, item) for item in value.values())
        case ir.Union(variants):
            # mypy does not compare a list of dicts with several types of lists.
            lists = [
                v for v in variants if isinstance(ir.resolve_type(api, v), ir.Array)
            ]
            if len(lists) > 1 and is_array(value) and any(map(is_object, value)):
                return False
            return any(
                _is_dict_typed(api, variant, value)
                for variant in variants
                if fits(api, variant, value)
            )
        case ir.Ref(id_):
            target = api.index[id_]
            if isinstance(target, ir.Alias):
                return _is_dict_typed(api, target.type, value)
            # Undeclared properties, as in an example with a misspelled name, need a
            # mapping, which is accepted where they have a type.
            return target.additional is not None or _has_keys(api, target, value)
        case _:
            return True


def _has_keys(api: ir.Api, model: ir.Model, value: Any) -> bool:
    types = {field.wire: field.type for field in model.fields}
    return not is_object(value) or all(
        wire in types and _is_dict_typed(api, types[wire], item)
        for wire, item in value.items()
    )


def plain(value: Any) -> Expression:
    """A JSON value without conversion."""
    return Expression(_json_code(value), value)


def _json_code(value: Any) -> Code:
    if is_object(value):
        return table((quoted(k), _json_code(v)) for k, v in value.items())
    if is_array(value):
        return Bracket("", "[]", tuple(_json_code(item) for item in value))
    return literal(value)


def _list_expression(items: Any) -> Expression:
    found = list(items)
    code = Bracket("", "[]", tuple(item.code for item in found))
    return Expression(code, [item.wire for item in found])


def _scalar(of: ir.Scalar, value: Any) -> Expression:
    match of.kind:
        case ScalarKind.DATE:
            day = date.fromisoformat(value)
            head = Symbol("datetime", "date")
            return Expression(
                _call_with_numbers(head, day.year, day.month, day.day), value
            )
        case ScalarKind.DATE_TIME:
            return _date_time(value)
        case ScalarKind.TIME:
            return _time(value)
        case ScalarKind.DURATION:
            return plain(value) if of.format else _duration(value)
        case ScalarKind.UUID:
            wire = str(UUID(value))
            return Expression(call(Symbol("uuid", "UUID"), quoted(wire)), wire)
        case ScalarKind.DECIMAL:
            code = call(Symbol("decimal", "Decimal"), quoted(str(value)))
            return Expression(code, value if of.format == "number" else str(value))
        case ScalarKind.BASE64:
            data = Base64Text(value).data
            text = base64.b64encode(data).decode()
            if of.format == "base64url":
                text = text.translate(_TO_URL_ALPHABET)
            return Expression(repr_of(data), Base64Text(text))
        case ScalarKind.BINARY:
            data = value.encode()
            return Expression(repr_of(data), data)
        case _:
            return plain(value)


def repr_of(data: bytes) -> str:
    """A bytes literal, in double quotes where possible."""
    text = repr(data)
    if text[1] == "'" and b'"' not in data:
        return f'b"{text[2:-1]}"'
    return text


def _call_with_numbers(head: Code, *numbers: int) -> Code:
    return call(head, *map(str, numbers))


def _date_time(value: str) -> Expression:
    moment = datetime.fromisoformat(value.upper()).astimezone(UTC)
    clock = [moment.hour, moment.minute, moment.second, moment.microsecond]
    while len(clock) > 2 and not clock[-1]:
        clock.pop()
    parts = (moment.year, moment.month, moment.day, *clock)
    head = Symbol("datetime", "datetime")
    wire = f"{moment.replace(tzinfo=None).isoformat()}Z"
    return Expression(call(head, *map(str, parts), Labelled("tzinfo=", _UTC)), wire)


def _time(value: str) -> Expression:
    moment = time.fromisoformat(value.upper())
    clock = [moment.hour, moment.minute, moment.second, moment.microsecond]
    while len(clock) > 2 and not clock[-1]:
        clock.pop()
    offset = moment.utcoffset()
    zone: list[Code] = [] if offset is None else [Labelled("tzinfo=", _zone(offset))]
    code = call(Symbol("datetime", "time"), *map(str, clock), *zone)
    wire = moment.isoformat()
    return Expression(code, wire if offset else wire.replace("+00:00", "Z"))


def _zone(offset: timedelta) -> Code:
    if not offset:
        return _UTC
    minutes = offset // timedelta(minutes=1)
    delta = call(Symbol("datetime", "timedelta"), f"minutes={minutes}")
    return call(Symbol("datetime", "timezone"), delta)


def _duration(value: str) -> Expression:
    """A ``timedelta`` for days, hours, minutes and seconds; other durations as text."""
    found = _DURATION.fullmatch(value)
    counts = [int(count or 0) for count in found.groups()] if found else []
    if not any(counts):
        return plain(value)
    length = timedelta(**dict(zip(_UNITS, counts, strict=True)))
    if _duration_text(length) != value:
        return plain(value)
    items = [f"{u}={n}" for u, n in zip(_UNITS, counts, strict=True) if n]
    return Expression(call(Symbol("datetime", "timedelta"), *items), value)


def _duration_text(length: timedelta) -> str:
    """The duration in ISO 8601, with each unit smaller than one of the next larger unit."""
    minutes, seconds = divmod(length.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    days = f"{length.days}D" if length.days else ""
    units = ((hours, "H"), (minutes, "M"), (seconds, "S"))
    clock = "".join(f"{count}{unit}" for count, unit in units if count)
    return f"P{days}" + (f"T{clock}" if clock else "")


_ENDING = " -> None:"


class Line(Struct, frozen=True):
    """An expression or simple statement. If ``inner``, it is in a ``with`` block."""

    code: Code
    inner: bool = False


class Equal(Struct, frozen=True):
    """``assert left == right``, with ``is`` for None, booleans and if ``same``."""

    left: str
    right: Code
    same: bool = False


class Repeated(Struct, frozen=True):
    """``assert left == [item] * length``."""

    left: str
    item: Code
    length: int


Statement: TypeAlias = Line | Equal | Repeated


class Function(Struct, frozen=True):
    """A test function; ``marks`` are its decorators."""

    name: str
    parameters: tuple[Code, ...]
    statements: tuple[Statement, ...]
    marks: tuple[Code, ...] = ()


class TestFunctionView(Struct, frozen=True):
    """The text of a test function."""

    head: str
    body: str
    marks: tuple[str, ...]


def needs(functions: Iterable[Function]) -> Iterator[Symbol]:
    """The symbols in the bodies and decorators."""
    for function in functions:
        for mark in function.marks:
            yield from symbols(mark)
        for statement in function.statements:
            match statement:
                case Line(code) | Equal(_, code) | Repeated(_, code):
                    if not isinstance(code, str):
                        yield from symbols(code)


def view(function: Function, spell: Spell) -> TestFunctionView:
    """The text of a function."""
    return TestFunctionView(
        head=_head(function, spell),
        body="\n".join(_text(s, spell) for s in function.statements),
        marks=tuple(laid(m, spell, indent=0, used=0) for m in function.marks),
    )


def _head(function: Function, spell: Spell) -> str:
    head = Bracket(f"def {function.name}", "()", function.parameters)
    text = laid(head, spell, indent=0, used=0, tail=len(_ENDING))
    if not function.parameters and width(text) + len(_ENDING) > WIDTH:
        return f"{text} -> (\n    None\n):"
    return f"{text}{_ENDING}"


def _text(statement: Statement, spell: Spell) -> str:
    if isinstance(statement, Line):
        indent = 8 if statement.inner else 4
        text = laid(statement.code, spell, indent=indent, used=indent)
        return " " * indent + text
    if isinstance(statement, Repeated):
        return _repeated_text(statement, spell)
    code = statement.right
    right = code if isinstance(code, str) else flat(code, spell)
    same = statement.same or right in ("None", "True", "False")
    sign = "is" if same else "=="
    lead = f"assert {statement.left} {sign} "
    if 4 + width(lead) + width(right) <= WIDTH:
        return f"    {lead}{right}"
    if isinstance(code, Bracket) and code.items:
        opening = flat(code.head, spell)
        if 4 + width(lead) + width(opening) < WIDTH:
            broken = laid(code, spell, indent=4, used=WIDTH, line=right)
            return f"    {lead}{broken}"
    if 8 + width(lead) - len("assert ") + width(right) <= WIDTH:
        return f"    assert (\n        {lead[7:]}{right}\n    )"
    return f"    assert (\n        {statement.left}\n        {sign} {right}\n    )"


def _repeated_text(statement: Repeated, spell: Spell) -> str:
    left, item = statement.left, flat(statement.item, spell)
    line = f"    assert {left} == [{item}] * {statement.length}"
    if width(line) <= WIDTH:
        return line
    line = f"        {left} == [{item}] * {statement.length}"
    if width(line) <= WIDTH:
        return f"    assert (\n{line}\n    )"
    line = f"        == [{item}] * {statement.length}"
    if width(line) > WIDTH:
        items = f"        == [{item}]"
        if width(items) > WIDTH:
            code = statement.item
            if isinstance(code, Bracket):
                code = replace(code, together=True)
            item = laid(code, spell, indent=12, used=12)
            items = f"        == [\n            {item}\n        ]"
        line = f"{items}\n        * {statement.length}"
    return f"    assert (\n        {left}\n{line}\n    )"


def assigned(name: str, value: Code) -> Line:
    """``name = value``."""
    return Line(Labelled(f"{name} = ", value))


def tuple_of(items: Iterable[Code]) -> Bracket:
    """``(item, …)`` with at least two items."""
    return Bracket("", "()", tuple(items))


def block_string(text: str) -> str:
    """A triple-quoted string literal."""
    plain = "\\" not in text and text.replace("\n", "").isprintable()
    inner = (text if plain else escaped_of_code(text, keep="\n")).replace(
        '"""', '\\"\\"\\"'
    )
    if inner.endswith('"'):
        inner = f'{inner[:-1]}\\"'
    return f'"""{inner}"""'


def text_literal(text: str) -> str:
    """A string literal, triple-quoted if the text has several lines."""
    return block_string(text) if "\n" in text else quoted(text)


Quote: TypeAlias = Callable[[str], str]

# RFC 3986 §2.2, without the characters that would end a query or a path.
_QUERY_RESERVED = ":/?[]@!$&'()*+,;="
_PATH_RESERVED = ":/[]@!$&'()*+,;="
_TRIPLET = re.compile("(%[0-9A-Fa-f]{2})")


def text(value: Any) -> str:
    """A scalar as text, without exponents and with booleans in lower case. Arrays and objects
    are JSON.
    """
    match value:
        case str():
            return value
        case bytes():
            return value.decode()
        case float() if "e" in repr(value):
            return format(Decimal(repr(value)), "f")
        case _:
            return json_text(value)


_compact = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), default=bytes.decode
).encode
_line = json.JSONEncoder(ensure_ascii=False, default=bytes.decode).encode


def json_text(value: Any) -> str:
    """The compact JSON text of a value."""
    return _compact(value)


def json_line(value: Any) -> str:
    """The JSON text of a value on one line, with spaces after commas and colons."""
    return _line(value)


def json_is_long(value: Any, most: int) -> bool:
    """Whether a value's JSON on one line certainly has more than ``most`` characters.

    Encoding an object only to see that it is long would be most of the work.
    """
    # Quotes, a colon, a value, a comma and two spaces for each key.
    return is_object(value) and sum(map(len, value)) + 7 * len(value) > most


def json_lines(value: Any) -> str:
    """The JSON text of a value with a line for each item or property. Arrays and objects
    within are on one line if they fit.
    """
    return _json_lines(value, 0)


def _json_lines(value: Any, indent: int) -> str:
    if is_object(value) and value:
        start, end = "{}"
        shown = [(f"{encode_basestring(k)}: ", item) for k, item in value.items()]
    elif is_array(value) and value:
        start, end = "[]"
        shown = [("", item) for item in value]
    else:
        return _line(value)
    width_left = WIDTH - indent - 2
    lines: list[str] = []
    for label, item in shown:
        if isinstance(item, str):
            lines.append(label + encode_basestring(item))
            continue
        line = "" if json_is_long(item, width_left) else label + _line(item)
        if isinstance(item, dict | list) and not 0 < len(line) < width_left:
            line = label + _json_lines(item, indent + 2)
        lines.append(line)
    ends = "\n" + " " * indent
    return f"{start}{ends}  " + f",{ends}  ".join(lines) + f"{ends}{end}"


def as_is(value: str) -> str:
    """The text itself."""
    return value


def escaped(value: str) -> str:
    """Percent-encoded, except unreserved characters (RFC 3986 §2.3)."""
    return quote(value, safe="")


def form_escaped(value: str) -> str:
    """Encoded for ``application/x-www-form-urlencoded``."""
    return quote_plus(value, safe="")


def query_escaped(value: str) -> str:
    """Percent-encoded, except characters allowed in a query (RFC 6570 §3.2.3)."""
    return _quoted_except_triplets(value, _QUERY_RESERVED)


def path_escaped(value: str) -> str:
    """Percent-encoded, except characters allowed in a path."""
    return _quoted_except_triplets(value, _PATH_RESERVED)


def literal_escaped(value: str) -> str:
    """The text of a path template outside its placeholders, percent-encoded."""
    return _quoted_except_triplets(value, ":/?#[]@!$&'()*+,;=")


def _quoted_except_triplets(value: str, safe: str) -> str:
    pieces = _TRIPLET.split(value)
    return "".join(
        piece if place % 2 else quote(piece, safe=safe)
        for place, piece in enumerate(pieces)
    )


def leads_elsewhere(path: str) -> bool:
    """Whether a path has a segment ``.`` or ``..`` after it is percent-decoded repeatedly."""
    plain = path
    for _ in range(path.count("%") + 1):
        plain = unquote(plain)
    segments = re.split(r"[/\\]", plain)
    return any(re.fullmatch(r"\.\.?(;.*)?", segment) for segment in segments)


def without_dots(url: str) -> str:
    """The URL without the segments ``.`` and ``..`` (RFC 3986 §5.2.4)."""
    scheme, separator, rest = url.partition("://")
    authority, slash, path = rest.partition("/")
    kept: list[str] = []
    for segment in path.split("/"):
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    return f"{scheme}{separator}{authority}{slash}{'/'.join(kept)}"


class ConstantView(Struct, frozen=True):
    """A constant and its value."""

    name: str
    value: str


class TestConstants(Struct):
    """Collects JSON and other texts under names. Equal texts share a name."""

    _names: dict[tuple[str, bool], str] = {}
    _values: dict[str, Code] = {}

    def spelled(self, text: str, candidates: tuple[str, ...]) -> str:
        """``text`` as a literal if it has one line, otherwise the name of its constant.

        The name is the first free candidate. The last candidate must be unique in the module.
        """
        if "\n" not in text:
            return text_literal(text)
        return self._name(text, candidates, is_value=False)

    def value(self, text: str, candidates: tuple[str, ...]) -> str:
        """The name of the constant with the value of a JSON text of several lines."""
        return self._name(text, candidates, is_value=True)

    def _name(self, text: str, candidates: tuple[str, ...], *, is_value: bool) -> str:
        name = self._names.get((text, is_value))
        if name is None:
            name = next(
                (w for w in candidates if w not in self._values), candidates[-1]
            )
            self._names[text, is_value] = name
            code: Code = text_literal(text)
            self._values[name] = call(LOADS, code) if is_value else code
        return name

    @property
    def taken(self) -> set[str]:
        """The names in use."""
        return set(self._values)

    @property
    def needs(self) -> set[Symbol]:
        """The symbols in the values."""
        return {LOADS} if any(is_value for _, is_value in self._names) else set()

    def views(self, spell: Spell) -> tuple[ConstantView, ...]:
        """The constants in the order of their first use."""
        return tuple(
            ConstantView(name, flat(code, spell)) for name, code in self._values.items()
        )


def constant_name(*texts: str) -> str:
    """The name of a constant, from the words of the texts."""
    name = "_".join(part.upper() for text in texts for part in words(text))
    return name if name.isidentifier() else f"SAMPLE_{name}"

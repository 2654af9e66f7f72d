"""Sample values as Python expressions, beside what is sent for them."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from specloom import ir
from specloom.ir import ScalarKind
from specloom.kinds import is_array, is_object
from specloom.targets.python.code import (
    Bracket,
    Code,
    Labelled,
    Symbol,
    call,
    literal,
    quoted,
    table,
)
from specloom.targets.samples_fit import fits

_UTC = Symbol("datetime", "UTC")
_DURATION = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
_UNITS = ("days", "hours", "minutes", "seconds")
_TO_URL = str.maketrans("+/", "-_")
_FROM_URL = str.maketrans("-_", "+/")


class Base64Text(str):
    """Bytes as base64 text; where no text can stand, the bytes themselves are sent."""

    __slots__ = ()

    @property
    def data(self) -> bytes:
        """The bytes."""
        return base64.b64decode(self.translate(_FROM_URL))


class ReadyText(str):
    """A whole body that the caller gives as text; the client sends it unchanged."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression of Python; ``wire`` is the JSON value that is sent for it, or bytes."""

    code: Code
    wire: Any


def expression(api: ir.Api, of: ir.Type, value: Any) -> Expression:
    """What a caller writes so that ``value``, a JSON value of the type ``of``, is sent.

    Models are written as plain data.  What is sent is equal to ``value`` but for the spelling
    of times, which follow RFC 3339 in UTC.
    """
    match of:
        case ir.Scalar():
            return _scalar(of, value)
        case ir.Nullable():
            return plain(value) if value is None else expression(api, of.inner, value)
        case ir.Array() if is_array(value):
            return _row(expression(api, of.items, item) for item in value)
        case ir.Tuple() if is_array(value):
            rest = of.rest or ir.Unknown()
            kinds = [*of.items, *[rest] * len(value)]
            pairs = zip(kinds, value, strict=False)
            return _row(expression(api, kind, item) for kind, item in pairs)
        case ir.Map() if is_object(value):
            found = {k: expression(api, of.values, v) for k, v in value.items()}
            code = table((quoted(k), e.code) for k, e in found.items())
            return Expression(code, {k: e.wire for k, e in found.items()})
        case ir.Union() if of.discriminator is None:
            for variant in of.variants:
                if fits(api, variant, value):
                    return expression(api, variant, value)
            return plain(value)
        case ir.Ref():
            target = api.index[of.id]
            if isinstance(target, ir.Alias):
                return expression(api, target.type, value)
            return plain(value)
        case _:
            return plain(value)


def plain(value: Any) -> Expression:
    """A JSON value as it stands."""
    return Expression(_json(value), value)


def _json(value: Any) -> Code:
    if is_object(value):
        return table((quoted(k), _json(v)) for k, v in value.items())
    if is_array(value):
        return Bracket("", "[]", tuple(_json(item) for item in value))
    return literal(value)


def _row(items: Any) -> Expression:
    found = list(items)
    code = Bracket("", "[]", tuple(item.code for item in found))
    return Expression(code, [item.wire for item in found])


def _scalar(of: ir.Scalar, value: Any) -> Expression:
    match of.kind:
        case ScalarKind.DATE:
            day = date.fromisoformat(value)
            head = Symbol("datetime", "date")
            return Expression(_numbers(head, day.year, day.month, day.day), value)
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
                text = text.translate(_TO_URL)
            return Expression(repr_of(data), Base64Text(text))
        case ScalarKind.BINARY:
            data = value.encode()
            return Expression(repr_of(data), data)
        case _:
            return plain(value)


def repr_of(data: bytes) -> str:
    """A literal of bytes, in double quotes."""
    text = repr(data)
    if text[1] == "'" and b'"' not in data:
        return f'b"{text[2:-1]}"'
    return text


def _numbers(head: Code, *numbers: int) -> Code:
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
    """A duration in days, hours, minutes and seconds; other texts as they stand."""
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
    """ISO 8601 with each unit below the size of the next one."""
    minutes, seconds = divmod(length.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    days = f"{length.days}D" if length.days else ""
    units = ((hours, "H"), (minutes, "M"), (seconds, "S"))
    clock = "".join(f"{count}{unit}" for count, unit in units if count)
    return f"P{days}" + (f"T{clock}" if clock else "")

"""Sample values of scalars within their limits."""

from __future__ import annotations

import base64
import binascii
import json
import re
import string
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from math import ceil, floor
from typing import Any
from uuid import UUID
from zlib import crc32

from msgspec import Struct
from msgspec.structs import replace

from specloom import ir
from specloom.ir import Access, Limit, Scalar, ScalarKind
from specloom.kinds import is_array, is_object
from specloom.safe_regex import has_match


class Bounds(Struct, frozen=True, kw_only=True):
    """The limits of one value, with a field for each keyword (JSON Schema validation,
    §6).
    """

    shortest: int = 0
    longest: int | None = None
    pattern: str = ""
    low: Fraction | None = None
    low_open: bool = False
    high: Fraction | None = None
    high_open: bool = False
    step: Fraction | None = None
    least: int = 0  # items or properties
    most: int | None = None
    unique: bool = False

    def allow(self, value: Any) -> bool:
        """Whether the value meets all limits that apply to its JSON type."""
        if isinstance(value, str):
            return self.allow_length(value) and self.allow_text(value)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return self.allow_number(Fraction(str(value)))
        if is_array(value):
            return self._allow_count(len(value)) and not (
                self.unique and _repeats(value)
            )
        return not is_object(value) or self._allow_count(len(value))

    def allow_length(self, text: str) -> bool:
        """Whether the length of the text, in characters, is within the limits."""
        return self.shortest <= len(text) and (
            self.longest is None or len(text) <= self.longest
        )

    def allow_text(self, text: str) -> bool:
        """Whether the text matches the pattern.

        A pattern that cannot be parsed, or whose search takes too long, allows any
        text.
        """
        return not self.pattern or has_match(self.pattern, text) is not False

    def allow_number(self, number: Fraction) -> bool:
        """Whether the number is within the range and a multiple of the step."""
        if self.low is not None and (
            number < self.low or (self.low_open and number == self.low)
        ):
            return False
        if self.high is not None and (
            number > self.high or (self.high_open and number == self.high)
        ):
            return False
        return self.step is None or number % self.step == 0

    def _allow_count(self, count: int) -> bool:
        return self.least <= count and (self.most is None or count <= self.most)


_UNBOUNDED = Bounds()
_NO_LIMITS: tuple[Limit, ...] = ()


def bounds(limits: Iterable[Limit]) -> Bounds:
    """The limits of the value itself, without those that do not affect samples."""
    if limits == ():
        return _UNBOUNDED
    found: dict[str, Any] = {}
    for limit in limits:
        if not limit.of_items:
            _add(found, limit.keyword, limit.value.value)
    return Bounds(**found)


def of_items(limits: Iterable[Limit]) -> tuple[Limit, ...]:
    """The limits of an array's items, as limits of a value itself."""
    if limits == ():
        return _NO_LIMITS
    return tuple(replace(limit, of_items=False) for limit in limits if limit.of_items)


_COUNTS = {"maxLength": "longest", "maxItems": "most", "maxProperties": "most"}
# Samples are at most this large, even if a document requires more.
_LONGEST = 10_000  # characters
_MOST = 100  # items or properties


def _add(found: dict[str, Any], keyword: str, value: Any) -> None:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    match keyword:
        case "minLength" if number:
            found["shortest"] = min(int(value), _LONGEST)
        case "minItems" | "minProperties" if number:
            found["least"] = min(int(value), _MOST)
        case "maxLength" | "maxItems" | "maxProperties" if number:
            found[_COUNTS[keyword]] = int(value)
        case "uniqueItems":
            found["unique"] = value is True
        case "pattern" if isinstance(value, str):
            found["pattern"] = value
        case "multipleOf" if number and value > 0:
            found["step"] = Fraction(str(value))
        case "minimum" | "exclusiveMinimum":
            _add_bound(found, "low", keyword == "minimum", value)
        case "maximum" | "exclusiveMaximum":
            _add_bound(found, "high", keyword == "maximum", value)
        case _:
            pass


def _add_bound(found: dict[str, Any], side: str, inclusive: bool, value: Any) -> None:
    # exclusiveMinimum is a flag next to minimum in OpenAPI 3.0, and a number in 3.1.
    if isinstance(value, bool):
        found[f"{side}_open"] = value
        return
    if not isinstance(value, int | float):
        return
    bound = Fraction(str(value))
    known = found.get(side)
    tighter = (
        known is None
        or (bound > known if side == "low" else bound < known)
        or (bound == known and not inclusive)
    )
    if tighter:
        found[side] = bound
        if not inclusive:
            found[f"{side}_open"] = True


def _repeats(items: list[Any]) -> bool:
    seen = [json.dumps(item, sort_keys=True) for item in items]
    return len(set(seen)) < len(seen)


_CLASSES = {
    "d": string.digits[1:] + "0",
    "w": string.ascii_lowercase + string.ascii_uppercase + string.digits + "_",
    "s": " ",
    "D": string.ascii_lowercase,
    "W": "-.",
    "S": string.ascii_lowercase + string.digits,
}
_CONTROLS = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "v": "\v", "0": "\0"}
_ANY = string.ascii_lowercase + string.digits
_MOST_MEMBERS = 100_000  # of classes, read for a text
_PRINTABLE = _ANY + string.ascii_uppercase + " -_.:/@#+,;!?()=&%$*~"


class _UnsupportedError(Exception):
    """The pattern uses an unsupported feature (look-around, back references,
    properties).
    """


class _TooLongError(Exception):
    """The text would be longer than a sample may be."""


def text_matching(pattern: str, shortest: int, longest: int | None) -> str | None:
    """A matching text of ``shortest`` to ``longest`` characters, or None if none is
    found.
    """
    for extra in dict.fromkeys((0, 1, 2, 3, 5, 7, 11, shortest, shortest // 2)):
        try:
            text = _Writer(pattern, extra).alternatives()
        except _TooLongError:
            if not extra:
                return None
            continue
        except (_UnsupportedError, IndexError, ValueError, RecursionError):
            return None
        if not pattern.endswith("$"):
            text = text.ljust(shortest, "a")
        fits = len(text) >= shortest and (longest is None or len(text) <= longest)
        if fits and has_match(pattern, text) is not False:
            return text
    return None


class _Writer(Struct):
    """Reads a pattern from left to right; repeats ``extra`` times more than required."""

    pattern: str
    extra: int
    at: int = 0
    written: int = 0
    read: int = 0
    members: int = 0

    def alternatives(self) -> str:
        """The first branch up to the end or the closing parenthesis; others are
        skipped.
        """
        first: str | None = None
        while True:
            branch = self._sequence()
            first = branch if first is None else first
            if self._peek() != "|":
                return first
            self.at += 1

    def _peek(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def _next(self) -> str:
        self.at += 1
        return self.pattern[self.at - 1]

    def _sequence(self) -> str:
        parts: list[str] = []
        while self._peek() and self._peek() not in "|)":
            start = self.at
            self._atom()
            end = self.at
            for _ in range(self._times()):
                after, self.at = self.at, start
                parts.append(self._atom())
                assert self.at == end
                self.at = after
        return "".join(parts)

    def _atom(self) -> str:
        self.read += 1
        if self.read > _LONGEST:
            raise _TooLongError
        mark = self._next()
        match mark:
            case "^" | "$":
                return ""
            case ".":
                return self._pick(_ANY)
            case "\\":
                return self._escape()
            case "[":
                return self._pick(self._members())
            case "(":
                return self._group()
            case _:
                return mark

    def _group(self) -> str:
        if self.pattern.startswith("?", self.at):
            head = re.compile(r"\?(:|P?<[A-Za-z_]\w*>)").match(self.pattern, self.at)
            if head is None:
                raise _UnsupportedError
            self.at = head.end()
        inner = self.alternatives()
        if self._next() != ")":
            raise _UnsupportedError
        return inner

    def _pick(self, members: str) -> str:
        self.written += 1
        return members[(self.written - 1) % len(members)]

    def _escape(self) -> str:
        mark = self._next()
        if mark in _CLASSES:
            return self._pick(_CLASSES[mark])
        return "" if mark in "bBAzZ" else self._character(mark)

    def _character(self, mark: str) -> str:
        if mark in "ux":
            digits = 4 if mark == "u" else 2
            self.at += digits
            return chr(int(self.pattern[self.at - digits : self.at], 16))
        if mark.isalnum() and mark not in _CONTROLS:
            raise _UnsupportedError
        return _CONTROLS.get(mark, mark)

    def _members(self) -> str:
        negated = self._peek() == "^"
        self.at += negated
        found: list[str] = []
        start = self.at
        while self._peek() != "]" or self.at == start:
            found.extend(self._range())
            self.members += 1
            if self.members > _MOST_MEMBERS:
                raise _TooLongError
        self.at += 1
        if negated:
            return "".join(c for c in _PRINTABLE if c not in found)
        return "".join(sorted(found, key=lambda c: (not c.isalnum(), c)))

    def _range(self) -> str:
        low = self._next()
        if low == "\\":
            mark = self._next()
            if mark in _CLASSES:
                return _CLASSES[mark]
            low = self._character(mark)
        if self._peek() != "-" or self.pattern[self.at + 1] == "]":
            return low
        self.at += 1
        high = self._next()
        if high == "\\":
            high = self._character(self._next())
        last = min(ord(high), ord(low) + 127)
        return "".join(map(chr, range(ord(low), last + 1)))

    def _times(self) -> int:
        found = re.compile(r"[*+?]|\{(\d+)(,?)(\d*)\}").match(self.pattern, self.at)
        if found is None:
            return 1
        self.at = found.end() + self.pattern.startswith(("?", "+"), found.end())
        least = {"*": 0, "+": 1, "?": 0}.get(found[0])
        if least is None:
            least = int(found[1])
            if not found[2]:
                return least
            most = int(found[3]) if found[3] else None
        else:
            most = 1 if found[0] == "?" else None
        wanted = least + self.extra
        return min(wanted, 4096) if most is None else min(wanted, most)


# RFC 3339 §5.6, where the offset of a moment is not optional; the seconds of a time often
# are left out.
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_OFFSET = r"(Z|z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])"
_HOUR = r"([01][0-9]|2[0-3]):[0-5][0-9]"
_CLOCK = re.compile(rf"{_HOUR}(:[0-5][0-9](\.[0-9]+)?)?{_OFFSET}?")
_MOMENT = re.compile(rf"{_DAY.pattern}[Tt]{_HOUR}(:[0-5][0-9](\.[0-9]+)?)?{_OFFSET}")


def fits(
    api: ir.Api,
    of: ir.Type,
    value: Any,
    *,
    limits: Iterable[Limit] = _NO_LIMITS,
    direction: Access = Access.BOTH,
) -> bool:
    """Whether ``value`` matches ``of`` and meets ``limits``.

    ``direction`` is WRITE for requests and READ for responses; properties that are not
    sent in that direction are not required. A value of an enum must be one of the
    listed values.
    """
    return Fit(api, direction).whole(of, value, tuple(limits))


class _Visit(Struct):
    """A value being compared: its limits, and the declarations it was compared with."""

    limits: tuple[Limit, ...]
    seen: set[str] = set()


class Fit:
    """Compares values of one direction; caches the results for objects and arrays.

    The values must not change while an instance is in use.
    """

    limited = True
    """Whether limits such as patterns count."""

    def __init__(self, api: ir.Api, direction: Access) -> None:
        self.api = api
        self.direction = direction
        # By the identities of type, value and limits, with what keeps the last two alive.
        self._known: dict[tuple[int, int, int], tuple[bool, Any, Any]] = {}

    def whole(self, of: ir.Type, value: Any, limits: tuple[Limit, ...]) -> bool:
        """Whether a value fits. It is compared with each declaration at most once."""
        if not (is_object(value) or is_array(value)):
            if isinstance(of, Scalar) and not limits:
                return _fits_scalar(of, value)
            return self.fit(of, value, limits, _Visit(limits))
        key = id(of), id(value), id(limits)
        known = self._known.get(key)
        if known is None:
            known = self.fit(of, value, limits, _Visit(limits)), value, limits
            self._known[key] = known
        return known[0]

    def fit(
        self, of: ir.Type, value: Any, limits: tuple[Limit, ...], course: _Visit
    ) -> bool:
        """Whether a value fits, as one step of a comparison."""
        if limits and self.limited and not bounds(limits).allow(value):
            return False
        match of:
            case ir.Unknown():
                return True
            case ir.Never():
                return False
            case ir.Scalar():
                return _fits_scalar(of, value)
            case ir.Literals():
                return _listed(of, value)
            case ir.Nullable():
                return value is None or self.fit(of.inner, value, limits, course)
            case ir.Ref():
                return self._fit_ref(of.id, value, course)
            case ir.Union():
                return self._fit_union(of, value, limits, course)
            case ir.Array() | ir.Tuple():
                return is_array(value) and self._fit_items(of, value, limits)
            case ir.Map():
                return is_object(value) and all(
                    self.whole(of.values, v, _NO_LIMITS) for v in value.values()
                )

    def _fit_items(
        self, of: ir.Array | ir.Tuple, value: list[Any], limits: tuple[Limit, ...]
    ) -> bool:
        inner = of_items(limits)
        if isinstance(of, ir.Array):
            return all(self.whole(of.items, v, inner) for v in value)
        places = zip(of.items, value, strict=False)
        rest = value[len(of.items) :]
        return all(self.whole(t, v, _NO_LIMITS) for t, v in places) and (
            not rest
            if of.rest is None
            else all(self.whole(of.rest, v, inner) for v in rest)
        )

    def _fit_ref(self, target: str, value: Any, course: _Visit) -> bool:
        # A second comparison with a declaration has failed already, or is still
        # running: only alternatives are between two declarations of a value.
        if target in course.seen:
            return False
        course.seen.add(target)
        declaration = self.api.index[target]
        if isinstance(declaration, ir.Alias):
            both = course.limits + declaration.limits
            return self.fit(declaration.type, value, both, course)
        return is_object(value) and self._fit_model(declaration, value)

    def _fit_model(self, model: ir.Model, value: dict[str, Any]) -> bool:
        for member in model.fields:
            if member.wire not in value:
                if member.required and is_in_direction(member, self.direction):
                    return False
            elif not self.whole(member.type, value[member.wire], member.limits):
                return False
        if model.additional is None:
            return True
        named = {member.wire for member in model.fields}
        others = (v for k, v in value.items() if k not in named)
        rest = model.additional
        return all(self.whole(rest, v, _NO_LIMITS) for v in others)

    def _fit_union(
        self,
        of: ir.Union,
        value: Any,
        limits: tuple[Limit, ...],
        course: _Visit,
    ) -> bool:
        if of.discriminator is None:
            return any(self.fit(v, value, limits, course) for v in of.variants)
        if not is_object(value):
            return False
        tag = value.get(of.discriminator.wire)
        index = dict(of.discriminator.tags).get(ir.tag_text(tag) or "")
        if of.discriminator.wire not in value:
            index = None
        index = of.discriminator.default if index is None else index
        return index is not None and self.fit(of.variants[index], value, limits, course)


class KindFit(Fit):
    """Compares the kind of a value, not what an object or array contains."""

    limited = False

    def whole(self, of: ir.Type, value: Any, limits: tuple[Limit, ...]) -> bool:
        """Accept every part of a value."""
        return True

    def _fit_model(self, model: ir.Model, value: dict[str, Any]) -> bool:
        return True


class ClientFit(Fit):
    """Compares an object as the client does to find its variant of a union: which properties
    it has, and of which kind they are.
    """

    limited = False

    def whole(self, of: ir.Type, value: Any, limits: tuple[Limit, ...]) -> bool:
        """Whether the kind of a property's value fits."""
        kinds = KindFit(self.api, self.direction)
        return kinds.fit(of, value, _NO_LIMITS, _Visit(_NO_LIMITS))


def is_in_direction(field: ir.Field, direction: Access) -> bool:
    """Whether the property is part of a message in ``direction``."""
    return Access.BOTH in (field.access, direction) or field.access is direction


_PLAIN = (str, int, bool, type(None))


def is_same_value(one: Any, other: Any) -> bool:
    """Whether two JSON values are equal; ``1`` differs from ``true``."""
    if type(one) in _PLAIN and type(other) in _PLAIN:
        return type(one) is type(other) and bool(one == other)
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def _listed(of: ir.Literals, value: Any) -> bool:
    return any(is_same_value(listed.value, value) for listed in of.values)


def _fits_scalar(of: Scalar, value: Any) -> bool:
    if of.kind is ScalarKind.DECIMAL and of.format == "number":
        return fits_scalar(ScalarKind.NUMBER, value)
    return fits_scalar(of.kind, value)


def fits_scalar(kind: ScalarKind, value: Any) -> bool:
    """Whether a scalar of this kind can have the JSON value."""
    match kind:
        case ScalarKind.STRING | ScalarKind.BINARY | ScalarKind.DURATION:
            return isinstance(value, str)
        case ScalarKind.NULL:
            return value is None
        case ScalarKind.BOOLEAN:
            return isinstance(value, bool)
        case ScalarKind.INTEGER:
            return isinstance(value, int) and not isinstance(value, bool)
        case ScalarKind.NUMBER:
            return isinstance(value, int | float) and not isinstance(value, bool)
        case ScalarKind.DECIMAL:
            return not isinstance(value, bool) and _reads(Decimal, value, str | int)
        case ScalarKind.DATE:
            return _written(_DAY, value) and _reads(date.fromisoformat, value)
        case ScalarKind.DATE_TIME:
            return _written(_MOMENT, value) and _reads(_instant, value)
        case ScalarKind.TIME:
            return _written(_CLOCK, value) and _reads(time.fromisoformat, value)
        case ScalarKind.UUID:
            return _reads(UUID, value) and len(value) == 36
        case ScalarKind.BASE64:
            return isinstance(value, str) and _is_base64(value)


def _reads(reader: Any, value: Any, kinds: Any = str) -> bool:
    if not isinstance(value, kinds):
        return False
    try:
        reader(value)
    except (ValueError, OverflowError, InvalidOperation):
        return False
    return True


def _written(pattern: re.Pattern[str], value: Any) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def _instant(text: str) -> datetime:
    """The instant of a text, which UTC must be able to represent."""
    return datetime.fromisoformat(text.upper()).astimezone(UTC)


def _is_base64(value: str) -> bool:
    try:
        base64.b64decode(value.replace("-", "+").replace("_", "/"), validate=True)
    except (binascii.Error, ValueError):
        return False
    return True


_BY_KIND = {
    ScalarKind.DATE: "2020-10-15",
    ScalarKind.DATE_TIME: "2020-10-15T06:38:00Z",
    ScalarKind.TIME: "06:38:00Z",
    ScalarKind.UUID: "3fa85f64-5717-4562-b3fc-2c963f66afa6",
    ScalarKind.DECIMAL: "12.5",
    ScalarKind.BASE64: "aGVsbG8=",
}

# Alternatives, for limits that the usual value does not meet.
_OTHERS = {
    ScalarKind.DATE_TIME: (
        "2020-10-15T06:38:00.000Z",
        "2020-10-15T06:38:00.000000Z",
        "2020-10-15T06:38:00+00:00",
        "2020-10-15T06:38Z",
    ),
    ScalarKind.TIME: ("06:38:00", "06:38", "06:38:00.000Z", "06:38Z", "06:38:00+00:00"),
    ScalarKind.DURATION: (
        "PT36H",
        "P1D",
        "PT12H30M",
        "P1W",
        "36h",
        "129600s",
        "129600",
    ),
    ScalarKind.DECIMAL: ("12.50", "12", "12.500", "0.5", "12.5000", "-12.5"),
}
# Values that differ by a number, for arrays without equal items.
_NUMBERED = {
    ScalarKind.DATE: "20{:02d}-10-15",
    ScalarKind.DATE_TIME: "20{:02d}-10-15T06:38:00Z",
    ScalarKind.UUID: "3fa85f64-5717-4562-b3fc-{:012x}",
    ScalarKind.DECIMAL: "{}.5",
}
_DURATIONS = {
    "": "P1DT12H",
    "seconds": "129600",
    "unit-seconds": "129600s",
    "units": "36h",
}

_BY_FORMAT = {
    "email": "user@example.com",
    "idn-email": "user@example.com",
    "hostname": "host.example.com",
    "idn-hostname": "host.example.com",
    "ipv4": "192.0.2.1",
    "ip": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "uri": "https://example.com/path",
    "url": "https://example.com/path",
    "iri": "https://example.com/path",
    "uri-reference": "/path",
    "iri-reference": "/path",
    "uri-template": "https://example.com/{id}",
    "json-pointer": "/name",
    "relative-json-pointer": "1/name",
    "regex": "^a+$",
    "password": "correct-horse-battery",
    "phone": "+12065550100",
    "byte": "aGVsbG8=",
    "date": "2020-10-15",
    "date-time": "2020-10-15T06:38:00Z",
    "time": "06:38:00Z",
    "duration": "P1DT12H",
    "uuid": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
    "timestamp": "2020-10-15T06:38:00Z",
}


def scalar(of: Scalar, limits: Bounds, word: str) -> Any:
    """A JSON value of the scalar.

    ``word`` is the name of the property. Free text consists of that word, so that two
    swapped values of a request differ.
    """
    match of.kind:
        case ScalarKind.STRING:
            text = _BY_FORMAT.get(of.format, word or "text")
            return text if limits is _UNBOUNDED else _text(limits, text)
        case ScalarKind.INTEGER:
            whole = 1 + crc32(word.encode()) % 9
            return whole if limits is _UNBOUNDED else _integer(limits, whole)
        case ScalarKind.NUMBER:
            whole = 1 + crc32(word.encode()) % 9
            if limits is _UNBOUNDED:
                return whole + 0.5
            return _number(limits, Fraction(whole) + Fraction(1, 2))
        case ScalarKind.BOOLEAN:
            return True
        case ScalarKind.NULL:
            return None
        case ScalarKind.BINARY:
            return _sized(limits, word or "content")
        case (
            ScalarKind.DATE
            | ScalarKind.DATE_TIME
            | ScalarKind.TIME
            | ScalarKind.DURATION
            | ScalarKind.UUID
            | ScalarKind.DECIMAL
            | ScalarKind.BASE64
        ):
            if of.kind is ScalarKind.DECIMAL and of.format == "number":
                return _number(limits, Fraction(_BY_KIND[of.kind]))
            return _text_within_limits(of, limits)


def _text_within_limits(of: Scalar, limits: Bounds) -> str:
    """A text of the kind within the limits; the usual one if none is found."""
    usual = _DURATIONS[of.format] if of.kind is ScalarKind.DURATION else ""
    usual = usual or _BY_KIND[of.kind]
    others = _OTHERS.get(of.kind, ())
    if of.kind is ScalarKind.BASE64:
        least = max(limits.shortest, 4)
        others = (usual[:4] * (-(-least // 4)),)
    for text in (usual, *others):
        if limits.allow(text):
            return text
    found = text_matching(limits.pattern, limits.shortest, limits.longest)
    return found if found is not None and fits_scalar(of.kind, found) else usual


def distinct_scalar(of: Scalar, limits: Bounds, word: str, place: int) -> Any:
    """Another value of the scalar for each ``place`` in an array of unique items."""
    match of.kind:
        case ScalarKind.INTEGER | ScalarKind.NUMBER:
            first = Fraction(str(scalar(of, limits, word)))
            step = limits.step or Fraction(1)
            up, down = first + place * step, first - place * step
            return _plain(up if limits.allow_number(up) else down)
        case ScalarKind.BOOLEAN:
            return place % 2 == 0
        case _ if of.kind in _NUMBERED:
            another = _NUMBERED[of.kind].format(place)
            return another if limits.allow(another) else scalar(of, limits, word)
        case _:
            return scalar(of, limits, f"{word}{place + 1}" if place else word)


def _integer(limits: Bounds, wished: int) -> int:
    step = limits.step or Fraction(1)
    if step.denominator != 1:
        step = Fraction(step.numerator)  # the least whole multiple of a fraction
    return int(_in_range(limits, Fraction(wished), step))


def _number(limits: Bounds, wished: Fraction) -> int | float:
    return _plain(_in_range(limits, wished, limits.step))


def _plain(number: Fraction) -> int | float:
    return int(number) if number.denominator == 1 else float(number)


def _in_range(limits: Bounds, wished: Fraction, step: Fraction | None) -> Fraction:
    candidates = [wished]
    low, high = limits.low, limits.high
    if step is not None:
        start = (
            wished if low is None and high is None else low if low is not None else high
        )
        assert start is not None
        base = ceil(start / step) if low is not None else floor(start / step)
        candidates += [(base + offset) * step for offset in (0, 1, -1)]
    elif low is not None and high is not None:
        candidates += [low, (low + high) / 2, high]
    elif low is not None:
        candidates += [low, low + 1]
    elif high is not None:
        candidates += [high, high - 1]
    grid = step or Fraction(1, 10**9)
    for candidate in candidates:
        if limits.allow_number(candidate) and (step is None or candidate % grid == 0):
            return candidate
    return candidates[-1]


def _text(limits: Bounds, wished: str) -> str:
    text = _sized(limits, wished)
    if not limits.pattern or limits.allow_text(text):
        return text
    found = text_matching(limits.pattern, limits.shortest, limits.longest)
    return text if found is None else found


def _sized(limits: Bounds, wished: str) -> str:
    text = wished
    while len(text) < limits.shortest:
        text += wished
    longest = limits.longest
    if len(wished) < limits.shortest:
        text = text[: limits.shortest]
    return text if longest is None or len(text) <= longest else text[:longest]


def model_id_of(api: ir.Api, of: ir.Type, data: Any) -> str | None:
    """The ID of the model of an object, resolved through aliases and unions.

    The tag of a discriminator selects the variant (OpenAPI 3.1 §4.8.25). Without a
    discriminator, it is the only variant that fits, or the only fitting one that declares all
    properties of the object; the client does not compare limits. None if this is ambiguous.
    """
    visited: set[str] = set()
    while isinstance(of, ir.Nullable | ir.Ref):
        if isinstance(of, ir.Nullable):
            of = of.inner
            continue
        target = api.index[of.id]
        if isinstance(target, ir.Model):
            return target.id
        if target.id in visited:
            return None
        visited.add(target.id)
        of = target.type
    if not isinstance(of, ir.Union) or not is_object(data):
        return None
    variant = _variant(api, of, data)
    return None if variant is None else model_id_of(api, variant, data)


class Candidates:
    """Finds the variants of a union that an object may belong to, by the values that a property
    of most variants has. Each object would be compared with each variant otherwise.
    """

    def __init__(self, api: ir.Api, of: ir.Union) -> None:
        self._of = of
        listed: list[dict[str, ir.Literals]] = []
        for variant in of.variants:
            model = api.index.get(variant.id) if isinstance(variant, ir.Ref) else None
            fields = model.fields if isinstance(model, ir.Model) else ()
            found = ((one.wire, one.type) for one in fields)
            listed.append({w: t for w, t in found if isinstance(t, ir.Literals)})
        counts = Counter(wire for one in listed for wire in one)
        self._wire = max(counts, key=counts.__getitem__, default="")
        self._others: list[int] = []
        self._places: dict[str, list[int]] = {}
        for place, one in enumerate(listed):
            if self._wire not in one:
                self._others.append(place)
                continue
            for value in one[self._wire].values:
                places = self._places.setdefault(
                    json.dumps(value.value, sort_keys=True), []
                )
                places.append(place)

    def of(self, data: Any) -> ir.Union:
        """The union without the variants in which the property has other values."""
        if self._of.discriminator is not None or not is_object(data):
            return self._of
        if self._wire not in data:
            return self._of
        found = self._places.get(json.dumps(data[self._wire], sort_keys=True), [])
        places = sorted({*found, *self._others})
        return ir.Union(tuple(self._of.variants[place] for place in places))


def _variant(api: ir.Api, of: ir.Union, data: dict[str, Any]) -> ir.Type | None:
    if of.discriminator is not None:
        tag = data.get(of.discriminator.wire)
        places = [place for name, place in of.discriminator.tags if name == tag]
        return of.variants[places[0]] if places else None
    fit = ClientFit(api, Access.READ)
    fitting = [v for v in of.variants if fit.fit(v, data, _NO_LIMITS, _Visit(()))]
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    models = [api.index.get(v.id) if isinstance(v, ir.Ref) else None for v in fitting]
    if not all(isinstance(model, ir.Model) for model in models):
        return None
    declaring = [
        variant
        for variant, model in zip(fitting, models, strict=True)
        if isinstance(model, ir.Model) and data.keys() <= {f.wire for f in model.fields}
    ]
    return declaring[0] if len(declaring) == 1 else None

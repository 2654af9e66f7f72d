"""Sample values of scalars, made from the type, its limits and a word."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from typing import Any
from zlib import crc32

from specloom.ir import Scalar, ScalarKind
from specloom.targets.samples_fit import fits_scalar
from specloom.targets.samples_limits import Bounds
from specloom.targets.samples_patterns import text_matching

_BY_KIND = {
    ScalarKind.DATE: "2020-10-15",
    ScalarKind.DATE_TIME: "2020-10-15T06:38:00Z",
    ScalarKind.TIME: "06:38:00Z",
    ScalarKind.UUID: "3fa85f64-5717-4562-b3fc-2c963f66afa6",
    ScalarKind.DECIMAL: "12.5",
    ScalarKind.BASE64: "aGVsbG8=",
}

# Further spellings, for limits that the usual one does not keep.
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

    ``word`` says where the value stands (a member's name); a free text is that word, so that two
    values of one request that were exchanged do not look alike.
    """
    match of.kind:
        case ScalarKind.NULL:
            return None
        case ScalarKind.BOOLEAN:
            return True
        case ScalarKind.INTEGER:
            return _integer(limits, 1 + crc32(word.encode()) % 9)
        case ScalarKind.NUMBER:
            return _number(
                limits, Fraction(1 + crc32(word.encode()) % 9) + Fraction(1, 2)
            )
        case ScalarKind.STRING:
            return _text(limits, _BY_FORMAT.get(of.format, word or "text"))
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
            return _kept(of, limits)


def _kept(of: Scalar, limits: Bounds) -> str:
    """A text of the kind that keeps the limits; the usual one where none is found."""
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


def varied(of: Scalar, limits: Bounds, word: str, place: int) -> Any:
    """Another value of the scalar for each ``place`` of a list whose items differ."""
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

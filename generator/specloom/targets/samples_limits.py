"""The validation keywords of JSON Schema, as questions about one value."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from specloom.ir import Limit
from specloom.kinds import is_array, is_object
from specloom.patterns import finds


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The limits of one value, each keyword in its own member (JSON Schema validation, §6)."""

    shortest: int = 0
    longest: int | None = None
    pattern: str = ""
    low: Fraction | None = None
    low_open: bool = False
    high: Fraction | None = None
    high_open: bool = False
    step: Fraction | None = None
    least: int = 0  # items or members
    most: int | None = None
    unique: bool = False

    def allow(self, value: Any) -> bool:
        """Whether the value keeps all limits that concern values of its kind."""
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
        """Whether the text is neither too short nor too long, in characters."""
        return self.shortest <= len(text) and (
            self.longest is None or len(text) <= self.longest
        )

    def allow_text(self, text: str) -> bool:
        """Whether the pattern is found.

        One that cannot be read, or whose search takes too long, asks nothing.
        """
        return not self.pattern or finds(self.pattern, text) is not False

    def allow_number(self, number: Fraction) -> bool:
        """Whether the number lies within the range and on the grid."""
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


def bounds(limits: Iterable[Limit]) -> Bounds:
    """The limits that bind the value itself, without those that no sample depends on."""
    found: dict[str, Any] = {}
    for limit in limits:
        if not limit.of_items:
            _add(found, limit.keyword, limit.value.value)
    return Bounds(**found)


def of_items(limits: Iterable[Limit]) -> tuple[Limit, ...]:
    """The limits that bind the items of an array, now as limits of a value itself."""
    return tuple(replace(limit, of_items=False) for limit in limits if limit.of_items)


_COUNTS = {"maxLength": "longest", "maxItems": "most", "maxProperties": "most"}
# A document that asks for more than this gets no more than this.
_LONGEST = 10_000  # characters
_MOST = 100  # items or members


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
    # OpenAPI 3.0 writes exclusiveMinimum as a flag beside minimum, 3.1 as a number of its own.
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

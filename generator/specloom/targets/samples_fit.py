"""Whether a JSON value of the document is a value of a type."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from specloom import ir
from specloom.ir import Access, Limit, ScalarKind
from specloom.kinds import is_array, is_object
from specloom.targets.samples_limits import bounds, of_items

# RFC 3339 §5.6, where the offset of a moment is not optional; the seconds of a time often
# are left out.
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_OFFSET = r"(Z|z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])"
_HOUR = r"([01][0-9]|2[0-3]):[0-5][0-9]"
_CLOCK = re.compile(rf"{_HOUR}(:[0-5][0-9](\.[0-9]+)?)?{_OFFSET}?")
_MOMENT = re.compile(rf"{_DAY.pattern}[Tt]{_HOUR}(:[0-5][0-9](\.[0-9]+)?)?{_OFFSET}")
_NO_LIMITS: tuple[Limit, ...] = ()


def fits(
    api: ir.Api,
    of: ir.Type,
    value: Any,
    *,
    limits: Iterable[Limit] = _NO_LIMITS,
    direction: Access = Access.BOTH,
) -> bool:
    """Whether ``value`` has the shape of ``of`` and keeps ``limits``.

    ``direction`` is WRITE for requests and READ for responses; members that do not travel that way
    are not asked for.  A value of an enum counts only when it is listed.
    """
    return Fit(api, direction).whole(of, value, tuple(limits))


@dataclass(slots=True)
class _Course:
    """One value being compared: its own limits, and the declarations it was compared with."""

    limits: tuple[Limit, ...]
    seen: set[str] = field(default_factory=set[str])


class Fit:
    """Compares values of one direction; remembers what it found of objects and arrays.

    The values are not changed while it is in use.
    """

    def __init__(self, api: ir.Api, direction: Access) -> None:
        self.api = api
        self.direction = direction
        # By the identities of type, value and limits, with what keeps the last two alive.
        self._known: dict[tuple[int, int, int], tuple[bool, Any, Any]] = {}

    def whole(self, of: ir.Type, value: Any, limits: tuple[Limit, ...]) -> bool:
        """Whether a value fits, which is compared with each declaration at most once."""
        if not (is_object(value) or is_array(value)):
            return self.fit(of, value, limits, _Course(limits))
        key = id(of), id(value), id(limits)
        known = self._known.get(key)
        if known is None:
            known = self.fit(of, value, limits, _Course(limits)), value, limits
            self._known[key] = known
        return known[0]

    def fit(
        self, of: ir.Type, value: Any, limits: tuple[Limit, ...], course: _Course
    ) -> bool:
        """Whether a value fits as one step in the course of its comparison."""
        if limits and not bounds(limits).allow(value):
            return False
        match of:
            case ir.Unknown():
                return True
            case ir.Never():
                return False
            case ir.Scalar():
                if of.kind is ScalarKind.DECIMAL and of.format == "number":
                    return fits_scalar(ScalarKind.NUMBER, value)
                return fits_scalar(of.kind, value)
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

    def _fit_ref(self, target: str, value: Any, course: _Course) -> bool:
        # Whoever comes here a second time was told no, or is about to be told: all that
        # stands between two declarations of one value are alternatives.
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
                if member.required and travels(member, self.direction):
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
        course: _Course,
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


def travels(member: ir.Field, direction: Access) -> bool:
    """Whether the member is part of a message that goes in ``direction``."""
    return Access.BOTH in (member.access, direction) or member.access is direction


def same(one: Any, other: Any) -> bool:
    """Whether two JSON values are equal, telling ``1`` from ``true``."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def _listed(of: ir.Literals, value: Any) -> bool:
    return any(same(listed.value, value) for listed in of.values)


def fits_scalar(kind: ScalarKind, value: Any) -> bool:
    """Whether a JSON value is one that a scalar of this kind can have."""
    match kind:
        case ScalarKind.NULL:
            return value is None
        case ScalarKind.BOOLEAN:
            return isinstance(value, bool)
        case ScalarKind.INTEGER:
            return isinstance(value, int) and not isinstance(value, bool)
        case ScalarKind.NUMBER:
            return isinstance(value, int | float) and not isinstance(value, bool)
        case ScalarKind.STRING | ScalarKind.BINARY | ScalarKind.DURATION:
            return isinstance(value, str)
        case ScalarKind.DECIMAL:
            return not isinstance(value, bool) and _reads(Decimal, value, str | int)
        case ScalarKind.DATE:
            return _written(_DAY, value) and _reads(date.fromisoformat, value)
        case ScalarKind.DATE_TIME:
            return _written(_MOMENT, value) and _reads(_moment, value)
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


def _moment(text: str) -> datetime:
    """The instant of a text, which has to be one in UTC too."""
    return datetime.fromisoformat(text.upper()).astimezone(UTC)


def _is_base64(value: str) -> bool:
    try:
        base64.b64decode(value.replace("-", "+").replace("_", "/"), validate=True)
    except (binascii.Error, ValueError):
        return False
    return True

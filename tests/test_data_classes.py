"""Data classes whose methods are compiled at their first use, beside those of Python."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, field
from typing import Any

import pytest

from specloom.kinds import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """A point."""

    x: int
    y: int = 0
    note: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A shape."""

    points: tuple[Point, ...] = ()
    names: dict[str, int] = field(default_factory=dict[str, int])
    kind: str = "open"


@dataclass(frozen=True)
class Named:
    """Without slots, and with a field that is computed."""

    name: str
    length: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "length", len(self.name))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Named) and other.name.lower() == self.name.lower()

    def __hash__(self) -> int:
        return hash(self.name.lower())


@dataclass(slots=True)
class Counter:
    """A mutable one."""

    number: int = 0
    seen: list[int] = field(default_factory=list[int], init=False)


@dataclass(frozen=True, slots=True, eq=False)
class Token:
    """Compared by identity."""

    text: str


def test_fields_are_set_as_declared() -> None:
    assert Point(1) == Point(1, 0, "other")
    assert Point(1, y=2).note == ""
    assert repr(Point(1, 2, "x")) == "Point(x=1, y=2)"
    one, other = Shape(), Shape(kind="closed")
    assert one.names == {}
    assert one.names is not other.names
    assert (one.kind, other.kind) == ("open", "closed")
    assert Named("abc").length == 3
    counter = Counter(3)
    counter.number += 1
    counter.seen.append(1)
    assert (counter, Counter().seen) == (counter, [])
    assert repr(counter) == "Counter(number=4, seen=[1])"


@pytest.mark.parametrize(
    "call",
    [
        lambda: Point(),  # type: ignore[call-arg]
        lambda: Point(1, 2, "", 4),  # type: ignore[call-arg]
        lambda: Point(1, z=2),  # type: ignore[call-arg]
        lambda: Shape(()),  # type: ignore[misc]
        lambda: Named("a", length=1),  # type: ignore[call-arg]
    ],
)
def test_wrong_arguments_are_refused(call: Callable[[], object]) -> None:
    with pytest.raises(TypeError, match="__init__"):
        call()


def test_frozen_objects_do_not_change() -> None:
    point: Any = Point(1)
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'x'"):
        point.x = 2
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'x'"):
        del point.x
    assert not hasattr(point, "__dict__")
    named: Any = Named("a")
    with pytest.raises(FrozenInstanceError):
        named.name = "b"


def test_comparisons_are_those_of_the_fields() -> None:
    assert sorted([Point(2), Point(1, 5), Point(1, 4)])[0] == Point(1, 4)
    assert Point(1) <= Point(1) < Point(2) > Point(1) >= Point(1)
    assert Point(1) != (1, 0)
    assert len({Point(1), Point(1, note="x"), Point(2)}) == 2
    assert Named("A") == Named("a")
    assert len({Named("A"), Named("a")}) == 1
    assert Token("a") != Token("a")
    assert hash(Token("a")) != 0
    with pytest.raises(TypeError, match="unhashable"):
        hash(Counter())
    with pytest.raises(TypeError):
        _ = Point(1) < 1  # type: ignore[operator]


def test_the_functions_of_dataclasses_work() -> None:
    point = Point(1, 2, "x")
    assert dataclasses.replace(point, y=3) == Point(1, 3)
    assert dataclasses.replace(point, y=3).note == "x"
    assert dataclasses.asdict(Shape(points=(point,)))["points"] == (
        {"x": 1, "y": 2, "note": "x"},
    )
    assert [each.name for each in dataclasses.fields(Point)] == ["x", "y", "note"]
    for value in (point, Shape(points=(point,)), Named("a"), Counter(2)):
        assert dataclasses.is_dataclass(value)
        for same in (copy.copy(value), copy.deepcopy(value)):
            assert (same, repr(same)) == (value, repr(value))
        assert pickle.loads(pickle.dumps(value)) == value
    match point:
        case Point(x, y):
            assert (x, y) == (1, 2)

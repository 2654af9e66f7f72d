"""What may be given where a model, a list or a map is sent."""

from __future__ import annotations

import enum
import uuid
from collections import OrderedDict, UserDict, deque
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal

import pytest

from runtime.codecs import (
    DATE,
    DATETIME,
    PLAIN,
    ListOf,
    MapOf,
    NullOr,
    TupleOf,
    encode,
    to_json,
)
from runtime.conversions import NOT_GIVEN
from runtime.formats import BASE64, BASE64URL, BINARY, DECIMAL_NUMBER
from tests.runtime.model_samples import USER, Cat, Pet, Shape, User, named

NOON = datetime(2020, 10, 15, 12, tzinfo=UTC)


def test_mappings_may_use_json_names_or_python_names() -> None:
    codec = named("User")
    wanted = {"$id": "1", "$createdAt": "2020-10-15T12:00:00Z"}
    assert codec.encode({"id": "1", "created_at": NOON}) == wanted
    assert codec.encode({"$id": "1", "$createdAt": NOON}) == wanted
    assert codec.encode({"id": "2", "$id": "1", "created_at": NOON}) == wanted
    assert codec.encode({"$id": "1", "id": "2", "created_at": NOON}) == wanted
    assert codec.encode(UserDict(id="1", created_at=NOON)) == wanted


def test_mappings_are_nested_by_codec() -> None:
    friends = ({"id": "2", "friends": [{"id": "3"}]},)
    assert named("User").encode({"friends": friends, "other": NOON}) == {
        "friends": [{"$id": "2", "friends": [{"$id": "3"}]}],
        "other": "2020-10-15T12:00:00Z",
    }


def test_mappings_keep_null_and_leave_out_what_is_not_given() -> None:
    assert named("User").encode({"nickname": None, "name": NOT_GIVEN}) == {
        "nickname": None
    }
    assert encode({"a": NOT_GIVEN, "b": None}) == {"b": None}


def test_arrays_are_any_iterable_but_texts() -> None:
    for items in ([1], (1,), {1}, frozenset([1]), deque([1]), iter([1]), {1: 2}.keys()):
        assert ListOf(PLAIN).encode(items) == [1]
    for text in ("ab", b"", None, 5):
        assert ListOf(PLAIN).encode(text) == encode(text)
    assert TupleOf((DATE,), DATETIME).encode((NOON, NOON)) == [
        "2020-10-15",
        "2020-10-15T12:00:00Z",
    ]


def test_maps() -> None:
    assert MapOf(DATE).encode(OrderedDict(a=NOON)) == {"a": "2020-10-15"}
    assert MapOf(PLAIN).encode({1: "a"}) == {"1": "a"}
    assert NullOr(MapOf(DATE)).encode(None) is None


class Colour(enum.Enum):
    RED = "red"


class Level(enum.IntEnum):
    LOW = 1


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (NOON, "2020-10-15T12:00:00Z"),
        (datetime(2020, 1, 2, 3), "2020-01-02T03:00:00Z"),
        (
            datetime(2020, 1, 2, 3, tzinfo=timezone(timedelta(hours=2))),
            "2020-01-02T03:00:00+02:00",
        ),
        (
            datetime(2020, 1, 2, 3, tzinfo=timezone(timedelta(seconds=30))),
            "2020-01-02T02:59:30Z",
        ),
        (date(2020, 1, 2), "2020-01-02"),
        (time(3, 4), "03:04:00"),
        (time(3, 4, tzinfo=UTC), "03:04:00Z"),
        (timedelta(days=1, hours=2, seconds=3.5), "P1DT2H3.5S"),
        (timedelta(), "PT0S"),
        (-timedelta(minutes=90), "-PT1H30M"),
        (Decimal("1.10"), "1.10"),
        (uuid.UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        (b"\x00\xff", "AP8="),
        (bytearray(b"a"), "YQ=="),
        (Colour.RED, "red"),
        (Level.LOW, 1),
        ((1, [2, {"a": {3}}]), [1, [2, {"a": [3]}]]),
        (Cat(pet_type="cat"), {"petType": "cat"}),
    ],
)
def test_values_tell_their_own_type(value: object, wanted: object) -> None:
    assert encode(value) == wanted
    assert encode({"a": [value]}) == {"a": [wanted]}
    assert type(encode(value)) is type(wanted)


def test_bytes_by_their_codec() -> None:
    assert BASE64.encode(b"\xfb\xff") == "+/8="
    assert BASE64URL.encode(b"\xfb\xff") == "-_8="
    assert BINARY.encode(b"\xfb") == b"\xfb"
    assert BASE64.encode("already") == "already"


def test_decimals_as_numbers() -> None:
    assert DECIMAL_NUMBER.encode(Decimal("1.10")) == 1.1
    assert DECIMAL_NUMBER.encode(Decimal(10**30)) == 10**30
    with pytest.raises(ValueError, match="every digit"):
        DECIMAL_NUMBER.encode(Decimal("0.12345678901234567890123"))


def test_properties_of_unions_are_found_for_mappings() -> None:
    codec: object = Pet
    assert codec.encode({"pet_type": "tomcat", "claws": 3}) == {  # type: ignore[attr-defined]
        "petType": "tomcat",
        "claws": 3,
    }
    assert codec.encode({"petType": "fox", "a": NOON}) == {  # type: ignore[attr-defined]
        "petType": "fox",
        "a": "2020-10-15T12:00:00Z",
    }
    shape: object = Shape
    assert shape.encode({"kind": "circle", "size": Decimal(1)}) == {  # type: ignore[attr-defined]
        "kind": "circle",
        "size": "1",
    }


def test_what_has_no_counterpart_in_json() -> None:
    with pytest.raises(TypeError):
        to_json(object())
    with pytest.raises(ValueError, match="JSON compliant"):
        to_json([float("nan")])


def test_to_json_is_compact_and_readable() -> None:
    assert to_json([User.from_dict(USER), "é"]).endswith('"phone":null},"é"]')

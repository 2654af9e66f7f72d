"""Whatever is read is written back as the same JSON value."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runtime.codecs import (
    DATE,
    DATETIME,
    STRING,
    TIME,
    ListOf,
    MapOf,
    NullOr,
    OneOf,
    TupleOf,
    encode,
    from_json,
    to_json,
)
from runtime.formats import BASE64, BASE64URL, BINARY, DECIMAL, DURATION, UUID
from runtime.json import write
from runtime.validation import DecodeContext
from tests.runtime.model_samples import Invoice, Json, Scores, Shape, User, named

LIKELY = st.sampled_from(
    ["", "2020-10-15", "2020-10-15T06:38:00.000+00:00", "PT1H", "1.10", "YQ==", "cat"]
)
ATOMS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text()
    | LIKELY
    | st.datetimes(timezones=st.just(UTC)).map(datetime.isoformat)
)
KNOWN = ("$id", "$createdAt", "name", "friends", "prefs", "petType", "kind", "size")
KNOWN += ("a", "amount", "dueDate", "scan", "total", "labels", "status", "age")
KEYS = st.text() | st.sampled_from(KNOWN)
VALUES = st.recursive(
    ATOMS,
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(KEYS, inner, max_size=8),
    max_leaves=20,
)
OBJECTS = st.dictionaries(KEYS, VALUES, max_size=10)
SCALARS = [DATETIME, DATE, TIME, DURATION, UUID, DECIMAL, BASE64, BASE64URL]
CODECS: list[Any] = [
    *SCALARS,
    *(ListOf(NullOr(codec)) for codec in SCALARS),
    named("User"),
    named("Pet"),
    Shape,
    Json,
    MapOf(named("User")),
    TupleOf((named("User"), DATE), named("Pet")),
    OneOf(ListOf(named("User")), named("Scores"), DATETIME, MapOf(DATE)),
]
MODELS = st.sampled_from([User, Scores, Invoice])


def same(one: Any, other: Any) -> bool:
    """Whether two JSON values are the same, 1 and 1.0 and True apart."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


@given(data=OBJECTS, model=MODELS)
def test_models(data: dict[str, Any], model: Any) -> None:
    before = copy.deepcopy(data)
    value = model.from_dict(data)
    assert same(value.to_dict(), data)
    assert same(data, before)
    assert same(copy.deepcopy(value).to_dict(), data)
    assert same(pickle.loads(pickle.dumps(value)).to_dict(), data)
    assert copy.deepcopy(value) == value
    assert same(json.loads(value.to_json()), data)
    assert same(model.from_json(value.to_json()).to_dict(), data)


@given(value=VALUES, codec=st.sampled_from(CODECS))
@settings(max_examples=300)
def test_codecs(value: Any, codec: Any) -> None:
    found: list[object] = []
    read = codec.decode(value, DecodeContext("warn", found.append))
    assert same(codec.encode(read), value)
    assert same(encode(codec.decode(value)), value)


@given(
    st.datetimes(
        timezones=st.integers(-1439, 1439).map(lambda m: timezone(timedelta(minutes=m)))
    )
)
def test_date_times_that_are_sent(value: datetime) -> None:
    sent = DATETIME.encode(value)
    assert DATETIME.decode(sent) == value
    assert sent.endswith("Z") or sent[-6] in "+-"
    assert from_json(datetime, to_json(value)) == value


@given(st.timedeltas())
def test_durations_that_are_sent(value: timedelta) -> None:
    assert DURATION.decode(DURATION.encode(value)) == value


@given(
    st.dates()
    | st.times()
    | st.uuids()
    | st.decimals(allow_nan=False, allow_infinity=False)
)
def test_other_values_that_are_sent(value: Any) -> None:
    assert from_json(type(value), to_json(value)) == value


@given(st.text())
def test_bytes_that_came_as_text(value: str) -> None:
    received = BINARY.decode(value)
    assert received == value.encode()
    assert BINARY.decode(received) == received
    assert json.loads(to_json(received)) == value
    assert json.loads(write({"a": [BINARY.encode(received)]})) == {"a": [value]}


def test_bytes_of_a_union_are_sent_as_they_are() -> None:
    assert OneOf(STRING, BINARY).encode(b"a") == b"a"
    assert OneOf(STRING, BASE64).encode(b"a") == "YQ=="


@pytest.mark.parametrize("value", ["AAAA", "000", "0000", "text", "+/+/", "-_-_", ""])
@pytest.mark.parametrize(
    "codec",
    [
        OneOf(BASE64, BINARY),
        OneOf(BINARY, BASE64URL),
        OneOf(BASE64URL, OneOf(BINARY)),
        OneOf(BINARY, OneOf(BASE64)),
    ],
    ids=["base64 first", "base64 last", "base64url first", "nested"],
)
def test_bytes_of_a_union_go_back_as_they_came(codec: OneOf, value: str) -> None:
    assert json.loads(write(codec.encode(codec.decode(value)))) == value


def test_bytes_that_are_no_text_are_base64_where_a_union_has_it() -> None:
    assert OneOf(BINARY, BASE64).encode(b"\xff") == "/w=="


def test_bytes_that_are_no_text_are_not_sent_in_json() -> None:
    with pytest.raises(ValueError, match="bytes in JSON must be UTF-8"):
        write({"a": BINARY.encode(b"\xff")})
    with pytest.raises(TypeError, match="object has no JSON equivalent"):
        write(object())


@given(st.binary())
def test_base64url_in_a_list_is_written_as_it_came(value: bytes) -> None:
    text = BASE64URL.encode(value).rstrip("=")
    received = BASE64URL.decode(text)
    if len(text) % 4:
        assert json.loads(to_json([received])) == [text]


@pytest.mark.parametrize("text", ["====", "YWJj====", "YQ=", "YQ===", "Y", "Y==="])
def test_wrong_padding_is_not_lost(text: str) -> None:
    assert BASE64URL.decode(text) == text


@given(st.binary())
def test_bytes_that_are_sent(value: bytes) -> None:
    assert BASE64.decode(BASE64.encode(value)) == value
    assert BASE64URL.decode(BASE64URL.encode(value)) == value
    assert BASE64URL.decode(BASE64URL.encode(value).rstrip("=")) == value

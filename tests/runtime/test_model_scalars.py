"""Values that are text on the wire come back as the same text."""

from __future__ import annotations

import copy
import pickle
import uuid
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

from runtime.codecs import DATE, DATETIME, STRING, TIME, Codec
from runtime.formats import (
    BASE64,
    BASE64URL,
    BINARY,
    DECIMAL,
    DURATION,
    DURATION_SECONDS,
    DURATION_UNIT_SECONDS,
    DURATION_UNITS,
    INTEGER_TEXT,
    NUMBER_TEXT,
    UUID,
)
from tests.runtime.model_samples import Invoice

DAY = datetime(2020, 10, 15, 6, 38, tzinfo=UTC)
COFFEE = uuid.UUID("c0ffee00000040008000000000000001")
EAST = timezone(timedelta(hours=2))
WEST = timezone(timedelta(hours=-2))

READ: list[tuple[Codec, Any, Any]] = [
    (DATETIME, "2020-10-15T06:38:00Z", DAY),
    (DATETIME, "2020-10-15T06:38:00.000+00:00", DAY),
    (DATETIME, "2020-10-15T06:38:00-00:00", DAY),
    (DATETIME, "2020-10-15T08:38:00+02:00", DAY.astimezone(EAST)),
    (DATETIME, "2020-10-15t06:38:00z", DAY),
    (DATETIME, "2020-10-15 06:38:00Z", DAY),
    (DATETIME, "2020-10-15T06:38:00.5Z", DAY.replace(microsecond=500_000)),
    (DATETIME, "2020-10-15T06:38:00.123456Z", DAY.replace(microsecond=123_456)),
    (DATETIME, "2020-10-15T06:38:00.123456789Z", DAY.replace(microsecond=123_456)),
    (DATETIME, "2020-10-15T06:38:00", DAY),
    (DATETIME, "2016-12-31T23:59:60Z", datetime(2017, 1, 1, tzinfo=UTC)),
    (DATE, "2020-10-15", date(2020, 10, 15)),
    (DATETIME, "2020-10-15T06:38Z", DAY),
    (DATETIME, "2020-10-15T08:38+02:00", DAY.astimezone(EAST)),
    (DATETIME, "2020-10-15T06:38", DAY),
    (DATETIME, "0001-01-01T00:00:00Z", datetime(1, 1, 1, tzinfo=UTC)),
    (DATE, "0999-12-31", date(999, 12, 31)),
    (TIME, "06:38:00", time(6, 38)),
    (TIME, "06:38", time(6, 38)),
    (TIME, "06:38Z", time(6, 38, tzinfo=UTC)),
    (TIME, "06:38-02:00", time(6, 38, tzinfo=WEST)),
    (TIME, "06:38:00.123456789", time(6, 38, 0, 123_456)),
    (TIME, "06:38:00.10Z", time(6, 38, 0, 100_000, UTC)),
    (TIME, "06:38:00+02:00", time(6, 38, tzinfo=EAST)),
    (DURATION, "PT1H30M", timedelta(minutes=90)),
    (DURATION, "PT90M", timedelta(minutes=90)),
    (DURATION, "P2W", timedelta(weeks=2)),
    (DURATION, "-P1DT0.5S", -timedelta(days=1, seconds=0.5)),
    (DURATION, "PT0,25H", timedelta(minutes=15)),
    (DURATION, "P1Y2M", "P1Y2M"),
    (DURATION, "-P1Y2M10DT2H30M", "-P1Y2M10DT2H30M"),
    *((DURATION, text, text) for text in ("72h", "1h30m", "3600", "1d", "", "P", "PT")),
    *((DURATION, text, text) for text in ("P1M1Y", "PY", "1H", "PT1", "P1H", "PT1M1H")),
    *((DURATION, text, text) for text in ("PTH", "PT1.H", "P-1D", "PT1²S")),
    *((DURATION_UNITS, text, text) for text in ("72h", "1h30m", "3600")),
    (DURATION_UNITS, "PT90M", timedelta(minutes=90)),
    (UUID, "c0ffee00-0000-4000-8000-000000000001", COFFEE),
    (UUID, "C0FFEE00-0000-4000-8000-000000000001", COFFEE),
    (DECIMAL, "1.10", Decimal("1.1")),
    (DECIMAL, "1e5", Decimal(100_000)),
    (DECIMAL, "12345678901234567890.123456789", Decimal("12345678901234567890.123456789")),
    (DECIMAL, 0.1, Decimal("0.1")),
    (DECIMAL, 10**30, Decimal(10**30)),
    (BASE64, "+/8=", b"\xfb\xff"),
    (BASE64, "", b""),
    (BASE64URL, "-_8=", b"\xfb\xff"),
    (BASE64URL, "-_8", b"\xfb\xff"),
]  # fmt: skip

KEPT: list[tuple[Codec, Any]] = [
    *((DATETIME, text) for text in ("", "2020-10-15", "20201015T063800Z", "now")),
    *((DATETIME, value) for value in (1602743880, None, True, [], {}, 1.5)),
    (DATETIME, "2020-W42-4T06:38:00Z"),
    (DATETIME, "2020-13-15T06:38:00Z"),
    (DATETIME, "9999-12-31T23:59:60Z"),
    *((DATE, value) for value in ("", "20201015", "2020-W42-4", "2020-02-30", 5, {})),
    *((TIME, value) for value in ("", "06", "06:3", "6:38", "25:00:00", 6, [])),
    *((TIME, value) for value in ("06:38 pm", "0638", "06:38:")),
    *((DATETIME, text) for text in ("2020-10-15T06", "2020-10-15T06:38 pm")),
    *((DURATION, value) for value in (5, 1.5, None, [], {})),
    *((UUID, value) for value in ("", "x", "c0ffee00000040008000000000000001", 5)),
    *((DECIMAL, value) for value in ("", "NaN", "Infinity", " 1", "1_0", True, [])),
    *((BASE64, value) for value in ("!", "QR==", "QQ", "-_8=", 5)),
    *((BASE64URL, value) for value in ("+/8=", "QR", "QQ=", 5)),
]


@pytest.mark.parametrize(("codec", "wire", "value"), READ)
def test_what_is_read_equals_the_plain_value(
    codec: Codec, wire: Any, value: Any
) -> None:
    read = codec.decode(wire)
    assert read == value
    assert hash(read) == hash(value)
    assert isinstance(read, type(value))
    if not isinstance(value, datetime):  # which may have another offset
        assert repr(read) in (repr(value), f"Decimal({str(read)!r})")
    assert codec.accepts(wire)


@pytest.mark.parametrize(("codec", "wire", "value"), READ)
def test_what_is_read_is_written_as_it_was(codec: Codec, wire: Any, value: Any) -> None:
    read = codec.decode(wire)
    for same in (read, copy.copy(read), copy.deepcopy(read)):
        assert codec.encode(same) == wire
        assert type(codec.encode(same)) is type(wire)
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(read, protocol))
        assert again == value
        assert codec.encode(again) == wire


@pytest.mark.parametrize(("codec", "wire"), KEPT)
def test_what_does_not_fit_is_kept(codec: Codec, wire: Any) -> None:
    assert codec.decode(wire) is wire
    assert codec.encode(wire) == wire
    assert not codec.accepts(wire)


def test_what_is_computed_forgets_how_it_was_written() -> None:
    read = DATETIME.decode("2020-10-15T06:38:00.000+00:00")
    assert DATETIME.encode(read.replace(hour=7)) == "2020-10-15T07:38:00Z"
    assert DATETIME.encode(read + timedelta(days=1)) == "2020-10-16T06:38:00Z"
    assert DATETIME.encode(read.astimezone(EAST)) == "2020-10-15T08:38:00+02:00"
    assert DECIMAL.encode(DECIMAL.decode(0.1) + 1) == "1.1"
    assert DURATION.encode(DURATION.decode("PT90M") * 2) == "PT3H"
    assert (
        TIME.encode(TIME.decode("06:38:00.10Z").replace(hour=7)) == "07:38:00.100000Z"
    )


def test_date_times_compare_and_print_as_ever() -> None:
    read = DATETIME.decode("2020-10-15T06:38:00.000+00:00")
    assert repr(read) == repr(DAY)
    assert str(read) == str(DAY)
    assert sorted([DAY + timedelta(1), read]) == [read, DAY + timedelta(1)]
    assert {read: 1}[DAY] == 1
    assert (read - DAY) == timedelta()
    assert read.tzinfo is UTC


def test_a_date_time_given_where_a_date_is_sent() -> None:
    assert DATE.encode(DATETIME.decode("2020-10-15T06:38:00.000+00:00")) == "2020-10-15"


def test_other_values_are_encoded_by_their_own_type() -> None:
    for codec in (DATETIME, DATE, TIME, DURATION, UUID, DECIMAL, BASE64, BASE64URL):
        assert codec.encode({"a": DAY}) == {"a": "2020-10-15T06:38:00Z"}
        assert codec.encode(5) == 5


def test_bytes_are_as_they_are() -> None:
    assert BINARY.decode(b"a") == b"a"
    assert BINARY.accepts(b"a")
    assert not BINARY.accepts(1)
    assert BINARY.decode("ä") == "ä".encode()
    assert BINARY.score("ä") < STRING.score("ä")


def test_in_a_model() -> None:
    data = {"amount": 12.5, "dueDate": "2020-01-02", "scan": "YQ=="}
    invoice = Invoice.from_dict(data)
    assert invoice.amount * 2 == 25
    assert invoice.scan == b"a"
    assert invoice.to_dict() == data
    assert Invoice(amount=Decimal("2.50")).to_dict() == {"amount": "2.50"}


@pytest.mark.parametrize(
    ("codec", "value", "wire"),
    [
        (DURATION, timedelta(hours=36), "P1DT12H"),
        (DURATION_UNITS, timedelta(days=3), "72h"),
        (DURATION_UNITS, timedelta(hours=1, minutes=30), "1h30m"),
        (DURATION_UNITS, timedelta(seconds=61.5), "1m1.5s"),
        (DURATION_UNITS, timedelta(), "0s"),
        (DURATION_UNITS, -timedelta(minutes=5), "-5m"),
        (DURATION_UNIT_SECONDS, timedelta(minutes=1, seconds=0.25), "60.25s"),
        (DURATION_SECONDS, timedelta(hours=1), "3600"),
        (DURATION_SECONDS, -timedelta(seconds=1), "-1"),
        (DURATION_SECONDS, timedelta(days=999_999_999), "86399999913600"),
    ],
)
def test_durations_are_written_in_the_notation_of_the_description(
    codec: Codec, value: timedelta, wire: str
) -> None:
    assert codec.encode(value) == wire
    assert codec.decode(codec.encode(wire)) == codec.decode(wire)


def test_a_duration_of_iso_8601_is_better_evidence_than_another_text() -> None:
    scores = [DURATION.score(text) for text in ("P1D", "72h", 5)]
    assert scores[0] is not None
    assert scores[1] is not None
    assert scores[0] > scores[1]
    assert scores[2] is None


@pytest.mark.parametrize(
    ("codec", "wire", "value"),
    [
        (INTEGER_TEXT, 7, 7),
        (INTEGER_TEXT, "7", 7),
        (INTEGER_TEXT, "-9223372036854775808", -(2**63)),
        (NUMBER_TEXT, 7.5, 7.5),
        (NUMBER_TEXT, 7, 7),
        (NUMBER_TEXT, "7.5", 7.5),
        (NUMBER_TEXT, "1e3", 1000.0),
    ],
)
def test_a_number_may_arrive_as_text(codec: Codec, wire: Any, value: Any) -> None:
    read = codec.decode(wire)
    assert read == value
    assert codec.accepts(wire)
    assert codec.encode(read) == value


@pytest.mark.parametrize("codec", [INTEGER_TEXT, NUMBER_TEXT])
@pytest.mark.parametrize(
    "wire",
    ["", "x", " 7", "007", "7x", "NaN", "1e999", "true", "null", "[1]", "٧", True],
)
def test_a_text_without_a_number_is_kept(codec: Codec, wire: Any) -> None:
    assert codec.decode(wire) is wire
    assert codec.encode(wire) is wire
    assert not codec.accepts(wire)


def test_a_fraction_is_no_whole_number() -> None:
    assert INTEGER_TEXT.decode("7.5") == "7.5"
    assert not INTEGER_TEXT.accepts("7.5")

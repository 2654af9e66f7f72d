"""Requests, results and errors of the ``records`` operations."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from json import loads
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from schemas_formats import from_json
from schemas_formats.errors import NotFoundError
from schemas_formats.models import Record

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}

RECORD = """{
  "day": "2026-02-03",
  "at": "2026-02-03T04:05:06Z",
  "clock": "04:05:06Z",
  "span": "P1DT2H",
  "id": "6f1c2b9e-3d4a-4b5c-8d7e-9f0a1b2c3d4e",
  "price": "12.50",
  "home": "https://home.example/a",
  "token": "AAEC",
  "count": 9007199254740993,
  "other": "other"
}"""


def test_add_record_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, RECORD)
    result = server.result(
        client.records.add_record(
            day=date(2026, 2, 3),
            at=datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC),
            clock=time(4, 5, 6, tzinfo=UTC),
            span=timedelta(days=1, hours=2),
            id=UUID("6f1c2b9e-3d4a-4b5c-8d7e-9f0a1b2c3d4e"),
            price=Decimal("12.50"),
        ),
    )
    sent = """{
  "day": "2026-02-03",
  "at": "2026-02-03T04:05:06Z",
  "clock": "04:05:06Z",
  "span": "P1DT2H",
  "id": "6f1c2b9e-3d4a-4b5c-8d7e-9f0a1b2c3d4e",
  "price": "12.50"
}"""
    server.received("POST", "https://api.test/records", HEADERS, json=sent)
    assert result == from_json(Record, RECORD)


def test_add_record_sends_everything(server: Server) -> None:
    client = server.answers(200, RECORD)
    server.result(
        client.records.add_record(
            day=date(2026, 2, 3),
            at=datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC),
            clock=time(4, 5, 6, tzinfo=UTC),
            span=timedelta(days=1, hours=2),
            id=UUID("6f1c2b9e-3d4a-4b5c-8d7e-9f0a1b2c3d4e"),
            price=Decimal("12.50"),
            home="https://home.example/a",
            token=b"\x00\x01\x02",
            count=9007199254740993,
            other="other",
        ),
    )
    sent = """{
  "day": "2026-02-03",
  "at": "2026-02-03T04:05:06Z",
  "clock": "04:05:06Z",
  "span": "P1DT2H",
  "id": "6f1c2b9e-3d4a-4b5c-8d7e-9f0a1b2c3d4e",
  "price": "12.50",
  "home": "https://home.example/a",
  "token": "AAEC",
  "count": 9007199254740993,
  "other": "other"
}"""
    server.received("POST", "https://api.test/records", HEADERS, json=sent)


def test_add_record_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(
            client.records.add_record(
                day=date(2026, 2, 3),
                at=datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC),
                clock=time(4, 5, 6, tzinfo=UTC),
                span=timedelta(days=1, hours=2),
                id=UUID("6f1c2b9e-3d4a-4b5c-8d7e-9f0a1b2c3d4e"),
                price=Decimal("12.50"),
            ),
        )
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_add_record_shows_its_response(server: Server) -> None:
    client = server.answers(200, RECORD)
    status, result = server.raw(
        client,
        client.records.add_record,
        day=date(2026, 2, 3),
        at=datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC),
        clock=time(4, 5, 6, tzinfo=UTC),
        span=timedelta(days=1, hours=2),
        id=UUID("6f1c2b9e-3d4a-4b5c-8d7e-9f0a1b2c3d4e"),
        price=Decimal("12.50"),
    )
    assert status == 200
    assert result == from_json(Record, RECORD)
    client = server.answers(200, RECORD)
    status, result = server.streamed(
        client,
        client.records.add_record,
        day=date(2026, 2, 3),
        at=datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC),
        clock=time(4, 5, 6, tzinfo=UTC),
        span=timedelta(days=1, hours=2),
        id=UUID("6f1c2b9e-3d4a-4b5c-8d7e-9f0a1b2c3d4e"),
        price=Decimal("12.50"),
    )
    assert status == 200
    assert result == from_json(Record, RECORD)

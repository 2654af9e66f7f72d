"""Requests, results and errors of the ``records`` operations."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from json import loads
from typing import TYPE_CHECKING

import pytest
from schemas_formats_more import from_json
from schemas_formats_more.errors import NotFoundError
from schemas_formats_more.models import Record

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}

RECORD = """{
  "exact": 0.1,
  "tiny": 7,
  "wide": 1.5,
  "mail": "a@mail.example",
  "pass": "open sesame",
  "bytes": "AAEC",
  "alone": "2026-02-03"
}"""


def test_add_record_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, RECORD)
    result = server.result(
        client.records.add_record(exact=Decimal("0.1"), tiny=7, wide=1.5),
    )
    server.received(
        "POST",
        "https://api.test/records",
        HEADERS,
        json='{"exact":0.1,"tiny":7,"wide":1.5}',
    )
    assert result == from_json(Record, RECORD)


def test_add_record_sends_everything(server: Server) -> None:
    client = server.answers(200, RECORD)
    server.result(
        client.records.add_record(
            exact=Decimal("0.1"),
            tiny=7,
            wide=1.5,
            mail="a@mail.example",
            pass_="open sesame",
            bytes=b"\x00\x01\x02",
            alone=date(2026, 2, 3),
        ),
    )
    sent = """{
  "exact": 0.1,
  "tiny": 7,
  "wide": 1.5,
  "mail": "a@mail.example",
  "pass": "open sesame",
  "bytes": "AAEC",
  "alone": "2026-02-03"
}"""
    server.received("POST", "https://api.test/records", HEADERS, json=sent)


def test_add_record_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.records.add_record(exact=Decimal("0.1"), tiny=7, wide=1.5))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_add_record_shows_its_response(server: Server) -> None:
    client = server.answers(200, RECORD)
    status, result = server.raw(
        client,
        client.records.add_record,
        exact=Decimal("0.1"),
        tiny=7,
        wide=1.5,
    )
    assert status == 200
    assert result == from_json(Record, RECORD)
    client = server.answers(200, RECORD)
    status, result = server.streamed(
        client,
        client.records.add_record,
        exact=Decimal("0.1"),
        tiny=7,
        wide=1.5,
    )
    assert status == 200
    assert result == from_json(Record, RECORD)

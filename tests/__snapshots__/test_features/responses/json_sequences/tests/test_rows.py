"""Requests, results and errors of the ``rows`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from responses_json_sequences import from_json
from responses_json_sequences.errors import NotFoundError
from responses_json_sequences.models import Row

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/jsonl"}

READ_LINES_ANSWER_STREAM = """{"n": 5}
{"n": 5}
"""

READ_RECORDS_ANSWER_STREAM = """\x1e{"n": 5}
\x1e{"n": 5}
"""


def test_read_lines_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, READ_LINES_ANSWER_STREAM, "application/jsonl")
    result = server.items(client.rows.read_lines())
    server.received("GET", "https://api.example/lines", HEADERS)
    assert result == [from_json(Row, '{"n": 5}'), from_json(Row, '{"n": 5}')]


def test_read_lines_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.rows.read_lines())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_read_records_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, READ_RECORDS_ANSWER_STREAM, "application/json-seq")
    result = server.items(client.rows.read_records())
    server.received(
        "GET",
        "https://api.example/records",
        {"accept": "application/json-seq"},
    )
    assert result == [from_json(Row, '{"n": 5}'), from_json(Row, '{"n": 5}')]


def test_read_records_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.rows.read_records())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_read_listed_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, READ_LINES_ANSWER_STREAM, "application/x-ndjson")
    result = server.items(client.rows.read_listed())
    server.received(
        "GET",
        "https://api.example/listed",
        {"accept": "application/x-ndjson"},
    )
    assert result == [from_json(Row, '{"n": 5}'), from_json(Row, '{"n": 5}')]


def test_read_listed_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.rows.read_listed())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')

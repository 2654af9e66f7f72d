"""Requests, results and errors of the ``rows`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from responses_json_lines import from_json
from responses_json_lines.errors import NotFoundError
from responses_json_lines.models import Row

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/x-ndjson"}

LIST_ANSWER_STREAM = """{"n": 4}
{"n": 4}
"""


def test_list_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, LIST_ANSWER_STREAM, "application/x-ndjson")
    result = server.items(client.rows.list())
    server.received("GET", "https://api.example/rows", HEADERS)
    assert result == [from_json(Row, '{"n": 4}'), from_json(Row, '{"n": 4}')]


def test_list_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.rows.list())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')

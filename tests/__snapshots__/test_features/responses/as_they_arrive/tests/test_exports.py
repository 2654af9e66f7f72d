"""Requests, results and errors of the ``exports`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from responses_as_they_arrive import from_json, to_json
from responses_as_they_arrive.errors import NotFoundError
from responses_as_they_arrive.models import Row

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "text/plain"}

GET_LINES_ANSWER_STREAM = """"value"
"value"
"""


def test_get_lines_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, GET_LINES_ANSWER_STREAM, "application/x-ndjson")
    result = server.items(client.exports.get_lines())
    server.received(
        "GET",
        "https://api.example/lines",
        {"accept": "application/x-ndjson"},
    )
    assert result == [loads('"value"'), loads('"value"')]


def test_get_lines_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.exports.get_lines())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_dump_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, b"some content", "application/jsonl")
    result = server.result(client.exports.get_dump())
    server.received("GET", "https://api.example/dump", {"accept": "application/jsonl"})
    assert result == b"some content"


def test_get_dump_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.exports.get_dump())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_backup_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, b"some content", "application/json")
    result = server.result(client.exports.get_backup())
    server.received("GET", "https://api.example/backup", {"accept": "application/json"})
    assert result == b"some content"


def test_get_backup_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.exports.get_backup())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_backup_shows_its_response(server: Server) -> None:
    client = server.answers(200, b"some content", "application/json")
    status, result = server.raw(client, client.exports.get_backup)
    assert status == 200
    assert result == b"some content"
    client = server.answers(200, b"some content", "application/json")
    status, result = server.streamed(client, client.exports.get_backup)
    assert status == 200
    assert result == b"some content"


def test_get_cover_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, b"some content", "application/json")
    result = server.result(client.exports.get_cover())
    server.received("GET", "https://api.example/cover", {"accept": "application/json"})
    assert result == b"some content"


def test_get_cover_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.exports.get_cover())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_sheet_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, b"some content", "application/vnd.ms-excel")
    result = server.result(client.exports.get_sheet())
    server.received(
        "GET",
        "https://api.example/sheet",
        {"accept": "application/vnd.ms-excel"},
    )
    assert result == b"some content"


def test_get_sheet_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.exports.get_sheet())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_thumb_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, b"some content", "image/plain")
    result = server.result(client.exports.get_thumb())
    server.received("GET", "https://api.example/thumb", {"accept": "image/*"})
    assert result == b"some content"


def test_get_thumb_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.exports.get_thumb())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_model_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, b"some content", "application/octet-stream")
    result = server.result(client.exports.get_model())
    server.received(
        "GET",
        "https://api.example/model",
        {"accept": "application/octet-stream"},
    )
    assert result == b"some content"


def test_get_model_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.exports.get_model())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_either_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"n": 4}')
    result = server.result(client.exports.get_either())
    server.received(
        "GET",
        "https://api.example/either",
        {"accept": "application/json, application/pdf"},
    )
    assert result == from_json(Row, '{"n": 4}')


def test_get_either_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.exports.get_either())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_key_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, "aGVsbG8=", "text/plain")
    result = server.result(client.exports.get_key())
    server.received("GET", "https://api.example/key", HEADERS)
    written = loads(to_json(result))
    assert written == loads('"aGVsbG8="')


def test_get_key_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.exports.get_key())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_day_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, "2020-10-15", "text/plain")
    result = server.result(client.exports.get_day())
    server.received("GET", "https://api.example/day", HEADERS)
    written = loads(to_json(result))
    assert written == loads('"2020-10-15"')


def test_get_day_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.exports.get_day())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_day_shows_its_response(server: Server) -> None:
    client = server.answers(200, "2020-10-15", "text/plain")
    status, result = server.raw(client, client.exports.get_day)
    assert status == 200
    written = loads(to_json(result))
    assert written == loads('"2020-10-15"')
    client = server.answers(200, "2020-10-15", "text/plain")
    status, result = server.streamed(client, client.exports.get_day)
    assert status == 200
    written = loads(to_json(result))
    assert written == loads('"2020-10-15"')


def test_get_note_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '"content"')
    result = server.result(client.exports.get_note())
    server.received("GET", "https://api.example/note", {"accept": "application/json"})
    written = loads(to_json(result))
    assert written == loads('"content"')


def test_get_note_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.exports.get_note())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')

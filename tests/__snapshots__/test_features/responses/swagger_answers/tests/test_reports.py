"""Requests, results and errors of the ``reports`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from responses_swagger_answers import from_json
from responses_swagger_answers.errors import InternalServerError, NotFoundError
from responses_swagger_answers.models import Error, Report

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_get_report_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"pages": 6}')
    result = server.result(client.reports.get_report())
    server.received("GET", "https://api.example/reports/7", HEADERS)
    assert result == from_json(Report, '{"pages": 6}')


def test_get_report_raises_its_error(server: Server) -> None:
    client = server.answers(500, '{"code": "code"}')
    with pytest.raises(InternalServerError) as raised:
        server.result(client.reports.get_report())
    assert raised.value.status_code == 500
    assert raised.value.body == from_json(Error, '{"code": "code"}')


def test_get_report_shows_its_response(server: Server) -> None:
    client = server.answers(200, '{"pages": 6}')
    status, result = server.raw(client, client.reports.get_report)
    assert status == 200
    assert result == from_json(Report, '{"pages": 6}')
    client = server.answers(200, '{"pages": 6}')
    status, result = server.streamed(client, client.reports.get_report)
    assert status == 200
    assert result == from_json(Report, '{"pages": 6}')


def test_get_file_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, b"some content", "application/pdf")
    result = server.result(client.reports.get_file())
    server.received(
        "GET",
        "https://api.example/reports/7/file",
        {"accept": "application/pdf"},
    )
    assert result == b"some content"


def test_get_file_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.reports.get_file())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')

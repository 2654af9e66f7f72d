"""Requests, results and errors of the ``rota`` operations."""

from __future__ import annotations

from datetime import date
from json import loads
from typing import TYPE_CHECKING

import pytest

from bodies_similar_media_types.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_create_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(
        client.rota.create(body=[date(2020, 10, 15)], content_type="application/json"),
    )
    server.received("POST", "https://api.example/rota", HEADERS, json='["2020-10-15"]')
    assert result is None


def test_create_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(
            client.rota.create(
                body=[date(2020, 10, 15)],
                content_type="application/json",
            ),
        )
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_create_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(
        client,
        client.rota.create,
        body=[date(2020, 10, 15)],
        content_type="application/json",
    )
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(
        client,
        client.rota.create,
        body=[date(2020, 10, 15)],
        content_type="application/json",
    )
    assert status == 204
    assert result is None


def test_create__as_text_json_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(
        client.rota.create(body=[date(2020, 10, 15)], content_type="text/json"),
    )
    server.received(
        "POST",
        "https://api.example/rota",
        {**HEADERS, "content-type": "text/json"},
        json='["2020-10-15"]',
    )
    assert result is None


def test_create__as_text_json_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(
            client.rota.create(body=[date(2020, 10, 15)], content_type="text/json"),
        )
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_create__as_application_xml_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(
        client.rota.create(body=[date(2020, 10, 15)], content_type="application/xml"),
    )
    server.received(
        "POST",
        "https://api.example/rota",
        {**HEADERS, "content-type": "application/xml"},
        body=b"".join(
            [
                b'<?xml version="1.0" encoding="UTF-8"?>',
                b"<Days>",
                b"<Day>2020-10-15</Day>",
                b"</Days>",
            ],
        ),
    )
    assert result is None


def test_create__as_application_xml_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(
            client.rota.create(
                body=[date(2020, 10, 15)],
                content_type="application/xml",
            ),
        )
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_create__as_text_xml_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(
        client.rota.create(body=[date(2020, 10, 15)], content_type="text/xml"),
    )
    server.received(
        "POST",
        "https://api.example/rota",
        {**HEADERS, "content-type": "text/xml"},
        body=b"".join(
            [
                b'<?xml version="1.0" encoding="UTF-8"?>',
                b"<Days>",
                b"<Day>2020-10-15</Day>",
                b"</Days>",
            ],
        ),
    )
    assert result is None


def test_create__as_text_xml_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(
            client.rota.create(body=[date(2020, 10, 15)], content_type="text/xml"),
        )
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_create__as_form_data_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(
        client.rota.create(
            body={"span": {"first": "2020-10-15", "last": "2020-10-15"}},
            content_type="multipart/form-data",
        ),
    )
    server.received(
        "POST",
        "https://api.example/rota",
        {**HEADERS, "content-type": "multipart/form-data"},
        parts=[
            (
                "span",
                "",
                "application/json",
                b'{"first":"2020-10-15","last":"2020-10-15"}',
            ),
        ],
    )
    assert result is None


def test_create__as_form_data_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(
            client.rota.create(
                body={"span": {"first": "2020-10-15", "last": "2020-10-15"}},
                content_type="multipart/form-data",
            ),
        )
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')

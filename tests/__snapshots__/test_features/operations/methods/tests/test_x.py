"""Requests, results and errors of the ``x`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from operations_methods.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_a_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.x.a())
    server.received("GET", "https://api.example/x", HEADERS)
    assert result is None


def test_a_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.x.a())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_a_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.x.a)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.x.a)
    assert status == 204
    assert result is None


def test_b_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.x.b())
    server.received("PUT", "https://api.example/x", HEADERS)
    assert result is None


def test_b_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.x.b())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_c_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.x.c())
    server.received("POST", "https://api.example/x", HEADERS)
    assert result is None


def test_c_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.x.c())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_d_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.x.d())
    server.received("DELETE", "https://api.example/x", HEADERS)
    assert result is None


def test_d_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.x.d())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_e_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.x.e())
    server.received("OPTIONS", "https://api.example/x", HEADERS)
    assert result is None


def test_e_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.x.e())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_f_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.x.f())
    server.received("HEAD", "https://api.example/x", HEADERS)
    assert result is None


def test_f_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.x.f())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_g_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.x.g())
    server.received("PATCH", "https://api.example/x", HEADERS)
    assert result is None


def test_g_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.x.g())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_h_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.x.h())
    server.received("TRACE", "https://api.example/x", HEADERS)
    assert result is None


def test_h_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.x.h())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_i_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.x.i())
    server.received("QUERY", "https://api.example/x", HEADERS)
    assert result is None


def test_i_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.x.i())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_j_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.x.j())
    server.received("LINK", "https://api.example/x", HEADERS)
    assert result is None


def test_j_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.x.j())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_k_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.x.k())
    server.received("unlink", "https://api.example/x", HEADERS)
    assert result is None


def test_k_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.x.k())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')

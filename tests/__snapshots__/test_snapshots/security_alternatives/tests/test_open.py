"""Requests, results and errors of the ``open`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from security.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server


def test_open_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.open.open())
    server.received("GET", "https://locks.example/open", {"accept": "*/*"})
    assert result is None


def test_open_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.open.open())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')

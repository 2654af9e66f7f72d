"""Requests, results and errors of the ``optional`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from security.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server


def test_optional_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.optional.optional())
    server.received(
        "GET",
        "https://locks.example/optional?api_key=Key-secret",
        {"accept": "*/*"},
    )
    assert result is None


def test_optional_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.optional.optional())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')

"""Requests, results and errors of the ``chat.completions.messages`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from names_nested_namespaces.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server


def test_list_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, "some content", "text/plain")
    result = server.result(client.chat.completions.messages.list(id="id"))
    server.received(
        "GET",
        "https://api.test/chat/completions/id/messages",
        {"accept": "text/plain"},
    )
    assert result == "some content"


def test_list_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.chat.completions.messages.list(id="id"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')

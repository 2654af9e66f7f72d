"""Requests, results and errors of the ``None`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from hostile_names import from_json
from hostile_names.errors import NotFoundError
from hostile_names.models import List

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}

LIST = """{
  "class": "class",
  "": "text",
  "2fa": "2fa",
  "日本": "日本",
  "+1": 3
}"""


def test_import__sends_what_is_required(server: Server) -> None:
    client = server.answers(200, LIST)
    result = server.result(client.none.import_(self_="self"))
    server.received("GET", "https://names.example/class/self", HEADERS)
    assert result == from_json(List, LIST)


def test_import__sends_everything(server: Server) -> None:
    client = server.answers(200, LIST)
    server.result(
        client.none.import_(
            self_="self",
            query_from_222f9e="from",
            query_from_deb978="From",
            header_from="from",
            timeout_=2,
        ),
    )
    server.received(
        "GET",
        "https://names.example/class/self?from=from&From=From&timeout=2",
        {**HEADERS, "from": "from"},
    )


def test_import__raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.none.import_(self_="self"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_import__shows_its_response(server: Server) -> None:
    client = server.answers(200, LIST)
    status, result = server.raw(client, client.none.import_, self_="self")
    assert status == 200
    assert result == from_json(List, LIST)
    client = server.answers(200, LIST)
    status, result = server.streamed(client, client.none.import_, self_="self")
    assert status == 200
    assert result == from_json(List, LIST)

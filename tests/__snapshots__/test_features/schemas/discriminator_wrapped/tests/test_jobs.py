"""Requests, results and errors of the ``jobs`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from schemas_discriminator_wrapped import from_json
from schemas_discriminator_wrapped.errors import NotFoundError
from schemas_discriminator_wrapped.models import Job

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_list_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '[{"kind": "copy", "from": "from"}]')
    result = server.result(client.jobs.list())
    server.received("GET", "https://api.test/jobs", HEADERS)
    assert result == from_json(list[Job], '[{"kind": "copy", "from": "from"}]')


def test_list_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.jobs.list())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_list_shows_its_response(server: Server) -> None:
    client = server.answers(200, '[{"kind": "copy", "from": "from"}]')
    status, result = server.raw(client, client.jobs.list)
    assert status == 200
    assert result == from_json(list[Job], '[{"kind": "copy", "from": "from"}]')
    client = server.answers(200, '[{"kind": "copy", "from": "from"}]')
    status, result = server.streamed(client, client.jobs.list)
    assert status == 200
    assert result == from_json(list[Job], '[{"kind": "copy", "from": "from"}]')

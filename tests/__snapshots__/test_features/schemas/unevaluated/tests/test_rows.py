"""Requests, results and errors of the ``rows`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from schemas_unevaluated import from_json
from schemas_unevaluated.errors import NotFoundError
from schemas_unevaluated.models import Row

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_get_row_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"id": 3, "cells": ["cells"]}')
    result = server.result(client.rows.get_row())
    server.received("GET", "https://api.test/rows", HEADERS)
    assert result == from_json(Row, '{"id": 3, "cells": ["cells"]}')


def test_get_row_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.rows.get_row())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_row_shows_its_response(server: Server) -> None:
    client = server.answers(200, '{"id": 3, "cells": ["cells"]}')
    status, result = server.raw(client, client.rows.get_row)
    assert status == 200
    assert result == from_json(Row, '{"id": 3, "cells": ["cells"]}')
    client = server.answers(200, '{"id": 3, "cells": ["cells"]}')
    status, result = server.streamed(client, client.rows.get_row)
    assert status == 200
    assert result == from_json(Row, '{"id": 3, "cells": ["cells"]}')

"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from names_taken_by_the_double import from_json, to_json
from names_taken_by_the_double.models import ClientRoutes, Route

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [ClientRoutes, Route])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_client_routes_survives_json() -> None:
    value = from_json(ClientRoutes, '{"id": 3}')
    assert value.id == 3
    written = loads(to_json(value))
    assert written == loads('{"id": 3}')


def test_route_survives_json() -> None:
    value = from_json(Route, '{"to": "to"}')
    assert value.to == "to"
    written = loads(to_json(value))
    assert written == loads('{"to": "to"}')

"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads
from typing import Any

import pytest

from schemas_references_into_paths import from_json, to_json
from schemas_references_into_paths.models import (
    CreateOrderBody,
    CreateOrderBodyTo,
    CreateOrderResponse,
    CreateParcelBody,
)

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize(
    "model",
    [CreateOrderBody, CreateOrderBodyTo, CreateOrderResponse, CreateParcelBody],
)
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


@pytest.mark.parametrize("model", [CreateOrderBody, CreateParcelBody])
def test_create_order_body_survives_json(model: type[Any]) -> None:
    value = from_json(model, '{"to": {"city": "city"}}')
    written = loads(to_json(value))
    assert written == loads('{"to": {"city": "city"}}')


def test_create_order_body_to_survives_json() -> None:
    value = from_json(CreateOrderBodyTo, '{"city": "city"}')
    assert value.city == "city"
    written = loads(to_json(value))
    assert written == loads('{"city": "city"}')


def test_create_order_response_survives_json() -> None:
    value = from_json(CreateOrderResponse, '{"id": 3, "lines": ["lines"]}')
    assert value.id == 3
    assert value.lines == ["lines"]
    written = loads(to_json(value))
    assert written == loads('{"id": 3, "lines": ["lines"]}')

"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from paging_cursor_by_its_own_name import from_json, to_json
from paging_cursor_by_its_own_name.models import Orders, Pods, PodsMetadata, Thing

NEW = '{"not_in_the_document": [1]}'

ORDERS = """{
  "errors": [
    "errors"
  ],
  "orders": [
    {
      "id": 3
    }
  ],
  "cursor": "cursor"
}"""


@pytest.mark.parametrize("model", [Thing, Orders, Pods, PodsMetadata])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_thing_survives_json() -> None:
    value = from_json(Thing, '{"id": 3}')
    assert value.id == 3
    written = loads(to_json(value))
    assert written == loads('{"id": 3}')


def test_orders_survives_json() -> None:
    value = from_json(Orders, ORDERS)
    assert value.errors == ["errors"]
    assert value.cursor == "cursor"
    written = loads(to_json(value))
    assert written == loads(ORDERS)


def test_pods_survives_json() -> None:
    value = from_json(
        Pods,
        '{"items": [{"id": 3}], "metadata": {"continue": "continue"}}',
    )
    written = loads(to_json(value))
    assert written == loads(
        '{"items": [{"id": 3}], "metadata": {"continue": "continue"}}',
    )


def test_pods_metadata_survives_json() -> None:
    value = from_json(PodsMetadata, '{"continue": "continue"}')
    assert value.continue_ == "continue"
    written = loads(to_json(value))
    assert written == loads('{"continue": "continue"}')

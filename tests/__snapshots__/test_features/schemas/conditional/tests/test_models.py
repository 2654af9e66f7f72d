"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest

from schemas_conditional import from_json, to_json
from schemas_conditional.models import Order

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [Order])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_order_survives_json() -> None:
    value = from_json(Order, '{"kind": "kind", "weight": 3.5, "link": "link"}')
    assert value.kind == "kind"
    assert value.weight == 3.5
    assert value.link == "link"
    written = loads(to_json(value))
    assert written == loads('{"kind": "kind", "weight": 3.5, "link": "link"}')

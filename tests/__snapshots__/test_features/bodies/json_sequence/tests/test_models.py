"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from bodies_json_sequence import from_json, to_json
from bodies_json_sequence.models import AddRowsBodyItem

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [AddRowsBodyItem])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_add_rows_body_item_survives_json() -> None:
    value = from_json(AddRowsBodyItem, '{"n": 1}')
    assert value.n == 1
    written = loads(to_json(value))
    assert written == loads('{"n": 1}')

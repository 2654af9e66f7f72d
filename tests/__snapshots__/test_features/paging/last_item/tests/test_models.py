"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from paging_last_item import from_json, to_json
from paging_last_item.models import Charge, GetChargesResponse

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [Charge, GetChargesResponse])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_charge_survives_json() -> None:
    value = from_json(Charge, '{"id": "id"}')
    assert value.id == "id"
    written = loads(to_json(value))
    assert written == loads('{"id": "id"}')


def test_get_charges_response_survives_json() -> None:
    value = from_json(GetChargesResponse, '{"has_more": true, "data": [{"id": "id"}]}')
    assert value.has_more is True
    written = loads(to_json(value))
    assert written == loads('{"has_more": true, "data": [{"id": "id"}]}')

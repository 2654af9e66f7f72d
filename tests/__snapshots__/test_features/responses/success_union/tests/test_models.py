"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads
from uuid import UUID

import pytest
from responses_success_union import from_json, to_json
from responses_success_union.models import Result, Ticket

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [Result, Ticket])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_result_survives_json() -> None:
    value = from_json(Result, '{"value": 7.5}')
    assert value.value == 7.5
    written = loads(to_json(value))
    assert written == loads('{"value": 7.5}')


def test_ticket_survives_json() -> None:
    value = from_json(Ticket, '{"ticket": "3fa85f64-5717-4562-b3fc-2c963f66afa6"}')
    assert value.ticket == UUID("3fa85f64-5717-4562-b3fc-2c963f66afa6")
    written = loads(to_json(value))
    assert written == loads('{"ticket": "3fa85f64-5717-4562-b3fc-2c963f66afa6"}')

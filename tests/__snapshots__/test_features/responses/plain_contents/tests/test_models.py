"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from responses_plain_contents import from_json, to_json
from responses_plain_contents.models import Row

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [Row])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_row_survives_json() -> None:
    value = from_json(Row, '{"n": 1}')
    assert value.n == 1
    written = loads(to_json(value))
    assert written == loads('{"n": 1}')

"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from parameters_querystring import from_json, to_json
from parameters_querystring.models import FindQuery

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [FindQuery])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_find_query_survives_json() -> None:
    value = from_json(FindQuery, '{"text": "a b", "page": 2}')
    assert value.text == "a b"
    assert value.page == 2
    written = loads(to_json(value))
    assert written == loads('{"text": "a b", "page": 2}')

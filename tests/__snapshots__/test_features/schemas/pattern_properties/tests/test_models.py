"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest

from schemas_pattern_properties import from_json, to_json
from schemas_pattern_properties.models import Labels

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [Labels])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_labels_survives_json() -> None:
    value = from_json(Labels, '{"name": "n"}')
    assert value.name == "n"
    written = loads(to_json(value))
    assert written == loads('{"name": "n"}')

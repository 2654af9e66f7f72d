"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from names_scripts import from_json, to_json
from names_scripts.models import Größe

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [Größe])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_größe_survives_json() -> None:
    value = from_json(Größe, '{"höhe": 6, "🙂": "🙂", "-": "-", "_": "_"}')
    assert value.höhe == 6
    assert value.slightly_smiling_face == "🙂"
    assert value.hyphen_minus == "-"
    assert value.low_line == "_"
    written = loads(to_json(value))
    assert written == loads('{"höhe": 6, "🙂": "🙂", "-": "-", "_": "_"}')

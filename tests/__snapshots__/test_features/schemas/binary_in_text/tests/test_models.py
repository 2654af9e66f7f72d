"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest

from schemas_binary_in_text import from_json, to_json
from schemas_binary_in_text.models import Seal

NEW = '{"not_in_the_document": [1]}'

SEAL = """{
  "wax": "größe",
  "rings": ["gold", "a ring so long that the body has no place on one line of a test"]
}"""


@pytest.mark.parametrize("model", [Seal])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_seal_survives_json() -> None:
    value = from_json(Seal, SEAL)
    assert value.wax == b"gr\xc3\xb6\xc3\x9fe"
    assert value.rings == [
        b"gold",
        b"a ring so long that the body has no place on one line of a test",
    ]
    written = loads(to_json(value))
    assert written == loads(SEAL)

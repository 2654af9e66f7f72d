"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from paging_cursor import from_json, to_json
from paging_cursor.models import Names

NEW = '{"not_in_the_document": [1]}'

NAMES = """{
  "names": [
    "names"
  ],
  "nextPageToken": "nextPageToken",
  "hasNextPage": true
}"""


@pytest.mark.parametrize("model", [Names])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_names_survives_json() -> None:
    value = from_json(Names, NAMES)
    assert value.names == ["names"]
    assert value.next_page_token == "nextPageToken"
    assert value.has_next_page_field is True
    written = loads(to_json(value))
    assert written == loads(NAMES)

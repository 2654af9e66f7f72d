"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from bodies_xml_nodes import from_json, to_json
from bodies_xml_nodes.models import Doc, Page, Size

NEW = '{"not_in_the_document": [1]}'

DOC = """{
  "kind": "memo",
  "size": {
    "width": 3
  },
  "page": {
    "lang": "en",
    "html": "<b>]]></b>"
  },
  "note": null,
  "tags": [
    "a"
  ]
}"""


@pytest.mark.parametrize("model", [Doc, Size, Page])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_doc_survives_json() -> None:
    value = from_json(Doc, DOC)
    assert value.kind == "memo"
    assert value.note is None
    assert value.tags == ["a"]
    written = loads(to_json(value))
    assert written == loads(DOC)


def test_size_survives_json() -> None:
    value = from_json(Size, '{"width": 3}')
    assert value.width == 3
    written = loads(to_json(value))
    assert written == loads('{"width": 3}')


def test_page_survives_json() -> None:
    value = from_json(Page, '{"lang": "en", "html": "<b>]]></b>"}')
    assert value.lang == "en"
    assert value.html == "<b>]]></b>"
    written = loads(to_json(value))
    assert written == loads('{"lang": "en", "html": "<b>]]></b>"}')

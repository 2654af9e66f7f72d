"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from bodies_multipart import from_json, to_json
from bodies_multipart.models import UploadBody, UploadBodyPlace

NEW = '{"not_in_the_document": [1]}'

UPLOAD_BODY = """{
  "title": "Sea é",
  "count": 2,
  "tags": [
    "a",
    "b"
  ],
  "place": {
    "city": "Paris"
  },
  "photo": "photo",
  "more": [
    "more"
  ]
}"""


@pytest.mark.parametrize("model", [UploadBody, UploadBodyPlace])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_upload_body_survives_json() -> None:
    value = from_json(UploadBody, UPLOAD_BODY)
    assert value.title == "Sea é"
    assert value.count == 2
    assert value.tags == ["a", "b"]
    assert value.photo == b"photo"
    assert value.more == [b"more"]
    written = loads(to_json(value))
    assert written == loads(UPLOAD_BODY)


def test_upload_body_place_survives_json() -> None:
    value = from_json(UploadBodyPlace, '{"city": "Paris"}')
    assert value.city == "Paris"
    written = loads(to_json(value))
    assert written == loads('{"city": "Paris"}')

"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from bodies_multipart_encoding import from_json, to_json
from bodies_multipart_encoding.models import UploadBody, UploadBodyMeta

NEW = '{"not_in_the_document": [1]}'

UPLOAD_BODY = """{
  "photo": "photo",
  "paper": "paper",
  "meta": {
    "a": 1
  },
  "list": [
    "a",
    "b"
  ]
}"""


@pytest.mark.parametrize("model", [UploadBody, UploadBodyMeta])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_upload_body_survives_json() -> None:
    value = from_json(UploadBody, UPLOAD_BODY)
    assert value.photo == b"photo"
    assert value.paper == b"paper"
    assert value.list == ["a", "b"]
    written = loads(to_json(value))
    assert written == loads(UPLOAD_BODY)


def test_upload_body_meta_survives_json() -> None:
    value = from_json(UploadBodyMeta, '{"a": 1}')
    assert value.a == 1
    written = loads(to_json(value))
    assert written == loads('{"a": 1}')

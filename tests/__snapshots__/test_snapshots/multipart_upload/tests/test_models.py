"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from upload import from_json, to_json
from upload.models import Place, UploadPhotoBody

NEW = '{"not_in_the_document": [1]}'

UPLOAD_PHOTO_BODY = """{
  "file": "file",
  "caption": "caption",
  "place": {
    "latitude": 7.5,
    "longitude": 1.5
  }
}"""


@pytest.mark.parametrize("model", [Place, UploadPhotoBody])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_place_survives_json() -> None:
    value = from_json(Place, '{"latitude": 7.5, "longitude": 1.5}')
    assert value.latitude == 7.5
    assert value.longitude == 1.5
    written = loads(to_json(value))
    assert written == loads('{"latitude": 7.5, "longitude": 1.5}')


def test_upload_photo_body_survives_json() -> None:
    value = from_json(UploadPhotoBody, UPLOAD_PHOTO_BODY)
    assert value.file == b"file"
    assert value.caption == "caption"
    written = loads(to_json(value))
    assert written == loads(UPLOAD_PHOTO_BODY)

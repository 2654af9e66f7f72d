"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from bodies_part_types import from_json, to_json
from bodies_part_types.models import PostScansBody

NEW = '{"not_in_the_document": [1]}'

POST_SCANS_BODY = """{
  "page": "+/8=",
  "back": "+/8=",
  "seal": "seal",
  "extras": [
    "extras"
  ],
  "file": "file",
  "cover": "cover",
  "key": "+/8=",
  "keys": [
    "+/8=",
    "aGk="
  ],
  "token": "-_8=",
  "notes": "{\\"a\\": 1}"
}"""


@pytest.mark.parametrize("model", [PostScansBody])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_post_scans_body_survives_json() -> None:
    value = from_json(PostScansBody, POST_SCANS_BODY)
    assert value.page == b"\xfb\xff"
    assert value.back == b"\xfb\xff"
    assert value.seal == "seal"
    assert value.extras == [b"extras"]
    assert value.cover == b"cover"
    assert value.key == b"\xfb\xff"
    assert value.keys == [b"\xfb\xff", b"hi"]
    assert value.token == b"\xfb\xff"
    assert value.notes == '{"a": 1}'
    written = loads(to_json(value))
    assert written == loads(POST_SCANS_BODY)

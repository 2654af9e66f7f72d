"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from bodies_form_shapes import from_json, to_json
from bodies_form_shapes.models import PostEitherBodyObject, PostNullableBody

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [PostEitherBodyObject, PostNullableBody])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_post_either_body_object_survives_json() -> None:
    value = from_json(PostEitherBodyObject, '{"file": "file"}')
    assert value.file == b"file"
    written = loads(to_json(value))
    assert written == loads('{"file": "file"}')


def test_post_nullable_body_survives_json() -> None:
    value = from_json(PostNullableBody, '{"a": "a"}')
    assert value.a == "a"
    written = loads(to_json(value))
    assert written == loads('{"a": "a"}')

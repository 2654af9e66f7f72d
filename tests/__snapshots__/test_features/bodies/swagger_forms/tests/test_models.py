"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from bodies_swagger_forms import from_json, to_json
from bodies_swagger_forms.models import LoginBody, SetAvatarBody

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [LoginBody, SetAvatarBody])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_login_body_survives_json() -> None:
    value = from_json(LoginBody, '{"user": "ada", "roles": ["r", "r"]}')
    assert value.user == "ada"
    assert value.roles == ["r", "r"]
    written = loads(to_json(value))
    assert written == loads('{"user": "ada", "roles": ["r", "r"]}')


def test_set_avatar_body_survives_json() -> None:
    value = from_json(SetAvatarBody, '{"file": "file", "title": "me"}')
    assert value.file == b"file"
    assert value.title == "me"
    written = loads(to_json(value))
    assert written == loads('{"file": "file", "title": "me"}')

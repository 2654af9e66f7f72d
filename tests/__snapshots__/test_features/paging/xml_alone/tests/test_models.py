"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from paging_xml_alone import from_json, to_json
from paging_xml_alone.models import SearchUsersBody, User, Users

NEW = '{"not_in_the_document": [1]}'

USERS = """{
  "Users": [
    {
      "id": 3
    }
  ],
  "Marker": "Marker",
  "IsTruncated": true
}"""


@pytest.mark.parametrize("model", [User, Users, SearchUsersBody])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_user_survives_json() -> None:
    value = from_json(User, '{"id": 3}')
    assert value.id == 3
    written = loads(to_json(value))
    assert written == loads('{"id": 3}')


def test_users_survives_json() -> None:
    value = from_json(Users, USERS)
    assert value.marker == "Marker"
    assert value.is_truncated is True
    written = loads(to_json(value))
    assert written == loads(USERS)


def test_search_users_body_survives_json() -> None:
    value = from_json(SearchUsersBody, '{"Marker": "Marker"}')
    assert value.marker == "Marker"
    written = loads(to_json(value))
    assert written == loads('{"Marker": "Marker"}')

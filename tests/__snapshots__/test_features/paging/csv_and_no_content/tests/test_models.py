"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from paging_csv_and_no_content import from_json, to_json
from paging_csv_and_no_content.models import Users, UsersUsersItem

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [Users, UsersUsersItem])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_users_survives_json() -> None:
    value = from_json(
        Users,
        '{"next_page_token": "next_page_token", "users": [{"id": 3}]}',
    )
    assert value.next_page_token == "next_page_token"
    written = loads(to_json(value))
    assert written == loads(
        '{"next_page_token": "next_page_token", "users": [{"id": 3}]}',
    )


def test_users_users_item_survives_json() -> None:
    value = from_json(UsersUsersItem, '{"id": 3}')
    assert value.id == 3
    written = loads(to_json(value))
    assert written == loads('{"id": 3}')

"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from paging_xml_alternative import from_json, to_json
from paging_xml_alternative.models import (
    GetUsersResponse,
    GetUsersResponseUsersItem,
    GetUsersResponseXml,
)

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize(
    "model",
    [GetUsersResponse, GetUsersResponseUsersItem, GetUsersResponseXml],
)
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_get_users_response_survives_json() -> None:
    value = from_json(
        GetUsersResponse,
        '{"next_page_token": "next_page_token", "users": [{"id": 3}]}',
    )
    assert value.next_page_token == "next_page_token"
    written = loads(to_json(value))
    assert written == loads(
        '{"next_page_token": "next_page_token", "users": [{"id": 3}]}',
    )


def test_get_users_response_users_item_survives_json() -> None:
    value = from_json(GetUsersResponseUsersItem, '{"id": 3}')
    assert value.id == 3
    written = loads(to_json(value))
    assert written == loads('{"id": 3}')


def test_get_users_response_xml_survives_json() -> None:
    value = from_json(GetUsersResponseXml, '{"next_page_token": "next_page_token"}')
    assert value.next_page_token == "next_page_token"
    written = loads(to_json(value))
    assert written == loads('{"next_page_token": "next_page_token"}')

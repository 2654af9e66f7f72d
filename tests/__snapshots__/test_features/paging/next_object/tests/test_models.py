"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from paging_next_object import from_json, to_json
from paging_next_object.models import (
    Contacts,
    ContactsPages,
    ContactsPagesNext,
    Tasks,
    TasksNextPage,
    Thing,
)

NEW = '{"not_in_the_document": [1]}'

TASKS = """{
  "data": [
    {
      "id": 3
    }
  ],
  "next_page": {
    "offset": "offset",
    "uri": "https://example.com/path"
  }
}"""


@pytest.mark.parametrize(
    "model",
    [Thing, Tasks, TasksNextPage, Contacts, ContactsPages, ContactsPagesNext],
)
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_thing_survives_json() -> None:
    value = from_json(Thing, '{"id": 3}')
    assert value.id == 3
    written = loads(to_json(value))
    assert written == loads('{"id": 3}')


def test_tasks_survives_json() -> None:
    value = from_json(Tasks, TASKS)
    written = loads(to_json(value))
    assert written == loads(TASKS)


def test_tasks_next_page_survives_json() -> None:
    value = from_json(
        TasksNextPage,
        '{"offset": "offset", "uri": "https://example.com/path"}',
    )
    assert value.offset == "offset"
    assert value.uri == "https://example.com/path"
    written = loads(to_json(value))
    assert written == loads('{"offset": "offset", "uri": "https://example.com/path"}')


def test_contacts_survives_json() -> None:
    value = from_json(
        Contacts,
        '{"data": [{"id": 3}], "pages": {"next": {}, "page": 5}}',
    )
    written = loads(to_json(value))
    assert written == loads('{"data": [{"id": 3}], "pages": {"next": {}, "page": 5}}')


def test_contacts_pages_survives_json() -> None:
    value = from_json(
        ContactsPages,
        '{"next": {"starting_after": "starting_after"}, "page": 5}',
    )
    assert value.page == 5
    written = loads(to_json(value))
    assert written == loads('{"next": {"starting_after": "starting_after"}, "page": 5}')


def test_contacts_pages_next_survives_json() -> None:
    value = from_json(ContactsPagesNext, '{"starting_after": "starting_after"}')
    assert value.starting_after == "starting_after"
    written = loads(to_json(value))
    assert written == loads('{"starting_after": "starting_after"}')

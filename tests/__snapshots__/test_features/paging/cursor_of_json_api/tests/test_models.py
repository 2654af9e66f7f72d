"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from paging_cursor_of_json_api import from_json, to_json
from paging_cursor_of_json_api.models import (
    GetLogsPage,
    Logs,
    LogsMeta,
    LogsMetaPage,
    Thing,
    Tickets,
    TicketsLinks,
    TicketsMeta,
)

NEW = '{"not_in_the_document": [1]}'

TICKETS = """{
  "tickets": [
    {
      "id": 3
    }
  ],
  "users": [
    {
      "id": 3
    }
  ],
  "meta": {
    "has_more": true,
    "after_cursor": "after_cursor"
  },
  "links": {
    "next": "next"
  }
}"""


@pytest.mark.parametrize(
    "model",
    [
        Thing,
        Logs,
        LogsMeta,
        LogsMetaPage,
        Tickets,
        TicketsMeta,
        TicketsLinks,
        GetLogsPage,
    ],
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


def test_logs_survives_json() -> None:
    value = from_json(Logs, '{"data": [{"id": 3}], "meta": {"page": {}}}')
    written = loads(to_json(value))
    assert written == loads('{"data": [{"id": 3}], "meta": {"page": {}}}')


def test_logs_meta_survives_json() -> None:
    value = from_json(LogsMeta, '{"page": {"after": "after"}}')
    written = loads(to_json(value))
    assert written == loads('{"page": {"after": "after"}}')


def test_logs_meta_page_survives_json() -> None:
    value = from_json(LogsMetaPage, '{"after": "after"}')
    assert value.after == "after"
    written = loads(to_json(value))
    assert written == loads('{"after": "after"}')


def test_tickets_survives_json() -> None:
    value = from_json(Tickets, TICKETS)
    written = loads(to_json(value))
    assert written == loads(TICKETS)


def test_tickets_meta_survives_json() -> None:
    value = from_json(TicketsMeta, '{"has_more": true, "after_cursor": "after_cursor"}')
    assert value.has_more is True
    assert value.after_cursor == "after_cursor"
    written = loads(to_json(value))
    assert written == loads('{"has_more": true, "after_cursor": "after_cursor"}')


def test_tickets_links_survives_json() -> None:
    value = from_json(TicketsLinks, '{"next": "next"}')
    assert value.next == "next"
    written = loads(to_json(value))
    assert written == loads('{"next": "next"}')


def test_get_logs_page_survives_json() -> None:
    value = from_json(GetLogsPage, '{"cursor": "cursor", "limit": 6}')
    assert value.cursor == "cursor"
    assert value.limit == 6
    written = loads(to_json(value))
    assert written == loads('{"cursor": "cursor", "limit": 6}')

"""Decoding of webhooks and callbacks."""

from __future__ import annotations

from json import loads

from operations_webhooks import to_json
from operations_webhooks.webhooks import parse_user_added


def test_parse_user_added_reads_what_is_sent() -> None:
    value = parse_user_added('{"id": 3}')
    written = loads(to_json(value))
    assert written == loads('{"id": 3}')

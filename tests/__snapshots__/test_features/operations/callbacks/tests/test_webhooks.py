"""Decoding of webhooks and callbacks."""

from __future__ import annotations

from json import loads

from operations_callbacks import to_json
from operations_callbacks.webhooks import parse_news


def test_parse_news_reads_what_is_sent() -> None:
    value = parse_news('{"title": "title"}')
    written = loads(to_json(value))
    assert written == loads('{"title": "title"}')

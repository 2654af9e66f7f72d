"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from operations_callbacks import from_json, to_json
from operations_callbacks.models import News, SubscribeBody

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [News, SubscribeBody])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_news_survives_json() -> None:
    value = from_json(News, '{"title": "title"}')
    assert value.title == "title"
    written = loads(to_json(value))
    assert written == loads('{"title": "title"}')


def test_subscribe_body_survives_json() -> None:
    value = from_json(SubscribeBody, '{"address": "https://me.example"}')
    assert value.address == "https://me.example"
    written = loads(to_json(value))
    assert written == loads('{"address": "https://me.example"}')

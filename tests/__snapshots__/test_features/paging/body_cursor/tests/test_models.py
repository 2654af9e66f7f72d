"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from paging_body_cursor import from_json, to_json
from paging_body_cursor.models import PostSearchBody, PostSearchResponse

NEW = '{"not_in_the_document": [1]}'

POST_SEARCH_RESPONSE = """{
  "results": [
    {
      "key": "value"
    }
  ],
  "next_cursor": "next_cursor",
  "has_more": true
}"""


@pytest.mark.parametrize("model", [PostSearchBody, PostSearchResponse])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_post_search_body_survives_json() -> None:
    value = from_json(
        PostSearchBody,
        '{"text": "text", "start_cursor": "start_cursor"}',
    )
    assert value.text == "text"
    assert value.start_cursor == "start_cursor"
    written = loads(to_json(value))
    assert written == loads('{"text": "text", "start_cursor": "start_cursor"}')


def test_post_search_response_survives_json() -> None:
    value = from_json(PostSearchResponse, POST_SEARCH_RESPONSE)
    assert value.next_cursor == "next_cursor"
    assert value.has_more is True
    written = loads(to_json(value))
    assert written == loads(POST_SEARCH_RESPONSE)

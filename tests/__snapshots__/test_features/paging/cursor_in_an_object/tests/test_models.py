"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from paging_cursor_in_an_object import from_json, to_json
from paging_cursor_in_an_object.models import (
    PostSearchBody,
    PostSearchBodyPage,
    PostSearchResponse,
    PostSearchResponsePage,
)

NEW = '{"not_in_the_document": [1]}'

POST_SEARCH_RESPONSE = """{
  "results": [
    "results"
  ],
  "page": {
    "next_cursor": "next_cursor"
  }
}"""


@pytest.mark.parametrize(
    "model",
    [PostSearchBody, PostSearchBodyPage, PostSearchResponse, PostSearchResponsePage],
)
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_post_search_body_survives_json() -> None:
    value = from_json(
        PostSearchBody,
        '{"text": "text", "page": {"cursor": "cursor", "size": 6}}',
    )
    assert value.text == "text"
    written = loads(to_json(value))
    assert written == loads('{"text": "text", "page": {"cursor": "cursor", "size": 6}}')


def test_post_search_body_page_survives_json() -> None:
    value = from_json(PostSearchBodyPage, '{"cursor": "cursor", "size": 6}')
    assert value.cursor == "cursor"
    assert value.size == 6
    written = loads(to_json(value))
    assert written == loads('{"cursor": "cursor", "size": 6}')


def test_post_search_response_survives_json() -> None:
    value = from_json(PostSearchResponse, POST_SEARCH_RESPONSE)
    assert value.results == ["results"]
    written = loads(to_json(value))
    assert written == loads(POST_SEARCH_RESPONSE)


def test_post_search_response_page_survives_json() -> None:
    value = from_json(PostSearchResponsePage, '{"next_cursor": "next_cursor"}')
    assert value.next_cursor == "next_cursor"
    written = loads(to_json(value))
    assert written == loads('{"next_cursor": "next_cursor"}')

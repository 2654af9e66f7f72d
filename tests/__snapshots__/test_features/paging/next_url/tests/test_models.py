"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from paging_next_url import from_json, to_json
from paging_next_url.models import Cat, Cats, CatsLinks

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [Cat, Cats, CatsLinks])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_cat_survives_json() -> None:
    value = from_json(Cat, '{"name": "name"}')
    assert value.name == "name"
    written = loads(to_json(value))
    assert written == loads('{"name": "name"}')


def test_cats_survives_json() -> None:
    value = from_json(Cats, '{"data": [{"name": "name"}], "links": {"next": "next"}}')
    written = loads(to_json(value))
    assert written == loads('{"data": [{"name": "name"}], "links": {"next": "next"}}')


def test_cats_links_survives_json() -> None:
    value = from_json(CatsLinks, '{"next": "next"}')
    assert value.next == "next"
    written = loads(to_json(value))
    assert written == loads('{"next": "next"}')

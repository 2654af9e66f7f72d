"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from paging_link_array import from_json, to_json
from paging_link_array.models import (
    Articles,
    ArticlesLinks,
    Bundle,
    BundleEntryItem,
    BundleLinkItem,
    Link,
    Orders,
)

NEW = '{"not_in_the_document": [1]}'

ORDERS = """{
  "items": [
    "items"
  ],
  "links": [
    {
      "href": "href",
      "rel": "rel"
    }
  ]
}"""

BUNDLE = """{
  "entry": [
    {
      "id": "id"
    }
  ],
  "link": [
    {
      "relation": "self",
      "url": "url"
    }
  ]
}"""


@pytest.mark.parametrize(
    "model",
    [Link, Orders, Bundle, BundleEntryItem, BundleLinkItem, Articles, ArticlesLinks],
)
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_link_survives_json() -> None:
    value = from_json(Link, '{"href": "href", "rel": "rel"}')
    assert value.href == "href"
    assert value.rel == "rel"
    written = loads(to_json(value))
    assert written == loads('{"href": "href", "rel": "rel"}')


def test_orders_survives_json() -> None:
    value = from_json(Orders, ORDERS)
    assert value.items == ["items"]
    written = loads(to_json(value))
    assert written == loads(ORDERS)


def test_bundle_survives_json() -> None:
    value = from_json(Bundle, BUNDLE)
    written = loads(to_json(value))
    assert written == loads(BUNDLE)


def test_bundle_entry_item_survives_json() -> None:
    value = from_json(BundleEntryItem, '{"id": "id"}')
    assert value.id == "id"
    written = loads(to_json(value))
    assert written == loads('{"id": "id"}')


def test_bundle_link_item_survives_json() -> None:
    value = from_json(BundleLinkItem, '{"relation": "self", "url": "url"}')
    assert value.relation == "self"
    assert value.url == "url"
    written = loads(to_json(value))
    assert written == loads('{"relation": "self", "url": "url"}')


def test_bundle_link_item_keeps_new_values() -> None:
    value = from_json(BundleLinkItem, '{"relation": "not-in-the-document"}')
    assert value.relation == "not-in-the-document"


def test_articles_survives_json() -> None:
    value = from_json(Articles, '{"data": ["data"], "links": {"next": "next"}}')
    assert value.data == ["data"]
    written = loads(to_json(value))
    assert written == loads('{"data": ["data"], "links": {"next": "next"}}')


def test_articles_links_survives_json() -> None:
    value = from_json(ArticlesLinks, '{"next": "next"}')
    written = loads(to_json(value))
    assert written == loads('{"next": "next"}')


def test_articles_links_has_the_class_of_its_variant() -> None:
    value = from_json(ArticlesLinks, '{"next": {}}')
    assert value.next.__class__ is Link

"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest

from schemas_read_only_variants import from_json, to_json
from schemas_read_only_variants.models import Listing, Listings, Market, Shop, Stock

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [Listing, Shop, Market, Stock])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_listing_survives_json() -> None:
    value = from_json(Listing, '{"shop": {"sku": "a", "place": "b"}}')
    written = loads(to_json(value))
    assert written == loads('{"shop": {"sku": "a", "place": "b"}}')


def test_shop_survives_json() -> None:
    value = from_json(Shop, '{"sku": "sku", "place": "place"}')
    assert value.sku == "sku"
    assert value.place == "place"
    written = loads(to_json(value))
    assert written == loads('{"sku": "sku", "place": "place"}')


def test_market_survives_json() -> None:
    value = from_json(Market, '{"sku": "sku", "place": "place", "code": "code"}')
    assert value.sku == "sku"
    assert value.place == "place"
    assert value.code == "code"
    written = loads(to_json(value))
    assert written == loads('{"sku": "sku", "place": "place", "code": "code"}')


def test_stock_survives_json() -> None:
    value = from_json(Stock, '{"count": 7, "seen": 2, "key": "key"}')
    assert value.count == 7
    assert value.seen == 2
    assert value.key == "key"
    written = loads(to_json(value))
    assert written == loads('{"count": 7, "seen": 2, "key": "key"}')


def test_listing_has_the_class_of_its_variant() -> None:
    value = from_json(
        Listing,
        '{"shop": {"sku": "sku", "place": "place", "code": "code"}}',
    )
    assert value.shop.__class__ is Market


def test_listings_has_the_class_of_its_variant() -> None:
    value = from_json(Listings, '{"key": {"seen": 2}}')
    assert value["key"].__class__ is Stock
    value = from_json(Listings, '{"key": {}}')
    assert value["key"].__class__ is Shop

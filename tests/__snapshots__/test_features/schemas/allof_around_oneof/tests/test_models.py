"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest

from schemas_allof_around_oneof import from_json, to_json
from schemas_allof_around_oneof.models import (
    Found,
    FoundOffset,
    FoundPage,
    Place,
    Ranked,
    RankedOffsetPlace,
    RankedOffsetScore,
    RankedPagePlace,
    RankedPageScore,
    Rated,
    Score,
    Window,
    WindowOffset,
    WindowPage,
)

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize(
    "model",
    [
        WindowPage,
        WindowOffset,
        FoundPage,
        FoundOffset,
        RankedPageScore,
        RankedPagePlace,
        RankedOffsetScore,
        RankedOffsetPlace,
        Score,
        Place,
        Rated,
    ],
)
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_window_page_survives_json() -> None:
    value = from_json(WindowPage, '{"page": 5}')
    assert value.page == 5
    written = loads(to_json(value))
    assert written == loads('{"page": 5}')


def test_window_offset_survives_json() -> None:
    value = from_json(WindowOffset, '{"offset": 6}')
    assert value.offset == 6
    written = loads(to_json(value))
    assert written == loads('{"offset": 6}')


def test_found_page_survives_json() -> None:
    value = from_json(FoundPage, '{"query": "q", "page": 5}')
    assert value.query == "q"
    assert value.page == 5
    written = loads(to_json(value))
    assert written == loads('{"query": "q", "page": 5}')


def test_found_offset_survives_json() -> None:
    value = from_json(FoundOffset, '{"query": "q", "offset": 6}')
    assert value.query == "q"
    assert value.offset == 6
    written = loads(to_json(value))
    assert written == loads('{"query": "q", "offset": 6}')


def test_ranked_page_score_survives_json() -> None:
    value = from_json(
        RankedPageScore,
        '{"query": "q", "page": 5, "score": 1.5, "note": "note"}',
    )
    assert value.query == "q"
    assert value.page == 5
    assert value.score == 1.5
    assert value.note == "note"
    written = loads(to_json(value))
    assert written == loads('{"query": "q", "page": 5, "score": 1.5, "note": "note"}')


def test_ranked_page_place_survives_json() -> None:
    value = from_json(
        RankedPagePlace,
        '{"query": "q", "page": 5, "place": 2, "note": "note"}',
    )
    assert value.query == "q"
    assert value.page == 5
    assert value.place == 2
    assert value.note == "note"
    written = loads(to_json(value))
    assert written == loads('{"query": "q", "page": 5, "place": 2, "note": "note"}')


def test_ranked_offset_score_survives_json() -> None:
    value = from_json(
        RankedOffsetScore,
        '{"query": "q", "offset": 6, "score": 1.5, "note": "note"}',
    )
    assert value.query == "q"
    assert value.offset == 6
    assert value.score == 1.5
    assert value.note == "note"
    written = loads(to_json(value))
    assert written == loads('{"query": "q", "offset": 6, "score": 1.5, "note": "note"}')


def test_ranked_offset_place_survives_json() -> None:
    value = from_json(
        RankedOffsetPlace,
        '{"query": "q", "offset": 6, "place": 2, "note": "note"}',
    )
    assert value.query == "q"
    assert value.offset == 6
    assert value.place == 2
    assert value.note == "note"
    written = loads(to_json(value))
    assert written == loads('{"query": "q", "offset": 6, "place": 2, "note": "note"}')


def test_score_survives_json() -> None:
    value = from_json(Score, '{"score": 1.5, "note": "note"}')
    assert value.score == 1.5
    assert value.note == "note"
    written = loads(to_json(value))
    assert written == loads('{"score": 1.5, "note": "note"}')


def test_place_survives_json() -> None:
    value = from_json(Place, '{"place": 2, "note": "note"}')
    assert value.place == 2
    assert value.note == "note"
    written = loads(to_json(value))
    assert written == loads('{"place": 2, "note": "note"}')


def test_rated_survives_json() -> None:
    value = from_json(Rated, '{"by": "by", "score": 1.5, "note": "note"}')
    assert value.by == "by"
    assert value.score == 1.5
    assert value.note == "note"
    written = loads(to_json(value))
    assert written == loads('{"by": "by", "score": 1.5, "note": "note"}')


def test_window_has_the_class_of_its_variant() -> None:
    value = from_json(Window, '{"page": 5}')
    assert value.__class__ is WindowPage
    value = from_json(Window, '{"offset": 6}')
    assert value.__class__ is WindowOffset


def test_found_has_the_class_of_its_variant() -> None:
    value = from_json(Found, '{"query": "q", "page": 5}')
    assert value.__class__ is FoundPage
    value = from_json(Found, '{"query": "q", "offset": 6}')
    assert value.__class__ is FoundOffset
    value = from_json(Found, '{"query": "text", "page": 1}')
    assert value.extra == {}
    value = from_json(Found, '{"query": "text", "offset": 1}')
    assert value.extra == {}


def test_ranked_has_the_class_of_its_variant() -> None:
    value = from_json(Ranked, '{"query": "q", "page": 5, "score": 1.5, "note": "note"}')
    assert value.__class__ is RankedPageScore
    value = from_json(Ranked, '{"query": "q", "page": 5, "place": 2, "note": "note"}')
    assert value.__class__ is RankedPagePlace
    value = from_json(
        Ranked,
        '{"query": "q", "offset": 6, "score": 1.5, "note": "note"}',
    )
    assert value.__class__ is RankedOffsetScore
    value = from_json(Ranked, '{"query": "q", "offset": 6, "place": 2, "note": "note"}')
    assert value.__class__ is RankedOffsetPlace
    value = from_json(
        Ranked,
        '{"score": 1.5, "note": "text", "query": "text", "page": 1}',
    )
    assert value.extra == {}
    value = from_json(
        Ranked,
        '{"place": 1, "note": "text", "query": "text", "page": 1}',
    )
    assert value.extra == {}
    value = from_json(
        Ranked,
        '{"score": 1.5, "note": "text", "query": "text", "offset": 1}',
    )
    assert value.extra == {}
    value = from_json(
        Ranked,
        '{"place": 1, "note": "text", "query": "text", "offset": 1}',
    )
    assert value.extra == {}

"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest

from schemas_unions_in_lists import from_json, to_json
from schemas_unions_in_lists.models import Best, CreateAlbumBody, Photo, Song

NEW = '{"not_in_the_document": [1]}'

CREATE_ALBUM_BODY = """{
  "media": [{"url": "url", "length": 4}],
  "covers": {"key": {"url": "url"}},
  "best": {"of": [{"url": "url"}]}
}"""

CREATE_ALBUM_BODY_VARIANT = """{
  "media": [{"url": "url"}],
  "covers": {"key": {"url": "url", "length": 4}}
}"""


@pytest.mark.parametrize("model", [Best, Photo, Song, CreateAlbumBody])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_best_survives_json() -> None:
    value = from_json(Best, '{"of": [{"url": "url"}]}')
    written = loads(to_json(value))
    assert written == loads('{"of": [{"url": "url"}]}')


def test_photo_survives_json() -> None:
    value = from_json(Photo, '{"url": "url"}')
    assert value.url == "url"
    written = loads(to_json(value))
    assert written == loads('{"url": "url"}')


def test_song_survives_json() -> None:
    value = from_json(Song, '{"url": "url", "length": 4}')
    assert value.url == "url"
    assert value.length == 4
    written = loads(to_json(value))
    assert written == loads('{"url": "url", "length": 4}')


def test_create_album_body_survives_json() -> None:
    value = from_json(CreateAlbumBody, CREATE_ALBUM_BODY)
    written = loads(to_json(value))
    assert written == loads(CREATE_ALBUM_BODY)


def test_create_album_body_has_the_class_of_its_variant() -> None:
    value = from_json(CreateAlbumBody, '{"media": [{"url": "url", "length": 4}]}')
    assert value.media[0].__class__ is Song
    value = from_json(CreateAlbumBody, CREATE_ALBUM_BODY_VARIANT)
    assert value.covers is not None
    assert value.covers["key"].__class__ is Song

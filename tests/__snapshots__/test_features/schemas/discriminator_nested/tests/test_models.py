"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest

from schemas_discriminator_nested import from_json, to_json
from schemas_discriminator_nested.models import Event, Image, Message, Pause, Text

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [Text, Image, Pause])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_text_survives_json() -> None:
    value = from_json(Text, '{"type": "text", "text": "text"}')
    assert value.type == "text"
    assert value.text == "text"
    written = loads(to_json(value))
    assert written == loads('{"type": "text", "text": "text"}')


def test_image_survives_json() -> None:
    value = from_json(Image, '{"type": "image", "address": "address"}')
    assert value.type == "image"
    assert value.address == "address"
    written = loads(to_json(value))
    assert written == loads('{"type": "image", "address": "address"}')


def test_pause_survives_json() -> None:
    value = from_json(Pause, '{"type": "pause", "seconds": 3}')
    assert value.type == "pause"
    assert value.seconds == 3
    written = loads(to_json(value))
    assert written == loads('{"type": "pause", "seconds": 3}')


def test_event_has_the_class_of_its_variant() -> None:
    value = from_json(Event, '{"type": "text", "text": "text"}')
    assert value.__class__ is Text
    value = from_json(Event, '{"type": "pause"}')
    assert value.__class__ is Pause


def test_message_has_the_class_of_its_variant() -> None:
    value = from_json(Message, '{"type": "text", "text": "text"}')
    assert value.__class__ is Text
    value = from_json(Message, '{"type": "image", "address": "address"}')
    assert value.__class__ is Image

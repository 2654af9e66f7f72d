"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from names_inline_variants import from_json, to_json
from names_inline_variants.models import (
    Base,
    Event,
    EventBounce,
    EventCreated,
    EventCreatedData,
    EventDeleted,
    EventRead,
    SendBodyListItem,
    SendBodyWithEmail,
    SendBodyWithPhone,
)

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize(
    "model",
    [
        Base,
        EventCreated,
        EventCreatedData,
        EventDeleted,
        EventBounce,
        EventRead,
        SendBodyWithEmail,
        SendBodyWithPhone,
        SendBodyListItem,
    ],
)
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_base_survives_json() -> None:
    value = from_json(Base, '{"id": "id"}')
    assert value.id == "id"
    written = loads(to_json(value))
    assert written == loads('{"id": "id"}')


def test_event_created_survives_json() -> None:
    value = from_json(EventCreated, '{"type": "event.created", "data": {"by": "by"}}')
    assert value.type == "event.created"
    written = loads(to_json(value))
    assert written == loads('{"type": "event.created", "data": {"by": "by"}}')


def test_event_created_data_survives_json() -> None:
    value = from_json(EventCreatedData, '{"by": "by"}')
    assert value.by == "by"
    written = loads(to_json(value))
    assert written == loads('{"by": "by"}')


def test_event_deleted_survives_json() -> None:
    value = from_json(EventDeleted, '{"type": "event.deleted"}')
    assert value.type == "event.deleted"
    written = loads(to_json(value))
    assert written == loads('{"type": "event.deleted"}')


def test_event_bounce_survives_json() -> None:
    value = from_json(EventBounce, '{"type": "event.returned"}')
    assert value.type == "event.returned"
    written = loads(to_json(value))
    assert written == loads('{"type": "event.returned"}')


def test_event_read_survives_json() -> None:
    value = from_json(EventRead, '{"id": "id", "type": "event.read"}')
    assert value.id == "id"
    assert value.type == "event.read"
    written = loads(to_json(value))
    assert written == loads('{"id": "id", "type": "event.read"}')


def test_send_body_with_email_survives_json() -> None:
    value = from_json(SendBodyWithEmail, '{"email": "email", "text": "text"}')
    assert value.email == "email"
    assert value.text == "text"
    written = loads(to_json(value))
    assert written == loads('{"email": "email", "text": "text"}')


def test_send_body_with_phone_survives_json() -> None:
    value = from_json(SendBodyWithPhone, '{"phone": "phone", "text": "text"}')
    assert value.phone == "phone"
    assert value.text == "text"
    written = loads(to_json(value))
    assert written == loads('{"phone": "phone", "text": "text"}')


def test_send_body_list_item_survives_json() -> None:
    value = from_json(SendBodyListItem, '{"id": "id"}')
    assert value.id == "id"
    written = loads(to_json(value))
    assert written == loads('{"id": "id"}')


def test_event_has_the_class_of_its_variant() -> None:
    value = from_json(Event, '{"type": "event.created"}')
    assert value.__class__ is EventCreated
    value = from_json(Event, '{"type": "event.deleted"}')
    assert value.__class__ is EventDeleted
    value = from_json(Event, '{"type": "event.returned"}')
    assert value.__class__ is EventBounce
    value = from_json(Event, '{"id": "id", "type": "event.read"}')
    assert value.__class__ is EventRead

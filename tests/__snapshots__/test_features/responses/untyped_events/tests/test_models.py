"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from responses_untyped_events import from_json, to_json
from responses_untyped_events.models import FollowDataResponse, ServerSentEvent

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [ServerSentEvent, FollowDataResponse])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_server_sent_event_survives_json() -> None:
    value = from_json(
        ServerSentEvent,
        '{"event": "event", "data": "data", "id": "id", "retry": 6}',
    )
    assert value.event == "event"
    assert value.data == "data"
    assert value.id == "id"
    assert value.retry == 6
    written = loads(to_json(value))
    assert written == loads(
        '{"event": "event", "data": "data", "id": "id", "retry": 6}',
    )


def test_follow_data_response_survives_json() -> None:
    value = from_json(FollowDataResponse, '{"n": 4}')
    assert value.n == 4
    written = loads(to_json(value))
    assert written == loads('{"n": 4}')

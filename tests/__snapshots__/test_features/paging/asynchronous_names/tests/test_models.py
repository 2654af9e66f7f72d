"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from paging_asynchronous_names import from_json, to_json
from paging_asynchronous_names.models import AsyncJobsModel, Jobs

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [Jobs, AsyncJobsModel])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_jobs_survives_json() -> None:
    value = from_json(Jobs, '{"names": ["names"], "nextPageToken": "nextPageToken"}')
    assert value.names == ["names"]
    assert value.next_page_token == "nextPageToken"
    written = loads(to_json(value))
    assert written == loads('{"names": ["names"], "nextPageToken": "nextPageToken"}')


def test_async_jobs_model_survives_json() -> None:
    value = from_json(AsyncJobsModel, '{"ids": [2], "nextPageToken": "nextPageToken"}')
    assert value.ids == [2]
    assert value.next_page_token == "nextPageToken"
    written = loads(to_json(value))
    assert written == loads('{"ids": [2], "nextPageToken": "nextPageToken"}')

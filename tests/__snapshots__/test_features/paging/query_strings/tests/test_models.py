"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from paging_query_strings import from_json, to_json
from paging_query_strings.models import Team, TeamList

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [Team, TeamList])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_team_survives_json() -> None:
    value = from_json(Team, '{"$id": "$id"}')
    assert value.id == "$id"
    written = loads(to_json(value))
    assert written == loads('{"$id": "$id"}')


def test_team_list_survives_json() -> None:
    value = from_json(TeamList, '{"total": 6, "teams": [{"$id": "$id"}]}')
    assert value.total == 6
    written = loads(to_json(value))
    assert written == loads('{"total": 6, "teams": [{"$id": "$id"}]}')

"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from responses_swagger_answers import from_json, to_json
from responses_swagger_answers.models import Error, Report

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [Report, Error])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_report_survives_json() -> None:
    value = from_json(Report, '{"pages": 6}')
    assert value.pages == 6
    written = loads(to_json(value))
    assert written == loads('{"pages": 6}')


def test_error_survives_json() -> None:
    value = from_json(Error, '{"code": "code"}')
    assert value.code == "code"
    written = loads(to_json(value))
    assert written == loads('{"code": "code"}')

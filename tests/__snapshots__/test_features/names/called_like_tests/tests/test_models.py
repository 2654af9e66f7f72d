"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from names_called_like_tests import from_json, to_json
from names_called_like_tests.models import (
    TestCase as _TestCase,
    TestResult as _TestResult,
)

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [_TestCase, _TestResult])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_test_case_survives_json() -> None:
    value = from_json(_TestCase, '{"name": "name"}')
    assert value.name == "name"
    written = loads(to_json(value))
    assert written == loads('{"name": "name"}')


def test_test_result_survives_json() -> None:
    value = from_json(_TestResult, '{"passed": true}')
    assert value.passed is True
    written = loads(to_json(value))
    assert written == loads('{"passed": true}')

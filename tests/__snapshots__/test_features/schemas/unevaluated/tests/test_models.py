"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest

from schemas_unevaluated import from_json, to_json
from schemas_unevaluated.models import Base, Row

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [Base, Row])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_base_survives_json() -> None:
    value = from_json(Base, '{"id": 3}')
    assert value.id == 3
    written = loads(to_json(value))
    assert written == loads('{"id": 3}')


def test_row_survives_json() -> None:
    value = from_json(Row, '{"id": 3, "cells": ["cells"]}')
    assert value.id == 3
    written = loads(to_json(value))
    assert written == loads('{"id": 3, "cells": ["cells"]}')

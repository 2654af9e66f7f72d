"""JSON with a line for each item."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest

from specloom.kinds import json_text, large_json_text

VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1.5, 1e400, -0.0, "", 'é"\\\n\u2028\x7f\ud800'),
    *({}, [], (), [[]], {"a": {}}, [{"a": [1, {"b": ()}]}, "x"]),
    {"a": {"b": {"c": {"d": [{}, {"e": "\U0001f600"}]}}, "f": [], "g": {}}},
    *({200: "x", None: 3, True: 4, 1.5: [1]}, {"day": datetime.date(2026, 1, 31)}),
)


@pytest.mark.parametrize("indent", [1, 2])
@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_it_is_the_text_of_the_standard_library(value: Any, indent: int) -> None:
    expected = json.dumps(value, indent=indent, ensure_ascii=False, default=str)
    assert json_text(value, indent) == expected
    expected = expected.replace("\U0001f600", "\\ud83d\\ude00")
    assert large_json_text(value, indent) == f"{expected}\n"


def test_it_nests_as_deeply_as_the_standard_library() -> None:
    value: Any = 1
    for _ in range(800):
        value = {"a": [value]} if value == 1 else {"a": value}
    assert json.loads(json_text(value, 1)) == value

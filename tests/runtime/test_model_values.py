"""Values of any type from JSON, given as text or parsed."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal, Optional, Union
from uuid import UUID

import pytest

from runtime import json
from runtime.codecs import from_json, to_json
from runtime.conversions import NOT_GIVEN, NotGiven
from runtime.validation import ValidationError
from tests.runtime.model_samples import USER, Cat, Pet, Preferences, User

TEXT = to_json(USER)


def test_models_from_every_form_of_json() -> None:
    wanted = User.from_dict(USER)
    for data in (TEXT, TEXT.encode(), bytearray(TEXT.encode()), USER):
        assert from_json(User, data) == wanted
    assert from_json(User, memoryview(TEXT.encode())) == wanted
    assert from_json(User, TEXT.encode("utf-16")) == wanted
    assert from_json(User, b"\xef\xbb\xbf" + TEXT.encode()) == wanted
    assert from_json(User, "\ufeff" + TEXT) == wanted


@pytest.mark.parametrize(
    ("kind", "data", "wanted"),
    [
        (str, '"a"', "a"),
        (str, "a", "a"),
        (str, "5", "5"),
        (str, b'"a"', "a"),
        (int, "5", 5),
        (float, "1.5", 1.5),
        (bool, "true", True),
        (None, "null", None),
        (type(None), "null", None),
        (Any, "[1]", [1]),
        (object, "[1]", [1]),
        (list, "[1]", [1]),
        (dict, "{}", {}),
        (bytes, '"YQ=="', b"a"),
        (date, '"2020-01-02"', date(2020, 1, 2)),
        (datetime | None, "null", None),
        (Optional[date], '"2020-01-02"', date(2020, 1, 2)),  # noqa: UP045
        (Union[int, date], '"2020-01-02"', date(2020, 1, 2)),  # noqa: UP007
        (list[date], '["2020-01-02", ""]', [date(2020, 1, 2), ""]),
        (Sequence[Decimal], '["1.1"]', [Decimal("1.1")]),
        (Mapping[str, Decimal], '{"a": "1.1"}', {"a": Decimal("1.1")}),
        (tuple[date, ...], '["2020-01-02"]', [date(2020, 1, 2)]),
        (tuple[date, int], '["2020-01-02", 1]', [date(2020, 1, 2), 1]),
        (Annotated[date, "x"], '"2020-01-02"', date(2020, 1, 2)),
        (Literal["a", "b"], '"a"', "a"),
        (UUID, f'"{UUID(int=1)}"', UUID(int=1)),
        (list[Cat], '[{"petType": "x"}]', [Cat(pet_type="x")]),
        (dict[str, Cat | None], '{"a": null}', {"a": None}),
        (Pet, '{"petType": "cat"}', Cat(pet_type="cat")),
        (Preferences | list[int], "[1]", [1]),
    ],
)
def test_types(kind: Any, data: Any, wanted: Any) -> None:
    assert from_json(kind, data) == wanted
    assert from_json(kind, data, validation="lenient") == wanted
    assert to_json(from_json(kind, to_json(wanted))) == to_json(wanted)


@pytest.mark.skipif(sys.version_info < (3, 12), reason="`type` is new in 3.12")
def test_type_statements() -> None:
    from typing import TypeAliasType

    day = TypeAliasType("day", date | None)
    assert from_json(list[day], '["2020-01-02"]') == [date(2020, 1, 2)]


def test_validation() -> None:
    with pytest.raises(ValidationError, match=r"\$\[1\]: expected an integer"):
        from_json(list[int], '[1, "2"]', validation="strict")
    with pytest.raises(ValidationError, match="one of 'a', 'b'"):
        from_json(Literal["a", "b"], '"c"', validation="strict")
    assert from_json(list[int | None], [1, None], validation="strict") == [1, None]


def test_types_that_no_value_can_be_made_for() -> None:
    for kind in (set[int], complex, "User", 5):
        with pytest.raises(TypeError, match="cannot decode JSON to"):
            from_json(kind, "[]")


def test_what_is_no_json() -> None:
    with pytest.raises(ValueError, match="Expecting"):
        from_json(int, "five")


NUMBERS = (
    "[NaN, 123456789012345678901234567890, 1e400, -0.0, 1.10, 18446744073709551616]"
)


def test_a_fast_parser_changes_no_value() -> None:
    code = f"""
import {{}}
from runtime.json import read
deep = read("[" * 500 + "]" * 500)
print(repr(read({NUMBERS!r})), repr(read(b'"\\\\ud800"')), read('{{{{"a":1,"a":2}}}}'))
try:
    read("[1,]")
except ValueError as error:
    print(error)
"""
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code.format(module)],
            capture_output=True,
            check=True,
            text=True,
            env={"PYTHONPATH": json.__file__.rpartition("/runtime/")[0]},
        ).stdout
        for module in ("msgspec.json", "orjson", "json")
    }
    assert len(outputs) == 1
    assert "123456789012345678901234567890" in outputs.pop()


def test_not_given_is_one_and_false() -> None:
    assert not NOT_GIVEN
    assert repr(NOT_GIVEN) == "NOT_GIVEN"
    assert NotGiven() is NOT_GIVEN
    for same in (
        copy.copy(NOT_GIVEN),
        copy.deepcopy([NOT_GIVEN])[0],
        pickle.loads(pickle.dumps(NOT_GIVEN)),
    ):
        assert same is NOT_GIVEN

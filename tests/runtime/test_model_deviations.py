"""What is reported of data that does not fit, where it is asked for."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from typing import Any, Literal

import pytest

from runtime.codecs import (
    BOOLEAN,
    DATETIME,
    INTEGER,
    NUMBER,
    PLAIN,
    STRING,
    ListOf,
    LiteralOf,
    MapOf,
    NullOr,
    OneOf,
    TupleOf,
    from_json,
)
from runtime.models import Model, optional, required, shape_of
from runtime.validation import (
    DecodeContext,
    ValidationError,
    ValidationIssue,
    ValidationWarning,
)
from tests.runtime.model_samples import USER, Invoice, Scores, User, named


def issues(codec: Any, data: Any) -> list[str]:
    """What is said of the data."""
    found: list[ValidationIssue] = []
    kept = codec.decode(data, DecodeContext("warn", found.append))
    assert codec.encode(kept) == data
    if not found:
        codec.decode(data, DecodeContext("strict"))
    else:
        with pytest.raises(ValidationError) as raised:
            codec.decode(data, DecodeContext("strict"))
        assert list(raised.value.issues) == found
    return [str(one) for one in found]


def test_data_that_fits() -> None:
    data = {**USER, "password": None, "labels": ["a"], "age": 5, "status": "on"}
    assert issues(named("User"), data) == []
    assert issues(named("User"), {**data, "friends": [data], "z": object}) == []


def test_every_deviation_has_its_path() -> None:
    first = {**USER, "$createdAt": "", "age": "5", "nickname": None}
    second = {"$id": 1, "name": True, "phone": [], "$createdAt": None, "labels": [1]}
    data = {"users": [first, second], "odd key": "x", "more": {}}
    assert issues(MapOf(ListOf(named("User"))), data) == [
        '$.users[0]["$createdAt"]: expected a date-time (RFC 3339), got string ""',
        '$.users[0].age: expected an integer, got string "5"',
        "$.users[0].nickname: expected a string, got null",
        '$.users[1]["$id"]: expected a string, got integer 1',
        "$.users[1].name: expected a string, got boolean true",
        "$.users[1].phone: expected a string, got array",
        '$.users[1]["$createdAt"]: expected a date-time (RFC 3339), got null',
        "$.users[1].labels[0]: expected a string, got integer 1",
        '$["odd key"]: expected an array, got string "x"',
        "$.more: expected an array, got object",
    ]


def test_missing_properties() -> None:
    assert issues(named("User"), {"friends": [{**USER}, {}], **USER}) == [
        '$.friends[1]["$id"]: expected a required property, got nothing',
        '$.friends[1]["$createdAt"]: expected a required property, got nothing',
        "$.friends[1].name: expected a required property, got nothing",
        "$.friends[1].phone: expected a required property, got nothing",
    ]


def test_wrong_kinds_of_whole_values() -> None:
    assert issues(named("User"), [1]) == ["$: expected an object (User), got array"]
    assert issues(TupleOf((DATETIME,)), {}) == ["$: expected an array, got object"]
    assert issues(TupleOf((DATETIME,)), ["", ""]) == [
        '$[0]: expected a date-time (RFC 3339), got string ""'
    ]
    long = "x" * 100
    assert issues(DATETIME, long)[0].endswith(f'got string "{"x" * 40}…"')


def test_additional_properties_are_checked_by_their_codec() -> None:
    data = {"total": 1, "ada": ["2020-01-02", "then"]}
    with pytest.raises(ValidationError, match=r"\$\.ada\[1\]: expected a date"):
        Scores.from_dict(data, validation="strict")


class Plain(Model):
    a: float = required("a", NUMBER)
    b: list[int] | None = optional("b", ListOf(INTEGER), default=None)
    c: dict[str, bool] | None = optional("c", MapOf(BOOLEAN), default=None)
    d: str | int | None = optional("d", OneOf(STRING, INTEGER), default=None)
    e: Any = required()
    f: list[str | None] | None = optional("f", ListOf(NullOr(STRING)), default=None)
    g: str | None = optional("g", LiteralOf("x", "y", open=True), nullable=True)
    h: Literal[1] | None = optional("h", LiteralOf(1), default=None)


def test_plain_properties_are_checked_by_their_codecs() -> None:
    codec = shape_of(Plain)
    fits = {"a": 1, "b": [1, 2.0], "c": {"x": True}, "d": "", "e": None, "f": []}
    assert issues(codec, fits) == []
    fits = {"a": 1.5, "d": 1, "e": [], "f": [None, "a"], "g": "x", "h": 1.0}
    assert issues(codec, {**fits, "g": None}) == []
    wrong = {"a": True, "b": [1, "2"], "c": {"x": 1}, "d": [], "e": 1, "g": "z", "h": 2}
    assert issues(codec, wrong) == [
        "$.a: expected a number, got boolean true",
        '$.b[1]: expected an integer, got string "2"',
        "$.c.x: expected a boolean, got integer 1",
        "$.d: expected a string or an integer, got array",
        """$.g: expected one of 'x', 'y', got string "z\"""",
        "$.h: expected one of 1, got integer 2",
    ]
    assert issues(codec, {"a": 1, "e": 1, "h": True}) == [
        "$.h: expected one of 1, got boolean true"
    ]


NESTED = OneOf(
    ListOf(ListOf(NUMBER)),
    ListOf(ListOf(ListOf(NUMBER))),
    ListOf(ListOf(ListOf(ListOf(NUMBER)))),
)


@pytest.mark.parametrize(
    "data",
    [
        [],
        [[1, 2]],
        [[[1, 2]]],
        [[[[1, 2]]]],
        [[], [[1]]],
        [[[]], [[1]], []],
        [[[], []], [[[1]]]],
        [[[[]]], [[[1]], []]],
    ],
)
def test_unions_of_nested_lists_take_what_one_member_describes(data: Any) -> None:
    assert issues(NESTED, data) == []
    assert issues(OneOf(*reversed(NESTED.members)), data) == []


@pytest.mark.parametrize("data", [[1], [[1], [[1]]], [[[["x"]]]], {}])
def test_unions_of_nested_lists_refuse_what_none_describes(data: Any) -> None:
    assert issues(NESTED, data)


def test_a_list_is_converted_as_the_member_that_describes_all_of_it() -> None:
    codec = OneOf(ListOf(ListOf(DATETIME)), ListOf(ListOf(ListOf(DATETIME))))
    at = USER["$createdAt"]
    assert codec.decode([[], [at]])[1][0].year == 2020
    assert codec.decode([[], [[at]]])[1][0][0].year == 2020


def test_a_value_of_a_union_is_reported_when_no_member_describes_it() -> None:
    codec = OneOf(
        LiteralOf("a", open=True), ListOf(LiteralOf("b")), MapOf(LiteralOf(1))
    )
    for data in ("a", ["b", "b"], {"x": 1}):
        assert issues(codec, data) == []
    assert issues(codec, "c") == ["$: expected one of 'a', got string \"c\""]
    assert issues(codec, ["b", "c"]) == ["$[1]: expected one of 'b', got string \"c\""]


def test_unions_within_unions_are_checked_in_reasonable_time() -> None:
    codec: Any = LiteralOf("x")
    data: Any = "y"
    for _ in range(40):
        codec = OneOf(MapOf(codec), MapOf(ListOf(codec)), ListOf(codec), codec)
        data = {"a": data}
    assert len(issues(codec, data)) == 1


def test_warnings_are_the_default_of_warn() -> None:
    with pytest.warns(ValidationWarning, match=r"\$\.amount: expected a decimal"):
        invoice = Invoice.from_dict({"amount": "much"}, validation="warn")
    assert invoice.amount == "much"


def test_warnings_name_the_line_that_called_the_package() -> None:
    def warned() -> Iterator[Any]:
        yield Invoice.from_dict({"amount": "much"}, validation="warn")
        yield Invoice.from_json('{"amount": "much"}', validation="warn")
        yield from_json(list[Invoice], [{"amount": "much"}], validation="warn")

    with pytest.warns(ValidationWarning) as found:
        assert len(list(warned())) == 3
    first = warned.__code__.co_firstlineno
    places = [(one.filename, one.lineno - first) for one in found]
    assert places == [(__file__, 1), (__file__, 2), (__file__, 3)]


def test_lenient_is_silent(recwarn: pytest.WarningsRecorder) -> None:
    assert User.from_dict({"name": 5}).name == 5
    assert not recwarn.list


def test_an_unknown_word_for_validation() -> None:
    with pytest.raises(ValueError, match="'strict', 'warn' or 'lenient', not 'hard'"):
        User.from_dict({}, validation="hard")  # type: ignore[arg-type]


def test_errors_and_deviations_can_be_pickled_and_compared() -> None:
    one = ValidationIssue("$", "a", "b")
    error = pickle.loads(pickle.dumps(ValidationError([one])))
    assert error.issues == (one,)
    assert str(error) == "$: expected a, got b"
    assert isinstance(error, ValueError)
    assert {one: 1}[ValidationIssue("$", "a", "b")] == 1
    assert one != ValidationIssue("$", "a", "c")
    assert one != "other"
    assert repr(one) == "ValidationIssue('$', 'a', 'b')"


def test_properties_that_may_be_anything_next_to_those_of_a_pattern() -> None:
    codec = MapOf(OneOf(DATETIME, PLAIN))
    data = {"x-from": USER["$createdAt"], "size": 5, "open": True, "more": [None]}
    assert issues(codec, data) == []
    assert codec.decode(data)["x-from"] == DATETIME.decode(USER["$createdAt"])

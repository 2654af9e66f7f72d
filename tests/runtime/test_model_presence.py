"""What is absent, null, unknown or ill-fitting stays so."""

from __future__ import annotations

import copy
from datetime import UTC, datetime

import pytest

from runtime.conversions import NOT_GIVEN
from runtime.models import RESERVED_MEMBERS, Model, required
from tests.runtime.model_samples import USER, Preferences, Scores, User

NOON = datetime(2020, 10, 15, 12, tzinfo=UTC)


def user(**more: object) -> User:
    return User(id="1", created_at=NOON, name="Ada", phone=None, **more)  # type: ignore[arg-type]


def test_an_absent_optional_member_reads_as_none() -> None:
    received = User.from_dict(USER)
    assert received.nickname is None
    assert received.fields_set == {"id", "created_at", "name", "phone"}


def test_an_absent_required_property_says_which_it_is() -> None:
    received = User.from_dict({})
    with pytest.raises(AttributeError, match=r"User\.created_at .*'\$createdAt'") as it:
        _ = received.created_at
    assert it.value.name == "created_at"
    assert not hasattr(received, "name")
    assert received.to_dict() == {}


def test_none_for_a_property_that_cannot_be_null_is_not_given() -> None:
    assert "nickname" not in user(nickname=None).to_dict()
    assert user(nickname=None).fields_set == user().fields_set


def test_none_for_a_property_that_can_be_null_is_null() -> None:
    assert user(password=None).to_dict()["password"] is None
    assert user().to_dict().keys() == USER.keys()
    assert user().to_dict()["phone"] is None


def test_not_given_is_never_sent() -> None:
    assert "password" not in user(password=NOT_GIVEN).to_dict()


def test_received_nulls_are_written_back_whatever_is_declared() -> None:
    data = {**USER, "name": None, "nickname": None, "prefs": None, "friends": [None]}
    assert User.from_dict(data).to_dict() == data


def test_unknown_properties_are_kept_at_every_level() -> None:
    data = {**USER, "new": {"a": [1]}, "prefs": {"x": 1}, "friends": [{"y": 2}]}
    received = User.from_dict(data)
    assert received.extra == {"new": {"a": [1]}}
    assert received.prefs == Preferences.from_dict({"x": 1})
    assert received.to_dict() == data


def test_extra_can_be_written() -> None:
    prefs = Preferences()
    prefs.extra["colour"] = "red"
    assert prefs.to_dict() == {"colour": "red"}
    prefs.theme = "dark"
    prefs.extra["theme"] = "ignored, for the member is declared"
    assert prefs.to_dict() == {"theme": "dark", "colour": "red"}


def test_additional_properties_have_their_codec() -> None:
    scores = Scores.from_dict({"total": 1, "ada": ["2020-01-02"], "bob": "none"})
    assert scores.extra["ada"][0].year == 2020
    assert scores.extra["bob"] == "none"
    scores.extra["eve"] = [NOON]
    assert scores.to_dict()["eve"] == ["2020-10-15"]


def test_values_that_do_not_fit_are_kept() -> None:
    data = {"$id": 5, "$createdAt": "", "prefs": "none", "friends": {"a": 1}, "age": []}
    received = User.from_dict(data)
    assert received.created_at == ""
    assert received.to_dict() == data


def test_assignment_follows_the_rules_of_construction() -> None:
    one = user(nickname="a", password="b")
    one.nickname = None
    one.password = None
    assert "nickname" not in one.to_dict()
    assert one.to_dict()["password"] is None
    del one.password
    assert "password" not in one.to_dict()
    assert one.password is None


def test_a_misspelt_member_is_an_error() -> None:
    one = user()
    with pytest.raises(AttributeError, match="nmae"):
        one.nmae = "Bob"  # type: ignore[attr-defined]
    with pytest.raises(
        TypeError, match=r"keyword argument 'nmae' \(did you mean 'name'\?\)"
    ):
        user(nmae="Bob")


def test_missing_arguments_are_named() -> None:
    with pytest.raises(
        TypeError, match=r"missing required arguments: 'created_at', 'name', 'phone'"
    ):
        User(id="1")  # type: ignore[call-arg]


def test_the_given_data_is_left_alone() -> None:
    data = {**USER, "friends": [dict(USER)], "prefs": {"x": []}}
    before = copy.deepcopy(data)
    received = User.from_dict(data)
    received.extra["new"] = 1
    assert received.friends is not None
    received.friends.clear()
    assert data == before


def test_from_dict_takes_mappings_only() -> None:
    with pytest.raises(TypeError, match=r"User\.from_dict\(\) needs a mapping"):
        User.from_json("[1]")


def test_json_text_both_ways() -> None:
    text = '{"$id":"é","name":null}'
    assert User.from_json(text).to_json() == text
    assert User.from_json(text.encode()).to_json() == text


def test_the_names_that_models_reserve_are_all_listed() -> None:
    assert {name for name in dir(Model) if not name.startswith("_")} == set(
        RESERVED_MEMBERS
    )


def test_inherited_properties() -> None:
    class Admin(User):
        level: int = required("adminLevel")

    admin = Admin.from_dict({**USER, "adminLevel": 3})
    assert admin.level == 3
    assert admin.name == "Ada"
    assert admin.to_dict() == {**USER, "adminLevel": 3}
    assert User.from_dict({**USER, "adminLevel": 3}).extra == {"adminLevel": 3}
    holder = User(id="1", created_at=NOON, name="B", phone="", friends=[admin])
    assert holder.to_dict()["friends"] == [{**USER, "adminLevel": 3}]

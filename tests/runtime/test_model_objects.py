"""Models are ordinary Python objects."""

from __future__ import annotations

import copy
import pickle
import sys
import threading
from datetime import UTC, datetime

import pytest

from runtime.codecs import DATETIME, ListOf
from runtime.models import Model, optional, required
from tests.runtime.model_samples import USER, Cat, Dog, Preferences, Tree, User, named


def test_equality() -> None:
    assert User.from_dict(USER) == User.from_dict(dict(reversed(USER.items())))
    assert User.from_dict(USER) != User.from_dict({**USER, "name": "Eve"})
    assert User.from_dict(USER) != User.from_dict({**USER, "new": 1})
    assert Cat(pet_type="x") != Dog(pet_type="x")
    assert Cat(pet_type="x") != {"petType": "x"}
    looked_at = Cat(pet_type="x")
    assert looked_at.extra == {}
    assert looked_at == Cat(pet_type="x")
    assert looked_at.fields_set == {"pet_type"}


def test_models_can_change_and_have_no_hash() -> None:
    with pytest.raises(TypeError, match="unhashable"):
        hash(Preferences())


def test_repr_is_how_it_is_made() -> None:
    assert repr(Cat(pet_type="x", claws=3)) == "Cat(pet_type='x', claws=3)"
    assert repr(Cat.from_dict({"new": 1})) == "Cat(extra={'new': 1})"
    cat = Cat(pet_type="x")
    assert cat.extra == {}
    assert eval(repr(cat)) == cat


def test_copies() -> None:
    data = {**USER, "new": [1], "prefs": {"x": [2]}}
    one = User.from_dict(data)
    shallow, deep = copy.copy(one), copy.deepcopy(one)
    assert shallow == deep == one
    assert shallow.prefs is one.prefs
    assert deep.prefs is not one.prefs
    shallow.extra["new"] = 2
    shallow.name = "Eve"
    assert one.to_dict() == data
    assert deep.to_dict() == data


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_pickles(protocol: int) -> None:
    data = {**USER, "new": [1], "prefs": {"x": [2]}, "friends": [USER]}
    again = pickle.loads(pickle.dumps(User.from_dict(data), protocol))
    assert again == User.from_dict(data)
    assert again.to_dict() == data


@pytest.mark.skipif(sys.version_info < (3, 13), reason="copy.replace is new in 3.13")
def test_replace() -> None:
    one = User.from_dict({**USER, "nickname": "a", "new": 1})
    other = copy.replace(one, name="Eve", nickname=None)
    assert other.to_dict() == {**USER, "name": "Eve", "new": 1}
    assert one.name == "Ada"
    with pytest.raises(AttributeError, match="nmae"):
        copy.replace(one, nmae="Eve")


def test_patterns() -> None:
    match User.from_dict({**USER, "prefs": {"theme": "dark"}}):
        case User(name="Ada", nickname=None, prefs=Preferences(theme=theme)):
            assert theme == "dark"
        case _:
            pytest.fail("it matches")
    match User.from_dict({}):
        case User(name=_):
            pytest.fail("the name is absent")


def test_classes_show_their_properties() -> None:
    assert User.created_at.wire == "$createdAt"  # type: ignore[attr-defined]
    assert repr(User.password) == "optional('password', nullable=True)"


def test_a_subclass_may_replace_a_property() -> None:
    class Renamed(Cat):
        claws: int | None = optional("nails", default=None)

    class Fixed(Cat):
        claws = 4

    assert Renamed.from_dict({"nails": 5, "claws": 6}).claws == 5
    assert Renamed.from_dict({"nails": 5, "claws": 6}).extra == {"claws": 6}
    assert Fixed.from_dict({"claws": 6}).claws == 4
    assert Fixed.from_dict({"claws": 6}).to_dict() == {"claws": 6}


def test_properties_may_have_any_name_but_the_reserved() -> None:
    class Odd(Model):
        model: str = required()
        keys: list[str] = required()
        items: int = required()
        self: int = required()
        cls: int = required()
        name_: str = required("name")
        values: str = required("*")

    data = {"model": "", "keys": [], "items": 1, "self": 2, "cls": 3, "name": "n"}
    odd = Odd.from_dict({**data, "*": "star", "extra": 1, "to_dict": 2})
    assert odd.values == "star"
    assert odd.extra == {"extra": 1, "to_dict": 2}
    assert odd.to_dict() == {**data, "*": "star", "extra": 1, "to_dict": 2}
    made = Odd(  # type: ignore[misc]
        model="", keys=[], items=1, cls=3, name_="n", values="v", **{"self": 2}
    )
    assert made.to_dict() == {**data, "*": "v"}


def test_first_use_by_many_threads() -> None:
    class Fresh(Model):
        at: datetime = required("$at", DATETIME)
        tree: Tree = required("tree", named("Tree"))

    data = {"$at": "2020-10-15T06:38:00Z", "tree": {"name": "a", "parent": {}}}
    gate, results = threading.Barrier(8), []

    def read() -> None:
        gate.wait()
        results.append(Fresh.from_dict(data))

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(one.at == datetime(2020, 10, 15, 6, 38, tzinfo=UTC) for one in results)
    assert [one.to_dict() for one in results] == [data] * 8
    assert all(type(one.tree.parent) is Tree for one in results)


def test_lists_of_named_items_are_read_alike_before_and_after_the_name_is_found() -> (
    None
):
    codec = ListOf(named("Cat"))
    first, again = (codec.decode([None, {"petType": "x"}, 3]) for _ in range(2))
    assert first == again == [None, Cat(pet_type="x"), 3]

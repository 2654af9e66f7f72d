"""Which type of a union a value is taken for."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

import pytest

from runtime.codecs import (
    BOOLEAN,
    DATE,
    DATETIME,
    INTEGER,
    NUMBER,
    PLAIN,
    STRING,
    Codec,
    ListOf,
    LiteralOf,
    MapOf,
    NullOr,
    OneOf,
    Ref,
    Tagged,
    codec_of,
    encode_deep,
)
from runtime.models import Model, optional, required
from runtime.validation import DecodeContext, ValidationError
from tests.runtime.model_samples import (
    Cat,
    Circle,
    Dog,
    Json,
    Pet,
    Shape,
    Square,
    User,
    named,
)

STRICT = DecodeContext("strict")
pet: Any = Pet
shape: Any = Shape
json_value: Any = Json
HERE = __name__


def test_the_tag_decides() -> None:
    assert type(pet.decode({"petType": "cat"})) is Cat
    assert type(pet.decode({"petType": "tomcat"})) is Cat
    assert type(pet.decode({"petType": "dog", "claws": 1})) is Dog


def test_an_unknown_tag_stays_data() -> None:
    data = {"petType": "fox", "bark": "?"}
    assert pet.decode(data) is data
    assert pet.decode({"petType": ["cat"]}) == {"petType": ["cat"]}
    with pytest.raises(
        ValidationError, match="'petType' one of 'cat', 'tomcat', 'dog'"
    ):
        pet.decode(data, STRICT)


def test_without_its_tag_an_object_is_known_by_its_properties() -> None:
    assert type(pet.decode({"bark": "loud"})) is Dog
    assert pet.decode({"wings": 2}) == {"wings": 2}


def test_a_default_takes_what_no_tag_names() -> None:
    codec = Tagged("petType", {"cat": named("Cat")}, default=named("Dog"))
    assert type(codec.decode({"petType": "fox"})) is Dog
    assert type(codec.decode({})) is Dog
    assert codec.encode({"petType": "fox"}) == {"petType": "fox"}


class Animal(Model):
    kind: str | None = optional(default=None)
    name: str | None = optional(default=None)


class Bird(Animal):
    wings: int | None = optional(default=None)


def animals(**more: Any) -> Tagged:
    from runtime.codecs import Ref

    bird, base = Ref("Bird", HERE), Ref("Animal", HERE)
    return Tagged("kind", {"bird": bird, "Animal": base}, base, base=True, **more)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ({"kind": "bird", "wings": 2}, Bird),
        ({"kind": "fish", "fins": 3, "wings": 1}, Animal),
        ({"kind": None, "name": "x"}, Animal),
        ({"name": "x"}, Animal),
        ({"wings": 2}, Bird),
        ({"fins": 3}, Animal),
        ({}, Animal),
    ],
)
def test_an_unknown_tag_means_the_base(data: dict[str, Any], kind: type) -> None:
    found = animals().decode(data)
    assert type(found) is kind
    assert animals().encode(found) == data
    assert animals().encode(data) == data


def test_a_known_tag_speaks_more_for_a_union_than_one_that_a_base_takes() -> None:
    codec = OneOf(animals(), pet)
    assert type(codec.decode({"kind": "bird", "petType": "cat"})) is Bird
    assert type(codec.decode({"kind": "fish", "petType": "cat"})) is Cat


def test_what_no_list_names_is_reported_by_its_properties() -> None:
    codec = Tagged(
        "petType", {"c": named("Cat"), "Dog": named("Dog")}, by_members=(named("Dog"),)
    )
    assert type(codec.decode({"petType": "dog", "bark": "loud"})) is Dog
    assert type(codec.decode({"petType": "c", "bark": "loud"})) is Cat
    assert codec.encode({"petType": "dog", "bark": "loud"}) == {
        "petType": "dog",
        "bark": "loud",
    }
    assert OneOf(codec, shape).choice({"petType": "dog", "bark": "loud"}) is codec


def test_a_tag_that_is_null() -> None:
    codec = Tagged("v", {"null": named("Cat"), "x": named("Dog")})
    assert type(codec.decode({"v": None, "bark": "loud"})) is Cat
    assert type(codec.decode({"bark": "loud"})) is Dog


def test_tags_that_are_no_texts() -> None:
    codec = Tagged("v", {"1": named("Cat"), "true": named("Dog")})
    assert type(codec.decode({"v": 1})) is Cat
    assert type(codec.decode({"v": True})) is Dog


def test_a_fixed_value_decides_where_nothing_is_a_declared_tag() -> None:
    assert type(shape.decode({"kind": "square", "size": 1})) is Square
    assert type(shape.decode({"kind": "circle", "size": "wrong"})) is Circle
    assert shape.decode({"kind": "star", "size": 1}) == {"kind": "star", "size": 1}


class Open(Model):
    """Has the members of another model, apart from the one value of its tag."""

    kind: Literal["open"] = required("kind", LiteralOf("open"), default="open")
    at: date = required("doneAt", DATE)
    nothing: None = required(nullable=True, default=None)


class Shut(Model):
    """The other one."""

    kind: Literal["shut"] = required("kind", LiteralOf("shut"), default="shut")
    at: date = required("doneAt", DATE)
    nothing: None = required(nullable=True, default=None)


OPEN, SHUT, CAGE = Ref("Open", __name__), Ref("Shut", __name__), Ref("Cage", __name__)


class Cage(Model):
    """Holds objects with constants at other depths."""

    size: Literal[1] = required("size", LiteralOf(1), default=1)
    door: Open = required("door", OPEN)
    doors: list[Open] = required("doors", ListOf(OPEN))
    by_name: dict[str, Open] = required("byName", MapOf(OPEN))


DAY = date(2026, 1, 2)
SENT = {"kind": "open", "doneAt": "2026-01-02", "nothing": None}


@pytest.mark.parametrize("given", [Open(at=DAY), {"at": DAY}, {"doneAt": DAY}])
@pytest.mark.parametrize(
    "codec", [OPEN, NullOr(OPEN), OneOf(INTEGER, OPEN), Tagged("kind", {"open": OPEN})]
)
def test_properties_with_one_value_can_be_left_out(codec: Codec, given: Any) -> None:
    assert codec.encode(given) == SENT


def test_constants_are_added_at_every_depth() -> None:
    inner = {"at": DAY}
    given = {"door": inner, "doors": [inner, Open(at=DAY)], "by_name": {"a": inner}}
    sent = {"door": SENT, "doors": [SENT, SENT], "byName": {"a": SENT}, "size": 1}
    assert CAGE.encode(given) == sent
    assert CAGE.encode(Cage(door=Open(at=DAY), doors=[], by_name={}))["size"] == 1
    deep: Any = encode_deep(CAGE, given)
    assert deep == sent
    assert CAGE.encode({**given, "size": 2})["size"] == 2


@pytest.mark.parametrize(
    "codec",
    [OneOf(OPEN, SHUT), Tagged("kind", {"open": OPEN, "shut": SHUT})],
)
def test_no_tag_is_added_where_several_types_fit(codec: Codec) -> None:
    assert codec.encode({"at": DAY}) == {"doneAt": "2026-01-02"}
    assert codec.encode({"at": DAY, "kind": "shut"}) == {**SENT, "kind": "shut"}


class Small(Model):
    a: int = required("a", INTEGER)


class Large(Model):
    a: int = required("a", INTEGER)
    b: int = required("b", INTEGER)


class Loose(Model):
    a: str | None = optional("a", STRING, default=None)
    c: str | None = optional("c", STRING, default=None)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ({"a": 1}, Small),
        ({"a": 1, "b": 2}, Large),
        ({"a": 1, "b": 2, "z": 3}, Large),
        ({"a": "x"}, Loose),
        ({"a": "x", "c": "y"}, Loose),
        ({}, Loose),
        ({"b": 1}, Large),
    ],
)
def test_properties_decide(data: dict[str, Any], kind: type) -> None:
    for order in ((Small, Large, Loose), (Loose, Large, Small)):
        codec = OneOf(*map(codec_of, order))
        if data == {"b": 1}:
            codec = OneOf(*(codec_of(one) for one in order if one is not Loose))
        assert type(codec.decode(data)) is kind
        assert codec.encode(codec.decode(data)) == data


class Of(Model):
    """Its variants have the same property; what is inside it differs."""

    data: Any = required("data", PLAIN)


class OfSmall(Of):
    data: Any = required("data", codec_of(Small))


class OfLoose(Of):
    data: Any = required("data", codec_of(Loose))


class OfHolder(Of):
    data: Any = required("data", Ref("OfLarge", HERE))


class OfLarge(Of):
    data: Any = required("data", ListOf(codec_of(Large)))


@pytest.mark.parametrize(
    ("inside", "kind"),
    [
        ({"a": 1}, OfSmall),
        ({"a": "x"}, OfLoose),
        ({"c": "x"}, OfLoose),
        ({"data": [{"a": 1, "b": 2}]}, OfHolder),
        ([{"a": 1, "b": 2}], OfLarge),
        ([], OfLarge),
        ("x", OfSmall),  # the first one, as none fits
    ],
)
def test_what_is_inside_properties_decides(inside: Any, kind: type) -> None:
    models = (OfSmall, OfLoose, OfHolder, OfLarge)
    for order in (models, models[1:] + models[:1]) if inside != "x" else (models,):
        codec = OneOf(*map(codec_of, order))
        assert type(codec.decode({"data": inside})) is kind
        assert codec.encode({"data": inside}) == {"data": inside}
        nullable = OneOf(*(NullOr(codec_of(model)) for model in order))
        assert type(nullable.decode({"data": inside})) is kind
        kept: Any = codec.decode({"data": inside}, DecodeContext("lenient"))
        assert type(kept) is kind


def test_kinds_of_json_decide() -> None:
    codec = OneOf(
        NullOr(ListOf(named("User"))), named("User"), DATETIME, INTEGER, STRING, BOOLEAN
    )
    assert type(codec.decode({"name": "a"})) is User
    assert type(codec.decode([{"name": "a"}])[0]) is User
    assert codec.decode("2020-10-15T06:38:00Z").year == 2020
    for plain in ("text", 5, True, None, [], 1.5):
        assert codec.decode(plain) == plain
    assert INTEGER.score(True) is None
    assert NUMBER.score(1.5)


def test_lists_are_distinguished_by_their_items() -> None:
    codec = OneOf(ListOf(named("Cat")), ListOf(named("Circle")), MapOf(named("Cat")))
    circle = {"kind": "circle", "size": 1}
    assert type(codec.decode([circle])[0]) is Circle
    assert type(codec.decode([{"petType": "x"}])[0]) is Cat
    assert type(codec.decode({"tom": {"petType": "x"}})["tom"]) is Cat
    assert codec.encode([{"pet_type": "x"}]) == [{"petType": "x"}]
    assert codec.encode([{"petType": "x"}]) == [{"petType": "x"}]


def test_plain_text_is_the_last_resort() -> None:
    for codec in (OneOf(PLAIN, DATETIME), OneOf(DATETIME, PLAIN)):
        assert codec.decode("2020-10-15T06:38:00Z").year == 2020
        assert codec.decode("") == ""


def test_fixed_values() -> None:
    codec = LiteralOf("a", 1)
    assert codec.decode("b") == "b"
    assert [codec.accepts(value) for value in ("a", 1, "b", True, 1.0)] == [
        True, True, False, False, True
    ]  # fmt: skip
    with pytest.raises(ValidationError, match=r"\$: expected one of 'a', 1, got"):
        codec.decode("b", STRICT)
    with pytest.raises(ValidationError, match="expected one of 'a', got"):
        LiteralOf("a", open=True).decode("b", STRICT)
    assert LiteralOf("a", open=True).accepts("b")


class Listed(Model):
    """Has a tag with an open enum."""

    kind: str = required("kind", LiteralOf("a", "b", open=True))
    at: date | None = optional("at", DATE)


class AnyKind(Model):
    """Has a tag with any value."""

    kind: str = required("kind", STRING)
    on: date | None = optional("on", DATE)


class KindNumber(Model):
    """Has a number as a tag."""

    kind: int = required("kind", INTEGER)


LISTED, ANY_KIND, KIND_NUMBER = (
    Ref(name, __name__) for name in ("Listed", "AnyKind", "KindNumber")
)


@pytest.mark.parametrize(
    ("variants", "data", "expected"),
    [
        ((LISTED, ANY_KIND), {"kind": "other"}, AnyKind),
        ((ANY_KIND, LISTED), {"kind": "other"}, AnyKind),
        ((LISTED, ANY_KIND), {"kind": "other", "on": "2026-01-02"}, AnyKind),
        ((LISTED, ANY_KIND), {"kind": "other", "at": "2026-01-02"}, Listed),
        ((ANY_KIND, LISTED), {"kind": "a"}, Listed),
        ((KIND_NUMBER, LISTED), {"kind": "other"}, Listed),
        ((LISTED, INTEGER), {"kind": "other"}, Listed),
    ],
)
def test_a_value_that_an_open_enum_does_not_list(
    variants: tuple[Codec, ...], data: Any, expected: type[Model]
) -> None:
    assert type(OneOf(*variants).decode(data)) is expected
    tagged = Tagged("kind", {"z": KIND_NUMBER}, by_members=variants)
    assert type(tagged.decode(data)) is expected


def test_a_recursive_union_is_read_in_reasonable_time() -> None:
    value: Any = "leaf"
    for _ in range(60):
        value = [value, {"a": value}] if _ % 20 == 0 else [value]
    assert json_value.decode(value) == value
    assert json_value.decode(value, STRICT) == value


class KeyRing(Model):
    """A model whose property has the name of a method of mappings."""

    keys: list[str] = required("keys", ListOf(STRING))


class Renamed(KeyRing):
    """A subclass, as custom code defines them."""


class Holder(Model):
    """Refers to the model, by itself and within a union."""

    one: Any = optional("one", Ref("KeyRing", HERE))
    either: Any = optional("either", OneOf(STRING, Ref("KeyRing", HERE)))


@pytest.mark.parametrize("kind", [KeyRing, Renamed])
def test_a_model_with_keys_is_not_a_mapping(kind: type[KeyRing]) -> None:
    ring = kind(keys=["a"])
    sent = Holder(one=ring, either=ring).to_dict()
    assert sent == {"one": {"keys": ["a"]}, "either": {"keys": ["a"]}}
    received = Holder.from_dict(sent)
    assert type(received.either) is KeyRing
    assert Holder.from_dict({"either": "text"}).either == "text"


def test_the_only_variant_for_objects_is_ruled_out_by_its_constants() -> None:
    class Fixed(Model):
        kind: str = required("kind", LiteralOf("a"))

    either = OneOf(STRING, Ref("KeyRing", HERE), LiteralOf(1, open=True))
    assert type(either.decode({"keys": []})) is KeyRing
    assert either.decode({"locks": 1}) == {"locks": 1}
    fixed = OneOf(STRING, NullOr(Ref("Holder", HERE)))
    assert type(fixed.decode({"one": {"keys": []}})) is Holder
    only = OneOf(INTEGER, codec_of(Fixed))
    assert type(only.decode({"kind": "a", "more": None})) is Fixed
    assert only.decode({"kind": "b"}) == {"kind": "b"}
    assert only.decode({"kind": 1}) == {"kind": 1}
    assert only.decode({}) == {}
    assert only.decode(3) == 3

"""Samples are values of their types."""

from __future__ import annotations

import re
import time
import warnings
from fractions import Fraction
from typing import Any

import pytest

from specloom import ir
from specloom.diagnostics import Span
from specloom.ir import Access, Json, Limit, Ref, Scalar, ScalarKind
from specloom.safe_regex import has_match
from specloom.targets.sample_values import fits, text_matching
from specloom.targets.samples import NoSample, Samples, sample_json

HERE = Span("spec.yaml")
INTEGER = Scalar(ScalarKind.INTEGER)
NUMBER = Scalar(ScalarKind.NUMBER)


def field(wire: str, of: ir.Type, *, required: bool = True, **rest: Any) -> ir.Field:
    return ir.Field(
        id=f"#/{wire}", wire=wire, type=of, required=required, span=HERE, **rest
    )


def model(name: str, *fields: ir.Field, **rest: Any) -> ir.Model:
    return ir.Model(id=name, hint=name, fields=fields, span=HERE, **rest)


def alias(name: str, of: ir.Type, **rest: Any) -> ir.Alias:
    return ir.Alias(id=name, hint=name, type=of, span=HERE, **rest)


def api(*declarations: ir.Declaration) -> ir.Api:
    return ir.Api(
        title="Test",
        version="1",
        doc=ir.NO_DOC,
        servers=(),
        tags=(),
        operations=(),
        webhooks=(),
        schemes=(),
        declarations=declarations,
    )


def limits(**keywords: Any) -> tuple[Limit, ...]:
    return tuple(Limit(k, Json.of(v)) for k, v in keywords.items())


@pytest.mark.parametrize("kind", list(ScalarKind))
def test_each_scalar_has_a_sample_that_fits(kind: ScalarKind) -> None:
    made = sample_json(api(), Scalar(kind))
    assert fits(api(), Scalar(kind), made)


@pytest.mark.parametrize(
    ("of", "keywords"),
    [
        (INTEGER, {"minimum": 100}),
        (INTEGER, {"maximum": -5}),
        (INTEGER, {"minimum": 0.5, "maximum": 1.5}),
        (INTEGER, {"exclusiveMinimum": 9, "exclusiveMaximum": 11}),
        (INTEGER, {"minimum": 9, "exclusiveMinimum": True, "maximum": 10}),
        (INTEGER, {"multipleOf": 7, "minimum": 15}),
        (INTEGER, {"multipleOf": 2.5}),
        (NUMBER, {"multipleOf": 0.01, "maximum": 0.05, "exclusiveMinimum": 0}),
        (NUMBER, {"exclusiveMinimum": 0, "exclusiveMaximum": 1}),
        (NUMBER, {"maximum": 0, "exclusiveMaximum": True}),
        (ir.STRING, {"minLength": 40}),
        (ir.STRING, {"maxLength": 2}),
        (ir.STRING, {"pattern": r"^\+[1-9]\d{6,14}$"}),
        (ir.STRING, {"pattern": "^[a-f0-9]{24}$"}),
        (ir.STRING, {"pattern": "^(asc|desc)(:[^:]+)?$", "minLength": 8}),
        (ir.Array(INTEGER), {"minItems": 3, "uniqueItems": True}),
        (ir.Array(ir.STRING), {"minItems": 2, "uniqueItems": True}),
        (ir.Array(ir.STRING), {"maxItems": 0}),
        (ir.Map(ir.STRING), {"minProperties": 2}),
        (Scalar(ScalarKind.TIME), {"pattern": r"^\d\d:\d\d$"}),
        (Scalar(ScalarKind.TIME), {"maxLength": 8}),
        (Scalar(ScalarKind.DATE_TIME), {"pattern": r"\.\d{3}Z$"}),
        (Scalar(ScalarKind.DATE), {"pattern": "^1999-0[1-9]-0[1-9]$"}),
        (Scalar(ScalarKind.DURATION), {"pattern": r"^\d+h$"}),
        (Scalar(ScalarKind.DURATION), {"pattern": r"^P\d+W$"}),
        (Scalar(ScalarKind.DECIMAL), {"pattern": r"^\d+\.\d{2}$"}),
        (Scalar(ScalarKind.DECIMAL, "number"), {"minimum": 100}),
        (Scalar(ScalarKind.BASE64), {"minLength": 30}),
        (Scalar(ScalarKind.BASE64), {"maxLength": 4}),
        (ir.Array(Scalar(ScalarKind.DATE)), {"minItems": 3, "uniqueItems": True}),
        (ir.Array(Scalar(ScalarKind.UUID)), {"minItems": 3, "uniqueItems": True}),
    ],
)
def test_samples_keep_limits(of: ir.Type, keywords: dict[str, Any]) -> None:
    asked = limits(**keywords)
    made = sample_json(api(), of, limits=asked, word="word")
    assert fits(api(), of, made, limits=asked)


def test_limits_of_items_bind_the_items() -> None:
    of = ir.Array(ir.STRING)
    asked = (Limit("pattern", Json.of("^x{4}$"), of_items=True),)
    assert sample_json(api(), of, limits=asked) == ["xxxx"]
    assert not fits(api(), of, ["y"], limits=asked)


def test_an_example_is_used_only_when_it_fits() -> None:
    assert sample_json(api(), INTEGER, examples=[Json.of("7"), Json.of(8)]) == 8
    assert sample_json(api(), INTEGER, default=Json.of(12)) == 12
    short = limits(maxLength=3)
    assert sample_json(api(), ir.STRING, examples=[Json.of("long")], limits=short) != (
        "long"
    )


def test_an_example_stands_in_for_a_pattern_that_nobody_can_satisfy() -> None:
    asked = limits(pattern=r"^(?!a)(?<=b)z$")
    made = sample_json(api(), ir.STRING, examples=[Json.of("zed")], limits=asked)
    assert made == "zed"


def test_properties_follow_the_direction_of_the_message() -> None:
    user = model(
        "User",
        field("id", ir.STRING, access=Access.READ),
        field("password", ir.STRING, access=Access.WRITE),
        field("name", ir.STRING, required=False),
        examples=(Json.of({"id": "1", "password": "p", "name": "Ada"}),),
    )
    house = api(user)
    full = Samples(house, Access.WRITE).value(Ref("User"))
    assert full == {"password": "p", "name": "Ada"}
    assert Samples(house, Access.READ).value(Ref("User"), levels=0) == {"id": "1"}


def test_recursion_ends_where_it_may() -> None:
    tree = model(
        "Tree",
        field("name", ir.STRING),
        field("parent", Ref("Tree"), required=False),
        field("up", ir.Nullable(Ref("Tree"))),
        field("children", ir.Array(Ref("Tree"))),
        field("named", ir.Map(Ref("Tree"))),
    )
    assert sample_json(api(tree), Ref("Tree")) == {
        "name": "name",
        "up": None,
        "children": [],
        "named": {},
    }


def test_a_type_without_a_finite_value_says_so() -> None:
    ring = api(model("Ring", field("next", Ref("Ring"))))
    with pytest.raises(NoSample, match="Ring contains itself"):
        sample_json(ring, Ref("Ring"))
    with pytest.raises(NoSample, match="no value"):
        sample_json(api(), ir.Never())


def test_what_is_cut_in_one_place_is_whole_in_another() -> None:
    house = api(
        model("A", field("b", Ref("B"), required=False)),
        model("B", field("a", Ref("A"), required=False)),
    )
    samples = Samples(house, Access.READ)
    assert samples.value(Ref("A")) == {"b": {}}
    assert samples.value(Ref("B")) == {"a": {}}


def test_a_variant_carries_its_tag() -> None:
    pets = api(
        model("Cat", field("kind", ir.STRING)),
        alias(
            "Pet",
            ir.Union((Ref("Cat"), Ref("Cat")), ir.Discriminator("kind", (("cat", 0),))),
        ),
    )
    assert sample_json(pets, Ref("Pet")) == {"kind": "cat"}
    assert not fits(pets, Ref("Pet"), {"kind": "dog"})


def test_samples_are_fresh() -> None:
    house = api(model("A", field("list", ir.Array(ir.STRING))))
    samples = Samples(house, Access.READ)
    samples.value(Ref("A"))["list"].append("more")
    assert samples.value(Ref("A")) == {"list": ["list"]}


def test_a_dense_ring_of_models_is_sampled_quickly() -> None:
    names = [f"M{i}" for i in range(60)]
    house = api(
        *(
            model(
                name,
                *(
                    field(other, ir.Nullable(Ref(other)), required=i % 3 == 0)
                    for i, other in enumerate(names)
                ),
            )
            for name in names
        )
    )
    samples = Samples(house, Access.READ)
    assert set(samples.value(Ref("M0"))) == set(names)


@pytest.mark.parametrize(
    "pattern",
    [
        "^[A-Za-z0-9._-]{1,36}$",
        r"^(?:https?|ftp):\/\/[^\s/$.?#].[^\s]*$",
        r"^\d{3}-\d{2}-\d{4}$",
        r"[\u0041-\u0043]+x",
        "^[^a]$",
        "a|b",
        r"^([01]?\d|2[0-3]):[0-5]\d$",
        "^$",
    ],
)
def test_patterns(pattern: str) -> None:
    text = text_matching(pattern, 0, None)
    assert text is not None
    assert re.search(pattern, text)


def test_a_pattern_beyond_reach_gives_nothing() -> None:
    assert text_matching(r"(?=a)b", 0, None) is None
    assert text_matching("(", 0, None) is None
    assert text_matching("^a{3}$", 5, None) is None


def test_distinct_words_give_distinct_texts() -> None:
    assert sample_json(api(), ir.STRING, word="old") != sample_json(
        api(), ir.STRING, word="new"
    )
    assert Fraction(sample_json(api(), INTEGER, word="limit")) >= 1


@pytest.mark.parametrize(
    "pattern",
    [
        "((a*)*)*b",
        "^(a+)+$",
        r"^(\w+\s?)*$",
        "^(a|a)*$",
        "^(a|aa)+$",
        "^(.*b){25}$",
        "^(a|b|ab)*c$",
        "^(([a-z])+.)+[A-Z]([a-z])+$",
    ],
)
def test_an_example_is_held_to_its_pattern_in_bounded_time(pattern: str) -> None:
    text = "a" * 60 + "!"
    asked = limits(pattern=pattern)
    made = sample_json(api(), ir.STRING, limits=asked, examples=[Json.of(text)])
    assert made != text
    assert len(made) < 60


@pytest.mark.parametrize("pattern", ["^(?=(a|aa)+b)", r"^((a|aa)+)\1b$", "("])
def test_a_pattern_that_cannot_be_judged_asks_nothing(pattern: str) -> None:
    text = "a" * 60 + "!"
    asked = limits(pattern=pattern)
    made = sample_json(api(), ir.STRING, limits=asked, examples=[Json.of(text)])
    assert made == (text if "=" not in pattern else made)


@pytest.mark.parametrize(
    "pattern", ["(?:a?){5000}a{5000}", "((?:a?){99}){99}a{10}", "[\\p{L}]{400,}b"]
)
def test_counts_are_not_written_out_without_end(pattern: str) -> None:
    began = time.process_time()
    assert has_match(pattern, "a" * 5000) is None
    assert time.process_time() - began < 0.1
    assert has_match("^[a-z]{8}-([0-9]{4}-){3}[^\\]]{12}$", "a" * 5000) is False


@pytest.mark.parametrize(
    "pattern", ["(" * 5000 + "a" + ")" * 5000, f"[{'ab' * 4000}]{{9000}}"]
)
def test_a_pattern_that_nests_or_lists_too_much_gives_nothing(pattern: str) -> None:
    assert text_matching(pattern, 0, None) is None


def test_warnings_about_a_pattern_are_not_reported() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        made = sample_json(api(), ir.STRING, limits=limits(pattern="^[[a]x$"))
    assert made in ("[x", "ax")


@pytest.mark.parametrize(
    ("of", "asked"),
    [
        (ir.STRING, {"minLength": 10**12}),
        (ir.STRING, {"minLength": 10**12, "pattern": "^x"}),
        (ir.Array(ir.STRING), {"minItems": 10**12, "uniqueItems": True}),
        (ir.Map(ir.STRING), {"minProperties": 10**12}),
        (ir.Tuple((), ir.STRING), {"minItems": 10**12}),
    ],
)
def test_what_asks_for_too_much_gets_no_more_than_fits(
    of: ir.Type, asked: dict[str, Any]
) -> None:
    made = sample_json(api(), of, limits=limits(**asked))
    assert 100 <= len(made) <= 10_000


@pytest.mark.parametrize(
    "pattern",
    [
        "^0x[a-fA-F0-9]{50000000}$",
        "^((ab){1000}){1000}$",
        "^(((a{500}){500}){500}){500}$",
        "a{4000000000}b",
    ],
)
def test_a_pattern_of_a_huge_text_gives_nothing(pattern: str) -> None:
    assert text_matching(pattern, 0, None) is None
    assert sample_json(api(), ir.STRING, limits=limits(pattern=pattern)) == "text"


def test_a_pattern_that_may_repeat_often_gives_a_short_text() -> None:
    assert len(text_matching("^[a-z]{1,50000000}$", 3, None) or "") == 3

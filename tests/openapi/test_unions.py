"""oneOf, anyOf and what tells their variants apart."""

from __future__ import annotations

from typing import Any

import pytest

from specloom import ir
from tests.openapi.documents import (
    BOOLEAN,
    INTEGER,
    NULL,
    STRING,
    alias,
    codes,
    members,
    model,
    ref,
    schemas,
    type_of,
)

CAT = {
    "type": "object",
    "required": ["kind"],
    "properties": {"kind": {"const": "cat"}, "lives": {"type": "integer"}},
}
DOG = {
    "type": "object",
    "required": ["kind"],
    "properties": {"kind": {"const": "dog"}, "tricks": {"type": "string"}},
}
A = {"properties": {"a": {"type": "string"}}}
B = {"properties": {"b": {"type": "string"}}}


def refs(*names: str) -> list[dict[str, str]]:
    return [{"$ref": f"#/components/schemas/{name}"} for name in names]


def union(one: ir.Type) -> ir.Union:
    assert isinstance(one, ir.Union)
    return one


def test_variants_are_flat_distinct_and_not_null() -> None:
    schema = {
        "oneOf": [
            {"type": "string"},
            {"oneOf": [{"type": "boolean"}, {"type": "null"}, {"type": "string"}]},
            {"type": "integer", "nullable": True},
        ]
    }
    assert type_of(schema) == ir.Nullable(ir.Union((STRING, BOOLEAN, INTEGER)))


def test_one_variant_is_no_union() -> None:
    assert type_of({"anyOf": [{"type": "string"}, {"type": "string"}]}) == STRING
    assert type_of({"oneOf": [{"type": "null"}]}) == NULL
    assert type_of({"anyOf": [{"type": "integer"}, {"type": "number"}]}) == ir.Scalar(
        ir.ScalarKind.NUMBER
    )


def test_mapping_by_reference_and_by_name() -> None:
    schema = {
        "oneOf": refs("A", "B"),
        "discriminator": {
            "propertyName": "kind",
            "mapping": {"a": "#/components/schemas/A", "b": "B", "bee": "B"},
        },
    }
    assert type_of(schema, A=A, B=B) == ir.Union(
        (ref("A"), ref("B")), ir.Discriminator("kind", (("a", 0), ("b", 1), ("bee", 1)))
    )


def test_names_are_tags_next_to_a_partial_mapping() -> None:
    found = type_of(
        {
            "oneOf": refs("A", "B", "C"),
            "discriminator": {"propertyName": "kind", "mapping": {"a": "A", "B": "A"}},
        },
        A=A,
        B=B,
        C=CAT,
    )
    assert union(found).discriminator == ir.Discriminator(
        "kind", (("a", 0), ("B", 0), ("cat", 1), ("A", 0)), by_members=()
    )


def test_tags_without_mapping() -> None:
    discriminator = {"propertyName": "kind"}
    names = type_of(
        {"oneOf": refs("A", "B"), "discriminator": discriminator}, "3.0.3", A=A, B=B
    )
    assert union(names).discriminator == ir.Discriminator(
        "kind", (("A", 0), ("B", 1)), by_members=(0, 1)
    )
    values = type_of(
        {"oneOf": refs("C", "D"), "discriminator": discriminator}, C=CAT, D=DOG
    )
    assert union(values).discriminator == ir.Discriminator(
        "kind", (("cat", 0), ("dog", 1))
    )


def test_required_constants_tell_variants_apart() -> None:
    found = type_of({"oneOf": refs("C", "D")}, C=CAT, D=DOG)
    assert union(found).discriminator == ir.Discriminator(
        "kind", (("cat", 0), ("dog", 1))
    )
    assert union(type_of({"oneOf": refs("A", "B")}, A=A, B=B)).discriminator is None


def test_variants_that_share_a_tag_are_tried_in_turn() -> None:
    other = {**CAT, "properties": {**CAT["properties"], "x": {"type": "string"}}}
    found = type_of(
        {"oneOf": refs("C", "O", "D"), "discriminator": {"propertyName": "kind"}},
        C=CAT,
        O=other,
        D=DOG,
    )
    assert found == ir.Union(
        (ir.Union((ref("C"), ref("O"))), ref("D")),
        ir.Discriminator("kind", (("cat", 0), ("dog", 1))),
    )


def test_tags_of_a_union_inside() -> None:
    found = type_of(
        {"oneOf": refs("Pet", "A"), "discriminator": {"propertyName": "kind"}},
        Pet={"oneOf": refs("C", "D")},
        C=CAT,
        D=DOG,
        A={**A, "properties": {"kind": {"const": "a"}}},
    )
    assert union(found).discriminator == ir.Discriminator(
        "kind", (("cat", 0), ("dog", 0), ("a", 1))
    )


def test_a_dangling_mapping_costs_a_warning_only() -> None:
    schema = {
        "oneOf": refs("A", "B"),
        "discriminator": {"propertyName": "k", "mapping": {"a": "A", "c": "./no.json"}},
    }
    found, report = schemas(A=A, B=B, U=schema)
    assert union(alias(found["U"]).type).discriminator == ir.Discriminator(
        "k", (("a", 0), ("B", 1), ("A", 0)), by_members=(1,)
    )
    assert not report.has_errors
    assert report.found


def test_keywords_next_to_a_union_hold_for_each_variant() -> None:
    found, _ = schemas(
        A=A, B=B, U={"properties": {"id": {"type": "string"}}, "oneOf": refs("A", "B")}
    )
    first, second = union(alias(found["U"]).type).variants
    assert first == ir.Ref("#/components/schemas/U/oneOf/ref:A")
    assert list(members(found["U A"])) == ["id", "a"]
    assert list(members(found["U B"])) == ["id", "b"]
    assert first != second


def test_a_variant_that_has_the_properties_already_is_kept() -> None:
    schema = {"properties": {"kind": {"type": "string"}}, "oneOf": refs("C", "D")}
    found = type_of(schema, C=CAT, D=DOG)
    assert union(found).variants == (ref("C"), ref("D"))


def test_all_of_next_to_a_union() -> None:
    found, _ = schemas(
        A=A, B=B, C=CAT, U={"allOf": [*refs("C"), {"oneOf": refs("A", "B")}]}
    )
    assert len(union(alias(found["U"]).type).variants) == 2
    assert list(members(found["U A"])) == ["kind", "lives", "a"]


def test_schemas_that_extend_a_union_have_variants_of_their_own() -> None:
    more = {"properties": {"more": {"type": "string"}}, "required": ["more"]}
    found, report = schemas(
        Pet={"oneOf": [A, {**B, "title": "Bee"}]},
        U={"allOf": [*refs("Pet"), more]},
        V={"allOf": [*refs("U"), {"properties": {"v": {"type": "string"}}}]},
        W={"items": {"allOf": [*refs("Pet"), more]}},
        X={"additionalProperties": {"oneOf": refs("A", "Pet"), **more}},
        A=A,
    )
    names = {name: list(members(one)) for name, one in found.items() if " " in name}
    assert names == {
        "Pet with a": ["a"],
        "Pet Bee": ["b"],
        "U with a": ["more", "a"],
        "U Bee": ["more", "b"],
        "V with a": ["more", "v", "a"],
        "V Bee": ["more", "v", "b"],
        "W item with a": ["more", "a"],
        "W item Bee": ["more", "b"],
        "X value A": ["more", "a"],
        "X value Pet with a": ["more", "a"],
        "X value Pet Bee": ["more", "b"],
    }
    assert found["U Bee"].id == "#/components/schemas/U/Pet/oneOf/title:Bee"
    assert len({one.id for one in found.values()}) == len(found)
    assert report.found == []


def test_several_unions_in_one_all_of_are_combined() -> None:
    schema = {"allOf": [{"oneOf": [A, B]}, {"anyOf": refs("C", "D")}]}
    found, _ = schemas(C=CAT, D=DOG, U=schema)
    assert [list(members(one)) for name, one in found.items() if " " in name] == [
        ["a", "kind", "lives"],
        ["a", "kind", "tricks"],
        ["b", "kind", "lives"],
        ["b", "kind", "tricks"],
    ]


def test_too_many_combinations_are_reported() -> None:
    many = {"oneOf": [{"properties": {f"p{n}": {}}} for n in range(9)]}
    found, report = schemas(U={"allOf": [many, many]})
    assert len(union(alias(found["U"]).type).variants) == 9
    assert codes(report) == ["W304"]


def test_what_is_required_or_narrower_next_to_a_union_holds_for_its_variants() -> None:
    kind = {"properties": {"kind": {"type": "string"}, "x": {"type": "string"}}}
    found, _ = schemas(
        A=kind,
        B={**kind, "required": ["x"]},
        Required={"allOf": [{"oneOf": refs("A", "B")}, {"required": ["x"]}]},
        Narrow={"properties": {"kind": {"enum": ["k"]}}, "oneOf": refs("A", "B")},
        Wide={"properties": {"kind": {"type": "string"}}, "oneOf": refs("A", "B")},
    )
    first, second = union(alias(found["Required"]).type).variants
    assert (first != ref("A"), second) == (True, ref("B"))
    assert [f.required for f in model(found["Required A"]).fields] == [
        False,
        True,
    ]
    for name in ("Narrow A", "Narrow B"):
        assert isinstance(members(found[name])["kind"], ir.Literals)
    assert union(alias(found["Wide"]).type).variants == (ref("A"), ref("B"))


def test_a_union_of_one_and_null_is_merged_into_what_extends_it() -> None:
    found, _ = schemas(
        A={**A, "type": ["object", "null"]},
        Maybe={"anyOf": [*refs("A"), {"type": "null"}]},
        U={"allOf": [*refs("Maybe"), {"type": "object", **B}]},
        V={"allOf": [*refs("A"), {"type": "object", **B}]},
        Holder={"properties": {"u": refs("U")[0], "m": refs("Maybe")[0]}},
    )
    assert list(members(found["U"])) == ["b", "a"]
    assert list(members(found["V"])) == ["a", "b"]
    assert members(found["Holder"]) == {"u": ref("U"), "m": ir.Nullable(ref("Maybe"))}


def test_unions_that_contain_each_other_end() -> None:
    more = {"properties": {"more": {"type": "string"}}}
    found, _ = schemas(
        A=A,
        P={"oneOf": [*refs("Q", "P"), B]},
        Q={"oneOf": [*refs("P", "Q"), A]},
        U={"allOf": [*refs("P"), more]},
    )
    names = {name: list(members(one)) for name, one in found.items() if "U " in name}
    assert names == {
        "U Q object": ["more", "a"],
        "U object": ["more", "b"],
    }


def test_a_scalar_variant_stays_beside_properties() -> None:
    found, report = schemas(U={"allOf": [{"oneOf": [{"type": "string"}, A]}, B]})
    first, _ = union(alias(found["U"]).type).variants
    assert first == STRING
    assert list(members(found["U object"])) == ["b", "a"]
    assert report.found == []


def test_variants_that_only_restrict_are_no_union() -> None:
    found, _ = schemas(A={**A, "anyOf": [{"required": ["a"]}, {"required": ["b"]}]})
    assert list(members(found["A"])) == ["a"]


def test_a_type_beside_scalar_variants() -> None:
    schema = {"type": "string", "oneOf": [{"format": "date"}, {"format": "uuid"}]}
    assert type_of(schema) == ir.Union(
        (ir.Scalar(ir.ScalarKind.DATE), ir.Scalar(ir.ScalarKind.UUID))
    )


PET: dict[str, Any] = {
    "type": "object",
    "discriminator": {"propertyName": "kind"},
    "required": ["kind"],
    "properties": {"kind": {"type": "string"}},
}


def test_where_a_base_is_referred_to_its_heirs_may_come() -> None:
    found, report = schemas(
        "3.0.3",
        Pet=PET,
        Cat={"allOf": [*refs("Pet"), A]},
        Lion={"allOf": [*refs("Cat"), B]},
        Holder={"properties": {"pet": refs("Pet")[0]}},
    )
    family = ir.Ref("#/components/schemas/Pet/discriminator")
    assert members(found["Holder"]) == {"pet": family}
    assert alias(found["any Pet"]).type == ir.Union(
        (ref("Cat"), ref("Lion"), ref("Pet")),
        ir.Discriminator("kind", (("Cat", 0), ("Lion", 1), ("Pet", 2)), 2, base=True),
    )
    assert list(members(found["Lion"])) == ["kind", "a", "b"]
    assert report.found == []


def test_a_base_that_lists_its_heirs_is_no_circle() -> None:
    found, report = schemas(
        Pet={**PET, "oneOf": refs("Cat", "Dog")},
        Cat={"allOf": [*refs("Pet"), A]},
        Dog={"allOf": [*refs("Pet"), B]},
    )
    assert alias(found["Pet"]).type == ir.Union(
        (ref("Cat"), ref("Dog")),
        ir.Discriminator("kind", (("Cat", 0), ("Dog", 1)), by_members=(0, 1)),
    )
    assert list(members(found["Cat"])) == ["kind", "a"]
    assert codes(report) == []


def test_a_union_component_that_adds_nothing_keeps_its_variants() -> None:
    found, _ = schemas(C=CAT, D=DOG, U={"type": "object", "anyOf": refs("C", "D")})
    assert union(alias(found["U"]).type).variants == (ref("C"), ref("D"))
    assert model(found["C"]).component


NAMED = {
    "Tag": {"type": "string", "enum": ["a"]},
    "Const": {"const": "a"},
    "Many": {"enum": ["a", "b", "x"]},
}


@pytest.mark.parametrize(
    "tag",
    [
        {"const": "a"},
        {"type": "string", "enum": ["a"]},
        {"enum": ["a", None], "nullable": True},
        {"type": ["string", "null"], "enum": ["a", None]},
        {"$ref": "#/components/schemas/Tag"},
        {"$ref": "#/components/schemas/Tag", "description": "Told."},
        {"allOf": refs("Tag"), "description": "Told."},
        {"allOf": [{"type": "string"}, *refs("Const")]},
        {"allOf": [*refs("Many"), {"enum": ["a", "c"]}]},
        {"oneOf": [{"type": "string", "enum": ["a"]}]},
        {"anyOf": refs("Const")},
        {"anyOf": [*refs("Tag"), {"type": "null"}]},
        {"oneOf": [{"allOf": [{"oneOf": refs("Tag")}]}]},
        {"type": "string", "default": "a"},
        {"allOf": [{"type": "string"}], "default": "a"},
    ],
)
@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
def test_a_tag_is_recognised_however_it_is_written(tag: Any, version: str) -> None:
    kind = {"type": "object", "required": ["kind"], "properties": {"kind": tag}}
    merged = {"allOf": [{"properties": {"kind": {"type": "string"}}}, kind]}
    for variant in (kind, merged):
        schema = {"oneOf": refs("V", "D"), "discriminator": {"propertyName": "kind"}}
        found = union(type_of(schema, version, V=variant, D=DOG, **NAMED))
        assert found.variants == (ref("V"), ref("D"))
        findings = found.discriminator
        assert findings is not None
        assert findings.tags == (("a", 0), ("dog", 1))
        assert findings.by_members == ((0,) if "default" in tag else ())


@pytest.mark.parametrize(
    ("values", "tags"),
    [
        ((1, 2), ("1", "2")),
        ((True, False), ("true", "false")),
        ((None, "x"), ("null", "x")),
        (("1", "2.5"), ("1", "2.5")),
    ],
)
def test_tags_that_are_no_texts(values: Any, tags: Any) -> None:
    first, second = (
        {"required": ["v"], "properties": {"v": {"const": value}}} for value in values
    )
    expected = ir.Discriminator("v", ((tags[0], 0), (tags[1], 1)))
    findings: dict[str, Any]
    for findings in ({"discriminator": {"propertyName": "v"}}, {}):
        found = type_of({"oneOf": refs("A", "B"), **findings}, A=first, B=second)
        assert union(found).discriminator == expected


def kinds(*values: str) -> dict[str, Any]:
    return {"required": ["kind"], "properties": {"kind": {"enum": [*values]}}}


def test_variants_that_share_some_of_their_tags() -> None:
    findings = {"discriminator": {"propertyName": "kind"}}
    found = type_of(
        {"oneOf": refs("A", "B"), **findings}, A=kinds("a", "x"), B=kinds("b", "x")
    )
    assert found == ir.Union(
        (ref("A"), ir.Union((ref("A"), ref("B"))), ref("B")),
        ir.Discriminator("kind", (("a", 0), ("x", 1), ("b", 2))),
    )
    every = kinds("cat", "dog")
    found = type_of({"oneOf": refs("Cat", "Dog"), **findings}, Cat=every, Dog=every)
    assert union(found).discriminator == ir.Discriminator(
        "kind", (("cat", 0), ("dog", 1))
    )
    found = type_of({"oneOf": refs("A", "B"), **findings}, A=every, B=every)
    assert found == ir.Union((ref("A"), ref("B")))
    mapping = {"discriminator": {"propertyName": "kind", "mapping": {"cat": "A"}}}
    found = type_of({"oneOf": refs("A", "B"), **mapping}, A=every, B=every)
    assert union(found).discriminator == ir.Discriminator(
        "kind", (("cat", 0), ("dog", 1))
    )


def test_an_heir_that_inherits_its_tag_shares_it() -> None:
    found, _ = schemas(
        Pet=PET,
        Cat={"allOf": [*refs("Pet"), {"properties": {"kind": {"enum": ["cat"]}}}]},
        Manx={"allOf": [*refs("Cat"), A]},
        Holder={"properties": {"pet": refs("Pet")[0]}},
    )
    assert alias(found["any Pet"]).type == ir.Union(
        (ir.Union((ref("Cat"), ref("Manx"))), ref("Pet")),
        ir.Discriminator("kind", (("cat", 0), ("Pet", 1)), 1, base=True),
    )


def test_tags_inside_unions_and_families() -> None:
    findings = {"discriminator": {"propertyName": "kind"}}
    text = {"properties": {"kind": {"type": "string"}}}
    mapped = {"propertyName": "kind", "mapping": {"c": "C", "r": "Rock"}}
    found = type_of(
        {"oneOf": refs("Any", "Pet", "Rock"), "discriminator": mapped},
        Any={"oneOf": refs("C", "E"), **findings},
        C=text,
        E=text,
        Pet={**PET, "required": []},
        Cat={"allOf": [*refs("Pet"), A]},
        Rock=text,
    )
    assert union(found).discriminator == ir.Discriminator(
        "kind",
        (("c", 0), ("Cat", 1), ("r", 2), ("C", 0), ("E", 0), ("Rock", 2)),
        by_members=(1,),
    )


def test_an_heir_whose_heirs_are_distinguished_by_another_property() -> None:
    found, _ = schemas(
        Pet=PET,
        Cat={
            "allOf": [*refs("Pet"), {"properties": {"breed": {"type": "string"}}}],
            "discriminator": {"propertyName": "breed"},
        },
        Manx={"allOf": [*refs("Cat"), A]},
        Holder={"properties": {"pet": refs("Pet")[0]}},
    )
    cats = ir.Ref("#/components/schemas/Cat/discriminator")
    assert alias(found["any Pet"]).type == ir.Union(
        (cats, ref("Manx"), ref("Pet")),
        ir.Discriminator("kind", (("Cat", 0), ("Manx", 1), ("Pet", 2)), 2, base=True),
    )
    assert alias(found["any Cat"]).type == ir.Union(
        (ref("Manx"), ref("Cat")),
        ir.Discriminator("breed", (("Manx", 0), ("Cat", 1)), 1, base=True),
    )


def test_the_variant_of_other_tags() -> None:
    """OpenAPI 3.2 §4.25: ``defaultMapping`` is a component's name or a reference."""
    for name in ("D", "#/components/schemas/D"):
        tells = {"propertyName": "kind", "defaultMapping": name}
        schema = {"oneOf": refs("C", "D"), "discriminator": tells}
        found = type_of(schema, "3.2.0", C=CAT, D=DOG)
        assert union(found).discriminator == ir.Discriminator(
            "kind", (("cat", 0), ("dog", 1)), 1
        )


def test_a_default_that_is_no_variant_is_reported() -> None:
    tells = {"propertyName": "kind", "defaultMapping": "A"}
    schema = {"oneOf": refs("C", "D"), "discriminator": tells}
    found, report = schemas("3.2.0", C=CAT, D=DOG, A=A, Pet=schema)
    findings = alias(found["Pet"]).type
    assert union(findings).discriminator == ir.Discriminator(
        "kind", (("cat", 0), ("dog", 1))
    )
    assert codes(report) == ["W314"]


def test_alternatives_have_the_properties_of_all_parts() -> None:
    number, text = {"type": "integer"}, {"type": "string"}
    found, _ = schemas(
        Base={"oneOf": [{"properties": {"a": number}}, {"properties": {"b": text}}]},
        Both={
            "allOf": [{"$ref": "#/components/schemas/Base"}],
            "properties": {"kind": {"enum": ["x", "y"]}},
        },
        Open={
            "properties": {"a": number},
            "oneOf": [{"properties": {"b": text}}, {"additionalProperties": number}],
        },
        Hard={
            "properties": {"a": {"type": "string", "format": "date"}},
            "oneOf": [{"properties": {"b": text}}, {"properties": {"c": text}}],
        },
    )
    names = ("Base", "Both", "Open", "Hard")
    findings = {name: alias(found[name]).alternatives for name in names}
    assert [one.value for one in findings["Both"]] == [
        {"a": 1, "kind": "x"},
        {"b": "text", "kind": "x"},
    ]
    assert findings["Base"] == findings["Open"] == findings["Hard"] == ()


def test_the_alias_of_an_enum_in_a_union_has_the_id_of_its_variant() -> None:
    # Types are equal whatever their aliases are: the id of a field that stays must not
    # keep the alias from being renamed.
    values = [f"v{number}" for number in range(12)]
    found, _ = schemas(
        Pet={
            "type": "object",
            "properties": {"kind": {"oneOf": [{"enum": values}, {"type": "integer"}]}},
        }
    )
    field = model(found["Pet"]).fields[0]
    assert field.id == "#/components/schemas/Pet/properties/kind"
    (inline,) = ir.inline_enums(field.type)
    assert inline.id == f"{field.id}/oneOf/any={','.join(values)}"
    assert isinstance(inline.type, ir.Literals)
    assert inline.type == ir.Literals(inline.type.values, inline.type.of)

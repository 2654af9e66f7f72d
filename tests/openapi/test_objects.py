"""Objects, their members, allOf and references."""

from __future__ import annotations

from typing import Any

import pytest

from specloom import ir
from tests.openapi.documents import (
    ANY,
    INTEGER,
    STRING,
    alias,
    codes,
    members,
    model,
    openapi,
    read,
    ref,
    schemas,
    type_of,
)

NAME = {"type": "string"}
CAT = {"type": "object", "properties": {"name": NAME}, "required": ["name"]}


def test_properties_in_order_with_what_is_said_of_them() -> None:
    found, report = schemas(
        Cat={
            "type": "object",
            "description": "Purrs.",
            "required": ["name"],
            "properties": {
                "name": {
                    "type": "string",
                    "minLength": 1,
                    "readOnly": True,
                    "example": "Tom",
                },
                "tags": {
                    "type": "array",
                    "maxItems": 3,
                    "items": {"type": "string", "pattern": "^a"},
                    "default": [],
                    "deprecated": True,
                    "xml": {"wrapped": True},
                },
            },
        }
    )
    cat = model(found["Cat"])
    name, tags = cat.fields
    assert (cat.component, cat.doc.description) == (True, "Purrs.")
    assert (name.wire, name.required, name.access) == ("name", True, ir.Access.READ)
    assert name.id == "#/components/schemas/Cat/properties/name"
    assert name.examples == (ir.Json('"Tom"'),)
    assert name.limits == (ir.Limit("minLength", ir.Json("1")),)
    assert (tags.required, tags.default) == (False, ir.Json("[]"))
    assert tags.doc.deprecated
    assert tags.xml == ir.Xml(wrapped=True)
    assert tags.limits == (
        ir.Limit("maxItems", ir.Json("3")),
        ir.Limit("pattern", ir.Json('"^a"'), of_items=True),
    )
    assert name.span.line == 1
    assert report.found == []


def test_exclusive_limits_of_3_0() -> None:
    schema = {"type": "integer", "minimum": 1, "exclusiveMinimum": True}
    found, _ = schemas("3.0.3", Cat={"properties": {"age": schema}})
    limits = model(found["Cat"]).fields[0].limits
    assert limits == (ir.Limit("exclusiveMinimum", ir.Json("1")),)


def test_inline_objects_are_called_after_their_place() -> None:
    found, _ = schemas(
        User={
            "properties": {
                "address": CAT,
                "tags": {"type": "array", "items": CAT},
                "scores": {"additionalProperties": CAT},
            }
        }
    )
    assert list(found) == [
        "User",
        "User address",
        "User tags item",
        "User scores value",
    ]
    assert members(found["User"])["address"] == ir.Ref(
        "#/components/schemas/User/properties/address"
    )


def test_declarations_come_in_order_children_after_parents() -> None:
    deep = {"properties": {"b": {"properties": {"c": CAT}}, "d": CAT}}
    api, _ = read(openapi(components={"schemas": {"A": deep, "Z": CAT}}))
    assert [one.hint for one in api.declarations] == ["A", "A b", "A b c", "A d", "Z"]


@pytest.mark.parametrize(
    ("schema", "additional"),
    [
        ({}, None),
        ({"additionalProperties": False}, None),
        ({"additionalProperties": True}, ANY),
        ({"additionalProperties": {"type": "string"}}, STRING),
        (
            {"patternProperties": {"^x-": {"type": "string"}}},
            ir.Union((STRING, ANY)),
        ),
        ({"patternProperties": {"^.*$": {"type": "string"}}}, STRING),
        (
            {
                "patternProperties": {"^x-": {"type": "string"}},
                "additionalProperties": False,
            },
            STRING,
        ),
        ({"unevaluatedProperties": {"type": "integer"}}, INTEGER),
    ],
)
def test_properties_without_a_name(schema: Any, additional: ir.Type | None) -> None:
    found, _ = schemas(Cat={**CAT, **schema})
    assert model(found["Cat"]).additional == additional


def test_a_closed_object_without_properties_is_a_model() -> None:
    found, _ = schemas(Empty={"type": "object", "additionalProperties": False})
    assert model(found["Empty"]).fields == ()


def test_required_without_description() -> None:
    found, report = schemas(Cat={"type": "object", "required": ["name"]})
    assert members(found["Cat"]) == {"name": ANY}
    assert codes(report) == ["W313"]
    found, report = schemas(
        Cat={"required": ["name"], "additionalProperties": {"type": "string"}}
    )
    assert members(found["Cat"]) == {"name": STRING}
    assert report.found == []


def test_a_property_that_cannot_be_is_left_out() -> None:
    found, _ = schemas(Cat={"properties": {"name": NAME, "dog": False}})
    assert list(members(found["Cat"])) == ["name"]


# ------------------------------------------------------------------------------- allOf


def test_all_of_unites_properties_and_required() -> None:
    found, report = schemas(
        Cat=CAT,
        Lion={
            "allOf": [
                {"$ref": "#/components/schemas/Cat"},
                {"properties": {"mane": {"type": "boolean"}}, "required": ["mane"]},
            ]
        },
    )
    lion = model(found["Lion"])
    assert [(f.wire, f.required) for f in lion.fields] == [
        ("name", True),
        ("mane", True),
    ]
    assert lion.fields[0].id == "#/components/schemas/Lion/properties/name"
    assert report.found == []


@pytest.mark.parametrize(
    "schema",
    [
        {"allOf": [{"$ref": "#/components/schemas/Cat"}]},
        {"allOf": [{"$ref": "#/components/schemas/Cat"}, {"description": "Mine."}]},
        {"type": "object", "allOf": [{"$ref": "#/components/schemas/Cat"}]},
        {"$ref": "#/components/schemas/Cat", "description": "Mine."},
        {"oneOf": [{"$ref": "#/components/schemas/Cat"}]},
        {"allOf": [{"allOf": [{"$ref": "#/components/schemas/Cat"}]}]},
    ],
)
def test_what_adds_nothing_to_a_reference_is_the_reference(schema: Any) -> None:
    assert type_of(schema, Cat=CAT) == ref("Cat")


def test_siblings_of_a_reference_hold_since_3_1() -> None:
    schema = {"$ref": "#/components/schemas/Cat", "properties": {"mane": NAME}}
    assert type_of(schema, "3.0.3", Cat=CAT) == ref("Cat")
    found, _ = schemas("3.1.0", Cat=CAT, Lion=schema)
    assert list(members(found["Lion"])) == ["name", "mane"]


@pytest.mark.parametrize(
    ("first", "later", "expected", "reported"),
    [
        ({"type": "string"}, {"enum": ["a", "b"]}, None, []),
        ({"type": "integer"}, {"type": "number"}, INTEGER, []),
        ({"type": "number"}, {"type": "integer"}, INTEGER, []),
        ({"type": "string"}, {"description": "A name."}, STRING, []),
        ({"type": "string"}, {"type": "integer"}, INTEGER, ["W305"]),
        ({}, {"type": "string"}, STRING, []),
    ],
)
def test_a_property_of_two_parts_takes_the_narrower_type(
    first: Any, later: Any, expected: ir.Type | None, reported: list[str]
) -> None:
    found, report = schemas(
        Cat={"allOf": [{"properties": {"it": first}}, {"properties": {"it": later}}]}
    )
    kind = members(found["Cat"])["it"]
    assert kind == expected if expected else isinstance(kind, ir.Literals)
    assert codes(report) == reported


@pytest.mark.parametrize(
    ("first", "later", "left", "null", "reported"),
    [
        (["a", "b", "c"], ["b", "c", "d"], ["b", "c"], False, []),
        (["a", "b", None], ["b", "c", None], ["b"], True, []),
        (["a", "b", None], ["b", "c"], ["b"], False, []),
        (["a"], ["b"], ["b"], False, ["W305"]),
        ([1, "a", "b"], ["b", "a", True], ["a", "b"], False, []),
    ],
)
def test_a_property_with_two_lists_has_the_values_of_both(
    first: list[Any], later: list[Any], left: list[Any], null: bool, reported: list[str]
) -> None:
    parts = [{"properties": {"it": {"enum": values}}} for values in (first, later)]
    found, report = schemas(Cat={"allOf": parts})
    kind = members(found["Cat"])["it"]
    assert isinstance(kind, ir.Nullable) is null
    bare = kind.inner if isinstance(kind, ir.Nullable) else kind
    assert isinstance(bare, ir.Literals)
    assert [value.value for value in bare.values] == left
    assert codes(report) == reported


def test_inline_objects_of_two_parts_are_merged() -> None:
    found, _ = schemas(
        Base={"properties": {"it": {"properties": {"a": NAME}}}},
        Cat={
            "allOf": [
                {"$ref": "#/components/schemas/Base"},
                {"properties": {"it": {"properties": {"b": NAME}}}},
            ]
        },
    )
    assert list(members(found["Cat it"])) == ["a", "b"]
    assert list(members(found["Base it"])) == ["a"]


def test_all_of_scalars_is_the_narrower() -> None:
    text = {"allOf": [{"type": "string"}, {"format": "date"}]}
    assert type_of(text) == ir.Scalar(ir.ScalarKind.DATE)
    number = {"allOf": [{"type": "number"}, {"type": "integer"}]}
    assert type_of(number) == INTEGER


# -------------------------------------------------------------------------- references


def test_components_of_every_kind_are_declared() -> None:
    found, _ = schemas(
        Id={"type": "string"},
        Cats={"items": {"$ref": "#/components/schemas/Cat"}},
        Cat=CAT,
    )
    assert alias(found["Id"]).type == STRING
    assert alias(found["Cats"]).type == ir.Array(ref("Cat"))
    assert found["Cats"].component


def test_recursion_ends_at_a_reference() -> None:
    tree = {
        "properties": {"children": {"items": {"$ref": "#/components/schemas/Tree"}}}
    }
    found, report = schemas(Tree=tree)
    assert members(found["Tree"]) == {"children": ir.Array(ref("Tree"))}
    assert report.found == []


def test_circles_are_opened() -> None:
    found, report = schemas(
        A={"$ref": "#/components/schemas/B"},
        B={"$ref": "#/components/schemas/A"},
        C={"oneOf": [{"$ref": "#/components/schemas/C"}, {"type": "string"}]},
        D={"allOf": [{"$ref": "#/components/schemas/D"}, CAT]},
    )
    assert ANY in (alias(found["A"]).type, alias(found["B"]).type)
    assert alias(found["C"]).type == STRING
    assert list(members(found["D"])) == ["name"]
    assert codes(report) == ["W303"]


def test_deep_pointers() -> None:
    api, report = read(
        openapi(
            components={
                "schemas": {
                    "Cat": {"properties": {"name": NAME, "paw": CAT}},
                    "Dog": {
                        "properties": {
                            "a": {"$ref": "#/components/schemas/Cat/properties/name"},
                            "b": {"$ref": "#/components/schemas/Cat/properties/paw"},
                        }
                    },
                }
            }
        )
    )
    dog = members(api.index["#/components/schemas/Dog"])
    assert dog["a"] == STRING
    assert dog["b"] == ir.Ref("#/components/schemas/Cat/properties/paw")
    assert api.index["#/components/schemas/Cat/properties/paw"].hint == "Cat paw"
    assert report.found == []


def test_a_dangling_reference_may_be_anything() -> None:
    found, report = schemas(
        Cat={"properties": {"a": {"$ref": "#/components/schemas/No"}, "b": NAME}}
    )
    assert members(found["Cat"]) == {"a": ANY, "b": STRING}
    assert not report.has_errors
    assert report.found


def test_dynamic_and_recursive_references() -> None:
    found, _ = schemas(
        Tree={
            "$dynamicAnchor": "node",
            "properties": {
                "left": {"$dynamicRef": "#node"},
                "right": {"$recursiveRef": "#"},
            },
        }
    )
    assert members(found["Tree"]) == {"left": ref("Tree"), "right": ref("Tree")}


def test_a_component_in_a_file_of_its_own_keeps_its_name() -> None:
    api, report = read(
        openapi(
            components={"schemas": {"Cat": {"$ref": "schemas/feline.json"}}},
            paths={
                "/cats": {
                    "get": {
                        "responses": {
                            "200": {
                                "description": "",
                                "content": {
                                    "application/json": {
                                        "schema": {"$ref": "schemas/feline.json"}
                                    }
                                },
                            }
                        }
                    }
                }
            },
        ),
        {
            "schemas/feline.json": {"properties": {"owner": {"$ref": "owner.json"}}},
            "schemas/owner.json": CAT,
        },
    )
    assert [one.hint for one in api.declarations] == ["Cat", "owner"]
    assert api.operations[0].responses[0].contents[0].type == ref("Cat")
    assert api.index["schemas/owner.json#"].component
    assert report.found == []


def test_deep_nesting_is_cut_into_declarations() -> None:
    schema: Any = {"type": "string"}
    for _ in range(190):
        schema = {"type": "array", "items": schema}
    found, report = schemas(Deep=schema)
    assert len(found) > 3
    assert report.found == []
    objects: Any = {"type": "string"}
    for _ in range(190):
        objects = {"properties": {"a": objects}}
    found, report = schemas(Deep=objects)
    assert len(found) == 190


def test_deep_unions_are_cut_too() -> None:
    schema: Any = {"properties": {"z": NAME}}
    for _ in range(190):
        schema = {"properties": {"a": NAME}, "oneOf": [schema, {"type": "string"}]}
    found, report = schemas(Deep=schema)
    assert len(found) > 3
    assert not report.has_errors


P = {"type": "object", "required": ["p"], "properties": {"p": {"type": "string"}}}
Q = {"type": "object", "required": ["q"], "properties": {"q": {"type": "string"}}}
OF_P = {"$ref": "#/components/schemas/P"}
OF_Q = {"$ref": "#/components/schemas/Q"}
DATES = {"type": "array", "items": {"type": "string", "format": "date"}}
DATE = ir.Scalar(ir.ScalarKind.DATE)


def list_of(*items: Any) -> list[dict[str, Any]]:
    return [{"type": "array", "items": item} for item in items]


def map_of(*values: Any) -> list[dict[str, Any]]:
    return [{"type": "object", "additionalProperties": value} for value in values]


BOTH = [
    [P, Q],
    [OF_P, OF_Q],
    list_of(P, Q),
    list_of(OF_P, OF_Q),
    list_of({"type": "array", "items": OF_P}, {"type": "array", "items": OF_Q}),
    map_of(OF_P, OF_Q),
    map_of({"type": "array", "items": OF_P}, {"type": "array", "items": OF_Q}),
    [{"type": "array", "prefixItems": [OF_P]}, {"type": "array", "items": OF_Q}],
    [{"$ref": "#/components/schemas/Ps"}, {"type": "array", "items": OF_Q}],
]


@pytest.mark.parametrize("both", BOTH)
@pytest.mark.parametrize("apart", [False, True])
def test_all_parts_of_arrays_maps_and_references_hold(both: Any, apart: bool) -> None:
    """Whether the parts stand in one ``allOf`` or describe one member of merged objects."""
    schema: Any = {"properties": {"it": {"allOf": both}}}
    if apart:
        schema = {"allOf": [{"properties": {"it": one}} for one in both]}
    found, report = schemas(Holder=schema, P=P, Q=Q, Ps=list_of(OF_P)[0])
    merged = [
        sorted(members(one))
        for name, one in found.items()
        if name.startswith("Holder it")
    ]
    assert ["p", "q"] in merged
    assert all(
        field.required
        for name, one in found.items()
        if name.startswith("Holder it") and len(members(one)) == 2
        for field in model(one).fields
    )
    assert report.found == []


@pytest.mark.parametrize(
    ("both", "expected"),
    [
        (list_of({}, {"type": "string", "format": "date"}), ir.Array(DATE)),
        (list_of({"type": "string", "format": "date"}, True), ir.Array(DATE)),
        (list_of({"type": "integer"}, {"type": "number"}), ir.Array(INTEGER)),
        ([DATES, {"type": "array", "minItems": 2}], ir.Array(DATE)),
        ([{"$ref": "#/components/schemas/Dates"}, {"type": "array"}], ref("Dates")),
        (map_of({"type": "string"}, True), ir.Map(STRING)),
        (map_of(True, {"type": "string"}), ir.Map(STRING)),
        ([OF_P, {"$ref": "#/components/schemas/Sub"}], ref("Sub")),
        ([{"$ref": "#/components/schemas/Sub"}, OF_P], ref("Sub")),
        ([{"oneOf": [OF_P, OF_Q]}, OF_P], ref("P")),
        ([OF_P, {"type": "object"}], ref("P")),
        ([{"type": "string", "nullable": True}, {"type": "string"}], STRING),
        (
            list_of({"type": "string", "nullable": True}, {"type": "string"}),
            ir.Array(STRING),
        ),
    ],
)
def test_a_part_that_adds_nothing_changes_nothing(both: Any, expected: ir.Type) -> None:
    schema = {"allOf": [{"properties": {"it": one}} for one in both]}
    sub = {"allOf": [OF_P, Q]}
    found, report = schemas(Holder=schema, P=P, Q=Q, Sub=sub, Dates=DATES)
    assert members(found["Holder"]) == {"it": expected}
    assert report.found == []


@pytest.mark.parametrize(
    "both",
    [
        list_of({"type": "string"}, {"type": "integer"}),
        map_of({"type": "string"}, {"type": "integer"}),
        list_of(OF_P, {"type": "string"}),
        [OF_P, {"type": "string"}],
        [OF_P, list_of(OF_Q)[0]],
        [{"type": "array", "items": OF_P}, {"type": "integer"}],
        list_of({"enum": ["a"]}, {"enum": ["b"]}),
    ],
)
@pytest.mark.parametrize("apart", [False, True])
def test_parts_that_contradict_each_other_inside_are_reported(
    both: Any, apart: bool
) -> None:
    schema: Any = {"properties": {"it": {"allOf": both}}}
    if apart:
        schema = {"allOf": [{"properties": {"it": one}} for one in both]}
    _, report = schemas(Holder=schema, P=P, Q=Q)
    assert codes(report) == ["W305"]


@pytest.mark.parametrize("wrap", ["one", "list", "map", "inline"])
def test_parts_that_lead_back_to_themselves_are_merged_once(wrap: str) -> None:
    """A member of both parts has their types merged, and so has its member, without end."""

    def holder(other: str) -> Any:
        to = {"$ref": f"#/components/schemas/{other}"}
        kinds: dict[str, Any] = {
            "one": to,
            "list": {"type": "array", "items": to},
            "map": {"type": "object", "additionalProperties": to},
            "inline": {"type": "object", "properties": {"deeper": to}},
        }
        return {"type": "object", "properties": {"next": kinds[wrap]}}

    both = {"allOf": [{"$ref": f"#/components/schemas/{name}"} for name in "PQ"]}
    found, report = schemas(Both=both, P=holder("P"), Q=holder("Q"))
    assert len(found) <= 8
    assert report.found == []


def test_schemas_that_extend_each_other_through_a_property_end() -> None:
    """``name`` of each extends what ``name`` of the next one is."""

    def extended(other: str, name: str) -> Any:
        to = [{"$ref": f"#/components/schemas/{one}"} for one in (other, name)]
        return {"allOf": [to[0], {"type": "object", "properties": {"name": to[1]}}]}

    found, _ = schemas(
        A=extended("B", "D"), B=extended("C", "A"), C=extended("D", "D"), D=CAT
    )
    assert len(found) <= 12

"""Signatures of methods: the arguments, their order, and the result."""

from __future__ import annotations

from collections import Counter

from specloom import ir
from specloom.config import load_config
from specloom.ir import Json, Nullable, Ref, Scalar, ScalarKind, Union
from specloom.targets import calls
from specloom.targets.calls import groups, signature_of, union_of
from tests.targets.python.apis import (
    STRING,
    alias,
    api,
    body,
    content,
    field,
    model,
    operation,
    parameter,
    response,
)
from tests.whole_output import ROOT, build_of

PATH, HEADER = ir.Location.PATH, ir.Location.HEADER
INTEGER = Scalar(ScalarKind.INTEGER)
PET = model(
    "Pet",
    field("nick", required=False),
    field("name"),
    field("id", access=ir.Access.READ),
    field("kind", ir.Literals((Json('"pet"'),), ScalarKind.STRING, closed=True)),
)
ID = PET.id


def called(of: ir.Operation, *declarations: ir.Declaration):
    return signature_of(api(of, declarations=declarations), of)


def wires(of: ir.Operation, *declarations: ir.Declaration) -> list[str]:
    return [argument.wire for argument in called(of, *declarations).arguments]


def test_path_then_required_then_optional():
    post = operation(
        "POST",
        "/a/{x}/b/{y}",
        parameters=(
            parameter("late"),
            parameter("must", HEADER, required=True),
            parameter("y", PATH, required=True),
            parameter("x", PATH, required=True),
        ),
        body=body(content(Ref(ID))),
    )
    assert wires(post, PET) == ["x", "y", "must", "name", "late", "nick", "kind"]


def test_a_model_behind_aliases_is_flattened():
    post = operation("POST", "/a", body=body(content(Ref("#/components/schemas/B"))))
    found = called(post, alias("B", Ref(ID)), PET)
    assert [a.kind for a in found.arguments] == ["member"] * 3


def test_a_nullable_or_a_union_is_given_whole():
    for of in (Nullable(Ref(ID)), Union((Ref(ID), STRING))):
        (argument,) = called(
            operation("POST", "/a", body=body(content(of), required=False)), PET
        ).arguments
        assert (argument.kind, argument.wire, argument.required) == (
            "whole",
            "body",
            False,
        )
        assert argument.type == of


def test_an_optional_body_needs_its_required_properties_only_with_others():
    post = operation("POST", "/a", body=body(content(Ref(ID)), required=False))
    arguments = called(post, PET).arguments
    assert [a.wire for a in arguments if a.required] == []
    assert [a.wire for a in arguments if a.needed] == ["name"]


def test_the_only_value_of_a_property_is_not_asked_for():
    post = operation("POST", "/a", body=body(content(Ref(ID))))
    fixed = {a.wire: a.fixed for a in called(post, PET).arguments if a.fixed}
    assert fixed == {"kind": Json('"pet"')}


def test_json_is_preferred_to_forms_and_forms_to_the_rest():
    kinds = ["text/plain", "multipart/form-data", "application/x-www-form-urlencoded"]
    ordered = [*kinds, "application/vnd.api+json", "application/json; charset=utf-8"]
    while ordered:
        post = operation(
            "POST", "/a", body=body(*(content(STRING, kind) for kind in ordered))
        )
        chosen = called(post).content
        assert chosen is not None
        assert chosen.media_type == ordered.pop()


def test_default_is_the_success_when_there_is_no_other():
    only = operation("GET", "/a", responses=(response("default", content(STRING)),))
    assert called(only).result == STRING
    both = operation(
        "GET", "/b", responses=(response("200"), response("default", content(STRING)))
    )
    assert called(both).result is None
    assert [r.status for r in called(both).errors] == ["default"]


def test_several_successes_make_a_union():
    get = operation(
        "GET",
        "/a",
        responses=(
            response("200", content(STRING)),
            response("201", content(INTEGER)),
            response("204"),
        ),
    )
    assert called(get).result == Nullable(Union((STRING, INTEGER)))


def test_a_body_without_a_schema_goes_by_its_media_type():
    types = {}
    for media_type in ("application/json", "text/csv", "image/png"):
        get = operation(
            "GET", "/a", responses=(response("200", content(None, media_type)),)
        )
        types[media_type] = called(get).result
    assert types == {
        "application/json": ir.Unknown(),
        "text/csv": STRING,
        "image/png": Scalar(ScalarKind.BINARY),
    }


def test_joined_types_are_flat():
    assert union_of([STRING, STRING]) == STRING
    assert union_of([Nullable(STRING), INTEGER]) == Nullable(Union((STRING, INTEGER)))
    assert union_of([Union((STRING, INTEGER)), STRING]) == Union((STRING, INTEGER))
    assert union_of([STRING, ir.Unknown()]) == ir.Unknown()


def test_each_signature_is_computed_once_per_build(monkeypatch):
    counted = Counter()

    def counting(of, one):
        counted[one.id] += 1
        return signature_of(of, one)

    monkeypatch.setattr(calls, "signature_of", counting)
    config = load_config(ROOT / "pyproject.toml")
    assert config.document
    built = build_of(config.document, config)
    assert counted == dict.fromkeys((o.id for o in built.api.operations), 1)


def test_groups_go_by_the_first_tag_or_a_word_of_the_path():
    found = groups(
        api(
            operation("GET", "/v1/pets/{id}"),
            operation("GET", "/x", tags=("Pets", "other")),
            operation("GET", "/api/v2/{id}/shops"),
            operation("GET", "/{id}"),
        )
    )
    assert {group.key: len(group.operations) for group in found} == {
        "Pets": 2,
        "shops": 1,
        "api": 1,
    }


def test_declared_tags_come_first_in_their_order():
    tags = (ir.Tag(wire="b"), ir.Tag(wire="unused"), ir.Tag(wire="a"))
    get = [operation("GET", f"/{tag}", tags=(tag,)) for tag in ("z", "a", "b")]
    assert [group.key for group in groups(api(*get, tags=tags))] == ["b", "a", "z"]

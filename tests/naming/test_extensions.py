"""Extensions that name arguments, attributes, classes and values."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from specloom import ir
from specloom.config import Config
from specloom.diagnostics import Report
from specloom.naming.lock import EMPTY
from specloom.pipeline import read
from specloom.preprocess import resolve_settings, with_names
from specloom.targets import python
from specloom.targets.python.names import PythonNames


def names(
    tmp_path: Path,
    *,
    parameter: dict[str, object] | None = None,
    prop: dict[str, object] | None = None,
    schema: dict[str, object] | None = None,
    operation: dict[str, object] | None = None,
    enum: dict[str, object] | None = None,
    edition: str = "",
) -> tuple[ir.Api, PythonNames]:
    """The names of an API with extensions at one place."""
    body = {"content": {"application/json": {"schema": {"type": "array"}}}}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Shop", "version": "1"},
        "paths": {
            "/pets": {
                "post": {
                    "operationId": "addPets",
                    "parameters": [
                        {
                            "name": "fmt",
                            "in": "query",
                            "schema": {"type": "string"},
                            **(parameter or {}),
                        }
                    ],
                    "requestBody": body,
                    "responses": {
                        "200": {
                            "description": "A pet.",
                            "content": {
                                "application/json": {
                                    "schema": {"$ref": "#/components/schemas/Pet"}
                                }
                            },
                        }
                    },
                    **(operation or {}),
                }
            }
        },
        "components": {
            "schemas": {
                "Pet": {
                    "type": "object",
                    "properties": {
                        "nm": {"type": "string", **(prop or {})},
                        "kind": {"$ref": "#/components/schemas/Kind"},
                    },
                    **(schema or {}),
                },
                "Kind": {"type": "string", "enum": ["c", "d"], **(enum or {})},
            }
        },
    }
    file = tmp_path / "api.json"
    file.write_text(json.dumps(document))
    config = Config(edition=edition)
    api, _ = read(file, config, Report(), lambda _: None)
    api = with_names(api, config, EMPTY)
    return api, python.names_of(api, resolve_settings(api, config))


@pytest.mark.parametrize(
    "extension",
    [
        {"x-fern-parameter-name": "layout"},
        {"x-speakeasy-name-override": "layout"},
        {"x-ms-client-name": "layout"},
        {"x-python-name": "layout"},
        {"x-fern-parameter-name": {"python": "layout", "go": "Layout"}},
        {"x-stainless-param": "layout"},
        {"schema": {"type": "string", "x-stainless-param": "layout"}},
        {
            "schema": {
                "type": "string",
                "x-stainless-override-schema": {"x-stainless-param": "layout"},
            }
        },
        {"x-stainless-naming": {"python": {"property_name": "layout"}}},
    ],
)
def test_parameters(tmp_path: Path, extension: dict[str, object]) -> None:
    assert arguments(*names(tmp_path, parameter=extension)) == ["layout", "body"]


def arguments(api: ir.Api, found: PythonNames) -> list[str]:
    """The arguments of the only method."""
    (operation,) = api.operations
    (called,) = found.calls.signatures_of(operation)
    return [
        found.argument(operation.id, one.id)
        for one in called.arguments
        if not one.option
    ]


def test_bodies(tmp_path: Path) -> None:
    extension: dict[str, object] = {"x-codegen-request-body-name": "pets"}
    assert arguments(*names(tmp_path, operation=extension)) == ["fmt", "pets"]


@pytest.mark.parametrize(
    "extension",
    ["x-fern-property-name", "x-ms-client-name", "x-python-name"],
)
def test_properties(tmp_path: Path, extension: str) -> None:
    _, found = names(tmp_path, prop={extension: "nickname"})
    assert found.field("#/components/schemas/Pet/properties/nm") == "nickname"


@pytest.mark.parametrize(
    "extension",
    [
        "x-fern-type-name",
        "x-speakeasy-name-override",
        "x-ms-client-name",
        "x-python-name",
    ],
)
def test_schemas(tmp_path: Path, extension: str) -> None:
    _, found = names(tmp_path, schema={extension: "Animal"})
    assert found.model("#/components/schemas/Pet") == "Animal"


def test_enums_of_autorest(tmp_path: Path) -> None:
    extension: dict[str, object] = {"x-ms-enum": {"name": "AnimalKind"}}
    _, found = names(tmp_path, enum=extension)
    assert found.model("#/components/schemas/Kind") == "AnimalKind"


@pytest.mark.parametrize(
    "extension",
    [
        {"x-ms-enum": {"name": "Kind", "values": [{"value": "d", "name": "Dog"}]}},
        {"x-fern-enum": {"d": {"name": "Dog"}}},
        {"x-speakeasy-enums": {"d": "Dog"}},
        {"x-stainless-renameMap": {"Dog": "d"}},
        {"x-speakeasy-enums": ["c", "Dog"]},
        {"x-enum-varnames": ["c", "Dog"]},
        {"x-enumNames": ["c", "Dog"]},
    ],
)
def test_values(tmp_path: Path, extension: dict[str, object]) -> None:
    api, _ = names(tmp_path, enum=extension)
    kind = api.index["#/components/schemas/Kind"]
    assert isinstance(kind, ir.Alias)
    assert isinstance(kind.type, ir.Literals)
    assert kind.type.names == ("c", "Dog")


def test_earlier_editions_ignore_them(tmp_path: Path) -> None:
    api, found = names(
        tmp_path,
        parameter={"x-python-name": "layout"},
        schema={"x-python-name": "Animal"},
        edition="2026-11",
    )
    assert arguments(api, found) == ["fmt", "body"]
    assert found.model("#/components/schemas/Pet") == "Pet"


@pytest.mark.parametrize("value", ["", " ", 3, None, [], {"go": "X"}])
def test_malformed_names_are_ignored(tmp_path: Path, value: object) -> None:
    keys = ("x-python-name", "x-ms-enum", "x-fern-enum", "x-speakeasy-enums")
    extension = dict.fromkeys(keys, value)
    api, found = names(
        tmp_path, parameter=extension, prop=extension, schema=extension, enum=extension
    )
    assert arguments(api, found) == ["fmt", "body"]
    assert found.model("#/components/schemas/Kind") == "Kind"


def test_names_of_stainless_are_those_for_python(tmp_path: Path) -> None:
    here = {"python": {"property_name": "nickname", "type_name": "Animal"}}
    elsewhere = {"go": {"property_name": "Nickname", "model_name": "Animal"}}
    pet, field = "#/components/schemas/Pet", "#/components/schemas/Pet/properties/nm"
    for naming, expected in (
        (here, ("Animal", "nickname")),
        (elsewhere, ("Pet", "nm")),
    ):
        extension: dict[str, object] = {"x-stainless-naming": naming}
        _, found = names(tmp_path, prop=extension, schema=extension)
        assert (found.model(pet), found.field(field)) == expected
    _, old = names(tmp_path, prop=here, schema=here, edition="2026-11")
    assert (old.model(pet), old.field(field)) == ("Pet", "nm")


@pytest.mark.parametrize(
    ("operation", "edition", "expected"),
    [
        ({}, "", "fine_tuning"),
        ({"tags": ["Jobs"]}, "", "jobs"),
        ({"x-fern-sdk-group-name": "tuning"}, "", "tuning"),
        ({}, "2026-11", "pets"),
        ({"x-oaiMeta": {"name": "Add pets"}}, "", "pets"),
        ({"x-oaiMeta": {"group": ["?"]}}, "", "pets"),
        ({"x-oaiMeta": {"group": "?"}}, "", "pets"),
    ],
)
def test_sections_of_the_reference_replace_missing_tags(
    tmp_path: Path, operation: dict[str, object], edition: str, expected: str
) -> None:
    section = {"x-oaiMeta": {"group": "fine-tuning", "name": "Add pets"}}
    api, found = names(tmp_path, operation={**section, **operation}, edition=edition)
    assert found.namespace(found.group(api.operations[0].id)) == expected

"""Names of inline enums: many values, or a name from an extension."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from specloom import ir
from specloom.config import Config
from specloom.diagnostics import Report
from specloom.naming.lock import EMPTY, Lock
from specloom.pipeline import read
from specloom.preprocess import resolve_settings, with_names
from specloom.targets import python
from specloom.targets.python.names import PythonNames

LONG = [f"v{number}" for number in range(11)]
OTHER = [f"w{number}" for number in range(12)]


def enum(values: list[str], name: str = "", **more: object) -> dict[str, Any]:
    """A schema that lists values."""
    extension = {"x-ms-enum": {"name": name}} if name else {}
    return {"type": "string", "enum": values, **extension, **more}


def document(properties: dict[str, Any], **parameters: Any) -> dict[str, Any]:
    """A document with a model and an operation."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Shop", "version": "1"},
        "paths": {
            "/pets": {
                "get": {
                    "operationId": "listPets",
                    "parameters": [
                        {"name": name, "in": "query", "schema": schema}
                        for name, schema in parameters.items()
                    ],
                    "responses": {
                        "200": {
                            "description": "Pets.",
                            "content": {
                                "application/json": {
                                    "schema": {"$ref": "#/components/schemas/Pet"}
                                }
                            },
                        }
                    },
                }
            }
        },
        "components": {
            "schemas": {"Pet": {"type": "object", "properties": properties}}
        },
    }


def named(
    tmp_path: Path,
    content: dict[str, Any],
    lock: Lock = EMPTY,
    *,
    edition: str = "",
    recorded: bool = False,
) -> tuple[ir.Api, PythonNames]:
    """The API of a document, and its names."""
    file = tmp_path / "api.json"
    file.write_text(json.dumps(content))
    config = Config(edition=edition)
    api, _ = read(file, config, Report(), lambda _: None)
    api = with_names(api, config, lock, recorded=recorded)
    return api, python.names_of(api, resolve_settings(api, config, lock), lock)


def enums(api: ir.Api, names: PythonNames) -> dict[str, int]:
    """The aliases of enums with the number of their values."""
    return {
        names.model(one.id): len(one.type.values)
        for one in api.declarations
        if isinstance(one, ir.Alias) and isinstance(one.type, ir.Literals)
    }


def test_long_lists_are_named_after_their_place(tmp_path: Path) -> None:
    content = document(
        {
            "kind": enum(LONG),
            "tags": {"type": "array", "items": enum(LONG)},
            "size": enum(["s", "m"]),
        },
        sort=enum(OTHER),
    )
    found = enums(*named(tmp_path, content))
    assert found == {"PetKind": 11, "PetTagsItem": 11, "ListPetsSort": 12}


@pytest.mark.parametrize(
    "extension",
    [
        {"x-ms-enum": {"name": "Size"}},
        {"x-fern-type-name": "Size"},
        {"x-speakeasy-name-override": "Size"},
    ],
)
def test_extensions_name_enums_of_any_length(
    tmp_path: Path, extension: dict[str, object]
) -> None:
    content = document({"a": enum(["s", "m"], **extension)})
    assert enums(*named(tmp_path, content)) == {"Size": 2}


def test_null_is_not_part_of_an_alias(tmp_path: Path) -> None:
    content = document({"kind": {"type": ["string", "null"], "enum": [*LONG, None]}})
    api, names = named(tmp_path, content)
    (pet,) = (one for one in api.declarations if isinstance(one, ir.Model))
    assert isinstance(pet.fields[0].type, ir.Nullable)
    assert enums(api, names) == {"PetKind": 11}


def test_one_name_with_the_same_values_is_one_alias(tmp_path: Path) -> None:
    content = document({"a": enum(["s", "m"], "Size")}, b=enum(["s", "m"], "Size"))
    assert enums(*named(tmp_path, content)) == {"Size": 2}
    schemas = content["components"]["schemas"]
    schemas["Size"] = enum(["s", "m"])
    assert enums(*named(tmp_path, content)) == {"Size": 2}


def test_one_name_with_several_lists_belongs_to_the_most_frequent(
    tmp_path: Path,
) -> None:
    content = document(
        {"a": enum(["s", "m"], "Size"), "b": enum(LONG, "Size")},
        c=enum(LONG, "Size"),
    )
    assert enums(*named(tmp_path, content)) == {"PetA": 2, "Size": 11}


def test_published_aliases_stay(tmp_path: Path) -> None:
    content = document({"a": enum(["s", "m"], "Size")}, z=enum(["s", "m"], "Size"))
    _, names = named(tmp_path, content)
    more = document(
        {"0": enum(LONG, "Size"), "1": enum(LONG, "Size"), **_properties(content)},
        a=enum(["s", "m"], "Size"),
        z=enum(LONG, "Size"),
    )
    found = enums(*named(tmp_path, more, names.history.lock))
    assert found == {"Size": 2, "Pet0": 11}
    # The first place is gone.
    fewer = document({"other": {"type": "string"}}, z=enum(["s", "m"], "Size"))
    assert enums(*named(tmp_path, fewer, names.history.lock)) == {"Size": 2}


def _properties(content: dict[str, Any]) -> dict[str, Any]:
    found = content["components"]["schemas"]["Pet"]["properties"]
    assert isinstance(found, dict)
    return found


def test_order_of_parameters_changes_nothing(tmp_path: Path) -> None:
    one = named(tmp_path, document({}, a=enum(LONG), b=enum(OTHER)))[1]
    other = named(tmp_path, document({}, b=enum(OTHER), a=enum(LONG)))[1]
    ids = {id_ for role, id_ in one.table if role == "model"}
    assert ids == {id_ for role, id_ in other.table if role == "model"}
    assert any(id_.endswith("parameters/query:a/schema") for id_ in ids)


def test_constants_have_no_alias(tmp_path: Path) -> None:
    content = document({"kind": {"const": "cat", "x-ms-enum": {"name": "Kind"}}})
    assert enums(*named(tmp_path, content)) == {}


def test_older_editions_repeat_the_values(tmp_path: Path) -> None:
    content = document({"kind": enum(LONG)}, sort=enum(["s"], "Sort"))
    assert enums(*named(tmp_path, content, edition="2026-11")) == {}


def test_a_record_has_the_aliases_that_were_published(tmp_path: Path) -> None:
    content = document({"kind": enum(LONG)})
    _, old = named(tmp_path, content, edition="2026-11")
    lock = old.history.lock
    assert enums(*named(tmp_path, content, lock, recorded=True)) == {}
    _, new = named(tmp_path, content, lock)
    lock = new.history.lock
    assert enums(*named(tmp_path, content, lock, recorded=True)) == {"PetKind": 11}

"""Generated models in an application of FastAPI."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.features import FEATURES, package, write, write_runtime
from tests.whole_output import ROOT

pytest.importorskip("fastapi")

# Prints the answer to each body, and the components of /openapi.json, per package.
APPLICATION = """
import importlib, json, sys
from fastapi import FastAPI
from fastapi.testclient import TestClient

found = []
for package, model, bodies in json.loads(sys.stdin.read()):
    models = importlib.import_module(f"{package}.models")
    app = FastAPI()
    for name in models.__all__:
        kind = getattr(models, name)
        if isinstance(kind, type) and hasattr(kind, "to_dict"):
            app.get(f"/{name}", response_model=kind)(lambda: None)
            if name == model:
                def put(body: kind) -> kind:
                    return body
                app.post("/body")(put)
    client = TestClient(app)
    answers = [client.post("/body", json=body) for body in bodies]
    components = client.get("/openapi.json").json()["components"]["schemas"]
    found.append([[[a.status_code, a.json()] for a in answers], components])
print(json.dumps(found))
"""
SCHEMAS = [one for one in FEATURES if one.parent.name == "schemas"]
KEYWORDS = next(one for one in SCHEMAS if one.stem == "every_keyword")
ACCOUNT = ROOT / "spec" / "account.yaml"


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Any]:
    """What applications with all models of a document answer, by document."""
    folder = tmp_path_factory.mktemp("packages")
    runtime = write_runtime(folder)
    asked: list[Any] = [("appwrite_account", "", [])]
    for document in SCHEMAS:
        write(document, folder, runtime)
        own = ("Order", [ORDER, *bodies()]) if document == KEYWORDS else ("", [])
        asked.append((package(document), *own))
    path = os.pathsep.join([str(ROOT / "generated"), str(folder)])
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", APPLICATION],
        env={**os.environ, "PYTHONPATH": path},
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return dict(zip([ACCOUNT, *SCHEMAS], json.loads(done.stdout), strict=True))


class Loader(yaml.SafeLoader):
    """Reads dates, yes and no as text, as YAML 1.2 does."""


Loader.yaml_implicit_resolvers = {
    first: [
        pair
        for pair in pairs
        if not pair[0].endswith("timestamp")
        and not (pair[0].endswith("bool") and first in "yYnNoO")
    ]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def schemas_of(document: Path) -> tuple[dict[str, Any], bool]:
    """The named schemas of a document, and whether ``$ref`` stands alone in it."""
    found = yaml.load(document.read_text("utf-8"), Loader)
    lone = str(found.get("openapi", "2")).startswith(("2", "3.0"))
    if "swagger" in found:
        return found["definitions"], lone
    return found.get("components", {}).get("schemas", {}), lone


NOTES = {"title", "description", "default", "example", "examples", "deprecated"}
NOTES |= {"readOnly", "writeOnly", "externalDocs", "xml"}
VALUES = {"default", "examples", "enum", "const"}
NAMED = {"properties", "patternProperties", "dependentSchemas"}
UNKNOWN = {"nullable", "x-nullable", "$comment", "$schema", "$anchor", "$id", "$defs"}


def normal(schema: Any, lone: bool = False) -> Any:
    """A schema in the form that is compared.

    As OpenAPI 3.1 writes it (``nullable``, ``example`` and boolean limits are those of
    older versions, which ignore all but notes next to ``$ref``), without extensions and
    null in notes, with the folded name of a component for each reference and without a
    discriminator's mapping, which the names of components may imply.
    """
    if not isinstance(schema, dict):
        return {} if schema is True else schema
    made: dict[str, Any] = {}
    for key, value in schema.items():
        if key.startswith("x-") or key in UNKNOWN:
            continue
        if lone and "$ref" in schema and key not in {"$ref", *NOTES}:
            continue
        if key == "const" and value is None:
            made["enum"] = [None]
        elif key == "example":
            made.setdefault("examples", [value])
        elif key in VALUES:
            made.update({key: value} if value is not None else {})
        elif key == "$ref":
            made[key] = folded(value)
        elif key in NAMED:
            made[key] = {name: normal(of, lone) for name, of in value.items()}
        elif key == "discriminator":
            made[key] = value if isinstance(value, str) else value["propertyName"]
        elif isinstance(value, list):
            made[key] = [normal(item, lone) for item in value]
        elif key != "externalDocs" and (isinstance(value, dict) or key == "items"):
            made[key] = normal(value, lone)
        else:
            made[key] = normal(value) if key == "additionalProperties" else value
    made.update({"required": sorted(made["required"])} if "required" in made else {})
    for side, limit in ("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum"):
        if isinstance(made.get(side), bool) and made.pop(side):
            made[side] = made.pop(limit)
    is_null = schema.get("nullable") is True or schema.get("x-nullable") is True
    return with_null(made) if is_null else made


def with_null(made: dict[str, Any]) -> dict[str, Any]:
    if "type" in made:
        kinds = made["type"] if isinstance(made["type"], list) else [made["type"]]
        made["type"] = kinds if "null" in kinds else [*kinds, "null"]
        if "enum" in made and None not in made["enum"]:
            made["enum"] = [*made["enum"], None]
        return made
    notes = {key: made.pop(key) for key in list(made) if key in NOTES}
    return {**notes, "anyOf": [made, {"type": "null"}]} if made else notes


def folded(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.rpartition("/")[2].lower())


@pytest.mark.parametrize("document", [ACCOUNT, *SCHEMAS], ids=lambda one: one.stem)
def test_the_schemas_are_those_of_the_document(
    document: Path, found: dict[Path, Any]
) -> None:
    components = {folded(name): normal(of) for name, of in found[document][1].items()}
    written, lone = schemas_of(document)
    shown = {name: of for name, of in written.items() if folded(name) in components}
    assert shown, "no model of the document"
    for name, schema in shown.items():
        assert components[folded(name)] == normal(schema, lone), name


def test_every_model_of_the_account_document_is_shown(found: dict[Path, Any]) -> None:
    assert schemas_of(ACCOUNT)[0].keys() <= found[ACCOUNT][1].keys()


ORDER: dict[str, Any] = {
    "codes": ["AB"],
    "placed": "2020-10-15T06:38:00Z",
    "seen": None,
    "line": {"n": 1, "order": {"codes": ["CD"], "placed": "2020-10-15T06:38:00Z"}},
}
ORDER["line"]["order"]["seen"] = "2020-10-15"
INNER = ["line", "order"]
WRONG: dict[str, tuple[dict[str, Any], list[Any]]] = {
    "required": ({"codes": ...}, ["codes"]),
    "required, inside": ({"line": {}}, ["line", "n"]),
    "type": ({"secret": 5}, ["secret"]),
    "minItems": ({"codes": []}, ["codes"]),
    "maxItems": ({"codes": ["AB", "CD", "EF", "GH"]}, ["codes"]),
    "uniqueItems": ({"codes": ["AB", "AB"]}, ["codes"]),
    "pattern": ({"codes": ["AB", "a"]}, ["codes", 1]),
    "uuid": ({"id": "no"}, ["id"]),
    "date-time": ({"placed": "yesterday"}, ["placed"]),
    "date": ({"seen": "2020-99-99"}, ["seen"]),
    "minLength": ({"secret": "x"}, ["secret"]),
    "maxLength": ({"secret": "too long"}, ["secret"]),
    "exclusiveMinimum": ({"price": 0}, ["price"]),
    "exclusiveMaximum": ({"price": 10}, ["price"]),
    "multipleOf": ({"price": 0.7}, ["price"]),
    "enum": ({"size": "XL"}, ["size"]),
    "maximum": ({"size": 10}, ["size"]),
    "const": ({"line": {"n": 2}}, ["line", "n"]),
    "closed": ({"line": {"n": 1, "x": 1}}, ["line", "x"]),
    "additionalProperties": ({"more": -1}, ["more"]),
    "null": ({"placed": None}, ["placed"]),
    "recursive": (
        {"line": {**ORDER["line"], "order": {"x": 1, "y": 2}}},
        [*INNER, "codes"],
    ),
}


def bodies() -> list[dict[str, Any]]:
    """The wrong orders."""
    changed = [{**ORDER, **change} for change, _ in WRONG.values()]
    return [{k: v for k, v in body.items() if v is not ...} for body in changed]


def test_a_model_is_the_body_and_the_response(found: dict[Path, Any]) -> None:
    status, body = found[KEYWORDS][0][0]
    assert (status, body) == (200, ORDER), "a read-only property need not be sent"


@pytest.mark.parametrize("rule", WRONG)
def test_what_does_not_fit_is_refused(rule: str, found: dict[Path, Any]) -> None:
    status, body = found[KEYWORDS][0][1 + list(WRONG).index(rule)]
    assert status == 422
    places = [error["loc"] for error in body["detail"]]
    expected = ["body", *WRONG[rule][1]]
    assert any(place[: len(expected)] == expected for place in places), places

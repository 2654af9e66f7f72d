"""The ledger of every output is as its JSON Schema says, and says what the package has."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from specloom.config import Config
from specloom.diagnostics import Report
from specloom.pipeline import COVERAGE_FILE, build
from specloom.targets.python.code import CALL_OPTIONS
from tests.features import FEATURES, built, case
from tests.whole_output import ROOT, silent

SCHEMA = json.loads(ROOT.joinpath("docs/coverage.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema_rs.validator_for(SCHEMA)
PAGE = ROOT.joinpath("docs/coverage.md").read_text("utf-8")
PHOTO = """
openapi: 3.1.0
info: { title: Shop, version: "1" }
servers: [{ url: "https://shop.test" }]
paths:
  /users/{id}/photo:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    put:
      operationId: setPhoto
      tags: [users]
      requestBody:
        required: true
        content:
          multipart/form-data: { schema: { $ref: "#/components/schemas/Photo" } }
      responses:
        "200":
          description: The user.
          content: { application/json: { schema: { $ref: "#/components/schemas/User" } } }
components:
  schemas:
    Photo:
      type: object
      required: [data]
      properties: { data: { type: string, format: binary } }
    User: { type: object, properties: { name: { type: string } } }
"""


def errors(ledger: Any) -> list[str]:
    return [f"{e.instance_path}: {e.message}" for e in VALIDATOR.iter_errors(ledger)]


def ledger_of(text: str, folder: Path) -> Any:
    document = folder / "api.yaml"
    document.write_text(text)
    plan = build(document, Config(package="shop"), Report(), silent).plan
    return json.loads(plan.files[COVERAGE_FILE])


def one(text: str, folder: Path) -> Any:
    ledger = ledger_of(text, folder)
    assert errors(ledger) == []
    (entry,) = ledger["operations"]
    return entry


def test_the_schema_is_one() -> None:
    assert jsonschema_rs.meta.is_valid(SCHEMA)
    assert errors({"operations": [{}], "elements": []})
    assert errors({"operations": []})


@pytest.mark.parametrize("document", FEATURES, ids=case)
def test_the_ledger_of_a_feature(document: Path) -> None:
    files = built(document).plan.files
    ledger = json.loads(files[COVERAGE_FILE])
    assert errors(ledger) == []
    for entry in ledger["operations"]:
        if entry["call"] is None:
            continue
        symbols = [entry[key] for key in ("symbol", "async_symbol") if entry[key]]
        assert len(symbols) == (1 if document.stem == "async_only" else 2)
        for symbol in symbols:
            parameters = signature(files, symbol)
            # An option is not among the parameters of each method.
            own = [a for a in entry["arguments"] if a["name"] not in CALL_OPTIONS]
            assert [*parameters] == [argument["name"] for argument in own]
            for argument in own:
                assert parameters[argument["name"]] is argument["required"]


def test_the_ledger_of_the_account_sdk() -> None:
    ledger = json.loads(ROOT.joinpath("generated", COVERAGE_FILE).read_text("utf-8"))
    assert errors(ledger) == []
    calls = [entry["call"] for entry in ledger["operations"]]
    assert "client.account.update_email" in calls
    pages = {e["operation_id"] for e in ledger["operations"] if e["result"]["page"]}
    assert "accountListLogs" in pages


def signature(files: Any, symbol: str) -> dict[str, bool]:
    """The parameters of a printed method, and whether each must be given."""
    module, _, name = symbol.partition(":")
    cls, _, method = name.partition(".")
    tree = ast.parse(files[module.replace(".", "/") + ".py"])
    body = next(
        n.body for n in tree.body if isinstance(n, ast.ClassDef) and n.name == cls
    )
    *_, found = (
        n
        for n in body
        if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef) and n.name == method
    )
    placed = found.args.args[1:]
    open_ = len(placed) - len(found.args.defaults)
    parameters = {a.arg: index < open_ for index, a in enumerate(placed)}
    named = zip(found.args.kwonlyargs, found.args.kw_defaults, strict=True)
    return parameters | {argument.arg: default is None for argument, default in named}


def test_the_example_of_the_page(tmp_path: Path) -> None:
    fence = re.search(r"```json\n(.*?)```", PAGE, re.DOTALL)
    assert fence is not None
    assert json.loads(fence[1]) == ledger_of(PHOTO, tmp_path)


def test_every_key_has_its_line_on_the_page() -> None:
    said = set(re.findall(r"`(\w+)`", PAGE.split("```")[2]))
    unsaid = {"method", "path", "operation_id"}
    assert {*SCHEMA["$defs"]["operation"]["properties"]} - unsaid <= said


OPERATION = """
openapi: 3.1.0
info: { title: Shop, version: "1" }
servers: [{ url: "https://shop.test" }]
paths:
  /x:
    post:
      operationId: makeX
      tags: [x]
"""
OBJECT = "{ type: object, required: [a], properties: { a: { type: integer } } }"


def body(media_type: str, schema: str) -> str:
    return f"      requestBody: {{ content: {{ {media_type}: {{ schema: {schema} }} }} }}\n"


def responses(media_type: str, schema: str) -> str:
    content = f"{{ {media_type}: {{ schema: {schema} }} }}"
    return f'      responses: {{ "200": {{ description: x, content: {content} }} }}\n'


NONE = '      responses: { "204": { description: x } }\n'


@pytest.mark.parametrize(
    ("media_type", "schema", "expected"),
    [
        ("application/json", OBJECT, [("a", "property", False)]),
        ("application/json", "{ type: array, items: {} }", [("body", "whole", False)]),
        ("application/octet-stream", "{}", [("body", "whole", True)]),
        (
            "multipart/form-data",
            "{ type: object, properties: { f: { type: string, format: binary }, "
            "fs: { type: array, items: { type: string, format: binary } }, "
            "t: { type: string } } }",
            [
                ("f", "property", True),
                ("fs", "property", True),
                ("t", "property", False),
            ],
        ),
    ],
)
def test_bodies_are_whole_or_properties(
    media_type: str, schema: str, expected: Any, tmp_path: Path
) -> None:
    entry = one(OPERATION + body(media_type, schema) + NONE, tmp_path)
    found = [(a["wire"], a["body"], a["file"]) for a in entry["arguments"]]
    assert found == expected
    (content,) = entry["request"]["contents"]
    assert content["media_type"] == media_type
    assert content["file"] is (media_type == "application/octet-stream")


def test_a_body_of_several_types_may_be_a_file(tmp_path: Path) -> None:
    contents = f"application/json: {{ schema: {OBJECT} }}, image/png: {{}}"
    text = f"{OPERATION}      requestBody: {{ content: {{ {contents} }} }}\n{NONE}"
    entry = one(text, tmp_path)
    whole = entry["arguments"][0]
    assert (whole["body"], whole["file"]) == ("whole", True)
    kinds = {c["media_type"]: c["file"] for c in entry["request"]["contents"]}
    assert kinds == {"application/json": False, "image/png": True}


@pytest.mark.parametrize(
    ("media_type", "schema", "said"),
    [
        ("application/json", "{ type: integer }", (False, False, {"kind": "integer"})),
        ("application/pdf", "{}", (False, True, {"kind": "binary"})),
        ("text/event-stream", OBJECT, (True, False, None)),
        ("application/jsonl", "{ type: integer }", (True, False, {"kind": "integer"})),
    ],
)
def test_results_are_streams_or_files(
    media_type: str, schema: str, said: Any, tmp_path: Path
) -> None:
    entry = one(OPERATION + responses(media_type, schema), tmp_path)
    result = entry["result"]
    assert (result["stream"], result["file"]) == said[:2]
    assert result["page"] is False
    (response,) = entry["responses"]
    (content,) = response["contents"]
    assert (content["stream"], content["file"]) == said[:2]
    if said[2] is not None:
        assert result["type"] == content["type"] == said[2]


def test_a_method_without_a_result(tmp_path: Path) -> None:
    entry = one(OPERATION + NONE, tmp_path)
    assert entry["result"]["type"] is None
    assert entry["responses"] == [{"status": "204", "contents": []}]


def test_a_stream_that_is_asked_for(tmp_path: Path) -> None:
    contents = "application/json: { schema: {} }, text/event-stream: { schema: {} }"
    two = f'      responses: {{ "200": {{ description: x, content: {{ {contents} }} }} }}\n'
    entry = one(OPERATION + two, tmp_path)
    assert entry["result"]["stream"] is False
    assert entry["streaming"]["argument"] is None
    assert entry["streaming"]["call"] != entry["call"]
    switch = "{ type: object, properties: { stream: { type: boolean } } }"
    entry = one(OPERATION + body("application/json", switch) + two, tmp_path)
    assert entry["streaming"]["call"] == entry["call"]
    assert entry["streaming"]["argument"] == "stream"

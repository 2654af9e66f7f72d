"""The check against the specification: its messages and their locations."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from specloom.diagnostics import Report, Severity
from specloom.document import Documents
from specloom.openapi import validation
from tests.whole_output import ROOT

HEAD = {
    "2.0": "swagger: '2.0'\ninfo: {title: t, version: '1'}\n",
    "3.0": "openapi: 3.0.3\ninfo: {title: t, version: '1'}\n",
    "3.1": "openapi: 3.1.0\ninfo: {title: t, version: '1'}\n",
    "3.2": "openapi: 3.2.0\ninfo: {title: t, version: '1'}\n",
}


def findings(folder: Path, text: str) -> list[tuple[str, str, str]]:
    """Code, place and message of each finding."""
    (folder / "api.yaml").write_text(text, "utf-8")
    report = Report()
    documents = Documents(folder / "api.yaml", report)
    validation.validate(documents, report)
    return [
        (d.code, f"{d.span.line}:{d.span.column}", d.message) for d in report.sorted()
    ]


@pytest.mark.parametrize("version", HEAD)
def test_a_sound_document_is_left_alone(tmp_path: Path, version: str) -> None:
    text = HEAD[version] + (
        "paths:\n  /a/{id}:\n    get:\n      operationId: x\n"
        "      parameters:\n      - {name: id, in: path, required: true"
        + (", type: string}\n" if version == "2.0" else ", schema: {type: string}}\n")
        + "      responses: {200: {description: ok}}\n"
    )
    assert findings(tmp_path, text) == []


def test_one_of_several_properties_is_missing(tmp_path: Path) -> None:
    what = "the property 'paths', 'components' or 'webhooks' is missing"
    assert findings(tmp_path, HEAD["3.1"]) == [("W280", "1:1", what)]
    text = HEAD["3.1"] + "components: {parameters: {P: {name: q, in: query}}}\n"
    what = "the property 'schema' or 'content' is missing"
    assert findings(tmp_path, text) == [("W280", "3:27", what)]


@pytest.mark.parametrize("version", ["3.1", "3.2"])
def test_servers_of_links_and_operations_next_to_a_reference(
    tmp_path: Path, version: str
) -> None:
    """Allowed, although the schema of 3.1 forbids them."""
    response = (
        "{'204': {description: x, links: {a: {operationId: x, server: {url: /}}}}}"
    )
    text = HEAD[version] + (
        f"paths:\n  /a: {{get: {{operationId: x, responses: {response}}}}}\n"
        "  /b: {$ref: '#/components/pathItems/P', delete: {operationId: y, "
        "responses: {'204': {description: x}}}}\n"
        "  /c: {$ref: '#/components/pathItems/P', wrong: {}}\n"
        "components: {pathItems: {P: {get: {responses: {'204': {description: x}}}}}}\n"
    )
    found = findings(tmp_path, text)
    assert found == [("W280", "6:42", "the property 'wrong' is not allowed here")]


@pytest.mark.parametrize("version", HEAD)
def test_a_property_that_is_unknown_or_missing(tmp_path: Path, version: str) -> None:
    text = HEAD[version].replace("version: '1'", "vresion: '1'") + "paths: {}\n"
    assert findings(tmp_path, text) == [
        ("W280", "2:1", "the property 'version' is missing"),
        ("W280", "2:18", "the property 'vresion' is not allowed here"),
    ]


FAULTS = {
    # what stands at components/schemas, and what is said of it
    "A: {type: strng}": (
        "W280",
        "5:9",
        'the value "strng" is not one of "array", "boolean", "integer", "number", '
        '"object", "string"',
    ),
    "A: {type: [string]}": ("W280", "5:9", "this must be a string, not an array"),
    "A: true": ("W280", "5:5", "this must be an object, not a boolean"),
    "A: {properties: {x: [1]}}": (
        "W280",
        "5:22",
        "this must be an object, not an array",
    ),
    "A: {anyOf: [{enum: []}]}": (
        "W280",
        "5:18",
        "this array has too few items: the minimum is 1",
    ),
    "A: {minLength: -1}": (
        "W280",
        "5:9",
        "the value -1 is too small: the minimum is 0",
    ),
    "A: {required: [a, a]}": (
        "W280",
        "5:9",
        "two items are equal, but all must be different",
    ),
    "A: {type: integer, default: many}": (
        "W281",
        "5:24",
        "the default: this must be an integer, not a string",
    ),
    "A: {allOf: [{properties: {a: {}}}], required: [b]}": (
        "W281",
        "5:41",
        "required, but not declared under properties: 'b'",
    ),
}


@pytest.mark.parametrize("schema", FAULTS)
def test_a_fault_of_a_schema(tmp_path: Path, schema: str) -> None:
    text = f"{HEAD['3.0']}components:\n  schemas:\n    {schema}\npaths: {{}}\n"
    assert findings(tmp_path, text) == [FAULTS[schema]]


@pytest.mark.parametrize("version", ["3.1", "3.2"])
def test_schemas_of_later_versions_follow_their_dialect(
    tmp_path: Path, version: str
) -> None:
    schemas = (
        "components:\n  schemas:\n    A: true\n    B: {type: [string, 'null']}\n"
        "    C: {exclusiveMinimum: true}\n    D: {properties: {x: {type: strng}}}\n"
    )
    assert findings(tmp_path, HEAD[version] + schemas) == [
        ("W280", "7:9", "this must be a number, not a boolean"),
        (
            "W280",
            "8:26",
            'the value "strng" is not one of "array", "boolean", "integer", "null", '
            '"number", "object", "string"',
        ),
    ]


OPERATIONS = """\
paths:
  /a/{id}:
    get:
      operationId: x
      responses: {200: {description: ok}}
    put:
      operationId: x
      parameters:
      - {name: id, in: path, required: true, schema: {type: string}}
      - {name: no, in: path, required: true, schema: {type: string}}
      responses: {200: {description: ok}}
tags: [{name: a}, {name: a, description: x}]
"""


def test_operations_that_contradict_each_other(tmp_path: Path) -> None:
    assert findings(tmp_path, HEAD["3.0"] + OPERATIONS) == [
        ("W281", "9:7", "another operation has the same operationId"),
        ("W281", "14:1", "duplicate tag name 'a'"),
    ]


def test_a_null_default_is_no_default(tmp_path: Path) -> None:
    schemas = (
        "paths: {}\ncomponents:\n  schemas:\n"
        "    A: {type: string, default: null}\n"
        "    B: {type: array, items: {type: string}, default: [null]}\n"
    )
    assert findings(tmp_path, HEAD["3.0"] + schemas) == [
        ("W281", "7:55", "the default: this must be a string, not null"),
    ]


def test_a_reference_that_is_not_allowed_is_one_finding(tmp_path: Path) -> None:
    (tmp_path / "get.yaml").write_text("responses: {200: {description: ok}}\n")
    paths = "paths:\n  /a:\n    get: {$ref: get.yaml}\n"
    assert findings(tmp_path, HEAD["3.0"] + paths) == [
        ("W280", "5:11", "a reference is not allowed here"),
    ]


def test_strict_makes_errors_of_the_same_findings(tmp_path: Path) -> None:
    text = HEAD["3.0"] + OPERATIONS
    (tmp_path / "api.yaml").write_text(text, "utf-8")
    report = Report(strict=True)
    validation.validate(Documents(tmp_path / "api.yaml", report), report)
    assert not report.has_errors
    report.settle()
    assert {found.severity for found in report.found} == {Severity.ERROR}
    assert len(report.found) == 2


def test_the_alternative_that_was_meant_is_named(tmp_path: Path) -> None:
    text = HEAD["3.0"] + (
        "paths: {}\ncomponents:\n  securitySchemes:\n    A: {type: apikey}\n"
        "    B: {type: http}\n    C: {type: apiKey, name: x, in: body}\n"
    )
    assert findings(tmp_path, text) == [
        (
            "W280",
            "6:9",
            'the value "apikey" is not one of "apiKey", "http", "oauth2", "openIdConnect"',
        ),
        ("W280", "7:5", "the property 'scheme' is missing"),
        ("W280", "8:32", 'the value "body" is not one of "header", "query", "cookie"'),
    ]


def test_other_files_are_read_and_their_faults_placed(tmp_path: Path) -> None:
    (tmp_path / "pet.yaml").write_text("Pet:\n  type: integer\n  default: many\n")
    text = HEAD["3.0"] + (
        "paths: {}\ncomponents:\n  schemas:\n    P: {$ref: 'pet.yaml#/Pet'}\n"
    )
    (tmp_path / "api.yaml").write_text(text)
    report = Report()
    validation.validate(Documents(tmp_path / "api.yaml", report), report)
    (found,) = report.found
    assert Path(found.span.file).name == "pet.yaml"
    assert (found.code, found.span.line) == ("W281", 3)


@pytest.mark.parametrize(
    "schemas",
    [
        "A: {$ref: '#/components/schemas/Nobody'}",
        "A: {$ref: '#/components/schemas/A'}",
        "A: {$ref: 'http://127.0.0.1:9/x.yaml'}",
        "A: {$ref: 'missing.yaml'}",
        "A: {allOf: [{$ref: '#/components/schemas/A'}], required: [x]}",
        "A: {default: 1, allOf: [{$ref: 'http://127.0.0.1:9/x.yaml'}]}",
    ],
)
def test_references_without_end_or_aim_stop_nothing(
    tmp_path: Path, schemas: str
) -> None:
    text = (
        f"{HEAD['3.0']}components:\n  schemas:\n    {schemas}\n"
        "    Z: {type: integer, default: many}\npaths: {}\n"
    )
    found = findings(tmp_path, text)
    assert ("W281", "6:24") in [(code, place) for code, place, _ in found]
    assert "W282" not in [code for code, _, _ in found]


@pytest.mark.parametrize(
    "text",
    [
        "openapi: 3.0.3\n",
        "openapi: 3.0.3\ninfo: 1\npaths: []\ncomponents: x\ntags: {}\n",
        "openapi: 3.1.0\npaths: {/a: [], /b: {get: 1, parameters: 5}}\n",
        "swagger: 2.0\npaths: {/a: {get: {responses: [], parameters: {}}}}\n",
        "openapi: 3.2.0\ncomponents: {schemas: [1], parameters: {x: null}}\n",
    ],
)
def test_odd_documents_are_reported_not_raised(tmp_path: Path, text: str) -> None:
    assert "W280" in [code for code, _, _ in findings(tmp_path, text)]


def test_deep_schemas_do_not_exhaust_the_stack(tmp_path: Path) -> None:
    deep = "{not: " * 150 + "{}" + "}" * 150
    text = f"{HEAD['3.0']}paths: {{}}\ncomponents: {{schemas: {{A: {deep}}}}}\n"
    findings(tmp_path, text)


def test_other_versions_are_left_to_the_reader(tmp_path: Path) -> None:
    for text in ("openapi: 4.0.0\n", "swagger: '1.2'\n", "a: 1\n", "openapi: []\n"):
        assert findings(tmp_path, text) == []


def test_the_check_ends_in_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(validation, "SECONDS", -1.0)
    codes = [code for code, _, _ in findings(tmp_path, HEAD["3.0"] + OPERATIONS)]
    assert codes == ["W282"]


def test_a_large_sound_document_is_checked_in_seconds(tmp_path: Path) -> None:
    schemas = "".join(
        f"    S{i}: {{type: object, properties: {{a: {{$ref: "
        f"'#/components/schemas/S{i + 1}'}}}}}}\n"
        for i in range(3000)
    )
    text = f"{HEAD['3.1']}components:\n  schemas:\n{schemas}    S3000: {{}}\n"
    start = time.process_time()
    assert findings(tmp_path, text) == []
    assert time.process_time() - start < 10


def of_schema(schema: str) -> str:
    """A document in JSON with one schema."""
    return (
        '{"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, '
        f'"components": {{"schemas": {{"A": {schema}}}}}}}'
    )


LONG = f"{'a' * 60}!"


@pytest.mark.parametrize(
    "pattern",
    ["^(a+)+$", "^(a|a)*$", "^(a|aa)+$", "^(.*b){25}$", "^((a|a)*)*$"],
)
def test_the_patterns_of_defaults_are_judged_in_bounded_time(
    tmp_path: Path, pattern: str
) -> None:
    began = time.process_time()
    texts = f'{{"type": "string", "pattern": "{pattern}", "default": "{LONG}"}}'
    names = (
        f'{{"type": "object", "patternProperties": {{"{pattern}": {{}}}}, '
        f'"additionalProperties": false, "default": {{"{LONG}": 1}}}}'
    )
    allowed = names.replace(LONG, "b" * 60 if "b" in pattern else "a" * 60)
    (text,) = findings(tmp_path, of_schema(texts))
    assert "does not match" in text[2]
    (name,) = findings(tmp_path, of_schema(names))
    assert "is not allowed here" in name[2]
    assert findings(tmp_path, of_schema(allowed)) == []
    assert time.process_time() - began < 10


@pytest.mark.parametrize(
    "pattern", ["^(?=((a|aa)+)\\\\1b)", "^((a|aa)+)\\\\1b$", "(", "^(a{1000}){1000}$"]
)
def test_a_pattern_that_cannot_be_judged_refuses_nothing(
    tmp_path: Path, pattern: str
) -> None:
    schema = (
        f'{{"type": "object", "patternProperties": {{"{pattern}": {{}}}}, '
        f'"additionalProperties": false, "default": {{"{"a" * 60}": 1}}}}'
    )
    began = time.process_time()
    found = [f for f in findings(tmp_path, of_schema(schema)) if "default" in f[2]]
    assert found == []
    assert time.process_time() - began < 10


VALUES = st.sampled_from(
    (None, True, 0, 1, 7, -3, 2**31, 2.5, "", "a", "abc", "2020-01-01", [], ["a"], {})
)
KEYWORDS: dict[str, st.SearchStrategy[Any]] = {
    "type": st.sampled_from(
        (
            *("string", "integer", "number", "boolean", "array", "object", "null"),
            *("file", ["string", "null"], ["integer"]),
        )
    ),
    "format": st.sampled_from(
        ("int32", "double", "date", "binary", "byte", "uri", "url", "email")
    ),
    "enum": st.lists(VALUES, min_size=1, max_size=3),
    "const": VALUES,
    "nullable": st.booleans(),
    "minimum": st.sampled_from((0, 1, 5)),
    "maximum": st.sampled_from((0, 1, 5)),
    "exclusiveMinimum": st.sampled_from((True, False, 0, 1)),
    "exclusiveMaximum": st.sampled_from((True, False, 1, 7)),
    "multipleOf": st.sampled_from((1, 2)),
    "minLength": st.sampled_from((0, 1, 2)),
    "maxLength": st.sampled_from((0, 1, 2)),
    "minItems": st.sampled_from((0, 1)),
    "maxItems": st.sampled_from((0, 1)),
    "uniqueItems": st.booleans(),
    "pattern": st.sampled_from(("a", "^b$", "(", "(a+)+$")),
    "required": st.sampled_from((["a"], ["a", "b"], True, [1])),
    "additionalProperties": st.booleans(),
    "discriminator": st.just({"propertyName": "a"}),
    "$ref": st.sampled_from(("#/components/schemas/A", "#/x", "other.yaml#/A")),
    "$schema": st.just("https://json-schema.org/draft/2020-12/schema"),
    "default": VALUES,
    "x-other": VALUES,
    "title": st.just("t"),
}


def schemas_with(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Schemas with any keywords, of which many make no sense."""
    lists = st.lists(inner, min_size=1, max_size=2)
    nested: dict[str, st.SearchStrategy[Any]] = {
        **dict.fromkeys(("allOf", "anyOf", "oneOf"), lists),
        **dict.fromkeys(("items", "not", "if"), inner),
        "properties": st.dictionaries(st.sampled_from("ab"), inner, max_size=2),
    }
    named = st.sampled_from(sorted(KEYWORDS | nested))
    return st.lists(named, max_size=4, unique=True).flatmap(
        lambda names: st.fixed_dictionaries(
            {name: (KEYWORDS | nested)[name] for name in names}
        )
    )


SCHEMAS = st.recursive(st.sampled_from(({}, True, {"default": 1}, 3)), schemas_with)
NAMES = st.sampled_from(("a", "b", 1))


@st.composite
def contents(draw: st.DrawFn) -> dict[str, Any]:
    """Documents of every version, some of them without an error."""
    version = draw(st.sampled_from(tuple(HEAD)))
    head = {"swagger": "2.0"} if version == "2.0" else {"openapi": f"{version}.0"}
    place = st.sampled_from(("path", "query"))
    parameters = st.lists(
        st.fixed_dictionaries(
            {"name": NAMES, "in": place},
            optional={"schema": SCHEMAS, "default": VALUES, "type": KEYWORDS["type"]},
        ),
        max_size=2,
    )
    response = st.fixed_dictionaries(
        {"description": st.just("d")},
        optional={
            "schema": SCHEMAS,
            "content": st.fixed_dictionaries({"a/b": st.just({"schema": {}})}),
        },
    )
    operation = st.fixed_dictionaries(
        {"responses": st.fixed_dictionaries({"200": response})},
        optional={"operationId": NAMES, "parameters": parameters},
    )
    path = st.fixed_dictionaries(
        {"get": operation},
        optional={"query": operation, "post": operation, "parameters": parameters},
    )
    return {
        **head,
        "info": {"title": "t", "version": "1"},
        "tags": [{"name": name} for name in draw(st.lists(NAMES, max_size=2))],
        "paths": {f"/{name}": draw(path) for name in draw(st.sampled_from(("", "ab")))},
        "components": {"schemas": {"A": draw(SCHEMAS), "B": draw(SCHEMAS)}},
    }


@settings(max_examples=400, suppress_health_check=list(HealthCheck))
@given(contents())
def test_the_quick_check_reports_what_the_library_reports(
    tmp_path_factory: pytest.TempPathFactory, content: dict[str, Any]
) -> None:
    """Unless it leaves the document to the library."""
    file = tmp_path_factory.getbasetemp() / "any.json"
    file.write_text(json.dumps(content))
    documents = Documents(file, Report())
    version = str(content.get("openapi", content.get("swagger")))[:3]
    check = validation.Check(time.thread_time() + 10)
    quick = validation.certain_contradictions(documents, version, check)
    if quick is not None:
        library = validation.contradictions(documents, version, check)
        assert [*map(shown, quick)] == [*map(shown, library)]


def shown(found: validation.SemanticError) -> object:
    return (str(found.node.span), found.message, found.hint, found.shape)


def test_a_sound_document_needs_no_validator_written_in_python(tmp_path: Path) -> None:
    """It would take longer to import than to check most documents, also those with a
    wrong default value, which are common.
    """
    code = (
        "import sys\nfrom pathlib import Path\nfrom specloom.diagnostics import Report\n"
        "from specloom.document import Documents\n"
        "from specloom.openapi.validation import validate\n"
        "report = Report()\nvalidate(Documents(Path(sys.argv[1]), report), report)\n"
        "print(len(report.found), *sys.modules)\n"
    )
    heavy = {"openapi_spec_validator", "pydantic_settings", "jsonschema"}
    sound = ROOT / "spec" / "account.yaml"
    broken = tmp_path / "broken.yaml"
    broken.write_text(HEAD["3.1"] + "paths: []\n")
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(sound.read_text().replace("default: []", "default: 1"))
    cases = ((sound, 0, set[str]()), (wrong, 2, set[str]()), (broken, 1, heavy))
    for file, findings, loaded in cases:
        done = subprocess.run(
            [sys.executable, "-c", code, str(file)],
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.split()[0] == str(findings)
        assert set(done.stdout.split()[1:]) & heavy == loaded

"""What one place of a document may hold: beyond it each run ends with an error there."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from specloom.apidiff import schemas
from specloom.apidiff.schema_reading import ComparedSchema, canonical
from specloom.cli import main
from specloom.diagnostics import LONGEST_MESSAGE, Diagnostic, Report, Span
from specloom.document import Documents, Node
from specloom.document.limits import LONGEST_NAME, MOST_ENTRIES, MOST_REFERENCES
from specloom.openapi.scalars import MOST_VALUES
from specloom.targets.python.docstrings import wrapped

TEXT = {"type": "string"}
MODEL = {"type": "object", "properties": {"a": TEXT}}
DONE = {"description": "Done."}
ROOT = Path(__file__).resolve().parents[2]


def document(*, path: Any = None, **more: Any) -> dict[str, Any]:
    operation = {"operationId": "send", "responses": {"200": DONE}, **(path or {})}
    return {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {"/a": {"post": operation}},
        **more,
    }


def schema(value: Any, **others: Any) -> dict[str, Any]:
    """A document whose only call returns ``value``; ``others`` are components."""
    content = {"application/json": {"schema": value}}
    returned = {"responses": {"200": {**DONE, "content": content}}}
    return document(path=returned, components={"schemas": others})


def mapped(count: int, value: Any = None) -> dict[str, Any]:
    return {f"n{i}": value for i in range(count)}


def response(**more: Any) -> dict[str, Any]:
    return document(path={"responses": {"200": {**DONE, **more}}})


def keyword(name: str, count: int) -> dict[str, Any]:
    """A document in which the value of a keyword has ``count`` entries."""
    listed: list[Any] = [TEXT] * count
    match name:
        case "properties" | "patternProperties":
            return schema({"type": "object", name: mapped(count, TEXT)})
        case "required":
            return schema({"type": "object", name: list(mapped(count))})
        case "allOf" | "anyOf" | "oneOf" | "prefixItems":
            return schema({name: listed})
        case "type":
            return schema({name: ["string"] * count})
        case "mapping":
            tagged = {"propertyName": "k", name: mapped(count, "#/a")}
            return schema({"oneOf": [{}, {}], "discriminator": tagged})
        case "content" | "headers" | "links":
            return response(**{name: mapped(count, {})})
        case "examples":
            media = {"schema": TEXT, name: mapped(count, {"value": ""})}
            return response(content={"application/json": media})
        case "encoding":
            media = {"schema": {}, name: mapped(count, {})}
            form = {"content": {"multipart/form-data": media}}
            return document(path={"requestBody": form})
        case "variables":
            server = {"url": "https://a.example", name: mapped(count, {"default": ""})}
            return document(servers=[server])
        case "responses" | "callbacks":
            return document(path={name: mapped(count, DONE)})
        case "tags" | "security" | "servers" | "parameters":
            return document(path={name: [{}] * count})
    raise AssertionError(f"{name} has no document here")


def chain(step: Any, count: int = MOST_REFERENCES) -> dict[str, Any]:
    """Schemas that stand for one another; ``count`` references from the first on."""
    schemas = {f"S{i}": step(f"#/components/schemas/S{i + 1}") for i in range(count)}
    return schema(TEXT, **schemas, **{f"S{count}": TEXT})


CHAINS = {
    "references": lambda to: {"$ref": to},
    "allOf": lambda to: {"allOf": [{"$ref": to}, {"type": "object"}]},
    "anyOf": lambda to: {"anyOf": [TEXT, {"$ref": to}]},
    "oneOf in allOf": lambda to: {"allOf": [{"oneOf": [{"$ref": to}, TEXT]}]},
    "items": lambda to: {"type": "array", "items": {"$ref": to}},
    "maps": lambda to: {"type": "object", "additionalProperties": {"$ref": to}},
}

LONG = "n" * (LONGEST_NAME + 1)
TEXTS = {
    "a member": schema({"type": "object", "properties": {LONG: TEXT}}),
    "a schema": schema(TEXT, **{LONG: TEXT}),
    "a path": {**document(), "paths": {f"/{LONG}": {}}},
    "an operationId": document(path={"operationId": LONG}),
    "a parameter": document(path={"parameters": [{"name": LONG, "in": "query"}]}),
    "a tag": document(path={"tags": ["a", LONG]}),
    "a title": {**document(), "info": {"title": LONG, "version": "1"}},
    "a description": document(path={"description": "a" * 1_000_001}),
    "a value of an enum": schema({"enum": ["a", "b" * 1_000_001]}),
}

ALLOWED = {
    "members that are called like keywords": schema(
        {
            "type": "object",
            "properties": {
                "parameters": {"type": "object", "properties": mapped(1001, TEXT)}
            },
        }
    ),
    "parts that operations share": document(
        components={
            "parameters": mapped(1001, {"name": "a", "in": "query", "schema": TEXT}),
            "responses": mapped(1001, DONE),
        }
    ),
    "data": schema(
        {
            "type": "object",
            "example": {"oneOf": [1] * 1001, "parameters": [1] * 1001, LONG: LONG},
            "x-data": {"oneOf": [1] * 1001, LONG: "a" * 1_000_001},
        }
    ),
    "references in a circle": schema(
        TEXT,
        **{
            f"S{i}": {"anyOf": [{"$ref": f"#/components/schemas/S{(i + 1) % 50}"}]}
            for i in range(50)
        },
    ),
    "members that refer to one another": schema(
        TEXT,
        **{
            f"S{i}": {"properties": {"n": {"$ref": f"#/components/schemas/S{i + 1}"}}}
            for i in range(150)
        },
        S150=TEXT,
    ),
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path


def generate(here: Path, content: Any, *arguments: str) -> Result:
    (here / "api.json").write_text(json.dumps(content, indent=1))
    call = ["generate", "api.json", "-o", "out", *arguments]
    return CliRunner().invoke(main, call)


def refused(here: Path, content: Any, code: str) -> list[str]:
    """The lines of the document up to where a run ends; nothing is written."""
    result = generate(here, content)
    assert result.exit_code == 2, result.output
    found = re.findall(r"^api\.json:(\d+):\d+: error\[(\w+)\]", result.output, re.M)
    assert [one[1] for one in found] == [code], result.output
    assert not (here / "out").exists()
    assert len(result.output) < 1000
    return (here / "api.json").read_text().splitlines()[: int(found[0][0])]


def readable(here: Path, content: Any) -> None:
    (here / "api.json").write_text(json.dumps(content))
    Documents(Path("api.json"), Report()).root()


@pytest.mark.parametrize("name", MOST_ENTRIES)
def test_a_keyword_has_so_many_entries(here: Path, name: str) -> None:
    readable(here, keyword(name, MOST_ENTRIES[name]))
    lines = refused(here, keyword(name, MOST_ENTRIES[name] + 1), "E118")
    assert lines[-1].strip().startswith(f'"{name}"')


@pytest.mark.parametrize("step", CHAINS.values(), ids=CHAINS)
def test_so_many_references_follow_one_another(here: Path, step: Any) -> None:
    readable(here, chain(step))
    lines = refused(here, chain(step, MOST_REFERENCES + 2), "E117")
    assert re.findall(r'"(S\d+)": {', "".join(lines))[-1] == "S1"


def test_references_across_files_follow_one_another(here: Path) -> None:
    for i in range(MOST_REFERENCES + 5):
        (here / f"s{i}.json").write_text(json.dumps({"$ref": f"s{i + 1}.json"}))
    result = generate(here, schema({"$ref": "s0.json"}))
    assert result.exit_code == 2
    assert "error[E117]" in result.output
    assert not (here / "out").exists()


@pytest.mark.parametrize("content", TEXTS.values(), ids=TEXTS)
def test_a_text_has_so_many_characters(here: Path, content: Any) -> None:
    refused(here, content, "E118")


@pytest.mark.parametrize("content", ALLOWED.values(), ids=ALLOWED)
def test_what_has_no_limit(here: Path, content: Any) -> None:
    readable(here, content)


def test_a_limit_holds_for_a_file_that_is_referred_to(here: Path) -> None:
    (here / "other.json").write_text(json.dumps({"oneOf": [TEXT] * 1001}))
    result = generate(here, schema({"$ref": "other.json"}))
    assert result.exit_code == 2
    assert "other.json:1:2: error[E118]" in result.output
    assert not (here / "out").exists()


def test_a_limit_holds_for_what_an_overlay_adds(here: Path) -> None:
    update = {"parameters": [{"name": "a", "in": "query", "schema": TEXT}] * 600}
    action = {"target": "$.paths['/a'].post", "update": update}
    overlay = {"overlay": "1.0.0", "info": {"title": "o", "version": "1"}}
    (here / "o.json").write_text(json.dumps({**overlay, "actions": [action]}))
    (here / "specloom.toml").write_text(
        'document = "api.json"\noutput = "out"\noverlays = ["o.json"]\n'
    )
    (here / "api.json").write_text(json.dumps(document(path=update)))
    result = CliRunner().invoke(main, ["generate"])
    assert result.exit_code == 2
    assert "error[E118]: 'parameters' has 1,200 entries" in result.output


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (lambda count: [f"v{i}" for i in range(count)], "str"),
        (range, "int"),
        (lambda count: [None, *(f"v{i}" for i in range(count))], "str | None"),
    ],
)
def test_an_enum_of_too_many_values_is_their_kind(
    here: Path, values: Any, kind: str
) -> None:
    member = {"enum": list(values(MOST_VALUES + 1))}
    result = generate(here, schema(TEXT, A={"properties": {"b": member}}))
    assert result.exit_code == 0, result.output
    assert re.search(r"api\.json:\d+:\d+: warning\[W312\]", result.output)
    (package,) = (here / "out").glob("*/models*")
    texts = [package] if package.is_file() else list(package.rglob("*.py"))
    assert any(f"b: {kind}" in text.read_text() for text in texts)
    ledger = json.loads((here / "out/.specloom/coverage.json").read_text())
    assert [one["code"] for one in ledger["elements"]] == ["W312"]


def test_an_enum_may_list_so_many_values(here: Path) -> None:
    listed = {"enum": list(range(MOST_VALUES))}
    result = generate(here, schema(TEXT, A=listed))
    assert (result.exit_code, "W312" in result.output) == (0, False)


@pytest.mark.parametrize("call", ["match(@, '(a|a)*b')", "search(@, '^(a|aa)+$')"])
def test_patterns_of_overlays_run_in_bounded_time(here: Path, call: str) -> None:
    info = {"title": "a" * 60 + "!", "version": "1"}
    action = {"target": f"$.info[?{call}]", "remove": True}
    overlay = {"overlay": "1.0.0", "info": {"title": "o", "version": "1"}}
    (here / "o.json").write_text(json.dumps({**overlay, "actions": [action]}))
    (here / "specloom.toml").write_text(
        'document = "api.json"\noutput = "out"\noverlays = ["o.json"]\n'
    )
    (here / "api.json").write_text(json.dumps({**document(), "info": info}))
    result = CliRunner().invoke(main, ["generate"])
    assert result.exit_code == 0, result.output
    assert "warning[W211]" in result.output


@pytest.mark.parametrize("target", ["$" + "['a']" * 100_000, "$.info[?match(@, '(')]"])
def test_targets_that_cannot_be_followed(here: Path, target: str) -> None:
    action = {"target": target, "remove": True}
    overlay = {"overlay": "1.0.0", "info": {"title": "o", "version": "1"}}
    (here / "o.json").write_text(json.dumps({**overlay, "actions": [action]}))
    (here / "specloom.toml").write_text(
        'document = "api.json"\noutput = "out"\noverlays = ["o.json"]\n'
    )
    (here / "api.json").write_text(json.dumps(document()))
    result = CliRunner().invoke(main, ["generate"])
    assert result.exit_code == 2
    assert re.search(r"o\.json:\d+:\d+: error\[E212\]", result.output)
    assert not (here / "out").exists()


def test_text_with_many_backticks_is_filled_in_bounded_time() -> None:
    text = "".join("`" * i + " " for i in range(1400))  # minutes, if each is compared
    assert "".join(wrapped(text, 80)).replace(" ", "") == text.replace(" ", "")


def test_a_message_quotes_no_more_than_a_part() -> None:
    found = Diagnostic(code="E118", span=Span("a"), message="a" * 10**6)
    assert len(found.message) == LONGEST_MESSAGE + 1


def test_the_list_of_limits_is_complete() -> None:
    output = (ROOT / "docs/limits.md").read_text("utf-8")
    rows = [line for line in output.splitlines() if line.startswith("|")]
    for name, most in MOST_ENTRIES.items():
        assert [row for row in rows if f"`{name}`" in row and f"{most:,}" in row], name
    for most in (MOST_REFERENCES, MOST_VALUES, LONGEST_NAME):
        assert any(f"| {most:,} |" in row for row in rows)


def differing(here: Path, old: Any, new: Any) -> Result:
    for name, content in (("old.json", old), ("new.json", new)):
        (here / name).write_text(json.dumps(content))
    return CliRunner().invoke(main, ["diff", "old.json", "new.json"])


def test_a_difference_of_many_values_names_some(here: Path) -> None:
    old, new = (
        schema({"type": "string", "enum": [f"{letter}{i}" for i in range(20_000)]})
        for letter in "ab"
    )
    result = differing(here, old, new)  # minutes, if each is compared with each
    assert result.exit_code == 0
    assert "`a0`, `a1`" in result.output
    assert "19,950 more" in result.output


def test_a_difference_of_unions_in_unions_ends(here: Path) -> None:
    def doubling(last: str) -> dict[str, Any]:
        schemas: dict[str, Any] = {"S40": {"type": last}}
        for i in range(40):
            inner = {"$ref": f"#/components/schemas/S{i + 1}"}
            schemas[f"S{i}"] = {"oneOf": [inner, {"type": "array", "items": inner}]}
        return schema({"$ref": "#/components/schemas/S0"}, **schemas)

    result = differing(here, doubling("string"), doubling("integer"))
    assert result.exit_code == 0
    assert len(result.output) < 10_000


def test_a_difference_of_deep_schemas_is_refused(here: Path) -> None:
    def deep(last: str) -> dict[str, Any]:
        schemas: dict[str, Any] = {"S900": {"type": last}}
        for i in range(900):
            inner = {"$ref": f"#/components/schemas/S{i + 1}"}
            schemas[f"S{i}"] = {"type": "object", "properties": {"n": inner}}
        return schema({"$ref": "#/components/schemas/S0"}, **schemas)

    result = differing(here, deep("string"), deep("integer"))
    assert result.exit_code == 2
    assert re.search(r"^new\.json:\d+:\d+: error\[E117\]", result.output, re.M)


@pytest.mark.parametrize(
    "event",
    [
        {"oneOf": [{}, {"type": "object", "properties": {"event": {"const": "x"}}}]},
        {"anyOf": [{"type": "string"}, {"type": "object"}]},
        {"oneOf": [{}, {"type": "object", "properties": {"data": TEXT, "event": {}}}]},
    ],
)
def test_events_of_a_union_that_may_be_anything(here: Path, event: Any) -> None:
    content = response(content={"text/event-stream": {"itemSchema": event}})
    result = generate(here, {**content, "openapi": "3.2.0"})
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("port = " + "9" * 5000, "E501"),
        ("exclude = " + "[" * 100_000 + "]" * 100_000, "E502"),
        (f'package = "{"a" * 101}"', "E502"),
        (f'client = "{"a" * 1001}"', "E502"),
        (f"exclude = {json.dumps(['tag:a'] * 10_001)}", "E502"),
    ],
)
def test_settings_have_limits(here: Path, line: str, code: str) -> None:
    (here / "specloom.toml").write_text(f'document = "api.json"\n{line}\n')
    (here / "api.json").write_text(json.dumps(document()))
    result = CliRunner().invoke(main, ["generate"])
    assert result.exit_code == 2
    assert re.search(rf"^specloom\.toml:\d+:\d+: error\[{code}\]", result.output, re.M)


def test_a_template_that_nests_too_deeply_is_named(here: Path) -> None:
    (here / "specloom.toml").write_text('document = "api.json"\ntemplates = "my"\n')
    (here / "my/python").mkdir(parents=True)
    text = "{{ " + "+".join(["1"] * 100_000) + " }}\n"
    (here / "my/python/errors.py.jinja").write_text(text)
    (here / "api.json").write_text(json.dumps(document()))
    result = CliRunner().invoke(main, ["generate"])
    assert result.exit_code == 2
    assert "my/python/errors.py.jinja:1:1: error[E507]" in result.output


def test_variants_are_not_compared_each_with_each(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[object] = []

    def counted(schema: ComparedSchema, node: Node | None) -> str:
        calls.append(schema)
        return canonical(schema, node)

    monkeypatch.setattr(schemas, "canonical", counted)
    old, new = (
        schema({"oneOf": [{"required": [f"{a}{i}"], **MODEL} for i in range(200)]})
        for a in "ab"
    )
    result = differing(here, old, new)
    assert result.exit_code == 0
    assert 0 < len(calls) < 10 * 200


@pytest.mark.parametrize("start", ["0x", "0o", "", "-", "!!int 0x"])
def test_a_whole_number_has_so_many_digits(here: Path, start: str) -> None:
    text = json.dumps(schema({"type": "integer", "default": "@"}))
    number = f"{start}{'7' * 5000}"
    (here / "api.yaml").write_text(text.replace('"@"', number))
    result = CliRunner().invoke(main, ["generate", "api.yaml", "-o", "out"])
    assert result.exit_code == 2
    found = re.findall(r"^api\.yaml:1:\d+: error\[(\w+)\]", result.output, re.M)
    assert found == ["E114"], result.output

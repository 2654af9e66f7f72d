"""Hostile documents: each run ends, with a result or with an error at a place."""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SECONDS = 60
MEMORY = 2 << 30  # bytes of address space

Schema = dict[str, Any]
NAMED = {"type": "object", "properties": {"a": {"type": "string"}}}
TEXT = {"type": "string"}


def ref(name: object) -> Schema:
    return {"$ref": f"#/components/schemas/S{name}"}


def document(schema: object, **more: Any) -> dict[str, Any]:
    """A document with one operation that takes and returns ``schema``."""
    content = {"application/json": {"schema": schema}}
    operation = {
        "operationId": "send",
        "requestBody": {"required": True, "content": content},
        "responses": {"200": {"description": "Done.", "content": content}},
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {"/a": {"post": operation}},
        **more,
    }


def levels(count: int, level: Callable[[Schema], Schema], last: Schema) -> str:
    """A document of ``count`` schemas, each made of a reference to the next."""
    schemas = {f"S{i}": level(ref(i + 1)) for i in range(count)}
    schemas[f"S{count}"] = last
    return json.dumps(document(ref(0), components={"schemas": schemas}))


def model(inner: Schema, *required: str) -> Schema:
    return {
        "type": "object",
        "required": list(required),
        "properties": {"left": inner, "right": inner},
    }


def both(inner: Schema) -> Schema:
    other = {"type": "object", "properties": {"x": inner}}
    return {"oneOf": [inner, inner, {"type": "array", "items": inner}, other]}


def example_of_no_variant(count: int) -> str:
    """Unions whose example fits none, in as many ways as there are paths through them."""
    value: object = {"z": "no"}
    schemas: dict[str, Any] = {}
    for i in reversed(range(count)):
        value = {"x": value}
        schemas[f"S{i}"] = both(ref(i + 1))
    schemas[f"S{count}"] = {
        "type": "object",
        "required": ["z"],
        "properties": {"z": {"type": "integer"}},
    }
    schemas["S0"]["example"] = value
    return json.dumps(document(ref(0), components={"schemas": schemas}))


def placed(raw: str) -> str:
    """A document whose schema is ``raw``, however that is written."""
    return json.dumps(document("@")).replace('"@"', raw)


def nested(start: str, core: str, end: str, count: int) -> str:
    return placed(start * count + core + end * count)


def numbers(texts: list[str]) -> str:
    """A schema with a member for each number in the place of each keyword that takes one."""
    keywords = {
        "number": [
            *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
            *("multipleOf", "default", "example", "const"),
        ],
        "integer": ["minimum", "maximum", "multipleOf", "default", "example"],
        "string": ["minLength", "maxLength"],
        "array": ["minItems", "maxItems"],
        "object": ["minProperties", "maxProperties"],
    }
    members = [
        f'"m{i}": {{"type": "{kind}", "{keyword}": {text}}}'
        for kind, known in keywords.items()
        for keyword in known
        for i, text in enumerate(texts)
    ]
    members = [m.replace('"m', f'"m{at}_', 1) for at, m in enumerate(members)]
    members += [f'"e{i}": {{"enum": [{text}]}}' for i, text in enumerate(texts)]
    return f'{{"type": "object", "properties": {{{", ".join(members)}}}}}'


MODELS = {
    "references": levels(1000, lambda inner: inner, NAMED),
    "allOf": levels(1000, lambda inner: {"allOf": [inner]}, NAMED),
    "members": levels(1000, model, NAMED),
    "required members": levels(
        1000, lambda i: {**NAMED, "required": ["b"], "properties": {"b": i}}, NAMED
    ),
    "arrays": levels(1000, lambda inner: {"type": "array", "items": inner}, NAMED),
    "maps": levels(
        1000, lambda i: {"type": "object", "additionalProperties": i}, NAMED
    ),
    "unions": levels(1000, lambda inner: {"oneOf": [inner, TEXT]}, NAMED),
}

TEXTS = {
    "numbers in JSON": placed(
        numbers(
            [
                "1e400",
                "-1e400",
                "1E+5",
                "-0",
                "-0.0",
                "1e-400",
                "9" * 4000,
                "1." + "1" * 5000,
                "1e999999999",
                "9007199254740993",
            ]
        )
    ),
    "a number of 5,000 digits": placed(
        f'{{"type": "number", "maximum": {"9" * 5000}}}'
    ),
    "numbers in YAML": placed(
        numbers(
            [
                "0xFF",
                "0o17",
                "1_000",
                "+1",
                ".5",
                "5.",
                ".inf",
                "-.Inf",
                ".nan",
                "0b1",
                "1:30",
                "1e+400",
                "0x",
                "0x" + "f" * 3000,
            ]
        )
    ),
    "schemas in place": nested('{"type": "array", "items": ', "{}", "}", 400),
    "brackets in an example": nested(
        '{"example": ' + "[" * 400 + "]" * 400 + ', "items": ', "{}", "}", 1
    ),
    "brackets": nested("[", "", "]", 10**5),
    "open brackets": "[" * 10**5,
    "patterns": placed(
        json.dumps(
            {
                "type": "object",
                "properties": {
                    f"p{i}": {"type": "string", "pattern": p, "example": "a" * 99 + "!"}
                    for i, p in enumerate(
                        [
                            "^(a|a)*$",
                            "^(a|aa)+$",
                            "^(.*a){25}$",
                            "(" * 5000,
                            "^(?=((a|aa)+)\\1b)",
                            "^(a{1000}){1000}$",
                            "[" * 5000,
                        ]
                    )
                },
            }
        )
    ),
}


SAMPLES = {
    "required members that double": levels(
        60, lambda inner: model(inner, "left", "right"), NAMED
    ),
    "optional members that double": levels(60, model, NAMED),
    "nullable members that double": levels(
        24, lambda i: model({"anyOf": [i, {"type": "null"}]}, "left", "right"), NAMED
    ),
    "arrays of many arrays": levels(
        10, lambda inner: {"type": "array", "minItems": 10**9, "items": inner}, TEXT
    ),
    "maps of many maps": levels(
        10,
        lambda i: {"type": "object", "minProperties": 10**9, "additionalProperties": i},
        {"type": "string", "minLength": 10**12},
    ),
    "tuples of tuples": levels(
        24, lambda i: {"type": "array", "prefixItems": [i, i, i], "minItems": 3}, TEXT
    ),
    "unions of unions": levels(24, both, NAMED),
    "an example that fits no union": example_of_no_variant(24),
    "parts that double": levels(24, lambda inner: {"allOf": [inner, inner]}, NAMED),
}


def product(inner: Schema) -> Schema:
    """Two unions in ``allOf``, which each combine the references in them."""
    other = {"type": "object", "properties": {"k": {"enum": ["a"]}}}
    return {"allOf": [{"oneOf": [inner, other]}, {"anyOf": [inner, NAMED]}]}


def properties_of_both(count: int) -> str:
    """Two chains of models whose properties are combined, in twice as many ways per level."""
    schemas: dict[str, Any] = {"S": {"allOf": [ref("A0"), ref("B0")]}}
    for chain in "AB":
        for i in range(count):
            inner = ref(f"{chain}{i + 1}")
            schemas[f"S{chain}{i}"] = model(inner)
            schemas[f"S{chain}{i}"]["properties"][f"{chain}{i}"] = TEXT
        schemas[f"S{chain}{count}"] = {**NAMED, "properties": {chain: TEXT}}
    return json.dumps(document(ref(""), components={"schemas": schemas}))


COMBINATIONS = {
    "unions": levels(40, product, NAMED),
    "a few unions": levels(4, product, NAMED),
    "properties": properties_of_both(30),
}


@pytest.fixture
def generate(tmp_path: Path) -> Callable[..., tuple[int, str, int]]:
    """Runs ``specloom generate`` in bounds; gives exit code, messages and size of the output."""

    def run(text: str, name: str = "api.json") -> tuple[int, str, int]:
        (tmp_path / name).write_text(text)
        done = subprocess.run(
            [sys.executable, "-m", "specloom", "generate", name, "-o", "out"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
        )
        written = [f for f in (tmp_path / "out").rglob("*") if f.is_file()]
        size = sum(file.stat().st_size for file in written)
        return done.returncode, done.stderr, size

    return run


def ended(result: tuple[int, str, int]) -> None:
    """Holds a run to its bounds: success, or errors each at a place."""
    code, messages, size = result
    assert "E406" not in messages
    assert "Traceback" not in messages
    assert code in (0, 2), messages
    errors = re.findall(r"^.*error\[.*$", messages, re.MULTILINE)
    assert bool(errors) == (code == 2), messages
    for error in errors:
        assert re.match(r"api\.\w+:\d+:\d+: error\[E\d+\]: \w", error), error
    assert size < 10_000_000


@pytest.mark.parametrize("text", SAMPLES.values(), ids=SAMPLES)
def test_samples_have_a_budget(
    generate: Callable[..., tuple[int, str, int]], text: str
) -> None:
    result = generate(text)
    ended(result)
    assert result[0] == 0


@pytest.mark.parametrize("text", COMBINATIONS.values(), ids=COMBINATIONS)
def test_combinations_have_a_limit(
    generate: Callable[..., tuple[int, str, int]], text: str
) -> None:
    result = generate(text)
    ended(result)
    assert re.findall(r"error\[(\w+)\]", result[1]) == ["E118"]


@pytest.mark.parametrize("text", MODELS.values(), ids=MODELS)
def test_long_chains_end_at_a_place(
    generate: Callable[..., tuple[int, str, int]], text: str
) -> None:
    result = generate(text)
    ended(result)
    codes = re.findall(r"error\[(\w+)\]", result[1])
    assert codes in ([], ["E117"])


@pytest.mark.parametrize("name", TEXTS)
def test_hostile_texts_end_at_a_place(
    generate: Callable[..., tuple[int, str, int]], name: str
) -> None:
    ended(generate(TEXTS[name], "api.yaml" if "YAML" in name else "api.json"))

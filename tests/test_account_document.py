"""The embedded document states the facts of the account service, and states them well."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from jsonschema.protocols import Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from tests.account_facts import (
    COMMON,
    FACTS,
    LIFETIMES,
    LIMITS,
    RATE_LIMIT_HEADERS,
    Fact,
)

PATH = Path(__file__).parents[1] / "spec" / "account.yaml"
TEXT = PATH.read_text(encoding="utf-8")
DOCUMENT: dict[str, Any] = yaml.safe_load(TEXT)
SCHEMAS: dict[str, Any] = DOCUMENT["components"]["schemas"]

EACH = pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.operation_id)


def target(node: Any) -> Any:
    """The value that a node stands for, through any references."""
    while isinstance(node, dict) and "$ref" in node:
        keys = node["$ref"].removeprefix("#/").split("/")
        node = DOCUMENT
        for key in keys:
            node = node[key]
    return node


def operation(fact: Fact) -> dict[str, Any]:
    method, path = fact.call.split()
    found: dict[str, Any] = DOCUMENT["paths"][path][method.lower()]
    return found


def operations() -> Iterator[tuple[str, dict[str, Any]]]:
    for path, item in DOCUMENT["paths"].items():
        for method, found in item.items():
            yield f"{method.upper()} {path}", found


def media_schema(node: Any) -> Any:
    return target(node)["content"]["application/json"]["schema"]


def walk(node: Any, place: str = "#") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object of the document with its place, except inside of examples."""
    if isinstance(node, dict):
        yield place, node
        for key, value in node.items():
            if key not in ("example", "examples"):
                yield from walk(value, f"{place}/{key}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from walk(value, f"{place}/{index}")


def validator(schema: Any) -> Validator:
    """A validator that knows the components, which references point into."""
    whole = {"components": DOCUMENT["components"], "allOf": [schema]}
    return Draft202012Validator(
        whole, format_checker=Draft202012Validator.FORMAT_CHECKER
    )


def expected_errors(fact: Fact) -> dict[int, set[str]]:
    found = {status: set(types) for status, types in COMMON.items()}
    if fact.body or operation(fact).get("parameters"):
        found[400] = {"general_argument_invalid"}
    if not fact.call.startswith("GET"):
        found[409] = {"document_update_conflict"}
    if fact.limit:
        found[429] = {"general_rate_limit_exceeded"}
    for entry in fact.errors.split():
        status, kind = entry.split(":")
        found.setdefault(int(status), set()).add(kind)
    return found


def test_is_a_valid_openapi_document() -> None:
    assert list(OpenAPIV31SpecValidator(DOCUMENT).iter_errors()) == []


def test_has_the_operations_in_their_order() -> None:
    found = [(call, op["operationId"], op["tags"]) for call, op in operations()]
    assert found == [(fact.call, fact.operation_id, ["account"]) for fact in FACTS]


@EACH
def test_success_has_the_status_and_the_model(fact: Fact) -> None:
    responses = operation(fact)["responses"]
    assert [status for status in responses if status < "400"] == [str(fact.success)]
    success = responses[str(fact.success)]
    if fact.model:
        assert media_schema(success) == {"$ref": f"#/components/schemas/{fact.model}"}
    else:
        assert "content" not in success


@EACH
def test_body_has_the_properties(fact: Fact) -> None:
    body = operation(fact).get("requestBody")
    if not fact.body:
        assert body is None
        return
    schema = target(media_schema(body))
    names = fact.body.split()
    assert body["required"] is True
    assert list(schema["properties"]) == [name.removesuffix("?") for name in names]
    assert schema["required"] == [name for name in names if not name.endswith("?")]


@EACH
def test_failures_name_their_error_types(fact: Fact) -> None:
    found = {
        int(status): set(
            re.findall(r"`([a-z]+(?:_[a-z]+)+)`", target(node)["description"])
        )
        for status, node in operation(fact)["responses"].items()
        if status >= "400"
    }
    assert found == expected_errors(fact)


@EACH
def test_failures_are_errors_with_a_fitting_example(fact: Fact) -> None:
    for status, node in operation(fact)["responses"].items():
        if status < "400":
            continue
        response = target(node)
        example = response["content"]["application/json"]["example"]
        assert media_schema(response) == {"$ref": "#/components/schemas/Error"}
        assert example["code"] == int(status)
        assert f"`{example['type']}`" in response["description"]


@EACH
def test_rate_limit_is_stated_with_its_headers(fact: Fact) -> None:
    described = operation(fact)
    if not fact.limit:
        assert "x-rate-limit" not in described
        assert "429" not in described["responses"]
        return
    allowance, keys = fact.limit.split(" by ")
    requests, seconds = map(int, allowance.split("/"))
    assert described["x-rate-limit"] == {
        "requests": requests,
        "seconds": seconds,
        "keys": keys.split(" and "),
    }
    for status in (str(fact.success), "429"):
        headers = target(described["responses"][status])["headers"]
        assert set(headers) == RATE_LIMIT_HEADERS


@EACH
def test_token_lifetime_is_stated(fact: Fact) -> None:
    found = operation(fact).get("x-token-lifetime-seconds")
    assert found == LIFETIMES.get(fact.operation_id)


@EACH
def test_project_and_jwt_are_needed_together(fact: Fact) -> None:
    security = operation(fact).get("security", DOCUMENT["security"])
    assert security == [{"Project": [], "JWT": []}]


def test_security_schemes_are_headers() -> None:
    schemes = DOCUMENT["components"]["securitySchemes"]
    assert {(name, s["type"], s["in"], s["name"]) for name, s in schemes.items()} == {
        ("Project", "apiKey", "header", "X-Appwrite-Project"),
        ("Key", "apiKey", "header", "X-Appwrite-Key"),
        ("JWT", "apiKey", "header", "X-Appwrite-JWT"),
        ("Locale", "apiKey", "header", "X-Appwrite-Locale"),
    }


def test_server_takes_the_host_name() -> None:
    (server,) = DOCUMENT["servers"]
    assert server["url"] == "https://{HOSTNAME}/v1"
    assert server["variables"]["HOSTNAME"]["default"] == "HOSTNAME"


@pytest.mark.parametrize("name", ["accountListIdentities", "accountListLogs"])
def test_queries_are_a_repeated_parameter(name: str) -> None:
    (fact,) = (fact for fact in FACTS if fact.operation_id == name)
    (queries,) = operation(fact)["parameters"]
    limits = (
        queries["schema"].get("maxItems"),
        queries["schema"]["items"].get("maxLength"),
    )
    assert (queries["name"], queries["in"]) == ("queries", "query")
    assert (queries["style"], queries["explode"]) == ("form", True)
    assert queries["schema"]["type"] == "array"
    assert queries["schema"]["items"]["type"] == "string"
    assert queries["schema"]["default"] == []
    assert limits == ((100, 4096) if name == "accountListIdentities" else (None, None))


@pytest.mark.parametrize(("place", "limits"), LIMITS)
def test_body_properties_keep_their_limits(place: str, limits: dict[str, Any]) -> None:
    model, member = place.split(".")
    schema = SCHEMAS[model]["properties"][member]
    assert {key: schema.get(key) for key in limits} == limits


@pytest.mark.parametrize("text", ["current", "5e5ea5c16897e", "a.b-c_d", "x" * 36])
def test_uid_pattern_accepts(text: str) -> None:
    found = [schema for _, schema in walk(DOCUMENT) if schema.get("maxLength") == 36]
    assert len(found) == 4
    assert all(validator(schema).is_valid(text) for schema in found)


@pytest.mark.parametrize("text", ["", "_id", ".id", "-id", "a b", "é", "x" * 37])
def test_uid_pattern_rejects(text: str) -> None:
    found = [schema for _, schema in walk(DOCUMENT) if schema.get("maxLength") == 36]
    assert len(found) == 4
    assert not any(validator(schema).is_valid(text) for schema in found)


def test_optional_properties_of_the_user_are_nullable() -> None:
    user = SCHEMAS["User"]
    optional = [name for name in user["properties"] if name not in user["required"]]
    assert optional == ["password", "hash", "hashOptions"]
    for name in optional:
        assert validator(user["properties"][name]).is_valid(None)


def test_hash_options_are_distinguished_by_type() -> None:
    options = SCHEMAS["User"]["properties"]["hashOptions"]
    discriminator = options["discriminator"]
    assert discriminator["propertyName"] == "type"
    assert list(discriminator["mapping"]) == (
        ["argon2", "scrypt", "scryptMod", "bcrypt", "phpass", "sha", "md5"]
    )
    for name, ref in discriminator["mapping"].items():
        (example,) = target({"$ref": ref})["examples"]
        assert example["type"] == name
        assert validator(options).is_valid(example)


@pytest.mark.parametrize("name", SCHEMAS)
def test_models_are_as_open_as_upstream_publishes_them(name: str) -> None:
    found = SCHEMAS[name].get("additionalProperties")
    if name == "Preferences":
        assert found is True
        assert "properties" not in SCHEMAS[name]
    else:
        assert found is (None if name == "Error" or name.endswith("Request") else False)


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema_has_a_full_example(name: str) -> None:
    for example in SCHEMAS[name]["examples"]:
        assert set(example) >= set(SCHEMAS[name].get("properties", {}))
        validator(SCHEMAS[name]).validate(example)


def test_dates_integers_and_examples_of_properties() -> None:
    for place, schema in walk(SCHEMAS, "#/components/schemas"):
        for example in schema.get("examples", ()):
            validator(schema).validate(example)
        if schema.get("type") == "integer" and "/Error/" not in place:
            assert schema["format"] == "int32", place
    assert SCHEMAS["Session"]["properties"]["expire"]["format"] == "date-time"


def test_parameters_headers_and_responses_have_valid_examples() -> None:
    for place, node in walk(DOCUMENT):
        if "example" in node and "schema" in node:
            assert validator(node["schema"]).is_valid(node["example"]), place
        elif "in" in node and "schema" in node:
            pytest.fail(f"{place} has no example")


def test_no_text_is_missing() -> None:
    for place, node in walk(DOCUMENT):
        for key in ("summary", "description"):
            text = node.get(key)
            if isinstance(text, str):
                assert text == text.strip() != "", f"{place}/{key}"
    for call, described in operations():
        assert described["summary"], call
        assert described["description"].endswith("."), call
    for name, schema in SCHEMAS.items():
        for member, described in schema.get("properties", {}).items():
            assert described["description"].endswith("."), f"{name}.{member}"


def test_lines_are_short() -> None:
    long = [n for n, line in enumerate(TEXT.splitlines(), 1) if len(line) > 100]
    assert long == []

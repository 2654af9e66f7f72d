"""Which documents count as another one for an output, and which as the same API, changed."""

from __future__ import annotations

from typing import Any

import pytest

from specloom.apidiff.release import is_other, outline_of

SHOP = [
    "GET /users",
    "POST /users",
    "GET /pets",
    "GET /orders",
    "GET /orders/{id}",
    "GET /health",
]
BANK = [
    "GET /accounts",
    "POST /payments",
    "GET /cards/{id}",
    "GET /health",
    "PUT /limits",
    "GET /rates",
]


def document(title: str, operations: list[str], **more: Any) -> dict[str, Any]:
    """A document with operations such as ``GET /users listUsers``."""
    paths: dict[str, Any] = {}
    for one in operations:
        method, path, *id_ = one.split()
        operation = {"operationId": id_[0]} if id_ else {}
        paths.setdefault(path, {})[method.lower()] = operation
    return {
        "openapi": "3.1.0",
        "info": {"title": title, "version": "1"},
        "paths": paths,
    } | more


def schemas(*names: str) -> dict[str, Any]:
    return {"components": {"schemas": {name: {"type": "object"} for name in names}}}


def moved(operations: list[str], prefix: str) -> list[str]:
    return [one.replace(" /", f" {prefix}/") for one in operations]


IDS = [f"{one} op{number}" for number, one in enumerate(SHOP)]
OTHER_IDS = [f"GET /new{number} Op_{number}" for number in range(6)]
MODELS = schemas("User", "Pet", "Order", "Address", "Price", "Item")

SAME = {
    "nothing changed": (document("Shop", SHOP), document("Shop", SHOP)),
    "another title": (document("Shop", SHOP), document("Store", SHOP)),
    "more operations": (document("Shop", SHOP[:1]), document("Shop", SHOP + BANK)),
    "another title and more operations": (
        document("Shop", SHOP[:2]),
        document("Store", SHOP + BANK),
    ),
    "fewer operations": (document("Shop", SHOP), document("Shop", SHOP[:1])),
    "a small API made anew": (document("Shop", SHOP[:3]), document("Shop", BANK[:3])),
    "another version in each path": (
        document("Shop v1", moved(SHOP, "/v1")),
        document("Shop v2", moved(SHOP, "/api/v2")),
    ),
    "other names of path parameters": (
        document("Shop", ["GET /a/{id}", "GET /b/{id}"]),
        document("Store", ["GET /a/{key}", "GET /b/{key}"]),
    ),
    "all paths changed, operationIds kept": (
        document("Shop", IDS),
        document("Store", OTHER_IDS),
    ),
    "all operations changed, schemas kept": (
        document("Shop", SHOP, **MODELS),
        document("Store", BANK, **MODELS),
    ),
    "a path item that went to another file": (
        document("Shop", SHOP[:2]),
        document("Store", []) | {"paths": {"/users": {"$ref": "users.yaml"}}},
    ),
    "a path item that came from another file": (
        document("Store", []) | {"paths": {"/users": {"$ref": "users.yaml"}}},
        document("Shop", SHOP[:2]),
    ),
    "from OpenAPI 2 to 3": (
        {"swagger": "2.0", "basePath": "/v1"} | document("Shop", SHOP),
        document("Store", moved(SHOP, "/v1")),
    ),
    "nothing described before": (document("Begin", []), document("Shop", SHOP)),
    "a tool's title, one operation replaced": (
        document("FastAPI", ["GET /"]),
        document("FastAPI", ["GET /users"]),
    ),
    "webhooks alone": (
        document("Shop", [], webhooks={"paid": {"post": {}}}),
        document("Store", [], webhooks={"paid": {"post": {}}, "sent": {"post": {}}}),
    ),
    "schemas alone": (
        document("Shop", [], **schemas("User", "Pet")),
        document("Store", [], **schemas("User", "Pet", "Order")),
    ),
    "malformed places": (
        {"info": [], "paths": {"/a": 1, "/b": {"get": 2}}, "components": []},
        {"info": {"title": 5}, "paths": [], "definitions": 1},
    ),
}
OTHER = {
    "another title, nothing shared": (document("Shop", SHOP), document("Bank", BANK)),
    "another title, only what all services have": (
        document("Shop", ["GET /users", "GET /health", "GET /version", "GET /"]),
        document("Bank", ["GET /cards", "GET /health", "GET /version", "GET /"]),
    ),
    "another title, few shared": (
        document("Shop", SHOP),
        document("Bank", [*BANK, "GET /users"]),
    ),
    "another title, a rest of a large API": (
        document("Shop", [f"GET /thing{n}" for n in range(40)]),
        document("Bank", ["GET /thing1", "GET /thing2"]),
    ),
    "one operation each": (document("Shop", SHOP[:1]), document("Bank", BANK[:1])),
    "the same title, nothing shared": (document("Core", SHOP), document("Core", BANK)),
    "a tool's title, nothing shared": (
        document("FastAPI", SHOP[:3]),
        document("FastAPI", BANK[:3]),
    ),
    "another title, no operations left": (document("Shop", SHOP), document("Bank", [])),
    "common names of schemas": (
        document("Shop", SHOP, **schemas("Error", "User")),
        document("Bank", BANK, **schemas("Error", "User")),
    ),
    "webhooks of another API": (
        document("Shop", [], webhooks={"paid": {"post": {}}}),
        document("Bank", [], webhooks={"locked": {"post": {}}}),
    ),
    "schemas of another API": (
        document("Shop", [], **schemas("User", "Pet")),
        document("Bank", [], **schemas("Card", "Limit")),
    ),
}


@pytest.mark.parametrize("name", SAME)
def test_an_api_that_changes_stays_the_same(name: str) -> None:
    old, new = map(outline_of, SAME[name])
    assert not is_other(old, new)


@pytest.mark.parametrize("name", OTHER)
def test_another_api_is_recognised(name: str) -> None:
    old, new = map(outline_of, OTHER[name])
    assert is_other(old, new)

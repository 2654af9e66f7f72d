"""Security schemes, requirements and servers."""

from __future__ import annotations

from typing import Any

import pytest

from specloom import ir
from tests.openapi.documents import codes, openapi, read, swagger

OK = {"200": {"description": "Fine."}}
SCHEMES = {
    "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
    "token": {"type": "http", "scheme": "Bearer", "bearerFormat": "JWT"},
    "password": {"type": "http", "scheme": "basic"},
    "digest": {"type": "http", "scheme": "digest"},
    "hoba": {"type": "http", "scheme": "HOBA"},
    "open": {"type": "openIdConnect", "openIdConnectUrl": "https://id.example"},
    "tls": {"type": "mutualTLS"},
    "oauth": {
        "type": "oauth2",
        "flows": {
            "clientCredentials": {
                "tokenUrl": "https://id.example/token",
                "scopes": {"read": "Look."},
            }
        },
    },
    "odd": {"type": "handshake"},
    "lost": {"type": "apiKey"},
}


def test_schemes() -> None:
    api, report = read(openapi(paths={}, components={"securitySchemes": SCHEMES}))
    found = {one.wire: one for one in api.schemes}
    assert {name: one.kind.value for name, one in found.items()} == {
        "key": "apiKey",
        "token": "bearer",
        "password": "basic",
        "digest": "digest",
        "hoba": "http",
        "open": "openIdConnect",
        "tls": "mutualTLS",
        "oauth": "oauth2",
    }
    assert (found["key"].location, found["key"].parameter) == (
        ir.Location.HEADER,
        "X-Key",
    )
    assert found["hoba"].scheme == "HOBA"
    assert found["oauth"].flows == (
        ir.Flow(
            kind="clientCredentials",
            token_url="https://id.example/token",
            scopes=(("read", "Look."),),
        ),
    )
    assert codes(report) == ["W310"]


KEY, TOKEN = ir.Need("key"), ir.Need("token", ("read",))


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        (None, ((KEY,),)),
        ([], ()),
        ([{}], ((),)),
        ([{"key": []}, {"token": ["read"]}], ((KEY,), (TOKEN,))),
        ([{"key": [], "token": ["read"]}, {}], ((KEY, TOKEN), ())),
        ([{"nobody": []}, {"key": []}], ((KEY,),)),
        ({"key": []}, ((KEY,),)),
    ],
)
def test_requirements(own: Any, expected: Any) -> None:
    described = {"responses": OK} if own is None else {"responses": OK, "security": own}
    api, _ = read(
        openapi(
            security=[{"key": []}],
            components={"securitySchemes": SCHEMES},
            paths={"/a": {"get": described}},
        )
    )
    assert api.operations[0].security == expected


def test_requirements_by_uri() -> None:
    """Of a declared scheme, one in another file, and one whose name is taken."""
    schemes = {"key": SCHEMES["key"], "shared": {"$ref": "more.json#/basic"}}
    by_uri: list[tuple[dict[str, Any], tuple[str, ...]]] = [
        ({"#/components/securitySchemes/key": []}, ("key",)),
        ({"./more.json#/key": []}, ("key_2",)),
        ({"more.json#/key": [], "./one.json": []}, ("key_2", "one")),
        ({"more.json#/basic": []}, ("shared",)),
    ]
    paths = {
        f"/{number}": {"get": {"responses": OK, "security": [key]}}
        for number, (key, _) in enumerate(by_uri)
    }
    api, report = read(
        openapi("3.2.0", paths=paths, components={"securitySchemes": schemes}),
        {
            "more.json": {"key": SCHEMES["token"], "basic": SCHEMES["password"]},
            "one.json": SCHEMES["tls"],
        },
    )
    assert codes(report) == []
    found = [operation.security for operation in api.operations]
    assert found == [(tuple(map(ir.Need, names)),) for _, names in by_uri]
    assert {one.wire: one.kind.value for one in api.schemes} == {
        "key": "apiKey",
        "shared": "basic",
        "key_2": "bearer",
        "one": "mutualTLS",
    }


@pytest.mark.parametrize(
    ("key", "code"),
    [("./key", "W310"), ("more.json#/key", "W120"), ("#/odd", "W104")],
)
def test_an_unknown_uri_in_a_requirement(key: str, code: str) -> None:
    api, report = read(openapi("3.2.0", security=[{key: []}], paths={}))
    assert codes(report) == [code]
    assert api.schemes == ()


def test_servers_at_every_level() -> None:
    item = {
        "servers": [{"url": "https://path.example"}],
        "get": {"responses": OK},
        "put": {"responses": OK, "servers": [{"url": "/relative"}]},
    }
    api, report = read(
        openapi(
            servers=[
                {
                    "url": "https://{region}.example/{v}",
                    "description": "All.",
                    "variables": {
                        "region": {"default": "eu", "enum": ["eu", "us"]},
                    },
                }
            ],
            paths={"/a": item, "/b": {"get": {"responses": OK}}},
        )
    )
    assert api.servers == (
        ir.Server(
            url="https://{region}.example/{v}",
            description="All.",
            variables=(
                ir.ServerVariable(wire="region", default="eu", values=("eu", "us")),
                ir.ServerVariable(wire="v", default=""),
            ),
        ),
    )
    assert [one.servers for one in api.operations] == [
        (ir.Server(url="https://path.example"),),
        (ir.Server(url="/relative"),),
        (),
    ]
    assert codes(report) == ["W318"]


@pytest.mark.parametrize(
    ("described", "urls"),
    [
        ({}, []),
        ({"basePath": "/v1"}, ["/v1"]),
        ({"host": "a.example"}, ["https://a.example"]),
        (
            {"host": "a.example", "basePath": "/v1", "schemes": ["http", "https"]},
            ["https://a.example/v1", "http://a.example/v1"],
        ),
        ({"host": "a.example", "basePath": "/"}, ["https://a.example"]),
    ],
)
def test_servers_of_swagger(described: Any, urls: list[str]) -> None:
    api, _ = read(swagger(paths={}, **described))
    assert [server.url for server in api.servers] == urls

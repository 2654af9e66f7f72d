"""Operations, their parameters, bodies and responses."""

from __future__ import annotations

from typing import Any

import pytest

from specloom import ir
from tests.openapi.documents import (
    ANY,
    INTEGER,
    STRING,
    codes,
    members,
    openapi,
    operation,
    read,
    ref,
)

OK = {"200": {"description": "Fine."}}
JSON = "application/json"


def test_every_method_is_an_operation() -> None:
    methods = [
        "get",
        "put",
        "post",
        "delete",
        "options",
        "head",
        "patch",
        "trace",
        "query",
    ]
    item = {method: {"responses": OK} for method in methods}
    item["additionalOperations"] = {"COPY": {"responses": OK}}
    item["summary"] = "Shared."
    api, _ = read(openapi("3.2.0", paths={"/a": item, "x-b": item}))
    assert [one.id for one in api.operations] == [
        *(f"{method.upper()} /a" for method in methods),
        "COPY /a",
    ]
    assert api.operations[0].doc.summary == "Shared."


def test_path_items_and_operations_in_other_files() -> None:
    api, report = read(
        openapi(
            paths={
                "/a": {"$ref": "a.json"},
                "/b": {"get": {"$ref": "b.json"}},
                "/c": {"$ref": "#/components/pathItems/c"},
            },
            components={"pathItems": {"c": {"get": {"operationId": "c"}}}},
        ),
        {"a.json": {"get": {"operationId": "a"}}, "b.json": {"operationId": "b"}},
    )
    assert [one.operation_id for one in api.operations] == ["a", "b", "c"]
    assert report.found == []


def test_tags_declared_and_used() -> None:
    api, _ = read(
        openapi(
            tags=[{"name": "b", "description": "Bees.", "x-displayName": "The bees"}],
            paths={"/a": {"get": {"tags": ["a", "", "b", "a", " "], "responses": OK}}},
        )
    )
    assert [tag.wire for tag in api.tags] == ["b", "a"]
    assert api.tags[0].doc == ir.Doc(summary="The bees", description="Bees.")
    assert api.operations[0].tags == ("a", "b")


# -------------------------------------------------------------------------- parameters


def parameter(more: Any, version: str = "3.1.0", **document: Any) -> ir.Parameter:
    described = {"name": "p", "in": "query", **more}
    found = operation({"parameters": [described], "responses": OK}, version, **document)
    assert len(found.parameters) == 1
    return found.parameters[0]


@pytest.mark.parametrize(
    ("described", "style", "explode"),
    [
        ({"in": "query"}, ir.Style.FORM, True),
        ({"in": "header"}, ir.Style.SIMPLE, False),
        ({"in": "cookie"}, ir.Style.FORM, True),
        ({"in": "query", "explode": False}, ir.Style.FORM, False),
        ({"in": "query", "style": "pipeDelimited"}, ir.Style.PIPE_DELIMITED, False),
        (
            {"in": "query", "style": "deepObject", "explode": True},
            ir.Style.DEEP_OBJECT,
            True,
        ),
        ({"in": "query", "style": "curly"}, ir.Style.FORM, True),
    ],
)
def test_styles(described: Any, style: ir.Style, explode: bool) -> None:
    found = parameter({"schema": {"type": "string"}, **described})
    assert (found.style, found.explode) == (style, explode)


def test_what_is_said_of_a_parameter() -> None:
    found = parameter(
        {
            "required": True,
            "description": "Page.",
            "deprecated": True,
            "allowReserved": True,
            "allowEmptyValue": True,
            "example": 3,
            "schema": {"type": "integer", "default": 1, "maximum": 9},
        }
    )
    assert found.id == "GET /things query p"
    assert (found.type, found.required) == (INTEGER, True)
    assert (found.allow_reserved, found.allow_empty) == (True, True)
    assert found.doc == ir.Doc(description="Page.", deprecated=True)
    assert (found.default, found.examples) == (ir.Json("1"), (ir.Json("3"),))
    assert found.limits == (ir.Limit("maximum", ir.Json("9")),)


def in_path(path: str, *names: str) -> tuple[ir.Operation, list[str]]:
    described = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in names
    ]
    item = {"get": {"parameters": described, "responses": OK}}
    api, report = read(openapi(paths={path: item}))
    return api.operations[0], codes(report)


@pytest.mark.parametrize("path", ["/v1/{+name}", "/v1/{+name}:move", "/{a}/{+name}"])
def test_reserved_expansion_in_a_path(path: str) -> None:
    found, warned = in_path(path, *(["a"] if "{a}" in path else []), "name")
    assert (found.id, found.path_key) == (f"GET {path}", path)
    assert found.path == path.replace("+", "")
    unescaped = [p.wire for p in found.parameters if p.allow_reserved]
    assert (unescaped, warned) == (["name"], [])


@pytest.mark.parametrize(
    ("path", "names", "warned"),
    [
        ("/{+name}", ["+name"], []),
        ("/{+name}", [], ["W307"]),
        ("/{+name}/{name}", ["name"], ["W307"]),
    ],
)
def test_a_plus_that_is_part_of_the_name(
    path: str, names: list[str], warned: list[str]
) -> None:
    found, codes_found = in_path(path, *names)
    assert (found.path, codes_found) == (path, warned)
    assert "+name" in [p.wire for p in found.parameters]


def test_content_of_a_parameter() -> None:
    found = parameter({"content": {JSON: {"schema": {"type": "object"}}}})
    assert (found.media_type, found.type) == (JSON, ir.Map(ANY))
    assert found.examples == ()
    shown = parameter({"content": {JSON: {"example": [1]}}})
    assert shown.examples == (ir.Json("[1]"),)
    whole = parameter({"in": "querystring", "content": {JSON: {}}}, "3.2.0")
    assert whole.location is ir.Location.QUERYSTRING


def test_a_parameter_of_the_path_is_overridden() -> None:
    shared = [
        {"name": "a", "in": "query", "schema": {"type": "string"}},
        {"name": "b", "in": "query", "schema": {"type": "string"}},
    ]
    own = [
        {"name": "a", "in": "query", "schema": {"type": "integer"}},
        {"name": "a", "in": "header", "schema": {"type": "string"}},
    ]
    item = {"parameters": shared, "get": {"parameters": own, "responses": OK}}
    api, _ = read(openapi(paths={"/x": item}))
    assert [
        (p.wire, p.location.value, p.type) for p in api.operations[0].parameters
    ] == [
        ("a", "query", INTEGER),
        ("b", "query", STRING),
        ("a", "header", STRING),
    ]


def test_path_parameters_fit_the_template() -> None:
    described = [{"name": "no", "in": "path", "schema": {"type": "string"}}]
    api, report = read(
        openapi(paths={"/x/{id}": {"get": {"parameters": described, "responses": OK}}})
    )
    (found,) = api.operations[0].parameters
    assert (found.wire, found.required, found.type) == ("id", True, STRING)
    assert codes(report) == ["W307", "W308"]


def test_headers_that_are_no_parameters() -> None:
    described = [
        {"name": name, "in": "header", "schema": {"type": "string"}}
        for name in ("Accept", "content-type", "Authorization", "X-Other")
    ]
    api, report = read(
        openapi(paths={"/x": {"get": {"parameters": described, "responses": OK}}})
    )
    assert [p.wire for p in api.operations[0].parameters] == ["X-Other"]
    assert codes(report) == ["W309"]


# ------------------------------------------------------------------- bodies, responses


def test_a_body_in_several_media_types_shares_its_model() -> None:
    schema = {"properties": {"a": {"type": "string"}}}
    found = operation(
        {
            "operationId": "makeThing",
            "requestBody": {
                "required": True,
                "content": {
                    "Application/JSON": {"schema": schema},
                    "application/x-www-form-urlencoded": {
                        "schema": schema,
                        "encoding": {"a": {"style": "form", "explode": False}},
                    },
                },
            },
        }
    )
    assert found.body is not None
    assert (found.body.id, found.body.required) == ("GET /things body", True)
    first, second = found.body.contents
    assert first.media_type == JSON
    assert first.type == second.type
    assert second.encodings == (
        ir.Encoding(wire="a", style=ir.Style.FORM, explode=False),
    )


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        ({"explode": True}, {"style": ir.Style.FORM, "explode": True}),
        ({"explode": False}, {"style": ir.Style.FORM, "explode": False}),
        ({"allowReserved": True}, {"style": ir.Style.FORM, "allow_reserved": True}),
        ({"allowReserved": False}, {"style": ir.Style.FORM}),
        ({"contentType": "text/csv"}, {"media_type": "text/csv"}),
    ],
)
def test_an_encoding_without_style(
    encoding: dict[str, Any], expected: dict[str, Any]
) -> None:
    schema = {"properties": {"a": {"type": "array", "items": {"type": "string"}}}}
    form = {"schema": schema, "encoding": {"a": encoding}}
    found = operation(
        {"requestBody": {"content": {"application/x-www-form-urlencoded": form}}}
    )
    assert found.body is not None
    assert found.body.contents[0].encodings == (ir.Encoding(wire="a", **expected),)


def test_inline_bodies_and_responses_are_called_after_the_operation() -> None:
    content = {JSON: {"schema": {"properties": {"a": {"type": "string"}}}}}
    described = {
        "operationId": "getThings",
        "requestBody": {"content": content},
        "responses": {
            "200": {"description": "", "content": content},
            "201": {"description": "", "content": content},
            "404": {"description": "", "content": content},
        },
    }
    api, _ = read(openapi(paths={"/x": {"get": described}}))
    assert [one.hint for one in api.declarations] == [
        "getThings body",
        "getThings response",
        "getThings 201 response",
        "getThings 404 response",
    ]


EVENT = ir.Ref("#/ServerSentEvent")


@pytest.mark.parametrize(
    ("media_type", "media", "type", "stream"),
    [
        (JSON, {}, None, None),
        (JSON, {"schema": {}}, ANY, None),
        ("image/png", {}, ir.Scalar(ir.ScalarKind.BINARY), None),
        (
            "application/octet-stream",
            {"schema": {}},
            ir.Scalar(ir.ScalarKind.BINARY),
            None,
        ),
        ("text/event-stream", {"schema": {"type": "string"}}, STRING, EVENT),
        ("text/event-stream; charset=utf-8", {"schema": {}}, ANY, EVENT),
        ("text/event-stream", {}, None, EVENT),
        ("text/event-stream", None, None, EVENT),
        ("text/event-stream", {"itemSchema": {}}, None, EVENT),
        ("text/event-stream", {"itemSchema": {"type": "object"}}, None, EVENT),
        ("text/event-stream", {"itemSchema": {"type": "string"}}, None, STRING),
        ("text/event-stream", {"schema": {"type": "integer"}}, INTEGER, INTEGER),
        (
            "text/event-stream",
            {"schema": {"type": "array", "items": {}}},
            ir.Array(ANY),
            EVENT,
        ),
        (
            "application/x-ndjson",
            {"schema": {"type": "array", "items": {"type": "string"}}},
            ir.Array(STRING),
            STRING,
        ),
        ("application/jsonl", {"itemSchema": {"type": "integer"}}, None, INTEGER),
        (
            "text/event-stream",
            {
                "itemSchema": {
                    "properties": {
                        "data": {
                            "type": "string",
                            "contentMediaType": JSON,
                            "contentSchema": {"type": "integer"},
                        },
                    }
                }
            },
            None,
            INTEGER,
        ),
    ],
)
def test_contents(
    media_type: str, media: Any, type: ir.Type | None, stream: ir.Type | None
) -> None:
    found = operation(
        {"responses": {"200": {"description": "", "content": {media_type: media}}}},
        "3.2.0",
    )
    (content,) = found.responses[0].contents
    assert (content.type, content.stream) == (type, stream)
    assert content.events == (stream == EVENT)


def test_events_of_several_kinds() -> None:
    """The schema of an event that OpenAPI 3.2 §4.14.5 shows: what holds for all, variants."""
    kinds = [
        {"properties": {"event": {"const": "text"}}},
        {
            "properties": {
                "event": {"const": "json"},
                "data": {
                    "contentMediaType": JSON,
                    "contentSchema": {"type": "integer"},
                },
            }
        },
    ]
    event = {
        "type": "object",
        "required": ["event", "data"],
        "properties": {"event": {"type": "string"}, "data": {"type": "string"}},
    }
    item = {"$ref": "#/components/schemas/Event", "oneOf": kinds}
    media = {"text/event-stream": {"itemSchema": item}}
    found = operation(
        {"responses": {"200": {"description": "", "content": media}}},
        "3.2.0",
        components={"schemas": {"Event": event}},
    )
    (content,) = found.responses[0].contents
    assert content.events
    assert isinstance(content.stream, ir.Union)
    assert len(content.stream.variants) == 2


def test_statuses_headers_and_links() -> None:
    found = operation(
        {
            "responses": {
                "2xx": {
                    "description": "Fine.",
                    "headers": {
                        "X-Left": {"schema": {"type": "integer"}, "required": True},
                        "Content-Type": {"schema": {"type": "string"}},
                    },
                    "links": {
                        "next": {
                            "operationId": "more",
                            "parameters": {"after": "$response.body#/last"},
                        }
                    },
                },
                "default": {"$ref": "#/components/responses/Failure"},
                "x-note": {},
                "many": {"description": ""},
            }
        },
        components={
            "responses": {
                "Failure": {
                    "description": "Oh.",
                    "content": {JSON: {"schema": {"$ref": "#/components/schemas/E"}}},
                }
            },
            "schemas": {"E": {"properties": {"why": {"type": "string"}}}},
        },
    )
    first, rest = found.responses
    assert (first.status, first.success, rest.status) == ("2XX", True, "default")
    assert first.headers == (ir.Header(wire="X-Left", type=INTEGER, required=True),)
    assert first.links == (
        ir.Link(
            name="next",
            target="more",
            parameters=(("after", "$response.body#/last"),),
        ),
    )
    assert rest.doc.description == "Oh."
    assert rest.contents[0].type == ref("E")


def test_callbacks_and_webhooks() -> None:
    body = {"content": {JSON: {"schema": {"properties": {"a": {"type": "string"}}}}}}
    document = openapi(
        paths={
            "/subscribe": {
                "post": {
                    "operationId": "subscribe",
                    "responses": OK,
                    "callbacks": {"done": {"{$url}": {"post": {"requestBody": body}}}},
                }
            }
        },
        webhooks={"ping": {"post": {"summary": "Still there?", "requestBody": body}}},
    )
    api, _ = read({**document, "x-webhooks": {"pong": {"put": {}}}})
    (done,) = api.operations[0].callbacks
    assert (done.wire, done.method, done.expression) == ("done", "POST", "{$url}")
    assert done.body is not None
    ping, pong = api.webhooks
    assert (ping.id, ping.doc.summary) == ("webhook ping POST", "Still there?")
    assert (pong.wire, pong.method, pong.body) == ("pong", "PUT", None)
    assert [one.hint for one in api.declarations] == [
        "subscribe done body",
        "ping body",
    ]


def test_a_document_of_webhooks_only() -> None:
    api, report = read(openapi(webhooks={"ping": {"post": {"responses": OK}}}))
    assert (api.operations, len(api.webhooks), report.found) == ((), 1, [])


def test_a_rate_limit() -> None:
    limit = {"requests": 10, "seconds": 3600, "keys": ["ip:{ip}"]}
    found = operation({"responses": OK, "x-rate-limit": limit})
    assert found.rate_limit == ir.RateLimit(
        requests=10, seconds=3600, keys=("ip:{ip}",)
    )
    assert operation({"responses": OK, "x-rate-limit": {}}).rate_limit is None


def test_ids_are_unique_whatever_operation_ids_are() -> None:
    item = {m: {"operationId": "same", "responses": OK} for m in ("get", "put")}
    api, _ = read(openapi(paths={"/a": item, "/b": item}))
    assert len({one.id for one in api.operations}) == 4


def test_what_several_operations_refer_to_is_declared_once() -> None:
    body = {"$ref": "#/components/requestBodies/B"}
    item = {m: {"requestBody": body, "responses": OK} for m in ("put", "post")}
    schema = {"properties": {"a": {"type": "string"}}}
    bodies = {"B": {"content": {JSON: {"schema": schema}}}}
    api, _ = read(openapi(paths={"/a": item}, components={"requestBodies": bodies}))
    (only,) = api.declarations
    assert list(members(only)) == ["a"]
    assert only.hint == "B body"
    assert {o.body.contents[0].type for o in api.operations if o.body} == {
        ir.Ref(only.id)
    }

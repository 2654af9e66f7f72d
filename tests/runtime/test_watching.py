"""Middleware, hooks, the log and spans."""

from __future__ import annotations

import asyncio
import logging
import re
from types import ModuleType
from typing import Any

import httpx2
import pytest

from runtime import instrumentation
from runtime.auth import ApiKey, Bearer
from runtime.client import AsyncClient, AsyncResource, SyncClient
from runtime.errors import APIConnectionError, InternalServerError
from runtime.instrumentation import is_secret
from runtime.operations import Operation, Server, body_property, query
from runtime.requests import HttpResponse
from runtime.settings import Service
from tests.runtime.doubles import CALLS, PLAIN_SERVICE, Script, sync_call

POST: Operation[Any] = Operation(
    "POST",
    "/x",
    arguments=(body_property("password"), body_property("name"), query("q")),
    body="application/json",
    security=(("Key", "Token", "Query"),),
)
SERVICE = Service(
    servers=(Server("https://api.test/v1"),),
    schemes={
        "Key": ApiKey("header", "X-Odd-Name", keyword="key"),
        "Query": ApiKey("query", "api", keyword="q"),
        "Token": Bearer(keyword="token"),
    },
)
SECRETS = {"Key": "hush-key", "Token": "hush-token", "Query": "hush-query"}
BUSY = httpx2.Response(503, headers={"Retry-After": "0"})
OK = httpx2.Response(200, json={"token": "hush-answer", "n": [1, {"secret": "hush"}]})


def test_middleware_is_around_each_attempt() -> None:
    order: list[str] = []

    def outer(request: Any, send: Any) -> HttpResponse:
        order.append("outer in")
        reply: HttpResponse = send(
            request.with_headers({"X-Trace": "1", "accept": "a/b"})
        )
        order.append(f"outer {reply.status_code}")
        return reply

    def inner(request: Any, send: Any) -> HttpResponse:
        order.append("inner in")
        return send(request)  # type: ignore[no-any-return]

    script = Script([BUSY, OK])
    sync_call(
        script, POST, service=SERVICE, credentials=SECRETS, middleware=[outer, inner]
    )
    assert order[:3] == ["outer in", "inner in", "outer 503"]
    assert order[3:] == ["outer in", "inner in", "outer 200"]
    assert [r.headers["x-trace"] for r in script.requests] == ["1", "1"]
    assert script.requests[0].headers.get_list("accept") == ["a/b"]


def test_middleware_may_answer_itself_and_be_awaited() -> None:
    async def cached(request: Any, send: Any) -> HttpResponse:
        await asyncio.sleep(0)
        if request.method == "GET":
            return HttpResponse(200, httpx2.Headers({}), b"")
        reply: HttpResponse = await send(request)
        return reply

    async def run() -> None:
        transport = httpx2.MockTransport(script)
        client = AsyncClient(PLAIN_SERVICE, http_client=transport, middleware=[cached])
        assert await client.get("/x") is None
        assert script.requests == []
        assert await client.with_options(max_retries=0).post("/x") == OK.json()
        assert await client.with_options(middleware=[]).get("/x") == OK.json()
        assert len(script.requests) == 2

    script = Script([OK])
    asyncio.run(run())


@pytest.mark.parametrize(
    "fields", [{"Content-Type": "text/plain"}, [("content-type", "text/plain")]]
)
def test_middleware_may_answer_with_any_header_fields(fields: Any) -> None:
    def answer(request: Any, send: Any) -> HttpResponse:
        return HttpResponse(200, fields, b"hi")

    hooks = {"response": lambda request, reply, seconds: None}
    client = SyncClient(PLAIN_SERVICE, middleware=[answer], hooks=hooks)
    assert client.get("/x", cast_to=str) == "hi"
    reply = client.with_raw_response(client.get)("/x")
    assert reply.headers["CONTENT-TYPE"] == "text/plain"


@pytest.mark.parametrize("call", CALLS)
def test_hooks_are_reported(call: Any) -> None:
    found: list[Any] = []
    hooks = {
        "request": lambda request: found.append(("request", request.method)),
        "response": lambda request, reply, seconds: found.append(reply.status_code),
        "failure": lambda request, error: found.append(type(error).__name__),
        "retry": lambda what, seconds, reason: found.append((what, reason)),
    }
    script = Script([httpx2.ConnectError("cut"), BUSY, OK])
    call(script, POST, service=SERVICE, credentials=SECRETS, hooks=hooks)
    error = found.pop(2)
    assert error[0] == "POST /x"
    assert isinstance(error[1], APIConnectionError)
    assert found == [
        ("request", "POST"),
        "APIConnectionError",
        ("request", "POST"),
        503,
        ("POST /x", 503),
        ("request", "POST"),
        200,
    ]
    with pytest.raises(TypeError, match="unknown hook 'respond'"):
        SyncClient(PLAIN_SERVICE, hooks={"respond": print})  # type: ignore[typeddict-unknown-key]


@pytest.mark.parametrize("call", CALLS)
def test_the_log_shows_no_secret(call: Any, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="runtime")
    headers = {"X-Plain": "shown", "X-Mine": "hush-mine", "Set-Cookie": "hush"}
    values = {"password": "hush", "name": "Ann", "q": "w"}
    call(
        Script([BUSY, OK]),
        POST,
        values,
        service=SERVICE,
        credentials=SECRETS,
        headers=headers,
        redacted_headers=["x-mine"],
    )
    text = "\n".join(r.getMessage() for r in caplog.records if r.name == "runtime")
    assert "hush" not in text
    assert "> POST https://api.test/v1/x?q=w&api=*** {" in text
    assert "'X-Plain': 'shown'" in text
    assert '{"password":"***","name":"Ann"}' in text
    assert '{"token":"***","n":[1,{"secret":"***"}]}' in text
    assert re.search(r"retrying POST /x in 0\.\d\d s: status 503", text)


def test_without_debug_only_retries_are_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO, logger="runtime")
    sync_call(Script([BUSY, OK]), Operation("GET", "/x"))
    own = [record for record in caplog.records if record.name == "runtime"]
    assert [record.levelname for record in own] == ["INFO"]


@pytest.mark.parametrize("name", ["Authorization", "api_key", "X-CSRF-Token", "JWT"])
def test_names_that_sound_secret(name: str) -> None:
    assert is_secret(name)
    assert not is_secret("Content-Type")


class FakeSpan:
    def __init__(self, name: str, kind: str, attributes: dict[str, Any]) -> None:
        self.name, self.kind, self.attributes = name, kind, attributes
        self.status = self.error = ""
        self.ended = 0

    def set_attribute(self, name: str, value: Any) -> None:
        self.attributes[name] = value

    def record_exception(self, error: Exception) -> None:
        self.error = str(error)

    def set_status(self, status: str) -> None:
        self.status = status

    def end(self) -> None:
        self.ended += 1


@pytest.fixture
def spans(monkeypatch: pytest.MonkeyPatch) -> list[FakeSpan]:
    made: list[FakeSpan] = []

    class Tracer:
        def start_span(self, name: str, kind: str, attributes: Any) -> FakeSpan:
            made.append(FakeSpan(name, kind, attributes))
            return made[-1]

    trace: Any = ModuleType("opentelemetry.trace")
    trace.get_tracer = lambda name: Tracer()
    trace.SpanKind = type("SpanKind", (), {"CLIENT": "client"})
    trace.StatusCode = type("StatusCode", (), {"ERROR": "error"})
    trace.set_span_in_context = lambda span: span
    propagate: Any = ModuleType("opentelemetry.propagate")

    def inject(carrier: dict[str, str], context: Any) -> None:
        carrier["traceparent"] = f"00-{made.index(context)}"

    propagate.inject = inject
    import sys

    monkeypatch.setitem(sys.modules, "opentelemetry", ModuleType("opentelemetry"))
    monkeypatch.setitem(sys.modules, "opentelemetry.trace", trace)
    monkeypatch.setitem(sys.modules, "opentelemetry.propagate", propagate)
    monkeypatch.setattr(instrumentation, "_found", instrumentation._UNKNOWN)
    return made


@pytest.mark.parametrize("call", CALLS)
def test_each_attempt_is_a_span(call: Any, spans: list[FakeSpan]) -> None:
    script = Script([BUSY, httpx2.ConnectError("cut"), OK])
    call(script, POST, {"q": "w"}, service=SERVICE, credentials=SECRETS)
    assert [span.ended for span in spans] == [1, 1, 1]
    assert [span.name for span in spans] == ["POST"] * 3
    assert [span.status for span in spans] == ["error", "error", ""]
    assert "cut" in spans[1].error
    assert [s.attributes.get("http.response.status_code") for s in spans] == [
        503,
        None,
        200,
    ]
    assert [s.attributes.get("http.request.resend_count") for s in spans] == [
        None,
        1,
        2,
    ]
    assert spans[0].attributes["url.full"] == "https://api.test/v1/x"
    assert [r.headers["traceparent"] for r in script.requests] == [
        "00-0",
        "00-1",
        "00-2",
    ]


def test_spans_can_be_turned_off(spans: list[FakeSpan]) -> None:
    sync_call(Script([OK]), Operation("GET", "/x"), tracing=False)
    assert spans == []
    with pytest.raises(InternalServerError):
        sync_call(Script([BUSY]), Operation("GET", "/x"), max_retries=0)
    assert spans[0].ended == 1


def test_a_client_without_watchers_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    from runtime.instrumentation import instrumentation_for

    # FastAPI, which other tests use, installs OpenTelemetry.
    monkeypatch.setattr("runtime.instrumentation._found", None)
    client = SyncClient(PLAIN_SERVICE)
    assert instrumentation_for(client._settings) is None
    assert AsyncResource(AsyncClient(PLAIN_SERVICE))._caller is not None

"""Calls from the arguments to the answer, over a transport that records."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta, timezone
from typing import Any

import httpx2
import pytest

from runtime.auth import ApiKey
from runtime.client import AsyncClient, AsyncResource, SyncClient, SyncResource
from runtime.codecs import DATE, DATETIME, PLAIN
from runtime.errors import CredentialsError, NotFoundError
from runtime.multipart import multipart
from runtime.operations import Operation, Server, body_property, path, query
from runtime.parameters import cookie, header
from runtime.settings import Service
from tests.runtime.doubles import CALLS, Script

SERVICE = Service(
    servers=(Server("https://{HOST}/v1", {"HOST": "api.test"}),),
    schemes={
        "Project": ApiKey("header", "X-Project", keyword="project", env="PROJECT_X"),
        "Key": ApiKey("query", "key", keyword="key"),
    },
    user_agent="acme/1.0",
)
UPDATE: Operation[Any] = Operation(
    "PATCH",
    "/users/{user}",
    arguments=(
        path("user"),
        query("limit"),
        header("X-Trace", "trace"),
        cookie("lang"),
        body_property("email"),
        body_property("$old", "old"),
        body_property("phone", nullable=True),
    ),
    body="application/json",
    responses={
        "200": {"application/json": PLAIN},
        "404": {"application/json": PLAIN},
    },
    security=(("Project", "Key"),),
)


def call_both(
    operation: Operation[Any],
    values: dict[str, Any],
    options: Any = None,
    answer: httpx2.Response | None = None,
    **settings: Any,
) -> tuple[Any, httpx2.Request]:
    """The value and the request of a call, which must be the same for both clients."""
    seen: list[httpx2.Request] = []

    def handler(request: httpx2.Request) -> httpx2.Response:
        seen.append(request)
        reply = answer or httpx2.Response(200, json={"ok": True})
        return httpx2.Response(
            reply.status_code, headers=reply.headers, content=reply.content
        )

    settings.setdefault("credentials", {"Project": "p1", "Key": "s3 cret"})
    settings["http_client"] = httpx2.MockTransport(handler)
    client = SyncClient(SERVICE, **settings)
    value = SyncResource(client)._call(operation, values, options or {})

    async def run() -> Any:
        async with AsyncClient(SERVICE, **settings) as client:
            return await AsyncResource(client)._call(operation, values, options or {})

    assert asyncio.run(run()) == value
    first, second = seen
    assert first.method == second.method
    assert first.url.raw_path == second.url.raw_path
    assert first.headers == second.headers
    assert first.content == second.content
    return value, first


def test_arguments_go_where_they_belong() -> None:
    value, request = call_both(
        UPDATE,
        {
            "user": "a/b",
            "limit": 5,
            "trace": "t",
            "lang": "de",
            "email": "a@b.c",
            "old": None,
            "phone": None,
        },
    )
    assert value == {"ok": True}
    assert request.method == "PATCH"
    assert request.url.host == "api.test"
    assert request.url.raw_path == b"/v1/users/a%2Fb?limit=5&key=s3%20cret"
    assert request.headers["X-Trace"] == "t"
    assert request.headers["Cookie"] == "lang=de"
    assert request.headers["X-Project"] == "p1"
    assert request.headers["User-Agent"] == "acme/1.0"
    assert request.headers["Accept"] == "application/json"
    assert request.headers["Content-Type"] == "application/json"
    assert request.content == b'{"email":"a@b.c","phone":null}'


def test_how_long_the_body_is_no_argument_says() -> None:
    lengths = (
        header("Content-Length", "length"),
        header("Transfer-Encoding", "coding"),
    )
    post = Operation[Any](
        "POST", "/", arguments=(*lengths, body_property("a")), body="application/json"
    )
    _, request = call_both(post, {"length": 9999, "coding": "chunked", "a": 1})
    assert request.headers["Content-Length"] == "7"
    assert "Transfer-Encoding" not in request.headers


def test_no_member_given_makes_no_body() -> None:
    _, request = call_both(UPDATE, {"user": "u", "email": None})
    assert request.content == b""
    assert "Content-Type" not in request.headers


def test_options_add_to_the_request() -> None:
    _, request = call_both(
        UPDATE,
        {"user": "u", "limit": 1, "email": "x"},
        {
            "extra_headers": {"x-trace": "mine"},
            "extra_query": {"limit": 2, "tags": ["a", "b"]},
            "extra_body": {"new": True},
            "base_url": "http://other.test/base/",
        },
    )
    assert str(request.url.host) == "other.test"
    assert request.url.raw_path == (
        b"/base/users/u?limit=2&tags=a&tags=b&key=s3%20cret"
    )
    assert request.headers["X-Trace"] == "mine"
    assert request.content == b'{"email":"x","new":true}'


def test_extra_query_replaces_a_property_of_an_object() -> None:
    filtered = query("filter", style="deepObject")
    called: Operation[Any] = Operation("GET", "/a", arguments=(filtered,))
    options: Any = {"extra_query": {"filter": {"a": 2}}}
    _, request = call_both(called, {"filter": {"a": 1, "b": 1}}, options)
    assert request.url.query == b"filter%5Bb%5D=1&filter%5Ba%5D=2"


def test_extra_headers_win_over_credentials_and_join_cookies() -> None:
    _, request = call_both(
        UPDATE,
        {"user": "u", "lang": "de"},
        {"extra_headers": {"x-project": "other", "cookie": "a=1"}},
    )
    assert request.headers["X-Project"] == "other"
    assert request.headers["Cookie"] == "a=1; lang=de"


def test_a_media_type_asked_for_keeps_its_boundary() -> None:
    upload: Operation[Any] = Operation(
        "POST",
        "/files",
        arguments=(body_property("a"),),
        body=("application/json", "multipart/form-data"),
        writers=(multipart,),
    )
    script: list[str] = []

    def handler(request: httpx2.Request) -> httpx2.Response:
        script.append(request.headers["content-type"])
        return httpx2.Response(204)

    client = SyncClient(SERVICE, http_client=httpx2.MockTransport(handler))
    options: Any = {"extra_headers": {"content-type": "multipart/form-data"}}
    SyncResource(client)._call(upload, {"a": 1}, options)
    assert script[0].startswith("multipart/form-data; boundary=")
    options = {"extra_headers": {"content-type": "application/vnd.own+json"}}
    SyncResource(client)._call(upload, {"a": 1}, options)
    assert script[1] == "application/vnd.own+json"


def test_an_unknown_option_is_refused() -> None:
    with pytest.raises(TypeError, match="emial"):
        call_both(UPDATE, {"user": "u"}, {"emial": "typo"})


def test_a_failure_is_the_error_of_its_status() -> None:
    answer = httpx2.Response(404, json={"message": "no such user", "code": 404})
    with pytest.raises(NotFoundError) as caught:
        call_both(UPDATE, {"user": "u"}, answer=answer)
    error = caught.value
    assert str(error) == "PATCH /v1/users/u failed with status 404: no such user"
    assert error.body == {"message": "no such user", "code": 404}
    assert "s3" not in error.url
    assert error.url == "https://api.test/v1/users/u?key=***"


def test_missing_credentials_are_named() -> None:
    with pytest.raises(CredentialsError) as caught:
        call_both(UPDATE, {"user": "u"}, credentials={"Key": "k"})
    assert str(caught.value) == (
        "PATCH /users/{user} needs credentials: "
        "pass project= (or set PROJECT_X) to the client"
    )


OPTIONAL: Operation[Any] = Operation(
    "POST",
    "/x",
    arguments=(
        query("q"),
        body_property("kind"),
        body_property("full name", "full_name"),
        body_property("size"),
    ),
    body="application/json",
    needs=("full_name",),
    constants=("kind",),
)


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize(
    ("values", "options", "expected"),
    [
        ({"kind": "a"}, {}, b""),
        ({"kind": "a", "full_name": None, "size": None, "q": 1}, {}, b""),
        (
            {"kind": "a", "full_name": "b"},
            {},
            b'{"kind":"a","full name":"b"}',
        ),
        (
            {"kind": "a", "size": 1},
            {"extra_body": {"full name": "c"}},
            b'{"kind":"a","size":1,"full name":"c"}',
        ),
    ],
)
def test_an_optional_body_can_be_left_out(
    call: Any, values: Any, options: Any, expected: bytes
) -> None:
    script = Script([httpx2.Response(204)])
    call(script, OPTIONAL, values, options)
    [request] = script.requests
    assert request.content == expected
    assert ("content-type" in request.headers) == bool(expected)


@pytest.mark.parametrize("call", CALLS)
def test_an_optional_body_is_whole_or_absent(call: Any) -> None:
    script = Script([httpx2.Response(204)])
    with pytest.raises(TypeError, match="lacks required properties: 'full_name'"):
        call(script, OPTIONAL, {"kind": "a", "size": 1})
    assert script.requests == []


DATED: Operation[Any] = Operation(
    "POST",
    "/x",
    arguments=(
        query("since", codec=DATETIME),
        query("day", codec=DATE),
        body_property("at"),
    ),
    body="application/json",
)
NAIVE = datetime(2026, 1, 2, 3, 4, 5)
ZONED = NAIVE.replace(tzinfo=timezone(timedelta(hours=2)))


@pytest.mark.parametrize("call", CALLS)
def test_a_naive_datetime_is_in_utc(call: Any) -> None:
    script = Script([httpx2.Response(204)])
    call(script, DATED, {"since": NAIVE, "day": NAIVE, "at": {"on": [NAIVE]}})
    [request] = script.requests
    assert request.url.query == b"since=2026-01-02T03%3A04%3A05Z&day=2026-01-02"
    assert request.content == b'{"at":{"on":["2026-01-02T03:04:05Z"]}}'


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("values", [{"since": NAIVE}, {"at": {"on": [NAIVE]}}])
def test_a_naive_datetime_is_refused_by_a_strict_client(call: Any, values: Any) -> None:
    script = Script([httpx2.Response(204)])
    with pytest.raises(ValueError, match="has no time zone"):
        call(script, DATED, values, validation="strict")
    with pytest.raises(ValueError, match="has no time zone"):
        call(script, DATED, values, {"validation": "strict"})
    assert script.requests == []
    aware = {"since": ZONED, "day": NAIVE}
    call(script, DATED, aware, validation="strict")
    call(script, DATED, values)  # others are not affected
    assert script.requests[0].url.query == (
        b"since=2026-01-02T03%3A04%3A05%2B02%3A00&day=2026-01-02"
    )

"""Redirects: where they lead, what may travel there."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest

from runtime.auth import ApiKey, Bearer
from runtime.client import SyncClient, SyncResource
from runtime.errors import APIConnectionError, APIStatusError, RedirectError
from runtime.formats import BINARY
from runtime.multipart import raw
from runtime.operations import Operation, Server, body_property, query, whole_body
from runtime.parameters import cookie, header
from runtime.settings import Service
from tests.runtime.doubles import CALLS, Script, sync_call

OK = httpx2.Response(204)
SERVICE = Service(
    servers=(Server("https://api.test/v1"),),
    schemes={
        "H": ApiKey("header", "X-Key"),
        "B": Bearer(),
        "Q": ApiKey("query", "key"),
        "C": ApiKey("cookie", "sid"),
    },
)
SETTINGS: dict[str, Any] = {
    "service": SERVICE,
    "credentials": dict.fromkeys("HBQC", "secret"),
    "headers": {"X-Tenant": "secret-too"},
}


def operation(method: str = "GET") -> Operation[Any]:
    return Operation(
        method,
        "/a",
        arguments=(query("q"), header("X-Trace", "t"), cookie("c"), body_property("m")),
        body="application/json" if method != "GET" else "",
        security=(("H", "B", "Q", "C"),),
    )


def to(location: str, status: int = 302) -> httpx2.Response:
    return httpx2.Response(status, headers={"Location": location.encode()})


@pytest.mark.parametrize("call", CALLS)
def test_the_same_origin_is_still_known(call: Any) -> None:
    script = Script([to("../b?x=1"), OK])
    call(script, operation(), {"q": 1, "t": "t", "c": "c"}, **SETTINGS)
    last = script.requests[-1]
    assert str(last.url) == "https://api.test/b?x=1"
    assert last.headers["x-key"] == "secret"
    assert last.headers["authorization"] == "Bearer secret"
    assert last.headers["x-trace"] == "t"
    assert last.headers["cookie"] == "c=c; sid=secret"


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize(
    "location",
    [
        "https://evil.test/",
        "//evil.test/",
        "https://api.test:444/",
        "https://a@b.test/",
    ],
)
def test_another_origin_receives_no_secrets(call: Any, location: str) -> None:
    script = Script([to(location, 307), OK])
    call(
        script,
        operation(),
        {"t": "t", "c": "c"},
        {"extra_headers": {"Authorization": "secret", "X-More": "secret"}},
        **SETTINGS,
    )
    first, last = script.requests
    assert first.headers["authorization"] == "secret"
    assert "secret" not in str(dict(last.headers)) + str(last.url)
    assert "authorization" not in last.headers or location.startswith("https://a@")
    for name in ("x-key", "cookie", "x-tenant", "x-trace", "x-more"):
        assert name not in last.headers


@pytest.mark.parametrize(
    ("status", "method", "expected", "keeps_body"),
    [
        (301, "POST", "GET", False),
        (302, "POST", "GET", False),
        (303, "PUT", "GET", False),
        (303, "GET", "GET", False),
        (302, "PUT", "PUT", True),
        (307, "POST", "POST", True),
        (308, "PATCH", "PATCH", True),
    ],
)
def test_methods(status: int, method: str, expected: str, keeps_body: bool) -> None:
    script = Script([to("/b", status), OK])
    sync_call(script, operation(method), {"m": 1}, **SETTINGS)
    last = script.requests[-1]
    assert last.method == expected
    assert last.content == (b'{"m":1}' if keeps_body else b"")
    assert ("content-type" in last.headers) is keeps_body


NOT_FOLLOWED = {
    "http://api.test/": "not encrypted",
    "ftp://api.test/": "not an http or https URL",
    "javascript:alert(1)": "not an http or https URL",
    "http://[::1": "not an http or https URL",
    "https://[": "not an http or https URL",
    "//[::1/": "not an http or https URL",
    "https://:80/": "not an http or https URL",
    "https://api.test:99999/": "not an http or https URL",
    "https://api.test:port/": "not an http or https URL",
    "https://a..b/": "not an http or https URL",
    "https://" + "a" * 64 + ".test/": "not an http or https URL",
    "https://\u00e4" + "a" * 70 + "/": "not an http or https URL",
}


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("location", NOT_FOLLOWED)
def test_some_redirects_are_not_followed(call: Any, location: str) -> None:
    script = Script([to(location), OK])
    with pytest.raises(RedirectError, match=NOT_FOLLOWED[location]) as caught:
        call(script, operation(), **SETTINGS)
    assert caught.value.status_code == 302
    assert len(script.requests) == 1


@pytest.mark.parametrize("call", CALLS)
def test_a_redirect_to_nowhere_is_an_error(call: Any) -> None:
    script = Script([to(""), OK])
    with pytest.raises(APIStatusError) as caught:
        call(script, operation(), **SETTINGS)
    assert caught.value.status_code == 302


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize(
    ("status", "method"),
    [(307, "POST"), (308, "POST"), (308, "PATCH"), (301, "PUT"), (302, "PUT")],
)
def test_bodies_stay_at_their_origin(call: Any, status: int, method: str) -> None:
    for location in ("https://me:pw@evil.test/p?key=secret", "https://api.test:444/"):
        script = Script([to(location, status), OK])
        with pytest.raises(RedirectError, match="another origin") as caught:
            call(script, operation(method), {"m": "pass"}, **SETTINGS)
        assert len(script.requests) == 1
        assert caught.value.status_code == status
        shown = location.replace("me:pw@", "").replace("key=secret", "key=***")
        assert caught.value.location == shown
        assert shown in str(caught.value)
        assert "secret" not in str(caught.value)
        copy = pickle.loads(pickle.dumps(caught.value))
        assert (copy.location, copy.status_code) == (shown, status)


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("where", ["options", "client"])
def test_bodies_go_to_another_origin_when_asked_to(call: Any, where: str) -> None:
    script = Script([to("https://b.test/", 307), OK])
    allowed = {"cross_origin_bodies": True}
    settings = {**SETTINGS, **(allowed if where == "client" else {})}
    options = allowed if where == "options" else {}
    call(script, operation("POST"), {"m": 1}, options, **settings)
    last = script.requests[-1]
    assert (last.url.host, last.method, last.content) == ("b.test", "POST", b'{"m":1}')
    assert "secret" not in str(dict(last.headers))


@pytest.mark.parametrize("call", CALLS)
def test_a_redirect_back_is_another_origin_still(call: Any) -> None:
    script = Script([to("https://b.test/", 303), to("https://api.test/"), OK])
    call(script, operation("POST"), {"m": 1}, **SETTINGS)
    for request in script.requests[1:]:
        assert request.content == b""
        assert "secret" not in str(dict(request.headers)) + str(request.url)


def test_a_body_that_is_gone_is_not_sent_on() -> None:
    def chunks() -> Iterator[bytes]:
        yield b"x"

    upload: Operation[Any] = Operation(
        "PUT",
        "/a",
        arguments=(whole_body(codec=BINARY),),
        body="application/octet-stream",
        writers=(raw,),
    )
    script = Script([to("/b", 307), OK])
    with pytest.raises(RedirectError, match="a second time"):
        sync_call(script, upload, {"body": chunks()})
    assert len(script.requests) == 1


@pytest.mark.parametrize("call", CALLS)
def test_a_circle_ends(call: Any) -> None:
    script = Script([to("/a")])
    with pytest.raises(RedirectError, match="more than 10 redirects"):
        call(script, operation(), **SETTINGS)
    assert len(script.requests) == 11


def test_a_location_with_strange_characters_is_followed() -> None:
    script = Script([to("/caf%C3%A9 au lait?x=a b"), OK])
    sync_call(script, operation(), **SETTINGS)
    assert script.requests[-1].url.raw_path == b"/caf%C3%A9%20au%20lait?x=a%20b"


def test_a_repeated_secret_is_still_hidden() -> None:
    script = Script([to("/b?key=secret"), httpx2.Response(404)])
    with pytest.raises(APIStatusError) as caught:
        sync_call(script, operation(), **SETTINGS)
    assert caught.value.url == "https://api.test/b?key=***"


def test_a_given_client_tells_another_origin_nothing_either() -> None:
    script = Script([to("https://evil.test/", 307), to("/further"), OK])
    own = httpx2.Client(
        transport=httpx2.MockTransport(script),
        auth=("me", "secret"),
        headers={"X-Own": "secret"},
        cookies={"c": "secret"},
    )
    client = SyncClient(Service(servers=(Server("https://api.test"),)), http_client=own)
    SyncResource(client)._call(Operation("GET", "/a"), {}, {})
    first, *others = script.requests
    assert first.headers["authorization"].startswith("Basic ")
    assert first.headers["x-own"] == "secret"
    assert len(others) == 2
    for request in others:
        assert request.url.host == "evil.test"
        assert {"authorization", "x-own", "cookie"}.isdisjoint(request.headers)


@pytest.mark.parametrize("call", CALLS)
def test_errors_show_the_request_without_secrets(call: Any) -> None:
    script = Script([httpx2.Response(404)])
    settings = {**SETTINGS, "headers": {"X-Tenant": "secret-too", "User-Agent": "me"}}
    with pytest.raises(APIStatusError) as caught:
        call(script, operation("POST"), {"m": 1, "c": "secret"}, **settings)
    for error in (caught.value, pickle.loads(pickle.dumps(caught.value))):
        request = error.request
        assert request is not None
        assert (request.method, request.url) == (error.method, error.url)
        assert (request.method, request.url) == (
            "POST",
            "https://api.test/v1/a?key=***",
        )
        assert request.headers["content-type"] == "application/json"
        assert request.headers["User-Agent"] == "me"
        assert dict.fromkeys(
            ("x-key", "authorization", "cookie", "x-tenant"), "***"
        ) == {name: value for name, value in request.headers.items() if value == "***"}
        assert repr(request) == "<ErrorRequest POST https://api.test/v1/a?key=***>"
        assert b"secret" not in pickle.dumps(error)


@pytest.mark.parametrize("call", CALLS)
def test_errors_without_a_response_have_the_request_too(call: Any) -> None:
    script = Script([httpx2.ConnectError("refused")])
    with pytest.raises(APIConnectionError) as caught:
        call(script, operation(), max_retries=0, **SETTINGS)
    assert caught.value.request is not None
    assert caught.value.request.headers["x-key"] == "***"
    assert APIConnectionError("no network").request is None


@pytest.mark.parametrize(
    "location", ["app://cb?key=secret", "https://a:99999/?key=secret"]
)
def test_a_refused_location_shows_no_secret(location: str) -> None:
    with pytest.raises(RedirectError, match=r"key=\*\*\*") as caught:
        sync_call(Script([to(location)]), operation(), **SETTINGS)
    assert "secret" not in str(caught.value)
    assert "secret" not in str(caught.value.location)

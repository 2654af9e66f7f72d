"""Clients: how they are made, copied and closed, and what that costs."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from datetime import datetime
from typing import Any

import httpx2
import pytest

from runtime import transport
from runtime.auth import ApiKey
from runtime.client import AsyncClient, AsyncResource, SyncClient, SyncResource
from runtime.operations import Operation, Server
from runtime.settings import OPTIONS, RESERVED_ARGUMENTS, CallOptions, Service
from tests.runtime.doubles import PLAIN_SERVICE, Script

GET: Operation[Any] = Operation("GET", "/x")
OK = httpx2.Response(204)

# What a program imports with the client class, before it makes the first client.
LIGHT = ["operations", "settings", "client", "errors", "auth", "streaming", "models"]
HEAVY = [
    "httpx2",
    "dataclasses",
    "asyncio",
    "inspect",
    "email",
    "ssl",
    "json",
    "urllib",
    "pathlib",
    "logging",
    "threading",
    "decimal",
    "datetime",
    "uuid",
]


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = (
        # typing imports the others, or did so up to Python 3.11.
        "import sys, contextlib, typing, warnings; before = set(sys.modules); "
        + "; ".join(f"import runtime.{name}" for name in LIGHT)
        + "; print(*(set(sys.modules) - before))"
    )
    path = next(p for p in sys.path if p.endswith("templates/python"))
    # -S: what a site's own start-up files import is not ours to answer for.
    run = subprocess.run(
        [
            sys.executable,
            "-S",
            "-c",
            f"import sys; sys.path.insert(0, {path!r}); {code}",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {name.partition(".")[0] for name in run.stdout.split()}
    assert loaded.isdisjoint(HEAVY)
    assert loaded <= {"runtime", "__future__", "contextvars", "_contextvars", "math"}


def test_the_names_that_parameters_avoid() -> None:
    assert set(CallOptions.__annotations__) == OPTIONS
    assert set(RESERVED_ARGUMENTS) == OPTIONS | {"self", "options"}


def sent_to(
    operation: Operation[Any] = GET, options: Any = None, **settings: Any
) -> str:
    script = Script([OK])
    settings.setdefault("service", PLAIN_SERVICE)
    client = SyncClient(http_client=httpx2.MockTransport(script), **settings)
    SyncResource(client)._call(operation, {}, options or {})
    return str(script.requests[0].url)


REGIONAL = Service(
    servers=(
        Server("https://{region}.api.test/{v}", {"region": "eu", "v": "v1"}),
        Server("https://other.test"),
    )
)
UPLOAD: Operation[Any] = Operation(
    "GET", "/x", servers=(Server("https://up.test/v2"), Server("https://b.test"))
)
RELATIVE: Operation[Any] = Operation("GET", "/x", servers=(Server("/v9"),))


def test_where_requests_go() -> None:
    assert sent_to() == "https://api.test/v1/x"
    assert sent_to(service=REGIONAL) == "https://eu.api.test/v1/x"
    assert (
        sent_to(service=REGIONAL, variables={"region": "us", "v": None})
        == "https://us.api.test/v1/x"
    )
    assert sent_to(base_url="http://localhost:1/a/") == "http://localhost:1/a/x"
    assert sent_to(UPLOAD) == "https://up.test/v2/x"
    assert sent_to(RELATIVE) == "https://api.test/v9/x"
    assert sent_to(UPLOAD, base_url="http://l") == "http://l/x"
    options = {"base_url": "http://m"}
    assert sent_to(UPLOAD, options, base_url="http://l") == "http://m/x"


@pytest.mark.parametrize("url", ["ftp://x", "localhost:8080", "/v1", "", "https://"])
def test_a_base_url_must_be_one(url: str) -> None:
    with pytest.raises(ValueError, match="base_url"):
        SyncClient(PLAIN_SERVICE, base_url=url)
    with pytest.raises(ValueError, match="base_url"):
        SyncClient(PLAIN_SERVICE).with_options(base_url=url)


def test_a_base_url_is_needed_when_none_is_described() -> None:
    for servers in ((), (Server("/v1"),)):
        client = SyncClient(Service(servers=servers))
        assert repr(client) == "<SyncClient>"
        with pytest.raises(ValueError, match="base_url is required"):
            SyncResource(client)._call(GET, {}, {})


def test_settings_are_checked() -> None:
    with pytest.raises(ValueError, match="validation"):
        SyncClient(PLAIN_SERVICE, validation="loose")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="must be a Client of httpx2"):
        SyncClient(PLAIN_SERVICE, http_client=httpx2.AsyncClient())
    with pytest.raises(TypeError, match="must be an AsyncClient of httpx2"):
        AsyncClient(PLAIN_SERVICE, http_client=httpx2.Client())


def timeout_of(client: SyncClient, script: Script, **options: Any) -> Any:
    SyncResource(client)._call(GET, {}, options)  # type: ignore[arg-type]
    return script.requests[-1].extensions["timeout"]["read"]


def test_copies_differ_in_their_settings_only() -> None:
    script = Script([OK])
    client = SyncClient(
        PLAIN_SERVICE,
        http_client=httpx2.MockTransport(script),
        timeout=5,
        headers={"A": "1"},
    )
    twin = client.with_options(
        timeout=None, base_url="http://twin.test", headers={"B": "2"}, max_retries=0
    )
    assert type(twin) is type(client)
    assert timeout_of(client, script) == 5
    assert timeout_of(client, script, timeout=None) is None
    assert timeout_of(twin, script) is None
    assert timeout_of(client.with_options(max_retries=1), script) == 5
    assert timeout_of(twin, script, timeout=0.5) == 0.5
    SyncResource(twin)._call(GET, {}, {})
    last = script.requests[-1]
    assert (last.url.host, last.headers["a"], last.headers["b"]) == (
        "twin.test",
        "1",
        "2",
    )
    assert twin._settings.max_retries == 0
    assert client._settings.max_retries == 2


def test_a_copy_forgets_what_its_original_cached() -> None:
    class Client(SyncClient):
        """With an attribute of its own, as generated clients have."""

    client = Client(PLAIN_SERVICE)
    client.__dict__["account"] = object()
    assert "account" not in client.with_options(max_retries=1).__dict__


def test_closing_twice_does_no_harm_and_closed_is_closed() -> None:
    with SyncClient(PLAIN_SERVICE) as client:
        pass
    client.close()
    with pytest.raises(RuntimeError, match="closed"):
        SyncResource(client)._call(GET, {}, {})

    async def run() -> None:
        async with AsyncClient(PLAIN_SERVICE) as client:
            pass
        await client.close()
        with pytest.raises(RuntimeError, match="closed"):
            await client._caller.call(GET, {}, {})

    asyncio.run(run())


def test_a_given_http_client_stays_open_and_keeps_its_own_settings() -> None:
    script = Script([OK])
    own = httpx2.Client(
        transport=httpx2.MockTransport(script), headers={"X-Own": "1", "A": "own"}
    )
    with SyncClient(PLAIN_SERVICE, http_client=own, headers={"A": "ours"}) as client:
        SyncResource(client)._call(GET, {}, {})
    assert not own.is_closed
    assert script.requests[0].headers["x-own"] == "1"
    assert script.requests[0].headers["a"] == "ours"


def test_cookies_of_responses_are_not_kept() -> None:
    script = Script([httpx2.Response(204, headers={"Set-Cookie": "sid=1; Path=/"})])
    client = SyncClient(PLAIN_SERVICE, http_client=httpx2.MockTransport(script))
    for _ in range(2):
        SyncResource(client)._call(GET, {}, {})
    assert "cookie" not in script.requests[1].headers


def test_all_clients_share_one_tls_context(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Any] = []
    create = httpx2.create_ssl_context

    def counting(**options: Any) -> Any:
        made.append(create(**options))
        return made[-1]

    monkeypatch.setattr(httpx2, "create_ssl_context", counting)
    monkeypatch.setattr(transport, "_contexts", transport._Contexts())
    first = SyncClient(PLAIN_SERVICE)
    assert made == []
    first._caller.transport._client("http://a.test/")
    assert made == []
    first._caller.transport._client("https://a.test/")

    async def run() -> None:
        async with AsyncClient(PLAIN_SERVICE) as client:
            client._caller.transport._client("https://a.test/")

    asyncio.run(run())
    SyncClient(PLAIN_SERVICE)._caller.transport._client("HTTPS://a.test/")
    assert len(made) == 1


def test_a_further_client_costs_no_millisecond() -> None:
    SyncClient(PLAIN_SERVICE)._caller.transport._client("https://a.test/")
    best = 1.0
    for _ in range(5):
        start = time.perf_counter()
        client = SyncClient(PLAIN_SERVICE)
        client._caller.transport._client("https://a.test/")
        client.with_options(max_retries=1)
        best = min(best, time.perf_counter() - start)
    assert best < 0.001


def test_what_is_not_described_can_be_called() -> None:
    service = Service(
        servers=(Server("https://api.test/v1"),),
        schemes={"A": ApiKey("header", "X-A"), "B": ApiKey("header", "X-B")},
    )
    script = Script([httpx2.Response(200, json=["2026-01-02T00:00:00Z"])])
    settings: Any = {
        "credentials": {"A": "a", "B": None},
        "http_client": httpx2.MockTransport(script),
    }
    client = SyncClient(service, **settings)
    moments = client.request(
        "post",
        "/new?x=1",
        cast_to=list[datetime],
        body={"k": None},
        query={"q": [1, 2]},
    )
    assert moments[0].year == 2026
    request = script.requests[0]
    assert (request.method, request.content) == ("POST", b'{"k":null}')
    assert request.url.raw_path == b"/v1/new?x=1&q=1&q=2"
    assert request.headers["x-a"] == "a"
    assert "x-b" not in request.headers

    async def run() -> Any:
        async with AsyncClient(service, **settings) as client:
            return await client.request("PUT", "/raw", body=b"\xff", timeout=3)

    assert asyncio.run(run()) == ["2026-01-02T00:00:00Z"]
    request = script.requests[1]
    assert request.content == b"\xff"
    assert request.headers["content-type"] == "application/octet-stream"


def test_a_call_without_a_body_has_none() -> None:
    script = Script([OK])
    client = SyncClient(PLAIN_SERVICE, http_client=httpx2.MockTransport(script))
    assert client.request("DELETE", "/x") is None
    assert script.requests[0].content == b""
    client.request("POST", "/x", body=None)
    assert script.requests[1].content == b"null"


def test_the_public_names_of_clients_are_few() -> None:
    for client in (SyncClient, AsyncClient):
        public = {name for name in dir(client) if not name.startswith("_")}
        assert public == {
            "base_url",
            "close",
            "delete",
            "get",
            "patch",
            "post",
            "put",
            "request",
            "with_options",
            "with_raw_response",
            "with_streaming_response",
        }


def verb_sent(path: str, **options: Any) -> str:
    """The URL that both clients send for a path called by hand."""
    script = Script([OK])
    transport = httpx2.MockTransport(script)
    SyncClient(PLAIN_SERVICE, http_client=transport).get(path, **options)
    client = AsyncClient(PLAIN_SERVICE, http_client=transport)
    asyncio.run(client.get(path, **options))
    first, second = (str(request.url) for request in script.requests)
    assert first == second
    return first


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/a/b", "/v1/a/b"),
        ("a", "/v1/a"),
        ("", "/v1"),
        ("//evil.test/a", "/v1//evil.test/a"),
        ("/\\evil.test", "/v1/%5Cevil.test"),
        ("evil.test:443/a", "/v1/evil.test:443/a"),
        ("javascript://x", "/v1/javascript://x"),
        ("/a?x=../b#../c", "/v1/a?x=../b"),
        ("/a/{b}", "/v1/a/%7Bb%7D"),
        ("/a b\nc", "/v1/a%20b%0Ac"),
        ("https://api.test/v1/a?x=1", "/v1/a?x=1"),
        ("https://api.test/v1", "/v1"),
    ],
)
def test_a_path_called_by_hand_is_beneath_the_base_url(
    path: str, expected: str
) -> None:
    assert verb_sent(path) == "https://api.test" + expected


@pytest.mark.parametrize(
    "path",
    [
        "../../x",
        "/../x",
        "/a/../../x",
        "/a/..",
        "./a",
        "%2e%2e/x",
        "/..%2fx",
        "/%252e%252e/x",
        "/..\\x",
        "/..;/x",
        "https://api.test/v1/../x",
        "https://api.test/v10/x",
        "https://api.test.evil.test/v1/x",
        "https://api.test@evil.test/v1",
        "https://other.test/v1/x",
        "http://api.test/v1/x",
    ],
)
def test_a_path_called_by_hand_never_leaves_the_base_url(path: str) -> None:
    with pytest.raises(ValueError, match=r"must not contain|not below"):
        verb_sent(path)


def test_undescribed_parameters_are_written_as_servers_read_them() -> None:
    query = {"ids": [1, None, 2], "no": None, "by": {"name": ["a"], "at": {"x": 1}}}
    expected = "ids=1&ids=2&by%5Bname%5D%5B%5D=a&by%5Bat%5D%5Bx%5D=1"
    assert verb_sent("/a", query=query) == f"https://api.test/v1/a?{expected}"
    assert verb_sent("/a", extra_query=query) == f"https://api.test/v1/a?{expected}"


WRONG_OPTIONS: list[tuple[str, Any, type[Exception]]] = [
    ("timeout", "3", TypeError),
    ("timeout", True, TypeError),
    ("timeout", 0, ValueError),
    ("timeout", -1, ValueError),
    ("timeout", float("nan"), ValueError),
    ("deadline", "3", TypeError),
    ("deadline", float("nan"), ValueError),
    ("max_retries", "2", TypeError),
    ("max_retries", 1.5, TypeError),
    ("max_retries", -1, ValueError),
    ("max_response_bytes", "9", TypeError),
    ("max_response_bytes", -1, ValueError),
    ("base_url", 5, TypeError),
    ("base_url", "api.test", ValueError),
    ("validation", "exact", ValueError),
]
OF_CALLS: list[tuple[str, Any, type[Exception]]] = [
    ("max_retries", None, TypeError),
    ("extra_headers", {"X-A": 5}, TypeError),
    ("extra_headers", [("X-A", "b")], TypeError),
    ("extra_query", "a=b", TypeError),
    ("extra_body", [1], TypeError),
]


@pytest.mark.parametrize(("name", "value", "kind"), WRONG_OPTIONS + OF_CALLS)
def test_a_wrong_option_is_refused_before_anything_is_sent(
    name: str, value: Any, kind: type[Exception]
) -> None:
    sent: list[httpx2.Request] = []
    transport = httpx2.MockTransport(lambda r: sent.append(r) or httpx2.Response(204))
    get: Operation[Any] = Operation("GET", "/a", responses={"204": None})
    found = "X-A" if value == {"X-A": 5} else name
    client = SyncClient(
        PLAIN_SERVICE, base_url="http://api.test", http_client=transport
    )
    with pytest.raises(kind, match=found):
        SyncResource(client)._call(get, {}, {name: value})  # type: ignore[misc]

    async def run() -> None:
        async with AsyncClient(
            PLAIN_SERVICE, base_url="http://api.test", http_client=transport
        ) as twin:
            await AsyncResource(twin)._call(get, {}, {name: value})  # type: ignore[misc]

    with pytest.raises(kind, match=found):
        asyncio.run(run())
    assert not sent


def test_a_timeout_may_be_too_large_for_a_float() -> None:
    with SyncClient(PLAIN_SERVICE) as client:
        client.with_options(timeout=10**400)


@pytest.mark.parametrize(("name", "value", "kind"), WRONG_OPTIONS)
def test_a_client_is_not_made_with_a_wrong_option(
    name: str, value: Any, kind: type[Exception]
) -> None:
    with pytest.raises(kind, match=name):
        SyncClient(PLAIN_SERVICE, **{name: value})
    with SyncClient(PLAIN_SERVICE) as client, pytest.raises(kind, match=name):
        client.with_options(**{name: value})

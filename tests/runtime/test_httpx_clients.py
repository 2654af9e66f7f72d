"""Clients of httpx as ``http_client``, with the tools that mock and record httpx."""

from __future__ import annotations

import asyncio
import gzip
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from runtime.auth import ApiKey, Digest
from runtime.client import AsyncClient, AsyncResource, SyncClient, SyncResource
from runtime.errors import APIError, RedirectError
from runtime.operations import Operation, Server, body_property
from runtime.settings import Service
from tests.whole_output import ROOT

httpx = pytest.importorskip("httpx")
USER = {"$id": "1", "name": "Ada"}
GIVEN: dict[str, Any] = {"project": "p", "jwt": "j", "max_retries": 0}


@pytest.fixture(autouse=True)
def package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "generated"))


@pytest.fixture
def server() -> Iterator[str]:
    class Local(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            data = gzip.compress(json.dumps(USER).encode())
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def do_PATCH(self) -> None:
            sent = self.rfile.read(int(self.headers["Content-Length"]))
            data = json.dumps({"$id": "1", **json.loads(sent)}).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:
            """Keeps the test's output clean."""

    host = ThreadingHTTPServer(("127.0.0.1", 0), Local)
    threading.Thread(target=host.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{host.server_port}"
    host.shutdown()
    host.server_close()


def test_a_client_of_httpx(server: str) -> None:
    from appwrite_account import Appwrite

    with httpx.Client() as http_client:
        client = Appwrite(base_url=server, http_client=http_client, **GIVEN)
        assert client.account.get().name == "Ada"
        assert client.account.update_name(name="Ida").name == "Ida"
        client.close()
        assert not http_client.is_closed


def test_an_asynchronous_client_of_httpx(server: str) -> None:
    from appwrite_account import AsyncAppwrite

    async def calls() -> tuple[str, str]:
        async with httpx.AsyncClient() as http_client:
            client = AsyncAppwrite(base_url=server, http_client=http_client, **GIVEN)
            user = await client.account.get()
            renamed = await client.account.update_name(name="Ida")
            return user.name, renamed.name

    assert asyncio.run(calls()) == ("Ada", "Ida")


SECRET: dict[str, Any] = {
    "auth": ("user", "SECRET"),
    "headers": {"X-Team": "SECRET"},
    "cookies": {"sid": "SECRET"},
    "follow_redirects": True,
}
SERVICE = Service(
    servers=(Server("https://user:pass@good.test/v1"),),
    schemes={"Q": ApiKey("query", "key"), "D": Digest()},
)
SETTINGS: dict[str, Any] = {"credentials": {"Q": "SECRET", "D": ("d", "e")}}


def sent_requests(awaits: bool, operation: Operation[Any], answers: list[Any]) -> Any:
    """Calls an operation with a client of httpx; returns the requests and the error."""
    sent: list[Any] = []

    def handle(request: Any) -> Any:
        request.read()
        sent.append(request)
        status, fields = answers[min(len(sent), len(answers)) - 1]
        return httpx.Response(status, headers=fields)

    async def handle_later(request: Any) -> Any:
        await request.aread()
        return handle(request)

    async def run() -> None:
        transport = httpx.MockTransport(handle_later)
        async with httpx.AsyncClient(transport=transport, **SECRET) as http_client:
            made = AsyncClient(SERVICE, http_client=http_client, **SETTINGS)
            await AsyncResource(made)._call(operation, {"m": "SECRET"}, {})

    error: Exception | None = None
    try:
        if awaits:
            asyncio.run(run())
        else:
            transport = httpx.MockTransport(handle)
            with httpx.Client(transport=transport, **SECRET) as http_client:
                made = SyncClient(SERVICE, http_client=http_client, **SETTINGS)
                SyncResource(made)._call(operation, {"m": "SECRET"}, {})
    except APIError as raised:
        error = raised
    return sent, error


BOTH = pytest.mark.parametrize("awaits", [False, True])
TO_EVIL = (307, {"Location": "https://evil.test/x?key=SECRET"})


@BOTH
def test_another_origin_receives_nothing_of_the_client(awaits: bool) -> None:
    get = Operation[Any]("GET", "/a", security=(("Q",),))
    (first, second), error = sent_requests(awaits, get, [TO_EVIL, (204, {})])
    assert error is None
    assert first.headers["x-team"] == "SECRET"
    assert first.headers["cookie"] == "sid=SECRET"
    assert second.url.host == "evil.test"
    assert b"SECRET" not in b"".join(value for _, value in second.headers.raw)
    assert "authorization" not in second.headers


@BOTH
def test_a_body_stays_at_its_origin(awaits: bool) -> None:
    post = Operation[Any](
        "POST", "/a", arguments=(body_property("m"),), body="application/json"
    )
    sent, error = sent_requests(awaits, post, [TO_EVIL])
    assert isinstance(error, RedirectError)
    assert [request.url.host for request in sent] == ["good.test"]
    assert sent[0].content == b'{"m":"SECRET"}'


@BOTH
def test_secrets_of_the_url_are_sent_but_not_shown(awaits: bool) -> None:
    get = Operation[Any]("GET", "/a", security=(("Q",),))
    (request,), _ = sent_requests(awaits, get, [(204, {})])
    assert request.url.raw_path == b"/v1/a?key=SECRET"
    assert request.url.userinfo == b"user:pass"
    assert str(request.url) == "https://good.test/v1/a?key=***"


@BOTH
def test_a_digest_is_not_replaced(awaits: bool) -> None:
    get = Operation[Any]("GET", "/a", security=(("D",),))
    asked = {"WWW-Authenticate": 'Digest realm="r", nonce="n", qop="auth"'}
    (first, second), _ = sent_requests(awaits, get, [(401, asked), (204, {})])
    assert "authorization" not in first.headers
    assert second.headers["authorization"].startswith('Digest username="d"')


def test_its_errors_are_those_of_the_package() -> None:
    from appwrite_account import APIConnectionError, APITimeoutError, Appwrite

    for raised, expected in (
        (httpx.ConnectError("refused"), APIConnectionError),
        (httpx.ReadTimeout("slow"), APITimeoutError),
    ):

        def fail(request: Any, raised: Exception = raised) -> Any:
            raise raised

        http_client = httpx.Client(transport=httpx.MockTransport(fail))
        client = Appwrite(base_url="http://a", http_client=http_client, **GIVEN)
        with pytest.raises(expected):
            client.account.get()


def test_the_wrong_kind_of_client_is_an_error() -> None:
    from appwrite_account import Appwrite, AsyncAppwrite

    with pytest.raises(TypeError, match="must be a Client of httpx2 or httpx"):
        Appwrite(http_client=httpx.AsyncClient(), **GIVEN)
    with pytest.raises(TypeError, match="must be an AsyncClient of httpx2 or httpx"):
        AsyncAppwrite(http_client=httpx.Client(), **GIVEN)


def test_respx() -> None:
    respx = pytest.importorskip("respx")
    from appwrite_account import Appwrite

    with respx.mock(base_url="http://a") as mock:
        mock.get("/account").respond(json=USER)
        client = Appwrite(base_url="http://a", http_client=httpx.Client(), **GIVEN)
        assert client.account.get().name == "Ada"


def test_vcr(server: str, tmp_path: Path) -> None:
    vcr = pytest.importorskip("vcr")
    from appwrite_account import Appwrite

    for origin in (server, server):
        with vcr.use_cassette(str(tmp_path / "calls.yaml")) as cassette:
            client = Appwrite(base_url=origin, http_client=httpx.Client(), **GIVEN)
            assert client.account.get().name == "Ada"
    assert cassette.play_count == 1


def test_pytest_httpx(request: pytest.FixtureRequest) -> None:
    pytest.importorskip("pytest_httpx")
    from appwrite_account import Appwrite

    mock: Any = request.getfixturevalue("httpx_mock")
    mock.add_response(url="http://a/account", json=USER)
    client = Appwrite(base_url="http://a", http_client=httpx.Client(), **GIVEN)
    assert client.account.get().name == "Ada"

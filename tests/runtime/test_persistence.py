"""What a call does before it gives up: deadlines, keys, tokens, broken streams."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx2
import pytest

from runtime.auth import OAuth2
from runtime.client import AsyncClient, AsyncResource, SyncClient, SyncResource
from runtime.errors import (
    APIConnectionError,
    APIError,
    APIResponseValidationError,
    APIStatusError,
    APITimeoutError,
    AuthenticationError,
    PermissionDeniedError,
    RateLimitError,
)
from runtime.operations import Operation, Server
from runtime.parameters import header
from runtime.settings import Service
from runtime.streaming import AsyncStreamResource, Events, SyncStreamResource
from tests.runtime.doubles import CALLS, PLAIN_SERVICE, Script, sync_call
from tests.runtime.test_streams import Body

OK = httpx2.Response(204)
BUSY = httpx2.Response(503, headers={"Retry-After": "0"})
GET: Operation[Any] = Operation("GET", "/x")
POST: Operation[Any] = Operation("POST", "/x")
KEYED = Service(
    servers=(Server("https://api.test"),), idempotency_header="Idempotency-Key"
)


@pytest.mark.parametrize("call", CALLS)
def test_one_key_for_all_attempts(call: Any) -> None:
    script = Script([BUSY, httpx2.ReadError("cut"), OK])
    call(script, POST, service=KEYED)
    first, *others = [r.headers["idempotency-key"] for r in script.requests]
    assert len(first) == 36
    assert others == [first, first]
    call(script, POST, service=KEYED)
    assert script.requests[-1].headers["idempotency-key"] != first


def test_keys_where_they_are_due() -> None:
    script = Script([OK])
    for method in ("GET", "HEAD", "PUT", "DELETE", "OPTIONS"):
        sync_call(script, Operation(method, "/x"), service=KEYED)
    sync_call(script, POST)
    assert not any("idempotency-key" in r.headers for r in script.requests)
    sync_call(script, POST, options={"idempotency_key": "mine"})
    assert script.requests[-1].headers["idempotency-key"] == "mine"
    sync_call(script, GET, options={"idempotency_key": "mine"}, service=KEYED)
    assert script.requests[-1].headers["idempotency-key"] == "mine"
    sync_call(script, POST, idempotency_header="X-Once")
    assert len(script.requests[-1].headers["x-once"]) == 36
    own: Operation[Any] = Operation(
        "POST", "/x", arguments=(header("Idempotency-Key", "key"),)
    )
    sync_call(script, own, {"key": "argument"}, service=KEYED)
    assert script.requests[-1].headers.get_list("idempotency-key") == ["argument"]
    sync_call(script, own)
    assert len(script.requests[-1].headers["idempotency-key"]) == 36
    put: Operation[Any] = Operation(
        "PUT", "/x", arguments=(header("Idempotency-Key", "idempotency_key"),)
    )
    sync_call(script, put)
    assert len(script.requests[-1].headers["idempotency-key"]) == 36
    sync_call(script, put, options={"idempotency_key": "mine"})
    assert script.requests[-1].headers.get_list("idempotency-key") == ["mine"]
    sync_call(script, POST, service=KEYED, headers={"idempotency-key": "client's"})
    assert script.requests[-1].headers.get_list("idempotency-key") == ["client's"]


@pytest.mark.parametrize("call", CALLS)
def test_a_deadline_bounds_each_attempt_and_each_wait(call: Any) -> None:
    script = Script([OK])
    call(script, GET, options={"deadline": 5.0}, timeout=60)
    assert 4 < script.requests[0].extensions["timeout"]["read"] <= 5
    call(script, GET, deadline=50.0, timeout=3)
    assert script.requests[1].extensions["timeout"]["read"] == 3
    call(script, GET, deadline=5.0, options={"deadline": None, "timeout": None})
    assert script.requests[2].extensions["timeout"]["read"] is None
    late = Script([httpx2.Response(429, headers={"Retry-After": "30"})])
    with pytest.raises(RateLimitError):
        call(late, GET, deadline=10.0)
    assert late.waits == []
    with pytest.raises(APITimeoutError, match="deadline has passed"):
        call(script, GET, deadline=0.0)
    assert len(script.requests) == 3


def test_options_are_checked() -> None:
    with pytest.raises(TypeError, match="'nothing'"):
        SyncClient(PLAIN_SERVICE, nothing=1)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="'proxy'"):
        SyncClient(PLAIN_SERVICE).with_options(proxy="http://p")  # type: ignore[call-arg]
    script = Script([OK])
    client = SyncClient(PLAIN_SERVICE, http_client=httpx2.MockTransport(script))
    twin = client.with_options(deadline=1.0, idempotency_header="X-Once")
    twin.post("/x")
    assert "x-once" in script.requests[0].headers
    assert client._settings.deadline is None


OAUTH = Service(
    servers=(Server("https://api.test"),),
    schemes={"O": OAuth2(token_url="/token", keyword="o")},
)
SECURED: Operation[Any] = Operation("GET", "/x", security=(("O",),))


class TokenServer:
    """Gives tokens by number, and accepts those of ``good`` alone."""

    def __init__(self, *good: str, status: int = 401) -> None:
        self.good = good
        self.fetched = self.asked = 0
        self.status = status

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        if request.url.path == "/token":
            self.fetched += 1
            token = {"access_token": f"t{self.fetched}", "expires_in": 3600}
            return httpx2.Response(200, json=token)
        self.asked += 1
        token_text = request.headers["authorization"].removeprefix("Bearer ")
        return httpx2.Response(200 if token_text in self.good else self.status)


def sync_calls(server: TokenServer, times: int) -> None:
    client = SyncClient(
        OAUTH,
        credentials={"O": ("id", "secret")},
        http_client=httpx2.MockTransport(server),
    )
    for _ in range(times):
        SyncResource(client)._call(SECURED, {}, {})


def async_calls(server: TokenServer, times: int) -> None:
    async def run() -> None:
        client = AsyncClient(
            OAUTH,
            credentials={"O": ("id", "secret")},
            http_client=httpx2.MockTransport(server),
        )
        for _ in range(times):
            await AsyncResource(client)._call(SECURED, {}, {})

    asyncio.run(run())


@pytest.mark.parametrize("calls", [sync_calls, async_calls])
def test_a_cached_token_that_is_refused_is_fetched_again_once(
    calls: Callable[[TokenServer, int], None],
) -> None:
    fresh = TokenServer("t1")
    calls(fresh, 3)
    assert (fresh.fetched, fresh.asked) == (1, 3)

    server = TokenServer("t1")

    def answers(request: httpx2.Request) -> httpx2.Response:
        reply = TokenServer.__call__(server, request)
        if server.asked == 1:
            server.good = ("t2",)
        return reply

    calls(answers, 2)  # type: ignore[arg-type]
    assert (server.fetched, server.asked) == (2, 3)


class SlowTokens(TokenServer):
    """Gives each token after a while; the first requests for one may fail."""

    def __init__(self, failures: int = 0, life: int = 3600) -> None:
        super().__init__(*(f"t{i}" for i in range(100)))
        self.failures = failures
        self.life = life

    def token(self) -> httpx2.Response:
        self.fetched += 1
        if self.fetched <= self.failures:
            return httpx2.Response(400, json={"error": "invalid_client"})
        token = {"access_token": f"t{self.fetched}", "expires_in": self.life}
        return httpx2.Response(200, json=token)

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        if request.url.path == "/token":
            time.sleep(0.2)
            return self.token()
        return super().__call__(request)

    async def awaited(self, request: httpx2.Request) -> httpx2.Response:
        if request.url.path == "/token":
            await asyncio.sleep(0.2)
            return self.token()
        return super().__call__(request)


def threads_call(server: SlowTokens, times: int) -> list[Any]:
    client = SyncClient(
        OAUTH,
        credentials={"O": ("id", "secret")},
        http_client=httpx2.MockTransport(server),
    )

    def call() -> Any:
        try:
            return SyncResource(client)._call(SECURED, {}, {})
        except APIStatusError as error:
            return error

    with ThreadPoolExecutor(times) as pool:
        return [job.result() for job in [pool.submit(call) for _ in range(times)]]


def tasks_call(server: SlowTokens, times: int) -> list[Any]:
    async def run() -> list[Any]:
        client = AsyncClient(
            OAUTH,
            credentials={"O": ("id", "secret")},
            http_client=httpx2.MockTransport(server.awaited),
        )
        calls = [AsyncResource(client)._call(SECURED, {}, {}) for _ in range(times)]
        first = asyncio.ensure_future(AsyncResource(client)._call(SECURED, {}, {}))
        await asyncio.sleep(0.05)
        first.cancel()
        return await asyncio.gather(*calls, return_exceptions=True)

    return asyncio.run(run())


AT_ONCE = pytest.mark.parametrize("at_once", [threads_call, tasks_call])


@AT_ONCE
@pytest.mark.parametrize("life", [3600, 0])
def test_calls_at_the_same_time_share_a_token(at_once: Any, life: int) -> None:
    server = SlowTokens(life=life)
    assert at_once(server, 8) == [None] * 8
    assert server.fetched == 1


@AT_ONCE
def test_calls_that_wait_for_a_refused_token_fetch_one(at_once: Any) -> None:
    server = SlowTokens(failures=1)
    ended = at_once(server, 8)
    assert ended.count(None) == 7
    assert server.fetched == 2


@pytest.mark.parametrize("calls", [sync_calls, async_calls])
def test_a_fresh_token_that_is_refused_is_an_error(
    calls: Callable[[TokenServer, int], None],
) -> None:
    server = TokenServer()
    with pytest.raises(AuthenticationError):
        calls(server, 1)
    assert (server.fetched, server.asked) == (1, 1)
    server = TokenServer(status=403)
    with pytest.raises(PermissionDeniedError):
        calls(server, 1)


@pytest.mark.parametrize("call", CALLS)
def test_statuses_of_the_token_endpoint_are_retried(call: Any) -> None:
    pair = {"O": ("id", "secret")}
    token = httpx2.Response(200, json={"access_token": "t"})
    asked = httpx2.Response(429, headers={"Retry-After": "7"})
    script = Script([asked, httpx2.Response(503), token, OK])
    retries: list[Any] = []
    hooks = {"retry": lambda *retry: retries.append(retry)}
    call(script, SECURED, service=OAUTH, credentials=pair, hooks=hooks)
    assert [r.url.path for r in script.requests] == ["/token", "/token", "/token", "/x"]
    assert script.requests[2].content == script.requests[0].content
    assert script.waits[0] == 7
    assert [(what, reason) for what, _, reason in retries] == [
        ("POST /token", 429),
        ("POST /token", 503),
    ]
    for answers, most in ([BUSY], 3), ([httpx2.Response(400)], 1):
        script = Script(list(answers))
        with pytest.raises(APIStatusError):
            call(script, SECURED, service=OAUTH, credentials=pair)
        assert len(script.requests) == most


WATCH: Operation[Any] = Operation(
    "GET", "/watch", responses={"200": {"text/event-stream": Events()}}
)
CUT = httpx2.ReadError("cut")


class Broadcast:
    """One list of chunks for each connection; remembers the ids that it was asked for."""

    def __init__(self, *connections: Any) -> None:
        self.connections = list(connections)
        self.asked: list[str | None] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        chunks = self.connections[len(self.asked)]
        self.asked.append(request.headers.get("last-event-id"))
        if isinstance(chunks, httpx2.Response):
            return httpx2.Response(
                chunks.status_code, headers=chunks.headers, content=chunks.content
            )
        kind = {"Content-Type": "text/event-stream"}
        return httpx2.Response(200, headers=kind, stream=Body(chunks))


def sync_items(sent: Any, operation: Operation[Any] = WATCH, **settings: Any) -> Any:
    client = SyncClient(
        PLAIN_SERVICE, http_client=httpx2.MockTransport(sent), **settings
    )
    return list(SyncStreamResource(client)._stream(operation, {}, {}))


def async_items(sent: Any, operation: Operation[Any] = WATCH, **settings: Any) -> Any:
    async def run() -> list[Any]:
        transport = httpx2.MockTransport(sent)
        client = AsyncClient(PLAIN_SERVICE, http_client=transport, **settings)
        stream = await AsyncStreamResource(client)._stream(operation, {}, {})
        return [item async for item in stream]

    return asyncio.run(run())


ITEMS = pytest.mark.parametrize("items", [sync_items, async_items])


@ITEMS
def test_numbered_events_go_on_after_a_break(items: Any) -> None:
    sent = Broadcast(
        [b"retry: 1\nid: a\ndata: 1\n\nid: b\ndata: half", CUT],
        [b"data: 2\n\n", CUT],
        [b"id: c\ndata: 3\n\n"],
    )
    assert items(sent) == [1, 2, 3]
    assert sent.asked == [None, "a", "a"]


@ITEMS
def test_ids_are_sent_without_blanks_at_their_ends(items: Any) -> None:
    sent = Broadcast([b"retry: 1\nid:  x \ndata: 1\n\n", CUT], [b"data: 2\n\n"])
    assert items(sent) == [1, 2]
    assert sent.asked == [None, "x"]


@ITEMS
def test_a_break_after_an_id_that_cannot_be_sent_is_an_error(items: Any) -> None:
    sent = Broadcast([b"retry: 1\nid: a\x01b\ndata: 1\n\n", CUT])
    with pytest.raises(APIConnectionError, match="cut"):
        items(sent)


@ITEMS
def test_a_stream_that_never_goes_on_is_an_error(items: Any) -> None:
    sent = Broadcast([b"retry: 1\nid: a\ndata: 1\n\n", CUT], [CUT], [CUT], [CUT])
    with pytest.raises(APIConnectionError, match="cut"):
        items(sent)
    assert len(sent.asked) == 3


@ITEMS
@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (httpx2.Response(403), PermissionDeniedError),
        (httpx2.Response(200, json=[]), APIResponseValidationError),
    ],
)
def test_a_refusal_to_go_on_is_an_error(
    items: Any, answer: httpx2.Response, kind: type[APIError]
) -> None:
    sent = Broadcast([b"retry: 1\nid: a\ndata: 1\n\n", CUT], answer)
    with pytest.raises(kind):
        items(sent)


@ITEMS
def test_without_ids_or_without_get_a_break_is_an_error(items: Any) -> None:
    post: Operation[Any] = Operation("POST", "/watch", responses=WATCH.responses)
    for operation, text in ((WATCH, b"data: 1\n\n"), (post, b"id: a\ndata: 1\n\n")):
        sent = Broadcast([text, CUT])
        with pytest.raises(APIConnectionError, match="cut"):
            items(sent, operation)
    sent = Broadcast([b"id: a\ndata: 1\n\n", CUT])
    with pytest.raises(APIConnectionError, match="cut"):
        items(sent, reconnect=False)


@ITEMS
def test_asked_to_a_stream_continues_until_the_server_has_no_more(items: Any) -> None:
    sent = Broadcast(
        [b"retry: 1\nid: a\ndata: 1\n\n"], [b"data: 2\n\n", CUT], httpx2.Response(204)
    )
    assert items(sent, reconnect=True) == [1, 2]
    assert sent.asked == [None, "a", "a"]

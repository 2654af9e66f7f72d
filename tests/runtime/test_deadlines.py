"""What a deadline covers: servers that drip or stall at each step of a call."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import itertools
import socket
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx2
import pytest

from runtime.auth import OAuth2
from runtime.client import AsyncClient, AsyncResource, SyncClient, SyncResource
from runtime.codecs import PLAIN
from runtime.errors import APIConnectionError, APIStatusError, APITimeoutError
from runtime.formats import BINARY
from runtime.multipart import raw
from runtime.operations import Operation, whole_body
from runtime.settings import Service
from runtime.streaming import AsyncStreamResource, Events, SyncStreamResource
from tests.runtime.raw_server import (
    Connection,
    Handler,
    RawServer,
    answering,
    patiently,
    response,
    serving,
)

JSON = {"200": {"application/json": PLAIN}}
GET: Operation[Any] = Operation("GET", "/a", responses=JSON)
UPLOAD: Operation[Any] = Operation(
    "PUT",
    "/a",
    arguments=(whole_body(codec=BINARY),),
    body="application/octet-stream",
    writers=(raw,),
    responses=JSON,
)
WATCH: Operation[Any] = Operation(
    "GET", "/a", responses={"200": {"text/event-stream": Events()}}
)
DEADLINE = 0.25


def sync_call(
    url: str, operation: Operation[Any] = GET, values: Any = None, **settings: Any
) -> Any:
    service = settings.pop("service", Service())
    with SyncClient(service, base_url=url, **settings) as client:
        return SyncResource(client)._call(operation, values or {}, {})


def async_call(
    url: str, operation: Operation[Any] = GET, values: Any = None, **settings: Any
) -> Any:
    async def run() -> Any:
        service = settings.pop("service", Service())
        async with AsyncClient(service, base_url=url, **settings) as client:
            return await AsyncResource(client)._call(operation, values or {}, {})

    return asyncio.run(run())


BOTH = pytest.mark.parametrize("call", [sync_call, async_call])


def after_request(then: Callable[[Connection], None]) -> Handler:
    def handle(connection: Connection) -> None:
        if connection.receive():
            then(connection)

    return handle


def interim(status: str, pause: float) -> Handler:
    """Endless interim responses (RFC 9110 §15.2)."""

    def handle(connection: Connection) -> None:
        while not connection.stopped.wait(pause):
            connection.send(f"HTTP/1.1 {status}\r\n\r\n".encode())

    return after_request(handle)


def dripping(start: bytes, rest: bytes = b" " * 1000) -> Handler:
    def handle(connection: Connection) -> None:
        connection.send(start)
        connection.drip(rest)

    return after_request(handle)


def head(status: str = "200 OK", **fields: str) -> bytes:
    return response(status=status, **{"Content_Length": "1000", **fields})


def read_slowly(connection: Connection) -> None:
    while not connection.stopped.wait(0.05) and connection.socket.recv(10):
        pass


def redirected(connection: Connection) -> None:
    if not connection.receive():
        return
    if b"GET /a " in connection.head:
        connection.send(response(status="302 Found", Location="/b"))
    else:
        connection.drip(head())


STALLED: dict[str, Handler] = {
    "nothing": after_request(Connection.wait),
    "status line": dripping(b"", b"HTTP/1.1 200 OK" + b" " * 1000),
    "header fields": dripping(b"HTTP/1.1 200 OK\r\n", b"X-Long: " + b"x" * 1000),
    "many header fields": dripping(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n" * 200),
    "interim responses": interim("100 Continue", 0.05),
    "interim responses without a pause": interim("103 Early Hints", 0),
    "body": dripping(head()),
    "chunks": dripping(
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n" * 200
    ),
    "extension of a chunk": dripping(
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1;" + b"x" * 1000
    ),
    "compressed body": dripping(
        head(Content_Encoding="gzip"), gzip.compress(bytes(range(256)) * 10)
    ),
    "body of an error": dripping(head("500 Oops")),
    "redirect": redirected,
    "body of a redirect": dripping(head("302 Found", Location="/b")),
}


@BOTH
@pytest.mark.parametrize("name", STALLED)
def test_a_response_that_drips_or_stalls(call: Any, name: str) -> None:
    with serving(STALLED[name]) as server:
        ends_in_time(lambda: call(server.url, deadline=DEADLINE, max_retries=9))


def ends_in_time(work: Callable[[], Any]) -> float:
    """How long it takes to fail; much less than the drips last, on a busy machine too."""
    start = time.monotonic()
    with pytest.raises(APITimeoutError) as caught:
        work()
    taken = time.monotonic() - start
    assert DEADLINE * 0.9 < taken < DEADLINE + 4, (taken, caught.value)
    assert "deadline" in str(caught.value)
    return taken


@BOTH
@pytest.mark.parametrize("read", [Connection.wait, read_slowly])
def test_an_upload_that_is_not_read(call: Any, read: Handler) -> None:
    with serving(read) as server:
        body = {"body": b"x" * 30_000_000}
        ends_in_time(lambda: call(server.url, UPLOAD, body, deadline=DEADLINE))


@BOTH
@pytest.mark.parametrize(
    "handle", [Connection.wait, lambda c: c.drip(b"\x16\x03\x03\x02\x00" + b"\0" * 500)]
)
def test_a_tls_handshake(call: Any, handle: Handler) -> None:
    with serving(handle) as server:
        url = server.url.replace("http:", "https:")
        ends_in_time(lambda: call(url, deadline=DEADLINE))


@BOTH
@pytest.mark.parametrize("url", ["http://api.test", "https://api.test"])
def test_a_proxy(call: Any, url: str) -> None:
    with serving(dripping(b"HTTP/1.1 200 OK\r\nX: ")) as server:
        ends_in_time(lambda: call(url, deadline=DEADLINE, proxy=server.url))


@BOTH
def test_a_connection_that_is_not_accepted(call: Any) -> None:
    with contextlib.ExitStack() as held:
        listener = held.enter_context(socket.socket())
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        for _ in range(8):  # as many as fill the backlog
            waiting = held.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(listener.getsockname())
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        ends_in_time(lambda: call(url, deadline=DEADLINE))


@BOTH
def test_a_name_that_is_looked_up(call: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    real = socket.getaddrinfo

    def slow(host: Any, *args: Any, **more: Any) -> Any:
        if host in ("api.test", b"api.test"):
            time.sleep(DEADLINE * 4)
            host = "127.0.0.1"
        return real(host, *args, **more)

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    taken = ends_in_time(lambda: call("http://api.test:1", deadline=DEADLINE))
    # The event loop waits for its threads when it ends.
    assert taken < DEADLINE * 4 or call is async_call


@BOTH
def test_names_are_still_found(call: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    real = socket.getaddrinfo

    def several(host: Any, *args: Any, **more: Any) -> Any:
        if host in ("api.test", b"api.test"):
            # Nobody listens at the first address.
            return [
                *real("127.0.0.2", *args, **more),
                *real("127.0.0.1", *args, **more),
            ]
        return real(host, *args, **more)

    monkeypatch.setattr(socket, "getaddrinfo", several)
    with serving(answering(response(b"1"))) as server:
        assert call(f"http://api.test:{server.port}", deadline=5.0) == 1


@BOTH
def test_nobody_listens(call: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    with pytest.raises(APIConnectionError) as caught:
        call(f"http://localhost:{port}", deadline=5.0, max_retries=0)
    assert not isinstance(caught.value, APITimeoutError)


@BOTH
def test_a_token_request(call: Any) -> None:
    with serving(STALLED["header fields"]) as server:
        scheme = OAuth2(token_url=server.url + "/token")
        guarded: Operation[Any] = Operation("GET", "/a", security=(("O",),))
        service = Service(schemes={"O": scheme})
        settings: dict[str, Any] = {"credentials": {"O": ("id", "secret")}}
        ends_in_time(
            lambda: call(
                server.url, guarded, deadline=DEADLINE, service=service, **settings
            )
        )


def test_credentials_that_are_awaited() -> None:
    async def credential() -> str:
        await asyncio.sleep(10)
        return "never"

    guarded: Operation[Any] = Operation("GET", "/a", security=(("O",),))
    ends_in_time(
        lambda: async_call(
            "http://127.0.0.1:1",
            guarded,
            deadline=DEADLINE,
            service=Service(schemes={"O": OAuth2()}),
            credentials={"O": credential},
        )
    )


@BOTH
def test_a_wait_that_the_server_asks_for(call: Any) -> None:
    busy = response(status="503 Busy", Retry_After="30")

    def check(deadline: float) -> None:
        with serving(answering(busy)) as server:
            with pytest.raises(APIStatusError) as caught:
                call(server.url, deadline=deadline)
            assert caught.value.status_code == 503

    patiently(check, DEADLINE)


def kept_open(connection: Connection) -> None:
    """One quick response, then one that drips over the same connection."""
    if connection.receive():
        connection.send(response(b"1", Connection="keep-alive"))
    if connection.receive():
        connection.drip(head())


def test_a_connection_that_another_call_opened() -> None:
    with serving(kept_open) as server, SyncClient(Service(), base_url=server.url) as c:
        assert SyncResource(c)._call(GET, {}, {}) == 1
        ends_in_time(lambda: SyncResource(c)._call(GET, {}, {"deadline": DEADLINE}))
        assert server.connections == 1

    async def run(url: str) -> None:
        async with AsyncClient(Service(), base_url=url) as client:
            assert await AsyncResource(client)._call(GET, {}, {}) == 1
            with pytest.raises(APITimeoutError, match="deadline"):
                await AsyncResource(client)._call(GET, {}, {"deadline": DEADLINE})

    with serving(kept_open) as server:
        asyncio.run(run(server.url))
        assert server.connections == 1


@pytest.mark.parametrize("make", [httpx2.Client, httpx2.HTTPTransport])
def test_a_given_client_keeps_deadlines_too(make: Any) -> None:
    with serving(STALLED["interim responses"]) as server, make() as own:
        ends_in_time(lambda: sync_call(server.url, deadline=DEADLINE, http_client=own))


def test_waiting_for_a_free_connection() -> None:
    def handle(connection: Connection) -> None:
        if connection.receive():
            connection.send(head(Content_Type="text/event-stream") + b"data: 1\n\n")
            connection.wait()

    with (
        serving(handle) as server,
        SyncClient(Service(), base_url=server.url, max_connections=1) as client,
        SyncStreamResource(client)._stream(WATCH, {}, {}) as stream,
    ):
        assert next(stream) == 1
        call = SyncResource(client)._call
        ends_in_time(lambda: call(GET, {}, {"deadline": DEADLINE}))

    async def run(url: str) -> None:
        async with (
            AsyncClient(Service(), base_url=url, max_connections=1) as client,
            await AsyncStreamResource(client)._stream(WATCH, {}, {}) as items,
        ):
            assert await anext(items) == 1
            with pytest.raises(APITimeoutError, match="deadline"):
                await AsyncResource(client)._call(GET, {}, {"deadline": DEADLINE})

    with serving(handle) as server:
        asyncio.run(run(server.url))


def slow_events(lasting: float) -> Handler:
    """Two events of which the last bytes arrive after that many seconds."""

    def handle(connection: Connection) -> None:
        if connection.receive():
            connection.send(
                response(Content_Type="text/event-stream", Content_Length="9999")
            )
            events = b"id: 7\ndata: 1\n\n" * 2
            connection.drip(events, lasting / len(events))

    return handle


def sync_stream(url: str, **settings: Any) -> Iterator[Any]:
    with SyncClient(Service(), base_url=url, **settings) as client:
        yield from SyncStreamResource(client)._stream(WATCH, {}, {})


def async_stream(url: str, **settings: Any) -> Iterator[Any]:
    found: list[Any] = []

    async def run() -> None:
        async with AsyncClient(Service(), base_url=url, **settings) as client:
            async for item in await AsyncStreamResource(client)._stream(WATCH, {}, {}):
                found.append(item)

    try:
        asyncio.run(run())
    except APIConnectionError as error:
        found.append(error)
    for item in found:
        if isinstance(item, Exception):
            raise item
        yield item


STREAMS = pytest.mark.parametrize("stream", [sync_stream, async_stream])


@STREAMS
def test_a_stream_has_until_its_beginning(stream: Any) -> None:
    def check(deadline: float) -> None:
        with serving(slow_events(deadline * 3)) as server:
            items = stream(server.url, deadline=deadline, max_retries=0)
            assert list(itertools.islice(items, 2)) == [1, 1]

    patiently(check, DEADLINE)
    with serving(STALLED["header fields"]) as server:
        ends_in_time(lambda: list(stream(server.url, deadline=DEADLINE)))


@STREAMS
def test_a_stream_that_goes_on_has_the_deadline_again(stream: Any) -> None:
    """The first connection breaks after the deadline, the second one never responds."""

    def check(deadline: float) -> None:
        server: RawServer

        def handle(connection: Connection) -> None:
            if server.connections == 1:
                slow_events(deadline * 3)(connection)
            elif connection.receive():
                connection.wait()

        found: list[Any] = []
        with serving(handle) as server:
            items = stream(server.url, deadline=deadline, max_retries=1)
            try:
                found.extend(itertools.islice(items, 3))
            except APITimeoutError as error:
                if server.connections == 1:
                    raise  # too slow for the beginning: tried again with more time
                found.append("deadline" in str(error))
            assert (found, server.connections) == ([1, 1, True], 2)

    patiently(check, DEADLINE)

"""A forked child never uses what its parent opened, locked or cached."""

from __future__ import annotations

import asyncio
import json
import os
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from typing import Any

import httpx2
import pytest

from runtime import transport
from runtime.client import AsyncClient, AsyncResource, SyncClient, SyncResource
from runtime.errors import InternalServerError
from runtime.operations import Operation
from runtime.streaming import AsyncStreamResource, Lines, SyncStreamResource
from tests.runtime.doubles import PLAIN_SERVICE
from tests.runtime.echoing import ECHO, Echo
from tests.runtime.test_persistence import KEYED, OAUTH, POST, SECURED, TokenServer

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="this platform has no fork"),
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),
]


@pytest.fixture
def echo() -> Iterator[Echo]:
    server = Echo()
    yield server
    server.close()


def start(work: Callable[[], Any]) -> Callable[[], Any]:
    """Run ``work`` in a forked child; what is returned waits for its result."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.write(writing, json.dumps(work()).encode())
        except BaseException:
            os.write(writing, json.dumps(traceback.format_exc()[-4000:]).encode())
        finally:
            os._exit(0)
    os.close(writing)

    def result() -> Any:
        with os.fdopen(reading) as pipe:
            text = pipe.read()
        os.waitpid(child, 0)
        return json.loads(text)

    return result


def in_child(work: Callable[[], Any]) -> Any:
    return start(work)()


def sync_calls(client: SyncClient, first: int, count: int = 10) -> list[Any]:
    calls = SyncResource(client)
    return [calls._call(ECHO, {"number": n}, {}) for n in range(first, first + count)]


async def async_calls(client: AsyncClient, first: int, count: int = 10) -> list[Any]:
    calls = AsyncResource(client)
    return [
        await calls._call(ECHO, {"number": n}, {}) for n in range(first, first + count)
    ]


class Wrapping(httpx2.BaseTransport):
    """A transport of the user's own around the usual one."""

    def __init__(self) -> None:
        self.inner = httpx2.HTTPTransport()

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        return self.inner.handle_request(request)


class Hidden(httpx2.BaseTransport):
    """One that does not show how it connects."""

    def __init__(self) -> None:
        inner = httpx2.HTTPTransport()
        self.send = lambda request: inner.handle_request(request)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        return self.send(request)


@pytest.mark.parametrize(
    "given", [lambda: None, httpx2.Client, httpx2.HTTPTransport, Wrapping]
)
def test_parent_and_children_get_their_own_responses(
    echo: Echo, given: Callable[[], Any]
) -> None:
    with SyncClient(echo.service, http_client=given()) as client:
        twin = client.with_options(timeout=30)
        assert sync_calls(client, 0) == list(range(10))
        children = [
            start(lambda k=k: sync_calls(twin, 100 * k)) for k in range(1, 5)  # type: ignore[misc]
        ]
        assert sync_calls(client, 500) == list(range(500, 510))
        for k, result in enumerate(children, 1):
            assert result() == list(range(100 * k, 100 * k + 10))
        assert sync_calls(client, 0) == list(range(10))
    # The parent kept its own open, and each child opened one.
    assert echo.connections == 1 + 4


@pytest.mark.parametrize("given", [lambda: None, httpx2.AsyncClient])
@pytest.mark.parametrize("anew", [True, False], ids=["new loop", "same loop"])
def test_so_do_the_tasks_of_both(
    echo: Echo, given: Callable[[], Any], anew: bool
) -> None:
    client = AsyncClient(echo.service, http_client=given())
    loop = asyncio.new_event_loop()
    try:
        assert loop.run_until_complete(async_calls(client, 0)) == list(range(10))

        def work() -> Any:
            other = asyncio.new_event_loop() if anew else loop
            return other.run_until_complete(async_calls(client, 100))

        child = start(work)
        if anew:  # both use one epoll otherwise, which asyncio does not support
            assert loop.run_until_complete(async_calls(client, 500))[0] == 500
        assert child() == list(range(100, 110))
        assert loop.run_until_complete(async_calls(client, 0)) == list(range(10))
        loop.run_until_complete(client.close())
    finally:
        loop.close()
    assert echo.connections == 2


def test_closing_in_the_child_leaves_the_parents_connections_open(echo: Echo) -> None:
    client = SyncClient(echo.service)
    awaited = AsyncClient(echo.service)
    loop = asyncio.new_event_loop()
    sync_calls(client, 0)
    loop.run_until_complete(async_calls(awaited, 0))

    def work() -> Any:
        client.close()
        asyncio.run(awaited.close())
        with pytest.raises(RuntimeError, match="closed"):
            sync_calls(client, 0)

    assert in_child(work) is None
    sync_calls(client, 0)
    loop.run_until_complete(async_calls(awaited, 0))
    assert echo.connections == 2
    client.close()
    loop.run_until_complete(awaited.close())
    loop.close()


def test_an_unknown_transport_that_connected_is_refused(echo: Echo) -> None:
    client = SyncClient(echo.service, http_client=Hidden())
    assert in_child(lambda: sync_calls(client, 7, 1)) == [7]  # nothing was open
    assert sync_calls(client, 3, 1) == [3]
    assert "after the fork" in in_child(lambda: sync_calls(client, 0))
    assert sync_calls(client, 3, 1) == [3]


def test_a_transport_without_a_network_goes_on() -> None:
    class Fake(httpx2.BaseTransport):
        def handle_request(self, request: httpx2.Request) -> httpx2.Response:
            return httpx2.Response(200, json=5)

    for given in (Fake(), httpx2.MockTransport(lambda _: httpx2.Response(200, json=5))):
        client = SyncClient(PLAIN_SERVICE, http_client=given)
        assert client.get("/x") == 5
        assert in_child(lambda c=client: c.get("/x")) == 5


def test_locks_that_another_thread_holds(echo: Echo) -> None:
    client = SyncClient(echo.service)
    awaited = AsyncClient(echo.service)
    sync_calls(client, 0)
    pool = client._caller.transport._client("http://x")._transport._pool
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with (
            client._caller.transport._lock,
            awaited._caller.transport._lock,
            transport._contexts._lock,
            pool._optional_thread_lock,
        ):
            held.set()
            done.wait(20)

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(20)

    def work() -> Any:
        return sync_calls(client, 1) + asyncio.run(async_calls(awaited, 1))

    child = start(work)
    done.set()
    thread.join()
    assert child() == [*range(1, 11), *range(1, 11)]
    client.close()


def lines_server() -> Any:
    """A server that sends a line whenever the test asks for it."""
    import socket

    listener = socket.create_server(("127.0.0.1", 0))
    go = threading.Semaphore(0)

    def serve() -> None:
        connection, _ = listener.accept()
        with connection:
            connection.recv(65536)
            connection.sendall(
                b"HTTP/1.1 200 OK\r\nContent-Type: application/jsonl\r\n"
                b"Transfer-Encoding: chunked\r\n\r\n"
            )
            for number in range(3):
                go.acquire(timeout=20)
                connection.sendall(b"2\r\n%d\n\r\n" % number)
            connection.sendall(b"0\r\n\r\n")

    threading.Thread(target=serve, daemon=True).start()
    return f"http://127.0.0.1:{listener.getsockname()[1]}", go


LINES: Operation[Any] = Operation(
    "GET", "/lines", responses={"200": {"application/jsonl": Lines()}}
)


def test_a_stream_stays_with_the_process_that_opened_it() -> None:
    url, go = lines_server()
    client = SyncClient(PLAIN_SERVICE, base_url=url)
    stream = SyncStreamResource(client)._stream(LINES, {}, {})
    go.release()
    assert next(stream) == 0

    def work() -> None:
        with stream:
            next(stream)

    assert "the response belongs to the parent process" in in_child(work)
    assert in_child(stream.close) is None
    go.release(2)
    assert list(stream) == [1, 2]
    client.close()


def test_an_awaited_stream_does_too() -> None:
    url, go = lines_server()
    client = AsyncClient(PLAIN_SERVICE, base_url=url)
    loop = asyncio.new_event_loop()

    async def begin() -> Any:
        stream = await AsyncStreamResource(client)._stream(LINES, {}, {})
        go.release()
        assert await anext(stream) == 0
        return stream

    stream = loop.run_until_complete(begin())
    work = lambda: asyncio.run(anext(stream))  # noqa: E731
    assert "the response belongs to the parent process" in in_child(work)
    assert in_child(lambda: asyncio.run(stream.close())) is None
    go.release(2)

    async def rest() -> list[Any]:
        return [item async for item in stream]

    assert loop.run_until_complete(rest()) == [1, 2]
    loop.run_until_complete(client.close())
    loop.close()


def test_a_child_fetches_a_token_of_its_own() -> None:
    server = TokenServer("t1", "t2")
    client = SyncClient(
        OAUTH,
        credentials={"O": ("id", "secret")},
        http_client=httpx2.MockTransport(server),
    )

    def work() -> list[int]:
        SyncResource(client)._call(SECURED, {}, {})
        client.with_options(timeout=1).get("/x")
        return [server.fetched, server.asked]

    SyncResource(client)._call(SECURED, {}, {})
    assert in_child(work)[0] == 2
    SyncResource(client)._call(SECURED, {}, {})
    assert server.fetched == 1


def test_children_draw_other_keys_and_waits() -> None:
    sent: list[httpx2.Request] = []

    def busy(request: httpx2.Request) -> httpx2.Response:
        sent.append(request)
        return httpx2.Response(503)

    class Transport(httpx2.MockTransport):
        waits: list[float] = []  # noqa: RUF012

        def wait(self, seconds: float) -> None:
            self.waits.append(seconds)

    client = SyncClient(KEYED, http_client=Transport(busy))

    def work() -> Any:
        with pytest.raises(InternalServerError):
            SyncResource(client)._call(POST, {}, {})
        return [sent[-1].headers["idempotency-key"], Transport.waits[-1]]

    work()
    found = [tuple(in_child(work)) for _ in range(3)] + [tuple(work())]
    assert len({key for key, _ in found}) == len({wait for _, wait in found}) == 4


def test_a_child_of_a_child(echo: Echo) -> None:
    client = SyncClient(echo.service)
    sync_calls(client, 0)

    def work() -> Any:
        first = sync_calls(client, 100, 1)
        return [*first, *in_child(lambda: sync_calls(client, 200, 1))]

    assert in_child(work) == [100, 200]
    time.sleep(0.05)
    assert echo.connections == 3
    client.close()

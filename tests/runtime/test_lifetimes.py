"""When connections end: as a loop is left, as a stream is dropped, at the interpreter's exit."""

from __future__ import annotations

import asyncio
import gc
import itertools
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from runtime.client import AsyncClient, SyncClient
from runtime.operations import Operation, Server
from runtime.settings import Service
from runtime.streaming import AsyncStreamResource, Events, Lines, SyncStreamResource

KINDS = {"lines": "application/jsonl", "events": "text/event-stream"}
STREAMS: list[Operation[Any]] = [
    Operation("GET", "/lines", responses={"200": {"application/jsonl": Lines()}}),
    Operation("GET", "/events", responses={"200": {"text/event-stream": Events()}}),
]


class Handler(BaseHTTPRequestHandler):
    """Sends a number, and numbers without an end as lines or events."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.send_response(200)
        kind = KINDS.get(self.path.strip("/"))
        self.send_header("Content-Type", kind or "application/json")
        if kind is None:
            self.send_header("Content-Length", "1")
            self.end_headers()
            self.wfile.write(b"1")
            return
        self.end_headers()
        self.close_connection = True
        text = "%d\n" if "jsonl" in kind else "data: %d\n\n"
        try:
            for number in itertools.count():
                self.wfile.write((text % number).encode() * 20)
        except OSError:
            pass

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Service(servers=(Server(f"http://127.0.0.1:{server.server_port}"),))
    server.shutdown()
    server.server_close()


@pytest.fixture
def uncollected() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def sync_stream(client: SyncClient, operation: Operation[Any]) -> Any:
    return SyncStreamResource(client)._stream(operation, {}, {})


async def async_stream(client: AsyncClient, operation: Operation[Any]) -> Any:
    return await AsyncStreamResource(client)._stream(operation, {}, {})


def broken_out(values: Any) -> None:
    for _ in values:
        break


def raised_out(values: Any) -> None:
    def loop() -> None:
        for value in values:
            raise KeyError(value)

    with pytest.raises(KeyError):
        loop()


def returned_from_a_generator(values: Any) -> None:
    def inner() -> Iterator[Any]:
        yield from values

    for _ in inner():
        break


def sliced(values: Any) -> None:
    assert len(list(itertools.islice(values, 3))) == 3


def zipped(values: Any) -> None:
    assert len(list(zip(range(2), values, strict=False))) == 2


LEFT = pytest.mark.parametrize(
    "leave", [broken_out, raised_out, returned_from_a_generator, sliced, zipped]
)


@LEFT
@pytest.mark.parametrize("operation", STREAMS, ids=lambda o: o.path)
@pytest.mark.usefixtures("uncollected")
def test_a_loop_that_is_left_frees_the_connection(
    service: Service, leave: Callable[[Any], None], operation: Operation[Any]
) -> None:
    with SyncClient(service, max_connections=1, timeout=5, max_retries=0) as client:
        stream = sync_stream(client, operation)  # still referred to
        leave(stream)
        assert stream._source.body._response.is_closed
        assert client.get("/x") == 1
        assert list(stream) == []
        leave(sync_stream(client, operation))
        assert client.get("/x") == 1


@LEFT
@pytest.mark.parametrize("way", ["iter_bytes", "iter_text", "iter_lines"])
@pytest.mark.usefixtures("uncollected")
def test_so_does_one_over_a_raw_response(
    service: Service, leave: Callable[[Any], None], way: str
) -> None:
    with SyncClient(service, max_connections=1, timeout=5, max_retries=0) as client:
        response = client.with_streaming_response(client.get)("/lines")
        leave(getattr(response, way)())
        assert client.get("/x") == 1


async def awaited_break(values: Any) -> None:
    async for _ in values:
        break


async def awaited_error(values: Any) -> None:
    async def loop() -> None:
        async for value in values:
            raise KeyError(value)

    with pytest.raises(KeyError):
        await loop()


async def awaited_generator(values: Any) -> None:
    async def inner() -> Any:
        async for value in values:
            yield value

    async for _ in inner():
        break
    for _ in range(3):  # asyncio closes the generator of this test itself
        await asyncio.sleep(0)


async def cancelled(values: Any) -> None:
    async def forever() -> None:
        async for _ in values:
            await asyncio.sleep(0)

    task = asyncio.create_task(forever())
    await asyncio.sleep(0.05)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


AWAITED = pytest.mark.parametrize(
    "leave", [awaited_break, awaited_error, awaited_generator, cancelled]
)


@AWAITED
@pytest.mark.parametrize("operation", STREAMS, ids=lambda o: o.path)
@pytest.mark.usefixtures("uncollected")
def test_a_loop_of_a_task_that_is_left_frees_the_connection(
    service: Service, leave: Callable[[Any], Any], operation: Operation[Any]
) -> None:
    async def run() -> None:
        async with AsyncClient(
            service, max_connections=1, timeout=5, max_retries=0
        ) as client:
            stream = await async_stream(client, operation)
            await leave(stream)
            assert [item async for item in stream] == []
            assert await client.get("/x") == 1
            assert stream._source.body._response.is_closed
            await leave(await async_stream(client, operation))
            assert await client.get("/x") == 1

    asyncio.run(run())


@AWAITED
@pytest.mark.parametrize("way", ["iter_bytes", "iter_text", "iter_lines"])
@pytest.mark.usefixtures("uncollected")
def test_so_does_one_of_a_task_over_a_raw_response(
    service: Service, leave: Callable[[Any], Any], way: str
) -> None:
    async def run() -> None:
        async with AsyncClient(
            service, max_connections=1, timeout=5, max_retries=0
        ) as client:
            response = await client.with_streaming_response(client.get)("/lines")
            await leave(getattr(response, way)())
            assert await client.get("/x") == 1
            assert response._outcome.response.stream._response.is_closed

    asyncio.run(run())


@pytest.mark.usefixtures("uncollected")
def test_a_stream_that_is_dropped_frees_the_connection(service: Service) -> None:
    def fails(*_: object) -> None:
        raise KeyError

    with SyncClient(service, max_connections=1, timeout=5, max_retries=0) as client:
        sync_stream(client, STREAMS[0])
        assert client.get("/x") == 1
        stream = sync_stream(client, STREAMS[1])
        assert next(stream) == 0
        del stream
        assert client.get("/x") == 1
        client.with_streaming_response(client.get)("/lines")
        assert client.get("/x") == 1
        with pytest.raises(KeyError):
            sync_stream(client.with_options(hooks={"response": fails}), STREAMS[0])
        assert client.get("/x") == 1

    async def run() -> None:
        async with AsyncClient(
            service, max_connections=1, timeout=5, max_retries=0
        ) as client:
            await async_stream(client, STREAMS[0])
            assert await client.get("/x") == 1
            stream = await async_stream(client, STREAMS[1])
            assert await anext(stream) == 0
            del stream
            assert await client.get("/x") == 1
            await client.with_streaming_response(client.get)("/lines")
            assert await client.get("/x") == 1
            with pytest.raises(KeyError):
                await async_stream(
                    client.with_options(hooks={"response": fails}), STREAMS[0]
                )
            assert await client.get("/x") == 1

    asyncio.run(run())


def test_a_file_that_cannot_be_written_frees_the_connection(service: Service) -> None:
    def full(*_: object) -> None:
        raise OSError("full")

    async def run() -> None:
        async with AsyncClient(
            service, max_connections=1, timeout=5, max_retries=0
        ) as client:
            response = await client.with_streaming_response(client.get)("/lines")
            with pytest.raises(OSError, match="full"):
                await response.save(_Sink(), full)
            assert response._outcome.response.stream._response.is_closed
            assert await client.get("/x") == 1

    asyncio.run(run())
    with SyncClient(service, max_connections=1, timeout=5, max_retries=0) as client:
        response = client.with_streaming_response(client.get)("/lines")
        with pytest.raises(OSError, match="full"):
            response.save(_Sink(), full)
        assert client.get("/x") == 1


class _Sink:
    def write(self, data: bytes) -> None:
        pass


EXITS = {
    "a cycle": "n.c = made()",
    "a module": "sys.modules['n'] = n; n.c = made()",
    "a cache": "get = functools.lru_cache(made); n.c = get()",
    "a class": "class A:\n    c = made()\nn.a = A",
    "a thread": "t = threading.Thread(target=lambda: setattr(n, 'c', made()))\n"
    "t.start(); t.join()",
    "a daemon": "def forever():\n    n.c = made()\n    go.set()\n    while 1: n.c.get('/x')\n"
    "go = threading.Event()\nthreading.Thread(target=forever, daemon=True).start()\n"
    "go.wait()",
    "a copy": "n.c = made(); n.d = n.c.with_options(timeout=1)",
    "a stream": "n.c = made(); n.s = stream(n.c); next(n.s)",
    "an unread stream": "n.c = made(); n.s = stream(n.c)",
    "a loop": "n.c = made(); n.i = iter(stream(n.c)); next(n.i)",
    "an exit within a loop": "n.c = made()\nfor _ in stream(n.c): sys.exit()",
    "lines": "n.c = made(); n.i = lines(n.c); next(n.i)",
    "a task": "async def f(): n.c = await amade()\nasyncio.run(f())",
    "a loop left open": "async def f(): n.c = await amade()\n"
    "n.l = asyncio.new_event_loop(); n.l.run_until_complete(f())",
    "an awaited stream": "async def f():\n    n.c = await amade()\n"
    "    n.s = await astream(n.c)\n    await anext(n.s)\nasyncio.run(f())",
    "an unread awaited stream": "async def f():\n    n.c = await amade()\n"
    "    n.s = await astream(n.c)\nasyncio.run(f())",
    "an awaited stream of a loop left open": "async def f():\n    n.c = await amade()\n"
    "    n.s = await astream(n.c)\n    await anext(n.s)\n"
    "n.l = asyncio.new_event_loop(); n.l.run_until_complete(f())",
    "an exit within an awaited loop": "async def f():\n    n.c = await amade()\n"
    "    async for _ in await astream(n.c): sys.exit()\nasyncio.run(f())",
    "awaited lines": "async def f():\n    n.c = await amade()\n"
    "    n.r = await n.c.with_streaming_response(n.c.get)('/lines')\n"
    "    n.i = n.r.iter_lines()\n    await anext(n.i)\nasyncio.run(f())",
    "a task left": "async def g():\n    async for _ in n.s: await asyncio.sleep(0)\n"
    "async def f():\n    n.c = await amade()\n    n.s = await astream(n.c)\n"
    "    n.t = asyncio.create_task(g())\n    await asyncio.sleep(0.05)\nasyncio.run(f())",
}
BEFORE = """
import asyncio, functools, sys, threading
from runtime.client import AsyncClient, SyncClient
from tests.runtime.test_lifetimes import STREAMS, async_stream, sync_stream
from runtime.operations import Server
from runtime.settings import Service
service = Service(servers=(Server({url!r}),))
def made():
    client = SyncClient(service)
    client.get("/x")
    return client
def stream(client): return sync_stream(client, STREAMS[0])
def lines(client): return client.with_streaming_response(client.get)("/lines").iter_lines()
async def amade():
    client = AsyncClient(service)
    await client.get("/x")
    return client
async def astream(client): return await async_stream(client, STREAMS[1])
class Node: pass
n = Node(); n.me = n
print("began", flush=True)
"""


@pytest.mark.parametrize("way", EXITS)
@pytest.mark.parametrize("flags", [(), ("-X", "dev")], ids=["plain", "dev"])
def test_the_interpreter_exits_silently(
    service: Service, way: str, flags: tuple[str, ...]
) -> None:
    root = Path(__file__).parents[2]
    paths = [str(root / "templates/python"), str(root)]
    program = f"import sys; sys.path[:0] = {paths!r}\n"
    program += BEFORE.format(url=service.servers[0].url) + EXITS[way]
    done = subprocess.run(
        [sys.executable, *flags, "-c", program],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "began\n")
    if not flags:
        assert done.stderr == ""
    assert "Exception ignored" not in done.stderr
    assert "an error occurred" not in done.stderr
    assert "was never" not in done.stderr

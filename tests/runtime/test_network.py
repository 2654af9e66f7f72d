"""Calls over real sockets to a server of this machine."""

from __future__ import annotations

import asyncio
import gzip
import io
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from runtime.client import AsyncClient, AsyncResource, SyncClient, SyncResource
from runtime.codecs import PLAIN
from runtime.errors import APIConnectionError, APITimeoutError
from runtime.formats import BINARY
from runtime.multipart import UploadProgress, multipart, raw
from runtime.operations import Operation, Server, body_property, path, query, whole_body
from runtime.settings import Service
from runtime.streaming import AsyncStreamResource, Events, SyncStreamResource


class Handler(BaseHTTPRequestHandler):
    """Echoes the request, or misbehaves as the path says."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if self.path.startswith("/slow"):
            time.sleep(5)
        if self.path.startswith("/cut"):
            self.close_connection = True
            return
        if self.path.startswith("/zip"):
            self.answer(gzip.compress(b'{"zip":1}'), {"Content-Encoding": "gzip"})
            return
        if self.path.startswith("/events"):
            body = b'data: {"n":1}\r\n\r\ndata: {"n":2}\r\n\r\n'
            self.answer(body, {"Content-Type": "text/event-stream"})
            return
        self.answer(f'{{"path":"{self.path}"}}'.encode(), {})

    def do_POST(self) -> None:
        if self.headers.get("Transfer-Encoding") == "chunked":
            body = b"".join(iter(self.chunk, b""))
        else:
            body = self.rfile.read(int(self.headers["Content-Length"]))
        self.answer(body, {"Content-Type": "application/octet-stream"})

    def chunk(self) -> bytes:
        size = int(self.rfile.readline(), 16)
        data = self.rfile.read(size)
        self.rfile.readline()
        return data

    def answer(self, body: bytes, fields: dict[str, str]) -> None:
        self.send_response(200)
        for name, value in ({"Content-Type": "application/json"} | fields).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Service(servers=(Server(f"http://127.0.0.1:{server.server_port}"),))
    server.shutdown()
    server.server_close()


JSON = {"200": {"application/json": PLAIN}}
ECHO: Operation[Any] = Operation(
    "GET", "/{p}", arguments=(path("p"), query("q")), responses=JSON
)
UPLOAD: Operation[Any] = Operation(
    "POST",
    "/up",
    arguments=(whole_body(codec=BINARY),),
    body="application/octet-stream",
    writers=(raw,),
    responses={"200": {"application/octet-stream": BINARY}},
)
FORM: Operation[Any] = Operation(
    "POST",
    "/up",
    arguments=(body_property("file", codec=BINARY),),
    body="multipart/form-data",
    writers=(multipart,),
    responses={"200": {"application/octet-stream": BINARY}},
)


def both(service: Service, operation: Operation[Any], make: Any, **options: Any) -> Any:
    """The value of a call by both clients; ``make`` gives fresh arguments to each."""
    with SyncClient(service) as client:
        first = SyncResource(client)._call(operation, make(), options)  # type: ignore[arg-type]

    async def run() -> Any:
        async with AsyncClient(service) as client:
            return await AsyncResource(client)._call(operation, make(), options)  # type: ignore[arg-type]

    assert asyncio.run(run()) == first
    return first


def test_the_request_line_is_ours_to_the_letter(service: Service) -> None:
    value = both(service, ECHO, lambda: {"p": "x/a b", "q": ["é", "a+b&c"]})
    assert value == {"path": "/x%2Fa%20b?q=%C3%A9&q=a%2Bb%26c"}
    value = both(service, ECHO, lambda: {"p": "..."})
    assert value == {"path": "/..."}


def test_compressed_responses_are_read(service: Service) -> None:
    assert both(service, ECHO, lambda: {"p": "zip"}) == {"zip": 1}


def chunks() -> Iterator[bytes]:
    yield b"one"
    yield b"two"


@pytest.mark.parametrize(
    "make", [lambda: b"onetwo", lambda: io.BytesIO(b"onetwo"), chunks]
)
def test_bodies_arrive_whole(service: Service, make: Any) -> None:
    assert both(service, UPLOAD, lambda: {"body": make()}) == b"onetwo"


def test_a_file_of_a_form_arrives_whole(service: Service) -> None:
    data = bytes(range(256)) * 1000

    def make() -> dict[str, Any]:
        return {"file": ("a.bin", io.BytesIO(data))}

    with SyncClient(service) as client:
        sent = SyncResource(client)._call(FORM, make(), {})
    assert sent.count(data) == 1
    assert b'filename="a.bin"' in sent


@pytest.mark.parametrize("kind", ["bytes", "file", "path", "chunks"])
def test_progress_is_reported_of_an_upload(
    service: Service, kind: str, tmp_path: Path
) -> None:
    data = bytes(range(256)) * 1000
    path = tmp_path / "a.bin"
    path.write_bytes(data)
    made: dict[str, Callable[[], Any]] = {
        "bytes": lambda: data,
        "file": lambda: io.BytesIO(data),
        "path": lambda: path,
        "chunks": lambda: iter([data[:100], data[100:]]),
    }
    found: list[tuple[int, int | None]] = []

    def make() -> dict[str, Any]:
        return {"body": UploadProgress(made[kind](), lambda *pair: found.append(pair))}

    assert both(service, UPLOAD, make) == data
    total = None if kind == "chunks" else len(data)
    first = found[: len(found) // 2]
    assert found == first * 2
    assert first[-1] == (len(data), total)
    assert len(first) > 1
    assert [done for done, _ in first] == sorted({done for done, _ in first})


def test_progress_of_a_file_in_a_form(service: Service, tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"x" * 100_000)
    found: list[int] = []
    file = UploadProgress(path, lambda done, total: found.append(done))
    with SyncClient(service) as client:
        sent = SyncResource(client)._call(FORM, {"file": file}, {})
    assert b'filename="a.bin"' in sent
    assert found == [65_536, 100_000]


def test_progress_of_an_asynchronous_body(service: Service) -> None:
    async def parts() -> Any:
        yield b"one"
        yield b"two!"

    found: list[tuple[int, int | None]] = []

    async def run() -> Any:
        async with AsyncClient(service) as client:
            body = UploadProgress(parts(), lambda *pair: found.append(pair))
            return await AsyncResource(client)._call(UPLOAD, {"body": body}, {})

    assert asyncio.run(run()) == b"onetwo!"
    assert found == [(3, None), (7, None)]


def test_an_asynchronous_body(service: Service) -> None:
    async def parts() -> Any:
        yield b"one"
        yield b"two"

    async def run() -> Any:
        async with AsyncClient(service) as client:
            return await AsyncResource(client)._call(UPLOAD, {"body": parts()}, {})

    assert asyncio.run(run()) == b"onetwo"
    with SyncClient(service) as client, pytest.raises(TypeError, match="asynchronous"):
        SyncResource(client)._call(UPLOAD, {"body": parts()}, {})


@pytest.mark.parametrize(
    ("where", "kind"), [("slow", APITimeoutError), ("cut", APIConnectionError)]
)
def test_broken_responses(service: Service, where: str, kind: type[Exception]) -> None:
    options: Any = {"timeout": 0.1, "max_retries": 0}
    with SyncClient(service) as client, pytest.raises(kind) as caught:
        SyncResource(client)._call(ECHO, {"p": where, "q": "private"}, options)
    assert caught.value.__cause__ is not None
    assert "private" not in str(caught.value)

    async def run() -> None:
        async with AsyncClient(service) as client:
            await AsyncResource(client)._call(ECHO, {"p": where}, options)

    with pytest.raises(kind):
        asyncio.run(run())


def test_nobody_listens() -> None:
    nowhere = Service(servers=(Server("http://127.0.0.1:1"),))
    with SyncClient(nowhere, max_retries=0) as client:
        with pytest.raises(APIConnectionError) as caught:
            SyncResource(client)._call(ECHO, {"p": "a"}, {})
        assert not isinstance(caught.value, APITimeoutError)


def test_events_over_the_wire(service: Service) -> None:
    watch: Operation[Any] = Operation(
        "GET", "/events", responses={"200": {"text/event-stream": Events()}}
    )
    with SyncClient(service) as client:
        assert list(SyncStreamResource(client)._stream(watch, {}, {})) == [
            {"n": 1},
            {"n": 2},
        ]


def test_many_calls_share_the_connections(service: Service) -> None:
    async def run() -> list[Any]:
        async with AsyncClient(service) as client:
            resource = AsyncStreamResource(client)
            calls = (resource._call(ECHO, {"p": str(n)}, {}) for n in range(30))
            return await asyncio.gather(*calls)

    assert [item["path"] for item in asyncio.run(run())] == [f"/{n}" for n in range(30)]

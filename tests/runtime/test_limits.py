"""How much of a response is held in memory, and what happens beyond that."""

from __future__ import annotations

import asyncio
import gzip
import pickle
import tracemalloc
import zlib
from pathlib import Path
from typing import Any

import pytest

from runtime.auth import OAuth2
from runtime.client import AsyncClient, AsyncResource, SyncClient, SyncResource
from runtime.codecs import PLAIN
from runtime.errors import (
    APIError,
    APIStatusError,
    InternalServerError,
    NotFoundError,
    ResponseTooLargeError,
)
from runtime.formats import BINARY
from runtime.operations import Operation
from runtime.settings import Service
from runtime.streaming import Events, Lines
from tests.runtime.raw_server import Connection, answering, response, serving

MIB = 2**20
CALL: Operation[Any] = Operation(
    "GET",
    "/a",
    responses={
        "200": {
            "application/json": PLAIN,
            "application/octet-stream": BINARY,
            "text/event-stream": Events(),
            "application/jsonl": Lines(),
        }
    },
)


class Sync:
    """Uses of the client that waits."""

    def __init__(self, url: str, **settings: Any) -> None:
        self.settings: dict[str, Any] = {"base_url": url, "max_retries": 0, **settings}
        self.service = self.settings.pop("service", Service())

    def plain(self, called: Operation[Any] = CALL, **options: Any) -> Any:
        with SyncClient(self.service, **self.settings) as client:
            value = SyncResource(client)._call(called, {}, options)  # type: ignore[arg-type]
            return list(value) if hasattr(value, "__next__") else value

    def raw(self, **options: Any) -> Any:
        with SyncClient(self.service, **self.settings) as client:
            method = client.with_raw_response(SyncResource(client)._call)
            return method(CALL, {}, options).content  # type: ignore[arg-type]

    def opened(self, read: str, *args: Any, **options: Any) -> Any:
        with SyncClient(self.service, **self.settings) as client:
            method = client.with_streaming_response(SyncResource(client)._call)
            with method(CALL, {}, options) as found:  # type: ignore[arg-type]
                value = getattr(found, read)(*args)
                if hasattr(value, "__next__"):
                    return sum(map(len, value))
                return value


class Async(Sync):
    """The same of the client that is awaited."""

    def plain(self, called: Operation[Any] = CALL, **options: Any) -> Any:
        async def run() -> Any:
            async with AsyncClient(self.service, **self.settings) as client:
                value = await AsyncResource(client)._call(called, {}, options)  # type: ignore[arg-type]
                return (
                    [x async for x in value] if hasattr(value, "__anext__") else value
                )

        return asyncio.run(run())

    def raw(self, **options: Any) -> Any:
        async def run() -> Any:
            async with AsyncClient(self.service, **self.settings) as client:
                method = client.with_raw_response(AsyncResource(client)._call)
                return (await method(CALL, {}, options)).content  # type: ignore[arg-type]

        return asyncio.run(run())

    def opened(self, read: str, *args: Any, **options: Any) -> Any:
        async def run() -> Any:
            async with AsyncClient(self.service, **self.settings) as client:
                method = client.with_streaming_response(AsyncResource(client)._call)
                async with method(CALL, {}, options) as found:  # type: ignore[arg-type]
                    value = getattr(found, read)(*args)
                    if hasattr(value, "__anext__"):
                        return sum([len(piece) async for piece in value])
                    return await value

        return asyncio.run(run())


BOTH = pytest.mark.parametrize("client", [Sync, Async])


def squeezed(size: int, *codings: str) -> bytes:
    data = bytes(size)
    for coding in codings:
        if coding == "raw":
            packer = zlib.compressobj(wbits=-15)
            data = packer.compress(data) + packer.flush()
        else:
            data = gzip.compress(data) if coding == "gzip" else zlib.compress(data)
    return data


BOMBS = [("gzip",), ("deflate",), ("raw",), ("gzip", "gzip"), ("deflate", "gzip")]


def bomb(codings: tuple[str, ...], size: int, status: str = "200 OK") -> bytes:
    named = ", ".join(coding.replace("raw", "deflate") for coding in codings)
    return response(
        squeezed(size, *codings),
        status,
        Content_Type="application/octet-stream",
        Content_Encoding=named,
    )


JSON = gzip.compress(b'"a"')


@BOTH
def test_bytes_after_the_compressed_data(client: Any) -> None:
    """They are neither collected nor read to their end."""
    data = JSON + bytes(40 * MIB)
    fields = {"Content_Type": "application/json", "Content_Encoding": "gzip"}
    with serving(answering(response(data, **fields))) as server:
        tracemalloc.start()
        assert client(server.url, max_response_bytes=None).plain() == "a"
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 12 * MIB


@BOTH
@pytest.mark.parametrize("status", ["200 OK", "404 Not Found"])
def test_compressed_bytes_that_become_nothing(client: Any, status: str) -> None:
    nothing = zlib.compressobj(wbits=31)
    data = nothing.compress(b"") + b"".join(
        nothing.flush(zlib.Z_FULL_FLUSH) for _ in range(2)
    )
    data += b"\0\0\0\xff\xff" * MIB  # empty blocks
    fields = {"Content_Type": "application/json", "Content_Encoding": "gzip"}
    with serving(answering(response(data, status, **fields))) as server:
        expected = ResponseTooLargeError if status[0] == "2" else NotFoundError
        with pytest.raises(expected):
            client(server.url, max_response_bytes=1000).plain()


@BOTH
def test_data_that_ends_within_two_codings(client: Any) -> None:
    outer = zlib.compressobj(9, zlib.DEFLATED, 31)
    data = outer.compress(JSON)
    data += b"".join(outer.compress(bytes(MIB)) for _ in range(100)) + outer.flush()
    fields = {"Content_Type": "application/json", "Content_Encoding": "gzip, gzip"}
    with serving(answering(response(data, **fields))) as server:
        tracemalloc.start()
        assert client(server.url, max_response_bytes=1000).plain() == "a"
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 30 * MIB


@BOTH
def test_more_than_two_codings_are_an_error(client: Any) -> None:
    expected = pytest.raises(APIError, match="more than two content codings")
    with serving(answering(bomb(("gzip",) * 3, 10))) as server, expected:
        client(server.url).plain()


@BOTH
@pytest.mark.parametrize("codings", BOMBS, ids="+".join)
def test_a_small_body_that_becomes_large(client: Any, codings: tuple[str, ...]) -> None:
    with serving(answering(bomb(codings, 20 * MIB))) as server:
        uses = client(server.url, max_response_bytes=2 * MIB)
        for use in (uses.plain, uses.raw, lambda: uses.opened("read")):
            tracemalloc.start()
            with pytest.raises(ResponseTooLargeError, match="2097152 bytes") as caught:
                use()
            _, peak = tracemalloc.get_traced_memory()
            tracemalloc.stop()
            assert peak < 12 * MIB
            assert caught.value.status_code == 200
            copy = pickle.loads(pickle.dumps(caught.value))
            assert isinstance(copy, APIError)
        assert uses.opened("iter_bytes") == 20 * MIB
        assert len(uses.plain(max_response_bytes=None)) == 20 * MIB
        assert len(uses.plain(max_response_bytes=20 * MIB)) == 20 * MIB


@BOTH
def test_the_usual_limit_is_100_mib(client: Any) -> None:
    with serving(answering(bomb(("gzip",), 101 * MIB))) as server:
        with pytest.raises(ResponseTooLargeError):
            client(server.url).plain()
        assert len(client(server.url, max_response_bytes=None).plain()) == 101 * MIB


@BOTH
def test_a_file_has_no_limit(client: Any, tmp_path: Path) -> None:
    with serving(answering(bomb(("gzip",), 20 * MIB))) as server:
        uses = client(server.url, max_response_bytes=MIB)
        tracemalloc.start()
        assert uses.opened("save", tmp_path / "a") == 20 * MIB
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 10 * MIB
    assert (tmp_path / "a").stat().st_size == 20 * MIB


@BOTH
@pytest.mark.parametrize("status", ["404 Not Found", "500 Oops", "302 Found"])
def test_the_body_of_an_error_is_cut(client: Any, status: str) -> None:
    with serving(answering(bomb(("gzip",), 20 * MIB, status))) as server:
        uses = client(server.url)
        for use in (uses.plain, uses.raw, lambda: uses.opened("read")):
            with pytest.raises(APIStatusError) as caught:
                use()
            found = caught.value.response
            assert found is not None
            assert (found.content, found.truncated) == (bytes(MIB), True)
        with pytest.raises(APIStatusError) as caught:
            uses.plain(max_response_bytes=10)
        assert caught.value.body == bytes(10)


@BOTH
def test_the_status_survives_an_error_whose_body_breaks(client: Any) -> None:
    half = response(b'{"message":"gone', "404 Not Found", Content_Length="1000")
    junk = response(b"no gzip", "500 Oops", Content_Encoding="gzip")
    with serving(answering(half)) as server, pytest.raises(NotFoundError) as caught:
        client(server.url).plain()
    assert caught.value.body == '{"message":"gone'
    with serving(answering(junk)) as server, pytest.raises(InternalServerError):
        client(server.url).plain()


@BOTH
def test_an_error_within_its_limit_is_whole(client: Any) -> None:
    body = b'{"message":"' + b"x" * (MIB - 14) + b'"}'
    answers = answering(response(body, "404 Not Found"))
    with serving(answers) as server, pytest.raises(NotFoundError) as caught:
        client(server.url).plain()
    assert caught.value.body == {"message": "x" * (MIB - 14)}
    assert caught.value.response is not None
    assert not caught.value.response.truncated


ITEMS = {
    "a line of events": ("text/event-stream", b"data: " + b"x" * 3000, b""),
    "a field's name": ("text/event-stream", b"x" * 3000, b""),
    "a comment": ("text/event-stream", b":" + b"x" * 3000, b""),
    "an event": ("text/event-stream", b"", b"data: " + b"x" * 99 + b"\n"),
    "an event of empty lines": ("text/event-stream", b"", b"data\n"),
    "a line": ("application/jsonl", b'"' + b"x" * 3000, b""),
}


@BOTH
@pytest.mark.parametrize("name", ITEMS)
def test_an_item_without_an_end(client: Any, name: str) -> None:
    kind, once, often = ITEMS[name]

    def handle(connection: Connection) -> None:
        if connection.receive():
            start = response(Content_Type=kind, Content_Length="99999999")
            first = b"1\n" if kind.endswith("jsonl") else b"data: 1\n\n"
            connection.send(start + first + once)
            while True:
                connection.send((often or b"x") * 100)

    with serving(handle) as server:
        uses = client(server.url, max_response_bytes=2000)
        with pytest.raises(ResponseTooLargeError, match="2000 bytes"):
            uses.plain()
        if not often:
            with pytest.raises(ResponseTooLargeError, match="a line is larger"):
                uses.opened("iter_lines")


@BOTH
@pytest.mark.parametrize("kind", ["text/event-stream", "application/jsonl"])
def test_a_long_stream_of_small_items_has_no_limit(client: Any, kind: str) -> None:
    line = b"1\n" if kind.endswith("jsonl") else b"data: 1\n\n"
    body = response(line * 5000, Content_Type=kind)
    with serving(answering(body)) as server:
        assert client(server.url, max_response_bytes=100).plain() == [1] * 5000


@BOTH
def test_a_token_response_is_limited(client: Any) -> None:
    huge = bomb(("gzip",), 3 * MIB)
    with serving(answering(huge)) as server:
        service = Service(schemes={"O": OAuth2(token_url=server.url + "/token")})
        guarded: Operation[Any] = Operation("GET", "/a", security=(("O",),))
        uses = client(
            server.url,
            service=service,
            credentials={"O": ("id", "secret")},
            max_response_bytes=MIB,
        )
        with pytest.raises(ResponseTooLargeError):
            uses.plain(guarded)


@BOTH
def test_a_limit_is_a_number(client: Any) -> None:
    with pytest.raises(ValueError, match="0 or more"):
        client("http://127.0.0.1:1", max_response_bytes=-1).plain()
    with pytest.raises(ValueError, match="0 or more"):
        client("http://127.0.0.1:1").plain(max_response_bytes=-1)


def test_other_options_keep_the_limit() -> None:
    with SyncClient(Service(), max_response_bytes=7) as client:
        assert client.with_options(timeout=1)._settings.limits.body == 7
        twin = client.with_options(max_response_bytes=None)
        assert twin._settings.limits.body is None
        assert client._settings.limits.body == 7

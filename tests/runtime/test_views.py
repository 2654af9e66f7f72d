"""Answers as they came: raw, streamed, saved."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import httpx2
import pytest

from runtime.client import AsyncClient, SyncClient
from runtime.codecs import DATETIME
from runtime.errors import APIConnectionError, NotFoundError
from runtime.formats import BINARY
from runtime.operations import Operation, path
from runtime.streaming import AsyncStreamResource, Events, SyncStreamResource
from tests.command_line import mypy
from tests.runtime.doubles import PLAIN_SERVICE, Script
from tests.runtime.test_streams import Body

TIME: Operation[Any] = Operation(
    "GET",
    "/time/{zone}",
    arguments=(path("zone"),),
    responses={"200": {"application/json": DATETIME}},
)
FILE: Operation[bytes] = Operation(
    "GET", "/file", responses={"200": {"application/octet-stream": BINARY}}
)
WATCH: Operation[Any] = Operation(
    "GET", "/watch", responses={"200": {"text/event-stream": Events()}}
)


class Things(SyncStreamResource):
    def time(self, zone: str, **options: Any) -> Any:
        return self._call(TIME, {"zone": zone}, options)  # type: ignore[arg-type]

    def file(self, **options: Any) -> bytes:
        return self._call(FILE, {}, options)  # type: ignore[arg-type]

    def watch(self) -> Any:
        return self._stream(WATCH, {}, {})


class AsyncThings(AsyncStreamResource):
    async def time(self, zone: str, **options: Any) -> Any:
        return await self._call(TIME, {"zone": zone}, options)  # type: ignore[arg-type]

    async def file(self, **options: Any) -> bytes:
        return await self._call(FILE, {}, options)  # type: ignore[arg-type]

    async def watch(self) -> Any:
        return await self._stream(WATCH, {}, {})


def answer(
    body: Body, kind: str = "application/octet-stream", **headers: str
) -> httpx2.MockTransport:
    fields = {"Content-Type": kind, **headers}
    return httpx2.MockTransport(
        lambda _: httpx2.Response(200, headers=fields, stream=body)
    )


MOMENT = httpx2.Response(
    200, json="2026-01-02T03:04:05Z", headers={"X-Request-Id": "r1"}
)


def assert_raw(raw: Any) -> None:
    assert raw.status_code == 200
    assert raw.headers["X-REQUEST-ID"] == raw.request_id == "r1"
    assert raw.content == b'"2026-01-02T03:04:05Z"'
    assert raw.text == '"2026-01-02T03:04:05Z"'
    assert (raw.method, raw.url) == ("GET", "https://api.test/v1/time/utc")
    assert raw.retries_taken == 1
    assert 0 <= raw.elapsed < 1
    assert raw.parse().year == raw.parse().year == 2026


def test_a_raw_answer() -> None:
    script = Script(
        [httpx2.Response(503, headers={"Retry-After": "0"}), MOMENT, MOMENT]
    )
    transport = httpx2.MockTransport(script)
    client = SyncClient(PLAIN_SERVICE, http_client=transport)
    things = Things(client)
    assert_raw(client.with_raw_response(things.time)("utc"))
    assert things.time("utc").year == 2026  # the resource itself is as it was
    script.requests.clear()

    async def run() -> None:
        async with AsyncClient(PLAIN_SERVICE, http_client=transport) as client:
            raw = client.with_raw_response(AsyncThings(client).time)
            assert_raw(await raw("utc"))

    asyncio.run(run())


def test_a_failure_raises_in_every_view() -> None:
    script = Script([httpx2.Response(404, json={"message": "gone"})])
    transport = httpx2.MockTransport(script)
    client = SyncClient(PLAIN_SERVICE, http_client=transport)
    for view in (client.with_raw_response, client.with_streaming_response):
        with pytest.raises(NotFoundError, match="gone"):
            view(Things(client).time)("utc")

    async def run() -> None:
        client = AsyncClient(PLAIN_SERVICE, http_client=transport)
        with pytest.raises(NotFoundError, match="gone"):
            await client.with_raw_response(AsyncThings(client).time)("utc")
        with pytest.raises(NotFoundError, match="gone"):
            async with client.with_streaming_response(AsyncThings(client).file)():
                pass

    asyncio.run(run())


def test_methods_of_the_client_have_views_too() -> None:
    client = SyncClient(
        PLAIN_SERVICE, http_client=httpx2.MockTransport(Script([MOMENT]))
    )
    assert client.with_raw_response(client.get)("/x").status_code == 200
    assert client.with_raw_response(client.request)("PUT", "/x").method == "PUT"
    for other in (len, lambda: 1, Path().exists):
        with pytest.raises(TypeError, match="not a method of a client"):
            client.with_raw_response(other)


def test_pieces_texts_and_lines() -> None:
    text = "é1\r\nzwei\n\n😀"
    data = text.encode()
    chunks: list[Any] = [data[i : i + 1] for i in range(len(data))]
    client = SyncClient(
        PLAIN_SERVICE, http_client=answer(Body(chunks), "text/plain; charset=utf-8")
    )
    opened = client.with_streaming_response(Things(client).file)
    with opened() as response:
        assert list(response.iter_bytes()) == chunks
    with opened() as response:
        assert "".join(response.iter_text()) == text
    with opened() as response:
        assert list(response.iter_lines()) == ["é1", "zwei", "", "😀"]
    with opened() as response:
        assert response.read() == response.read() == data

    async def run() -> None:
        transport = answer(Body(chunks), "text/plain")
        client = AsyncClient(PLAIN_SERVICE, http_client=transport)
        opened = client.with_streaming_response(AsyncThings(client).file)
        async with opened() as response:
            assert [chunk async for chunk in response.iter_bytes()] == chunks
        async with opened() as response:
            assert "".join([piece async for piece in response.iter_text()]) == text
        async with opened() as response:
            lines = [line async for line in response.iter_lines()]
            assert lines == ["é1", "zwei", "", "😀"]
        response = await opened()
        assert await response.read() == data
        await response.close()

    asyncio.run(run())


def test_lines_in_another_charset() -> None:
    data = "a\né\n".encode("utf-16")
    client = SyncClient(
        PLAIN_SERVICE,
        http_client=answer(Body([data[:3], data[3:]]), "text/csv; charset=utf-16"),
    )
    with client.with_streaming_response(Things(client).file)() as response:
        assert list(response.iter_lines()) == ["a", "é"]


def test_saving_tells_of_its_progress(tmp_path: Path) -> None:
    found: list[tuple[int, int | None]] = []
    target = tmp_path / "file.bin"

    def progress(done: int, total: int | None) -> None:
        found.append((done, total))
        assert not target.exists()

    length = {"Content-Length": "6"}
    body = Body([b"abc", b"def"])
    client = SyncClient(PLAIN_SERVICE, http_client=answer(body, **length))
    with client.with_streaming_response(Things(client).file)() as response:
        assert response.save(target, progress) == 6
    assert target.read_bytes() == b"abcdef"
    assert found == [(3, 6), (6, 6)]
    assert body.closed
    with (
        (tmp_path / "open").open("wb") as file,
        client.with_streaming_response(Things(client).file)() as response,
    ):
        assert response.save(file) == 6
    assert (tmp_path / "open").read_bytes() == b"abcdef"
    found.clear()
    target.unlink()

    async def run() -> None:
        client = AsyncClient(PLAIN_SERVICE, http_client=answer(body))
        async with client.with_streaming_response(
            AsyncThings(client).file
        )() as response:
            assert await response.save(str(target), progress) == 6

    asyncio.run(run())
    assert target.read_bytes() == b"abcdef"
    assert found == [(3, None), (6, None)]


def test_half_a_file_is_none(tmp_path: Path) -> None:
    body = Body([b"abc", httpx2.ReadError("cut")])
    client = SyncClient(PLAIN_SERVICE, http_client=answer(body))
    target = tmp_path / "file.bin"
    with (
        client.with_streaming_response(Things(client).file)() as response,
        pytest.raises(APIConnectionError, match="cut"),
    ):
        response.save(target)
    assert list(tmp_path.iterdir()) == []


def test_parsing_what_is_streamed() -> None:
    body = Body([b'"2026-01-', b'02T03:04:05Z"'])
    client = SyncClient(PLAIN_SERVICE, http_client=answer(body, "application/json"))
    with client.with_streaming_response(Things(client).time)("utc") as response:
        assert body.taken == 0
        assert response.parse().year == 2026


def test_streams_of_events_have_views() -> None:
    body = Body([b"data: 1\n\n", b"data: 2\n\n"])
    client = SyncClient(PLAIN_SERVICE, http_client=answer(body, "text/event-stream"))
    raw = client.with_raw_response(Things(client).watch)()
    assert list(raw.parse()) == [1, 2]
    assert raw.content == b"data: 1\n\ndata: 2\n\n"
    with client.with_streaming_response(Things(client).watch)() as response:
        assert list(response.parse()) == [1, 2]

    async def run() -> list[Any]:
        transport = answer(Body([b"data: 1\n\n"]), "text/event-stream")
        client = AsyncClient(PLAIN_SERVICE, http_client=transport)
        raw = await client.with_raw_response(AsyncThings(client).watch)()
        return [item async for item in raw.parse()]

    assert asyncio.run(run()) == [1]


TYPED = """
from __future__ import annotations
import appwrite_account
from appwrite_account import Appwrite, AsyncAppwrite
from appwrite_account.models import SessionList, User
from appwrite_account.pages import AsyncLogListPage, LogListPage
from appwrite_account.types import RawResponse, SyncStreamedResponse
from typing import assert_type, Any

client = Appwrite(deadline=3.0, proxy="http://p", hooks={"request": print})
raw = client.with_raw_response(client.account.get)(timeout=3)
assert_type(raw, RawResponse[User])
assert_type(raw.parse(), User)
assert_type(client.with_raw_response(client.account.list_sessions)().parse(), SessionList)
with client.with_streaming_response(client.account.get)() as response:
    assert_type(response, SyncStreamedResponse[User])
account = client.account
assert_type(account.with_raw_response.get(timeout=3), RawResponse[User])
assert_type(account.with_raw_response.list_logs().parse(), LogListPage)
with account.with_streaming_response.get() as response:
    assert_type(response, SyncStreamedResponse[User])
assert_type(client.get("/x", cast_to=User), User)
assert_type(client.post("/x", body={}), Any)
assert_type(client.with_raw_response(client.get)("/x"), RawResponse[Any])
assert_type(client.with_raw_response(client.get)("/x", cast_to=User).parse(), User)
assert_type(client.request("GET", "/x", cast_to=list[User]), list[User])

async def run(client: AsyncAppwrite) -> None:
    raw = await client.with_raw_response(client.account.get)()
    assert_type(raw.parse(), User)
    async with client.with_streaming_response(client.account.get)() as response:
        assert_type(await response.parse(), User)
    account = client.account
    assert_type((await account.with_raw_response.get()).parse(), User)
    page = await account.with_raw_response.list_logs()
    assert_type(page.parse(), AsyncLogListPage)
    async with account.with_streaming_response.get() as response:
        assert_type(await response.parse(), User)
    assert_type(await client.get("/x", cast_to=User), User)
    assert_type(await client.with_raw_response(client.get)("/x"), RawResponse[Any])
"""
WRONG = [
    "client.account.with_raw_response.get(1)",
    'client.account.with_streaming_response.get(timeout="x")',
    "client.account.with_raw_response.nothing",
    "client.with_raw_response(client.account.get)(1)",
    'client.with_raw_response(client.account.get)(timeout="x")',
    "client.with_raw_response(client.account.get)(nothing=1)",
    "client.with_raw_response(client.account.get)().parse().nothing",
    "Appwrite(nothing=1)",
    'Appwrite(deadline="1")',
]


def test_views_are_typed(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    line = TYPED.count("\n")
    file = tmp_path / "typed_views.py"
    file.write_text(TYPED + "\n".join(WRONG) + "\n")
    output = mypy(root / "generated", "--python-version", "3.11", str(file)).stdout
    errors = [text for text in output.splitlines() if ": error:" in text]
    lines = {int(text.split(":")[1]) for text in errors}
    assert lines == {line + 1 + number for number in range(len(WRONG))}, output

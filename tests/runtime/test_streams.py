"""Answers that come piece by piece."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx2
import pytest

from runtime.client import AsyncClient, SyncClient, SyncResource
from runtime.codecs import DATETIME, PLAIN
from runtime.errors import APIConnectionError, APIResponseValidationError, NotFoundError
from runtime.operations import Operation
from runtime.responses import TooLargeError
from runtime.streaming import (
    AsyncStream,
    AsyncStreamResource,
    EventReader,
    Events,
    LineReader,
    Lines,
    SyncStream,
    SyncStreamResource,
)
from tests.runtime.doubles import PLAIN_SERVICE


def events(*chunks: bytes) -> list[tuple[str, str, str, int | None]]:
    reader = EventReader()
    found = [event for chunk in chunks for event in reader.feed(chunk)]
    return [(e.event, e.data, e.id, e.retry) for e in found + reader.rest()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"data: a\n\n", [("message", "a", "", None)]),
        (b"data:a\ndata: b\n\n", [("message", "a\nb", "", None)]),
        (b"data\n\n", [("message", "", "", None)]),
        (b"data:  a\n\n", [("message", " a", "", None)]),
        (b": comment\ndata: a\n\n", [("message", "a", "", None)]),
        (b"event: x\ndata: a\n\n", [("x", "a", "", None)]),
        (b"event: x\n\ndata: a\n\n", [("message", "a", "", None)]),
        (b"id: 1\n\ndata: a\n\n", [("message", "a", "1", None)]),
        (
            b"id: 1\ndata: a\n\ndata: b\n\n",
            [("message", "a", "1", None), ("message", "b", "1", None)],
        ),
        (b"id: 1\nid: a\0b\ndata: a\n\n", [("message", "a", "1", None)]),
        (b"retry: 10\ndata: a\n\n", [("message", "a", "", 10)]),
        (b"retry: 1x\ndata: a\n\n", [("message", "a", "", None)]),
        (b"unknown: 1\ndata: a\n\n", [("message", "a", "", None)]),
        (b"\xef\xbb\xbfdata: a\n\n", [("message", "a", "", None)]),
        (b"data: a\r\n\r\n", [("message", "a", "", None)]),
        (b"data: a\r\r", [("message", "a", "", None)]),
        (b"data: a:b\n\n", [("message", "a:b", "", None)]),
        (b"data: a\n", []),
        (b"data: a", []),
        ("data: é😀\n\n".encode(), [("message", "é😀", "", None)]),
        ("data: a\u2028b\n\n".encode(), [("message", "a\u2028b", "", None)]),
    ],
)
def test_events_however_they_are_cut(text: bytes, expected: Any) -> None:
    assert events(text) == expected
    assert events(*(text[i : i + 1] for i in range(len(text)))) == expected
    for cut in range(len(text)):
        assert events(text[:cut], text[cut:]) == expected


def test_lines_however_they_are_cut() -> None:
    text = '{"a":1}\r\n\n \x1e{"b":"é\u2028"}\n[3]'.encode()
    expected = ['{"a":1}', '{"b":"é\u2028"}', "[3]"]
    for cut in range(len(text)):
        reader = LineReader()
        found = reader.feed(text[:cut]) + reader.feed(text[cut:]) + reader.rest()
        assert found == expected


SEQUENCES = [
    (b'\x1e{\n "id":1\n}\n\x1e{"id":2}\n', ['{\n "id":1\n}', '{"id":2}']),
    (b'\x1e{"id":1}\x1e{"id":2}\n', ['{"id":1}', '{"id":2}']),
    (b"\x1e[\n1,\n[2]\n]\r\n\x1e\x1e3", ["[\n1,\n[2]\n]", "3"]),
    (b"\x1eoops\n\x1e{}\n", ["oops", "{}"]),
]


@pytest.mark.parametrize(("text", "expected"), SEQUENCES)
def test_records_however_they_are_cut(text: bytes, expected: list[str]) -> None:
    for cut in range(len(text)):
        reader = LineReader()
        found = reader.feed(text[:cut]) + reader.feed(text[cut:]) + reader.rest()
        assert found == expected


def test_a_record_is_complete_before_the_next_one_comes() -> None:
    reader = LineReader()
    assert reader.feed(b'\x1e{\n "id": 1') == []
    assert reader.feed(b"\n}\n") == ['{\n "id": 1\n}']


def test_a_record_of_many_lines_is_read_in_linear_time() -> None:
    reader = LineReader(limit=100_000)
    reader.feed(b"\x1e[\n")
    with pytest.raises(TooLargeError):
        reader.feed(b"[\n" * 200_000)


class Body(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """A body of given chunks that remembers whether it was closed."""

    def __init__(self, chunks: list[bytes | Exception]) -> None:
        self.chunks = chunks
        self.taken = 0
        self.closed = False

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self.chunks:
            self.taken += 1
            if isinstance(chunk, Exception):
                raise chunk
            yield chunk

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self:
            yield chunk

    def close(self) -> None:
        self.closed = True

    async def aclose(self) -> None:
        self.closed = True


def watch(codec: Any) -> Operation[Any]:
    kind = "text/event-stream" if isinstance(codec, Events) else "application/jsonl"
    return Operation(
        "GET",
        "/x",
        responses={"200": {kind: codec}, "404": {"application/json": PLAIN}},
    )


def answering(
    body: Body, kind: str = "text/event-stream", status: int = 200
) -> httpx2.MockTransport:
    return httpx2.MockTransport(
        lambda _: httpx2.Response(status, headers={"Content-Type": kind}, stream=body)
    )


def sync_stream(operation: Operation[Any], transport: Any, **settings: Any) -> Any:
    client = SyncClient(PLAIN_SERVICE, http_client=transport, **settings)
    return SyncStreamResource(client)._stream(operation, {}, {})


def async_items(operation: Operation[Any], transport: Any, **settings: Any) -> Any:
    async def run() -> list[Any]:
        client = AsyncClient(PLAIN_SERVICE, http_client=transport, **settings)
        stream = await AsyncStreamResource(client)._stream(operation, {}, {})
        assert isinstance(stream, AsyncStream)
        return [item async for item in stream]

    return asyncio.run(run())


def test_events_are_decoded_as_they_arrive() -> None:
    body = Body([b'data: "2026-01-02T03:04:05Z"\n\n', b"data: later\n\n", b"data: x"])
    stream = sync_stream(watch(Events(DATETIME)), answering(body))
    assert isinstance(stream, SyncStream)
    assert next(stream).year == 2026
    assert body.taken == 1
    assert list(stream) == ["later"]
    assert body.closed


def test_both_clients_read_the_same() -> None:
    chunks: list[Any] = [b'data: {"a":1}\n', b"\ndata: [DONE]\n\ndata: 2\n\n"]
    for items in (
        list(sync_stream(watch(Events()), answering(Body(chunks)))),
        async_items(watch(Events()), answering(Body(chunks))),
    ):
        assert items == [{"a": 1}]


def test_the_fields_of_events() -> None:
    body = Body([b"event: e\nid: 7\nretry: 5\ndata: {}\n\n"])
    [item] = sync_stream(watch(Events(fields=True)), answering(body))
    assert item == {"data": {}, "event": "e", "id": "7", "retry": 5}


@pytest.mark.parametrize(
    ("json", "expected"),
    [(True, [1, 2, "x"]), (False, ["1", "2", "x"]), (("b",), ["1", 2, "x"])],
)
def test_what_of_events_is_json(json: Any, expected: list[Any]) -> None:
    chunks = [b"event: a\ndata: 1\n\nevent: b\ndata: 2\n\nevent: b\ndata: x\n\n"]
    codec = Events(json=json)
    assert list(sync_stream(watch(codec), answering(Body(chunks)))) == expected
    assert async_items(watch(codec), answering(Body(chunks))) == expected
    whole = Events(fields=True, json=json)
    items = list(sync_stream(watch(whole), answering(Body(chunks))))
    assert [item["data"] for item in items] == expected


def test_json_lines() -> None:
    chunks: list[Any] = [b'{"a":1}\n{"a"', b":2}\n\n3"]
    transport = answering(Body(chunks), "application/jsonl; charset=utf-8")
    assert list(sync_stream(watch(Lines()), transport)) == [{"a": 1}, {"a": 2}, 3]
    transport = answering(Body(chunks), "application/x-ndjson")  # another name
    assert async_items(watch(Lines()), transport) == [{"a": 1}, {"a": 2}, 3]


def test_a_malformed_line_is_an_error() -> None:
    body = Body([b'{"a":1}\n{oops\n'])
    stream = sync_stream(watch(Lines()), answering(body, "application/jsonl"))
    with pytest.raises(
        APIResponseValidationError, match="cannot decode a stream item"
    ) as caught:
        list(stream)
    assert caught.value.body == "{oops"
    assert body.closed


def test_a_broken_connection_is_our_error() -> None:
    body = Body([b"data: 1\n\n", httpx2.ReadError("cut")])
    stream = sync_stream(watch(Events()), answering(body))
    assert next(stream) == 1
    with pytest.raises(APIConnectionError, match="cut"):
        next(stream)
    with pytest.raises(APIConnectionError):
        async_items(watch(Events()), answering(Body([httpx2.ReadTimeout("t")])))


def test_leaving_early_closes_the_connection() -> None:
    body = Body([b"data: 1\n\n", b"data: 2\n\n"])
    with sync_stream(watch(Events()), answering(body)) as stream:
        assert next(stream) == 1
    assert body.closed
    assert body.taken == 1
    assert list(stream) == []


def test_leaving_early_closes_the_asynchronous_connection() -> None:
    body = Body([b"data: 1\n\n", b"data: 2\n\n"])

    async def run() -> None:
        client = AsyncClient(PLAIN_SERVICE, http_client=answering(body))
        operation = watch(Events())
        async with await AsyncStreamResource(client)._stream(
            operation, {}, {}
        ) as stream:
            assert await anext(stream) == 1
        assert [item async for item in stream] == []

    asyncio.run(run())
    assert body.closed


def test_a_failure_is_still_an_error() -> None:
    body = Body([b'{"message":', b'"gone"}'])
    with pytest.raises(NotFoundError, match="gone"):
        sync_stream(watch(Events()), answering(body, "application/json", 404))
    assert body.closed
    body = Body([b'{"message":"gone"}'])
    with pytest.raises(NotFoundError, match="gone"):
        async_items(watch(Events()), answering(body, "application/json", 404))


def test_a_response_that_does_not_say_what_it_is_is_what_is_described() -> None:
    body = Body([b"data: 1\n\n"])
    assert list(sync_stream(watch(Events()), answering(body, ""))) == [1]
    body = Body([])
    assert async_items(watch(Events()), answering(body, "")) == []


def test_a_response_that_is_no_stream_is_its_value() -> None:
    operation: Operation[Any] = Operation(
        "POST",
        "/x",
        responses={
            "200": {"application/json": PLAIN, "text/event-stream": Events()},
        },
    )
    client = SyncClient(
        PLAIN_SERVICE, http_client=answering(Body([b"[1]"]), "application/json")
    )
    assert SyncResource(client)._call(operation, {}, {}) == [1]

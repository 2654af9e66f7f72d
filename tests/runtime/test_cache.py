"""Responses that did not change: the cache, and raw responses with status 304."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx2
import pytest

from runtime import errors
from runtime.cache import ResponseCache
from runtime.client import AsyncClient, AsyncResource, SyncClient, SyncResource
from runtime.codecs import PLAIN
from runtime.operations import Operation
from tests.runtime.doubles import PLAIN_SERVICE

THING: Operation[Any] = Operation(
    "GET",
    "/thing",
    responses={"200": {"application/json": PLAIN}},
)
CREATE: Operation[Any] = Operation(
    "POST", "/thing", responses={"200": {"application/json": PLAIN}}
)


class Service:
    """Responds with the current version of a thing, or 304 if the client has it."""

    def __init__(self, **fields: str) -> None:
        self.version = 1
        self.fields = fields
        self.log: list[tuple[str, int]] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        etag = f'"{self.version}"'
        known = request.headers.get("if-none-match", "")
        fields = {"etag": etag, "x-count": str(len(self.log)), **self.fields}
        status = 304 if known == etag else 200
        self.log.append((known, status))
        content = {"version": self.version} if status == 200 else None
        if content is None:
            return httpx2.Response(304, headers=fields)
        return httpx2.Response(200, headers=fields, json=content)


class Sync:
    """Calls of the synchronous client."""

    def __init__(self, service: Service, **options: Any) -> None:
        transport = httpx2.MockTransport(service)
        self.client = SyncClient(PLAIN_SERVICE, http_client=transport, **options)
        self.resource = SyncResource(self.client)

    def call(self, operation: Operation[Any] = THING, **options: Any) -> Any:
        return self.resource._call(operation, {}, options)

    def raw(self, **options: Any) -> Any:
        return self.client.with_raw_response(self.resource._call)(THING, {}, options)

    def streamed(self) -> tuple[int, bytes, Any]:
        view = self.client.with_streaming_response(self.resource._call)
        with view(THING, {}, {}) as response:
            pieces = b"".join(response.iter_bytes())
        with view(THING, {}, {}) as response:
            return response.status_code, pieces, response.parse()


class Async:
    """Calls of the asynchronous client, with the same interface."""

    def __init__(self, service: Service, **options: Any) -> None:
        transport = httpx2.MockTransport(service)
        self.client = AsyncClient(PLAIN_SERVICE, http_client=transport, **options)
        self.resource = AsyncResource(self.client)

    def call(self, operation: Operation[Any] = THING, **options: Any) -> Any:
        return asyncio.run(self.resource._call(operation, {}, options))

    def raw(self, **options: Any) -> Any:
        view = self.client.with_raw_response(self.resource._call)
        return asyncio.run(view(THING, {}, options))

    def streamed(self) -> tuple[int, bytes, Any]:
        async def run() -> tuple[int, bytes, Any]:
            view = self.client.with_streaming_response(self.resource._call)
            async with view(THING, {}, {}) as response:
                pieces = b"".join([piece async for piece in response.iter_bytes()])
            async with view(THING, {}, {}) as response:
                return response.status_code, pieces, await response.parse()

        return asyncio.run(run())


both = pytest.mark.parametrize("kind", [Sync, Async])


@both
def test_a_known_response_is_returned_until_it_changes(kind: Any) -> None:
    service, cache = Service(), ResponseCache()
    caller = kind(service, middleware=[cache])
    assert [caller.call() for _ in range(3)] == [{"version": 1}] * 3
    service.version = 2
    assert [caller.call() for _ in range(2)] == [{"version": 2}] * 2
    assert service.log == [
        ("", 200),
        ('"1"', 304),
        ('"1"', 304),
        ('"1"', 200),
        ('"2"', 304),
    ]
    assert repr(cache) == "<ResponseCache of 1 responses>"
    cache.clear()
    caller.call()
    assert service.log[-1] == ("", 200)


@both
def test_the_known_response_has_the_newer_header_fields(kind: Any) -> None:
    caller = kind(Service(), middleware=[ResponseCache()])
    counts = [caller.raw().headers["x-count"] for _ in range(3)]
    assert counts == ["0", "1", "2"]
    response = caller.raw()
    assert (response.status_code, response.is_not_modified) == (200, False)
    assert response.headers["content-type"] == "application/json"
    assert response.parse() == {"version": 1}


@both
def test_streaming_calls_read_a_known_response_and_keep_none(kind: Any) -> None:
    service, cache = Service(), ResponseCache()
    caller = kind(service, middleware=[cache])
    caller.streamed()
    assert len(cache) == 0
    caller.call()
    assert caller.streamed() == (200, b'{"version":1}', {"version": 1})
    assert [status for _, status in service.log] == [200, 200, 200, 304, 304]


@both
@pytest.mark.parametrize("field", ["no-store", "private, no-store"])
def test_a_response_that_must_not_be_stored_is_not_kept(kind: Any, field: str) -> None:
    service = Service(**{"cache-control": field})
    caller = kind(service, middleware=[ResponseCache()])
    caller.call()
    caller.call()
    assert service.log == [("", 200), ("", 200)]


def test_other_methods_are_not_kept() -> None:
    cache = ResponseCache()
    Sync(Service(), middleware=[cache]).call(CREATE)
    assert len(cache) == 0


def test_a_cache_has_at_least_one_entry() -> None:
    with pytest.raises(ValueError, match="max_entries must be 1 or more, not 0"):
        ResponseCache(0)


def test_the_least_recently_used_response_is_removed() -> None:
    service, cache = Service(), ResponseCache(max_entries=2)
    caller = Sync(service, middleware=[cache])
    paths = ("a", "b", "a", "c", "a", "b")
    for path in paths:
        caller.client.get(f"/{path}", cast_to=dict[str, int])
    assert [status for _, status in service.log] == [200, 200, 304, 200, 304, 200]
    assert len(cache) == 2


@both
@pytest.mark.parametrize("cached", [False, True])
@pytest.mark.parametrize("field", ["If-None-Match", "if-none-match"])
def test_not_modified_is_a_value_of_a_raw_response(
    kind: Any, cached: bool, field: str
) -> None:
    caller = kind(Service(), middleware=[ResponseCache()] if cached else [])
    response = caller.raw(extra_headers={field: '"1"'})
    assert (response.status_code, response.is_not_modified) == (304, True)
    assert response.headers["etag"] == '"1"'
    assert response.content == b""
    with pytest.raises(errors.APIStatusError, match="failed with status 304"):
        response.parse()
    changed = caller.raw(extra_headers={field: '"0"'})
    assert (changed.is_not_modified, changed.parse()) == (False, {"version": 1})


@both
def test_without_a_raw_response_not_modified_is_an_error(kind: Any) -> None:
    caller = kind(Service())
    with pytest.raises(errors.APIStatusError) as caught:
        caller.call(extra_headers={"if-none-match": '"1"'})
    assert caught.value.status_code == 304


@both
def test_not_modified_without_a_condition_is_an_error(kind: Any) -> None:
    class Wrong(Service):
        def __call__(self, request: httpx2.Request) -> httpx2.Response:
            return httpx2.Response(304)

    with pytest.raises(errors.APIStatusError):
        kind(Wrong()).raw()


@pytest.mark.parametrize(
    "name", ["Authorization", "Cookie", "X-Key", "Accept-Language"]
)
def test_each_user_has_their_own_responses(name: str) -> None:
    service, cache = Service(), ResponseCache()
    for value in ("alice", "bob", "alice"):
        Sync(service, middleware=[cache], headers={name: value}).call()
    assert service.log == [("", 200), ("", 200), ('"1"', 304)]


def test_responses_that_vary_by_anything_are_not_kept() -> None:
    service, cache = Service(vary="*"), ResponseCache()
    client = Sync(service, middleware=[cache])
    client.call()
    client.call()
    assert service.log == [("", 200), ("", 200)]

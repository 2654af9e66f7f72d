"""Shared fixtures: an in-process server that records requests."""

from __future__ import annotations

import asyncio
import json as json_
from typing import Any, TypeAlias

import httpx2
import pytest

from package_minimal import AsyncMinimal, Minimal

_Client: TypeAlias = Minimal | AsyncMinimal

# Header fields that the client and the HTTP library add to every request.
OWN_HEADERS = {
    "accept-encoding",
    "connection",
    "content-length",
    "host",
    "idempotency-key",
    "transfer-encoding",
    "user-agent",
    "x-idempotency-key",
}


class Server:
    """Returns the same response to every request."""

    def __init__(self, *, asynchronous: bool) -> None:
        self._asynchronous = asynchronous
        self._answer = httpx2.Response(204)
        self._requests: list[httpx2.Request] = []

    def answers(
        self, status: int, body: str | bytes = b"", media_type: str = "application/json"
    ) -> _Client:
        """Set the response and return a client that receives it."""
        headers = {"content-type": media_type} if body else None
        self._answer = httpx2.Response(status, headers=headers, content=body)
        transport = httpx2.MockTransport(self._receive)
        if self._asynchronous:
            return AsyncMinimal(max_retries=0, http_client=transport)
        return Minimal(max_retries=0, http_client=transport)

    def _receive(self, request: httpx2.Request) -> httpx2.Response:
        self._requests.append(request)
        return self._answer

    def result(self, answer: object) -> object:
        """Return the result of a call, awaited if it is a coroutine."""
        return asyncio.run(answer) if asyncio.iscoroutine(answer) else answer

    def raw(
        self, client: Any, method: Any, /, **arguments: object
    ) -> tuple[int, object]:
        """Return the status of a raw response and its parsed value."""
        response: Any = self.result(client.with_raw_response(method)(**arguments))
        return response.status_code, response.parse()

    def streamed(
        self, client: Any, method: Any, /, **arguments: object
    ) -> tuple[int, object]:
        """Return the status of a streaming response and its parsed value."""
        opening = client.with_streaming_response(method)(**arguments)
        if self._asynchronous:
            return asyncio.run(_read(opening))
        with opening as response:
            return response.status_code, response.parse()

    def received(
        self,
        method: str,
        url: str,
        headers: dict[str, str],
        *,
        json: str | None = None,
        body: bytes = b"",
    ) -> None:
        """Assert that exactly this request was sent, once, with these header fields only.

        The order of query parameters with different names does not matter.
        ``json`` is compared by value; its media type is ``application/json`` unless
        ``headers`` contain another.
        """
        [request] = self._requests
        where = request.url.raw_path.decode()
        sent_url = f"{request.url.scheme}://{request.url.netloc.decode()}{where}"
        assert request.method == method
        assert _url_parts(sent_url) == _url_parts(url)
        sent = {k: v for k, v in request.headers.items() if k not in OWN_HEADERS}
        sent |= {k: v for k, v in request.headers.items() if k in headers}
        if json is None:
            assert request.content == body
        else:
            headers = {"content-type": "application/json", **headers}
            assert _sorted(request.content) == _sorted(json)
        assert sent == headers


async def _read(opening: Any) -> tuple[int, object]:
    async with opening as response:
        return response.status_code, await response.parse()


def _url_parts(url: str) -> list[str]:
    """The URL without its query, and the query parameters, sorted by name."""
    place, _, query = url.partition("?")
    return [place, *sorted(query.split("&"), key=lambda one: one.partition("=")[0])]


def _sorted(text: str | bytes) -> str:
    return json_.dumps(json_.loads(text), indent=2, sort_keys=True)


@pytest.fixture(params=["sync", "async"])
def server(request: pytest.FixtureRequest) -> Server:
    """A server for the synchronous client, then one for the asynchronous client."""
    return Server(asynchronous=request.param == "async")

"""Both clients over a transport that answers from a script and remembers requests."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

import httpx2

from runtime.call_flow import AsyncCaller, SyncCaller
from runtime.client import AsyncClient, SyncClient
from runtime.operations import Operation, Server
from runtime.settings import Service

Answer = httpx2.Response | Exception | Callable[[httpx2.Request], httpx2.Response]

PLAIN_SERVICE = Service(servers=(Server("https://api.test/v1"),))


class Script:
    """Answers in order, the last one again and again; remembers requests and waits."""

    def __init__(self, answers: list[Answer]) -> None:
        self.answers = answers
        self.requests: list[httpx2.Request] = []
        self.waits: list[float] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        answer = self.answers[min(len(self.requests), len(self.answers) - 1)]
        self.requests.append(request)
        if isinstance(answer, Exception):
            raise answer
        if not isinstance(answer, httpx2.Response):
            answer = answer(request)
        # A fresh one each time: sending binds an answer to its client.
        return httpx2.Response(
            answer.status_code, headers=answer.headers, content=answer.content
        )


def sync_call(
    script: Script,
    operation: Operation[Any],
    values: Mapping[str, Any] | None = None,
    options: Any = None,
    service: Service = PLAIN_SERVICE,
    **settings: Any,
) -> Any:
    class Caller(SyncCaller):
        def sleep(self, seconds: float) -> None:
            script.waits.append(seconds)

    client = SyncClient(service, http_client=httpx2.MockTransport(script), **settings)
    caller = Caller(client._settings, client._caller.transport)
    return caller.call(operation, values or {}, options or {})


def async_call(
    script: Script,
    operation: Operation[Any],
    values: Mapping[str, Any] | None = None,
    options: Any = None,
    service: Service = PLAIN_SERVICE,
    **settings: Any,
) -> Any:
    class Caller(AsyncCaller):
        async def sleep(self, seconds: float) -> None:
            script.waits.append(seconds)

    async def run() -> Any:
        transport = httpx2.MockTransport(script)
        async with AsyncClient(service, http_client=transport, **settings) as client:
            caller = Caller(client._settings, client._caller.transport)
            return await caller.call(operation, values or {}, options or {})

    return asyncio.run(run())


CALLS = [sync_call, async_call]

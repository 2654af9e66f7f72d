"""The loops that carry out calls: one that waits, one that is awaited."""

from __future__ import annotations

import time
from random import random

from .errors import APIConnectionError
from .exchange import Exchange
from .redirects import MOST_REDIRECTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from .operations import Operation
    from .options import CallOptions
    from .replies import Reply
    from .requests import Request
    from .security import Secret
    from .settings import Settings
    from .transport import AsyncTransport, SyncTransport


class SyncCaller:
    """Calls operations and waits for their answers."""

    def __init__(self, settings: Settings, transport: SyncTransport) -> None:
        self.settings = settings
        self.transport = transport

    def call(
        self,
        operation: Operation[Any],
        values: Mapping[str, object],
        options: CallOptions,
    ) -> Any:
        """The value of the operation's answer; repeats what is worth repeating."""
        exchange = Exchange(
            self.settings, operation, values, options, now=time.time, random=random
        )
        while True:
            request = exchange.request(self._secrets(exchange.schemes))
            try:
                request, reply = self._sent(exchange, request)
            except APIConnectionError as error:
                self.sleep(exchange.wait_after_break(request, error))
                continue
            wait = exchange.wait_after(request, reply)
            if wait is None:
                return exchange.result(request, reply)
            self.sleep(wait)

    def _sent(self, exchange: Exchange, request: Request) -> tuple[Request, Reply]:
        reply = self.transport.send(request)
        for _ in range(MOST_REDIRECTS):
            further = exchange.redirected(request, reply)
            if further is None:
                break
            request = further
            reply = self.transport.send(request)
        return request, reply

    def _secrets(self, names: tuple[str, ...]) -> dict[str, Secret]:
        secrets: dict[str, Secret] = {}
        for name in names:
            credential: Any = self.settings.credentials[name]
            secrets[name] = credential() if callable(credential) else credential
        return secrets

    def sleep(self, seconds: float) -> None:
        """Wait before a request is repeated."""
        time.sleep(seconds)


class AsyncCaller:
    """Calls operations and awaits their answers."""

    def __init__(self, settings: Settings, transport: AsyncTransport) -> None:
        self.settings = settings
        self.transport = transport

    async def call(
        self,
        operation: Operation[Any],
        values: Mapping[str, object],
        options: CallOptions,
    ) -> Any:
        """The value of the operation's answer; repeats what is worth repeating."""
        exchange = Exchange(
            self.settings, operation, values, options, now=time.time, random=random
        )
        while True:
            request = exchange.request(await self._secrets(exchange.schemes))
            try:
                request, reply = await self._sent(exchange, request)
            except APIConnectionError as error:
                await self.sleep(exchange.wait_after_break(request, error))
                continue
            wait = exchange.wait_after(request, reply)
            if wait is None:
                return exchange.result(request, reply)
            await self.sleep(wait)

    async def _sent(
        self, exchange: Exchange, request: Request
    ) -> tuple[Request, Reply]:
        reply = await self.transport.send(request)
        for _ in range(MOST_REDIRECTS):
            further = exchange.redirected(request, reply)
            if further is None:
                break
            request = further
            reply = await self.transport.send(request)
        return request, reply

    async def _secrets(self, names: tuple[str, ...]) -> dict[str, Secret]:
        secrets: dict[str, Secret] = {}
        for name in names:
            credential: Any = self.settings.credentials[name]
            secret = credential() if callable(credential) else credential
            if hasattr(secret, "__await__"):
                secret = await secret
            secrets[name] = secret
        return secrets

    async def sleep(self, seconds: float) -> None:
        """Wait before a request is repeated."""
        import anyio  # comes with httpx2, and knows the event loop in use

        await anyio.sleep(seconds)

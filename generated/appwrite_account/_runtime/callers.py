"""The loops that carry out calls: one that waits, one that is awaited."""

from __future__ import annotations

import time
from random import random

from .errors import APIConnectionError
from .exchange import Exchange
from .redirects import MOST_REDIRECTS
from .streams import AsyncStream, SyncStream
from .tokens import Token, received_token

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from .operations import Operation
    from .options import CallOptions
    from .replies import Reply
    from .requests import Request
    from .security import Credential, Secret
    from .settings import Settings
    from .transport import AsyncTransport, SyncTransport


class SyncCaller:
    """Calls operations and waits for their answers."""

    def __init__(self, settings: Settings, transport: SyncTransport) -> None:
        self.settings = settings
        self.transport = transport
        self._tokens: dict[tuple[str, Secret], Token] = {}

    def with_settings(self, settings: Settings) -> SyncCaller:
        """A caller with other settings, over the same connections."""
        twin = type(self)(settings, self.transport)
        twin._tokens = self._tokens
        return twin

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
            request = exchange.request(self._secrets(exchange))
            try:
                request, reply = self._sent(exchange, request)
            except APIConnectionError as error:
                self.sleep(exchange.wait_after_break(request, error))
                continue
            if reply.stream is not None and (items := exchange.items(request, reply)):
                stream: SyncStream[Any] = SyncStream(items, reply.stream)
                return stream
            wait = exchange.wait_after(request, reply)
            if wait is None:
                return exchange.result(request, reply)
            self.sleep(wait)

    def _sent(self, exchange: Exchange, request: Request) -> tuple[Request, Reply]:
        hops = 0
        while True:
            reply = self.transport.send(request, stream=exchange.streams)
            if reply.stream is not None and not exchange.items(request, reply):
                reply.content, reply.stream = reply.stream.read(), None
            further = exchange.redirected(request, reply)
            if further is None or hops == MOST_REDIRECTS:
                return request, reply
            request, hops = further, hops + 1

    def _secrets(self, exchange: Exchange) -> dict[str, Secret]:
        return {
            name: self._proof(exchange, name, self.settings.credentials[name])
            for name in exchange.schemes
        }

    def _proof(self, exchange: Exchange, name: str, credential: Credential) -> Secret:
        asked: Any = credential() if callable(credential) else credential
        if hasattr(asked, "__await__"):
            asked.close()
            raise TypeError(f"the credential for {name} needs the asynchronous client")
        secret: Secret = asked
        request = exchange.token_request(name, secret)
        if request is None:
            return secret
        token = self._tokens.get((name, secret))
        if token is None or not token.fresh(time.time()):
            token = received_token(request, self.transport.send(request), time.time())
            self._tokens[name, secret] = token
        return token.text

    def sleep(self, seconds: float) -> None:
        """Wait before a request is repeated."""
        time.sleep(seconds)


class AsyncCaller:
    """Calls operations and awaits their answers."""

    def __init__(self, settings: Settings, transport: AsyncTransport) -> None:
        self.settings = settings
        self.transport = transport
        self._tokens: dict[tuple[str, Secret], Token] = {}

    def with_settings(self, settings: Settings) -> AsyncCaller:
        """A caller with other settings, over the same connections."""
        twin = type(self)(settings, self.transport)
        twin._tokens = self._tokens
        return twin

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
            request = exchange.request(await self._secrets(exchange))
            try:
                request, reply = await self._sent(exchange, request)
            except APIConnectionError as error:
                await self.sleep(exchange.wait_after_break(request, error))
                continue
            if reply.stream is not None and (items := exchange.items(request, reply)):
                stream: AsyncStream[Any] = AsyncStream(items, reply.stream)
                return stream
            wait = exchange.wait_after(request, reply)
            if wait is None:
                return exchange.result(request, reply)
            await self.sleep(wait)

    async def _sent(
        self, exchange: Exchange, request: Request
    ) -> tuple[Request, Reply]:
        hops = 0
        while True:
            reply = await self.transport.send(request, stream=exchange.streams)
            if reply.stream is not None and not exchange.items(request, reply):
                reply.content, reply.stream = await reply.stream.read(), None
            further = exchange.redirected(request, reply)
            if further is None or hops == MOST_REDIRECTS:
                return request, reply
            request, hops = further, hops + 1

    async def _secrets(self, exchange: Exchange) -> dict[str, Secret]:
        return {
            name: await self._proof(exchange, name, self.settings.credentials[name])
            for name in exchange.schemes
        }

    async def _proof(
        self, exchange: Exchange, name: str, credential: Credential
    ) -> Secret:
        asked: Any = credential() if callable(credential) else credential
        secret: Secret = await asked if hasattr(asked, "__await__") else asked
        request = exchange.token_request(name, secret)
        if request is None:
            return secret
        token = self._tokens.get((name, secret))
        if token is None or not token.fresh(time.time()):
            reply = await self.transport.send(request)
            token = received_token(request, reply, time.time())
            self._tokens[name, secret] = token
        return token.text

    async def sleep(self, seconds: float) -> None:
        """Wait before a request is repeated."""
        import anyio  # comes with httpx2, and knows the event loop in use

        await anyio.sleep(seconds)

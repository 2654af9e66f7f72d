"""Run the steps of a call, either blocking or awaiting."""

from __future__ import annotations

import time

from .course import Ask, Read, Send, course
from .exchange import Exchange
from .transport import in_time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from typing import Any

    from .course import Answer, Step
    from .exchange import Tokens
    from .operations import Operation
    from .options import CallOptions
    from .replies import HttpResponse
    from .requests import Request
    from .settings import Settings
    from .transport import AsyncTransport, SyncTransport


class SyncCaller:
    """Call operations and block until their responses arrive."""

    opens: bool | None = None
    """Whether the body of a response is left unread, see `Exchange`."""

    def __init__(
        self,
        settings: Settings,
        transport: SyncTransport,
        tokens: Tokens | None = None,
    ) -> None:
        self.settings = settings
        self.transport = transport
        self.tokens: Tokens = transport.tokens if tokens is None else tokens

    def with_settings(self, settings: Settings) -> SyncCaller:
        return type(self)(settings, self.transport, self.tokens)

    def __copy__(self) -> SyncCaller:
        return type(self)(self.settings, self.transport.__copy__())

    def __reduce__(self) -> Any:
        return type(self), (self.settings, self.transport)

    def plain(self) -> SyncCaller:
        return SyncCaller(self.settings, self.transport, self.tokens)

    def call(
        self,
        operation: Operation[Any],
        values: Mapping[str, object],
        options: CallOptions,
    ) -> Any:
        exchange = Exchange(
            self.settings,
            operation,
            values,
            options,
            tokens=self.tokens,
            opens=self.opens,
        )
        return self.outcome(exchange, self.carried_out(exchange))

    def outcome(self, exchange: Exchange, answer: Answer) -> Any:
        open_ = answer.reply.stream is not None
        items = exchange.items(answer.request, answer.reply) if open_ else None
        return self.outcome_of(exchange, answer, items)

    def outcome_of(self, exchange: Exchange, answer: Answer, items: Any) -> Any:
        if items is None:
            value, paging = (
                exchange.result(answer.request, answer.reply),
                exchange.operation.paging,
            )
            if paging is None:
                return value
            return paging.sync_page(self, exchange, answer, value)
        return items.sync_stream(self, exchange, answer.reply.stream)

    def carried_out(self, exchange: Exchange) -> Answer:
        steps = course(exchange)
        try:
            step = next(steps)
            while True:
                try:
                    found = self._done(step)
                except Exception as error:
                    step = steps.throw(error)
                else:
                    step = steps.send(found)
        except StopIteration as stop:
            answer: Answer = stop.value
            return answer

    def _done(self, step: Step) -> Any:
        if isinstance(step, Send):
            return self._sent(step)
        if isinstance(step, Read):
            return step.body.read(step.request.until)
        if isinstance(step, Ask):
            return self._secret(step)
        self.sleep(step.seconds)
        return None

    def _sent(self, step: Send) -> HttpResponse:
        if step.direct or not self.settings.middleware:
            return self.transport.send(step.request, stream=step.stream)

        def send(request: Request) -> HttpResponse:
            return self.transport.send(request, stream=step.stream)

        for wrap in reversed(self.settings.middleware):
            send = _around(wrap, send)
        return send(step.request)

    def _secret(self, step: Ask) -> Any:
        credential = step.credential
        asked: Any = credential() if callable(credential) else credential
        if hasattr(asked, "__await__"):
            asked.close()
            raise TypeError(
                f"the credential for {step.name} is an async function: "
                "use the asynchronous client"
            )
        return asked

    def sleep(self, seconds: float) -> None:
        (self.transport.wait or time.sleep)(seconds)


class AsyncCaller:
    """Call operations and await their responses."""

    opens: bool | None = None
    """Whether the body of a response is left unread, see `Exchange`."""

    def __init__(
        self,
        settings: Settings,
        transport: AsyncTransport,
        tokens: Tokens | None = None,
    ) -> None:
        self.settings = settings
        self.transport = transport
        self.tokens: Tokens = transport.tokens if tokens is None else tokens

    def with_settings(self, settings: Settings) -> AsyncCaller:
        return type(self)(settings, self.transport, self.tokens)

    def __copy__(self) -> AsyncCaller:
        return type(self)(self.settings, self.transport.__copy__())

    def __reduce__(self) -> Any:
        return type(self), (self.settings, self.transport)

    def plain(self) -> AsyncCaller:
        return AsyncCaller(self.settings, self.transport, self.tokens)

    async def call(
        self,
        operation: Operation[Any],
        values: Mapping[str, object],
        options: CallOptions,
    ) -> Any:
        exchange = Exchange(
            self.settings,
            operation,
            values,
            options,
            tokens=self.tokens,
            opens=self.opens,
        )
        return self.outcome(exchange, await self.carried_out(exchange))

    def outcome(self, exchange: Exchange, answer: Answer) -> Any:
        open_ = answer.reply.stream is not None
        items = exchange.items(answer.request, answer.reply) if open_ else None
        return self.outcome_of(exchange, answer, items)

    def outcome_of(self, exchange: Exchange, answer: Answer, items: Any) -> Any:
        if items is None:
            value, paging = (
                exchange.result(answer.request, answer.reply),
                exchange.operation.paging,
            )
            if paging is None:
                return value
            return paging.async_page(self, exchange, answer, value)
        return items.async_stream(self, exchange, answer.reply.stream)

    async def carried_out(self, exchange: Exchange) -> Answer:
        steps = course(exchange)
        try:
            step = next(steps)
            while True:
                try:
                    found = await self._done(step)
                except Exception as error:
                    step = steps.throw(error)
                else:
                    step = steps.send(found)
        except StopIteration as stop:
            answer: Answer = stop.value
            return answer

    async def _done(self, step: Step) -> Any:
        if isinstance(step, Send):
            return await self._sent(step)
        if isinstance(step, Read):
            return await in_time(step.request, step.body.read)
        if isinstance(step, Ask):
            credential = step.credential
            asked: Any = credential() if callable(credential) else credential
            if not hasattr(asked, "__await__"):
                return asked
            return await in_time(step.exchange, lambda: asked)
        await self.sleep(step.seconds)
        return None

    async def _sent(self, step: Send) -> HttpResponse:
        if step.direct or not self.settings.middleware:
            return await self.transport.send(step.request, stream=step.stream)

        async def send(request: Request) -> HttpResponse:
            return await self.transport.send(request, stream=step.stream)

        wrapped: Callable[[Request], Awaitable[HttpResponse]] = send
        for wrap in reversed(self.settings.middleware):
            wrapped = _around(wrap, wrapped)
        return await wrapped(step.request)

    async def sleep(self, seconds: float) -> None:
        if self.transport.wait:
            self.transport.wait(seconds)
            return
        import anyio  # a dependency of httpx2; supports asyncio and Trio

        await anyio.sleep(seconds)


def _around(wrap: Any, send: Any) -> Any:
    def sent(request: Request) -> Any:
        return wrap(request, send)

    return sent

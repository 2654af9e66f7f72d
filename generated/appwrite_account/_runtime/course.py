"""The flow of a call as a generator of steps, without I/O of its own."""

from __future__ import annotations

from .errors import APIConnectionError
from .watching import repeats, watch_for

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator
    from typing import Any, TypeAlias

    from .exchange import Exchange
    from .replies import HttpResponse
    from .requests import Request
    from .security import Credential, Secret
    from .watching import Watch


class Ask:
    """Get the secret of a credential, before the call's deadline."""

    __slots__ = ("credential", "exchange", "name")

    def __init__(self, name: str, credential: Credential, exchange: Exchange) -> None:
        self.name = name
        self.credential = credential
        self.exchange = exchange


class Send:
    """Send a request."""

    __slots__ = ("direct", "request", "stream")

    def __init__(self, request: Request, stream: bool, direct: bool = False) -> None:
        self.request = request
        self.stream = stream
        self.direct = direct


class Read:
    """Read the rest of a response's body, before the request's deadline."""

    __slots__ = ("body", "request")

    def __init__(self, request: Request, body: Any) -> None:
        self.request = request
        self.body = body


class Sleep:
    """Wait for some seconds."""

    __slots__ = ("seconds",)

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds


if TYPE_CHECKING:
    Step: TypeAlias = Ask | Send | Read | Sleep
    Steps: TypeAlias = Generator[Step, Any, "Answer"]


class Answer:
    """The outcome of a call: the last request, its response and the seconds it took."""

    __slots__ = ("elapsed", "reply", "request")

    def __init__(self, request: Request, reply: HttpResponse, elapsed: float) -> None:
        self.request = request
        self.reply = reply
        self.elapsed = elapsed


def course(exchange: Exchange) -> Steps:
    while True:
        reason: APIConnectionError | int
        try:
            secrets = (yield from _secrets(exchange)) if exchange.schemes else {}
            request = exchange.request(secrets)
            started = exchange.clock()
            request, reply = yield from _sent(exchange, request)
        except APIConnectionError as error:
            reason, wait = error, exchange.wait_after_break(error)
        else:
            if exchange.outdated(request, reply):
                continue
            again = exchange.wait_after(reply)
            if again is None:
                return Answer(request, reply, exchange.clock() - started)
            reason, wait = reply.status_code, again
        repeats(exchange.settings, exchange.label, wait, reason)
        yield Sleep(wait)


def _secrets(exchange: Exchange) -> Generator[Step, Any, dict[str, Secret]]:
    found: dict[str, Secret] = {}
    for name in exchange.schemes:
        secret: Secret = yield Ask(name, exchange.settings.credentials[name], exchange)
        request = exchange.token_request(name, secret)
        if request is not None:
            token = exchange.token(name, secret)
            if token is None:
                try:
                    reply = yield Send(request, stream=False, direct=True)
                except APIConnectionError as error:
                    error.request_sent = False  # the call's own request was not sent
                    raise
                scheme = exchange.settings.service.schemes[name]
                fetched = scheme.token(request, reply, exchange.now())
                exchange.tokens[name, secret] = fetched
                token = fetched.text
            secret = token
        found[name] = secret
    return found


def _sent(
    exchange: Exchange, request: Request
) -> Generator[Step, Any, tuple[Request, HttpResponse]]:
    hops = 0
    while True:
        watch = watch_for(exchange.settings)
        try:
            if watch is None:
                reply = yield from _attempt(exchange, request)
            else:
                reply = yield from _watched(exchange, request, watch)
        except APIConnectionError as error:
            # The service that sent the redirect has received the request.
            error.request_sent = error.request_sent or hops > 0
            raise
        further = exchange.redirected(request, reply, hops)
        if further is None:
            return request, reply
        request, hops = further, hops + 1


def _attempt(
    exchange: Exchange, request: Request
) -> Generator[Step, Any, HttpResponse]:
    reply: HttpResponse = yield Send(request, exchange.streams)
    if reply.stream is not None and not exchange.left_open(request, reply):
        reply.content = yield Read(request, reply.stream)
        reply.truncated, reply.stream = reply.stream.truncated, None
    return reply


def _watched(
    exchange: Exchange, request: Request, watch: Watch
) -> Generator[Step, Any, HttpResponse]:
    started = exchange.clock()
    request = watch.begins(request, exchange.retries)
    try:
        try:
            reply = yield from _attempt(exchange, request)
        except Exception as error:
            watch.fails(request, error)
            raise
        watch.answers(request, reply, exchange.clock() - started)
    finally:
        watch.ends()
    return reply

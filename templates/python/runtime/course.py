"""The course of a call, as steps that a client carries out in its own way."""

from __future__ import annotations

from .errors import APIConnectionError
from .watching import repeats, watch_for

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator
    from typing import Any, TypeAlias

    from .exchange import Exchange
    from .replies import Reply
    from .requests import Request
    from .security import Credential, Secret
    from .watching import Watch


class Ask:
    """Find out the secret of a credential, before the call's deadline."""

    __slots__ = ("credential", "exchange", "name")

    def __init__(self, name: str, credential: Credential, exchange: Exchange) -> None:
        self.name = name
        self.credential = credential
        self.exchange = exchange


class Send:
    """Send a request; with ``stream`` leave its answer's body to be read.

    ``direct`` means past all middleware.
    """

    __slots__ = ("direct", "request", "stream")

    def __init__(self, request: Request, stream: bool, direct: bool = False) -> None:
        self.request = request
        self.stream = stream
        self.direct = direct


class Read:
    """Read the body that an answer left, in time for the request's deadline."""

    __slots__ = ("body", "request")

    def __init__(self, request: Request, body: Any) -> None:
        self.request = request
        self.body = body


class Sleep:
    """Let some seconds pass."""

    __slots__ = ("seconds",)

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds


if TYPE_CHECKING:
    Step: TypeAlias = Ask | Send | Read | Sleep
    Steps: TypeAlias = Generator[Step, Any, "Answer"]


class Answer:
    """What a call came to: the last request, its answer and the seconds it took."""

    __slots__ = ("elapsed", "reply", "request")

    def __init__(self, request: Request, reply: Reply, elapsed: float) -> None:
        self.request = request
        self.reply = reply
        self.elapsed = elapsed


def course(exchange: Exchange) -> Steps:
    """All steps of a call up to its last answer; repeats what is worth repeating.

    Both clients follow it, so that neither knows a rule that the other does not.

    Raises:
        APIConnectionError: when no answer came, and no further try is worth it.
        APIStatusError: when a token was refused to the client.
    """
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
            reason, wait = reply.status, again
        repeats(exchange.settings, exchange.what, wait, reason)
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
                    error.request_sent = False  # that of the call is yet to be sent
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
) -> Generator[Step, Any, tuple[Request, Reply]]:
    hops = 0
    while True:
        watch = watch_for(exchange.settings)
        try:
            if watch is None:
                reply = yield from _attempt(exchange, request)
            else:
                reply = yield from _watched(exchange, request, watch)
        except APIConnectionError as error:
            # The service that redirected has the request.
            error.request_sent = error.request_sent or hops > 0
            raise
        further = exchange.redirected(request, reply, hops)
        if further is None:
            return request, reply
        request, hops = further, hops + 1


def _attempt(exchange: Exchange, request: Request) -> Generator[Step, Any, Reply]:
    """Send a request, and read its answer unless that is left to the caller."""
    reply: Reply = yield Send(request, exchange.streams)
    if reply.stream is not None and not exchange.left_open(request, reply):
        reply.content = yield Read(request, reply.stream)
        reply.truncated, reply.stream = reply.stream.truncated, None
    return reply


def _watched(
    exchange: Exchange, request: Request, watch: Watch
) -> Generator[Step, Any, Reply]:
    """The same under the eyes of hooks, log and spans."""
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

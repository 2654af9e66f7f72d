"""The connection to the network."""

from __future__ import annotations

import threading
import time
import warnings
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import httpx2

from .client_options import CONNECTION
from .connections import client_arguments, disowned, keep_deadlines, no_cookies
from .deadlines import current
from .lifetimes import finalizing, own
from .replies import HttpResponse
from .requests import Request
from .wire import (
    AsyncBody,
    SyncBody,
    answered,
    auth,
    broken,
    built,
    digest,
    loaded,
    reply_of,
    too_late,
)

if TYPE_CHECKING:
    from .exchange import Exchange, Tokens
    from .wire import Dropped

T = TypeVar("T")

Wait: TypeAlias = Callable[[float], None]

_NO_OPTIONS: Mapping[str, Any] = {}

INHERITED = (
    "http_client opened connections before this process was forked, and its transport "
    "is custom: create the client, or another http_client, after the fork"
)


class SyncTransport:
    """Sends requests over connections that are kept open; threads may share it.

    Attributes:
        wait: Called with the seconds between attempts instead of sleeping. A custom
            transport, such as a mock's, may have this method.
    """

    def __init__(
        self,
        http_client: object | None = None,
        options: Mapping[str, Any] = _NO_OPTIONS,
    ) -> None:
        self._clients: dict[str, httpx2.Client] = {}
        self._dropped: Dropped = deque()
        self._lock = threading.Lock()
        self._http_client = http_client
        self._given: httpx2.Client | None = None
        self._online = self._refused = False
        self.tokens: Tokens = {}
        self._options = options
        self.closed = False
        self.wait: Wait | None = getattr(http_client, "wait", None)
        if isinstance(http_client, httpx2.BaseTransport):
            self._given = httpx2.Client(transport=http_client, cookies=no_cookies())
        elif isinstance(http_client, httpx2.Client):
            self._given = http_client
        elif http_client is not None:
            raise TypeError("http_client must be an httpx2.Client or a transport of it")
        if self._given is not None:
            keep_deadlines(self._given)
        own(self)

    def __copy__(self) -> SyncTransport:
        return SyncTransport(self._http_client, self._options)

    def __deepcopy__(self, memo: object) -> SyncTransport:
        return self.__copy__()

    def __reduce__(self) -> Any:
        return SyncTransport, (None, _pickled(self._http_client, self._options))

    def forked(self) -> None:
        """Leave the connections and tokens to the parent process."""
        for client in self._clients.values():
            disowned(client)
        self._clients = {}
        self._dropped.clear()
        self._lock = threading.Lock()
        self.tokens.clear()
        if self._given is not None:
            self._refused = not disowned(self._given) and self._online

    def exits(self) -> None:
        """Do nothing: at exit, Python closes the sockets without a warning."""

    def _client(self, url: str) -> httpx2.Client:
        if self.closed:
            raise RuntimeError("the client is closed")
        if self._given is not None:
            if self._refused:
                raise RuntimeError(INHERITED)
            return self._given
        scheme = "https" if url[:6].lower() == "https:" else "http"
        client = self._clients.get(scheme)
        if client is None:
            with self._lock:
                client = self._clients.get(scheme)
                if client is None:
                    arguments = client_arguments(scheme, self._options)
                    client = httpx2.Client(**arguments)
                    keep_deadlines(client)
                    self._clients[scheme] = client
        return client

    def send(self, request: Request, *, stream: bool = False) -> HttpResponse:
        """Send the request once.

        Raises:
            APITimeoutError: The response does not arrive in time.
            APIConnectionError: There is no connection, or it breaks.
            ResponseTooLargeError: The response is larger than allowed.
        """
        while self._dropped:
            self._dropped.popleft().close()
        client = self._client(request.url)
        made = built(client, request)
        before, current.until = current.until, request.until
        how: Any = {"stream": True, "auth": auth(request), "follow_redirects": False}
        steps = None if request.digest is None else digest(request, made)
        try:
            response = client.send(made, **how)
            if steps and (again := answered(request, steps, response)):
                SyncBody(request, response).read(request.until)
                response = client.send(again, **how)
        except httpx2.RequestError as error:
            raise broken(request, error) from error
        finally:
            current.until = before
        self._online = self._online or "network_stream" in response.extensions
        reply = reply_of(response)
        if stream:
            reply.stream = SyncBody(request, response)
            reply.stream.left_open(self._dropped)
        elif (content := loaded(request, response)) is not None:
            reply.content = content
        else:
            body = SyncBody(request, response)
            reply.content = body.read(request.until)
            reply.truncated = body.truncated
        return reply

    def close(self) -> None:
        """Close the connections; a custom HTTP client stays open."""
        self.closed = True
        for client in self._clients.values():
            client.close()

    def __del__(self) -> None:
        # Empty without a connection, missing if the constructor failed.
        if getattr(self, "_clients", None) and not self.closed and not finalizing():
            _unclosed(self, "close()")
            self.close()


class AsyncTransport:
    """Sends requests concurrently over connections that are kept open.

    Connections belong to the event loop that opened them, so each loop has its own: a
    client can be used with several loops, one after another.
    """

    def __init__(
        self,
        http_client: object | None = None,
        options: Mapping[str, Any] = _NO_OPTIONS,
    ) -> None:
        self._clients: dict[object, dict[str, httpx2.AsyncClient]] = {}
        self._lock = threading.Lock()
        self._http_client = http_client
        self._given: httpx2.AsyncClient | None = None
        self._online = self._refused = False
        self.tokens: Tokens = {}
        self._options = options
        self.closed = False
        self.wait: Wait | None = getattr(http_client, "wait", None)
        if isinstance(http_client, httpx2.AsyncBaseTransport):
            jar = no_cookies()
            self._given = httpx2.AsyncClient(transport=http_client, cookies=jar)
        elif isinstance(http_client, httpx2.AsyncClient):
            self._given = http_client
        elif http_client is not None:
            raise TypeError(
                "http_client must be an httpx2.AsyncClient or a transport of it"
            )
        own(self)

    def __copy__(self) -> AsyncTransport:
        return AsyncTransport(self._http_client, self._options)

    def __deepcopy__(self, memo: object) -> AsyncTransport:
        return self.__copy__()

    def __reduce__(self) -> Any:
        return AsyncTransport, (None, _pickled(self._http_client, self._options))

    def forked(self) -> None:
        """Leave the connections and tokens to the parent process."""
        for clients in self._clients.values():
            for client in clients.values():
                disowned(client)
        self._clients = {}
        self._lock = threading.Lock()
        self.tokens.clear()
        if self._given is not None:
            self._refused = not disowned(self._given) and self._online

    def exits(self) -> None:
        """Do nothing: at exit, Python closes the sockets without a warning."""

    def _client(self, url: str) -> httpx2.AsyncClient:
        if self.closed:
            raise RuntimeError("the client is closed")
        if self._given is not None:
            if self._refused:
                raise RuntimeError(INHERITED)
            return self._given
        clients = self._own_clients(running_loop())
        scheme = "https" if url[:6].lower() == "https:" else "http"
        client = clients.get(scheme)
        if client is None:
            arguments = client_arguments(scheme, self._options)
            client = clients[scheme] = httpx2.AsyncClient(**arguments)
        return client

    def _own_clients(self, loop: object) -> dict[str, httpx2.AsyncClient]:
        clients = self._clients.get(loop)
        if clients is None:
            with self._lock:
                # The connections of a loop that has ended cannot be closed.
                for other in [loop for loop in self._clients if ended(loop)]:
                    del self._clients[other]
                clients = self._clients.setdefault(loop, {})
        return clients

    async def send(self, request: Request, *, stream: bool = False) -> HttpResponse:
        """Send the request once.

        Raises:
            APITimeoutError: The response does not arrive in time.
            APIConnectionError: There is no connection, or it breaks.
            ResponseTooLargeError: The response is larger than allowed.
        """
        try:
            if request.until is None:
                return await self._sent(request, stream)
            return await in_time(request, lambda: self._sent(request, stream))
        except httpx2.RequestError as error:
            raise broken(request, error) from error

    async def _sent(self, request: Request, stream: bool) -> HttpResponse:
        client = self._client(request.url)
        made = built(client, request)
        how: Any = {"stream": True, "auth": auth(request), "follow_redirects": False}
        steps = None if request.digest is None else digest(request, made)
        response = await client.send(made, **how)
        if steps and (again := answered(request, steps, response)):
            await AsyncBody(request, response).read()
            response = await client.send(again, **how)
        self._online = self._online or "network_stream" in response.extensions
        reply = reply_of(response)
        if stream:
            reply.stream = AsyncBody(request, response)
            reply.stream.left_open()
        elif (content := loaded(request, response)) is not None:
            reply.content = content
        else:
            body = AsyncBody(request, response)
            reply.content = await body.read()
            reply.truncated = body.truncated
        return reply

    async def close(self) -> None:
        """Close the connections; a custom HTTP client stays open.

        The connections of other event loops stay open, because their tasks may use
        them.
        """
        self.closed = True
        if self._clients:
            for client in self._clients.pop(running_loop(), {}).values():
                await client.aclose()
        self._clients.clear()

    def __del__(self) -> None:
        clients = getattr(self, "_clients", None)
        if not clients or self.closed or finalizing():
            return
        if not all(map(ended, clients)):
            _unclosed(self, "await close()")


async def in_time(request: Request | Exchange, work: Callable[[], Awaitable[T]]) -> T:
    """Return the result of the work, unless the deadline passes first.

    Raises:
        APITimeoutError: The deadline has passed.
    """
    if request.until is None:
        return await work()
    import anyio

    left = max(0.0, request.until - time.monotonic())
    with anyio.move_on_after(left):
        return await work()
    raise too_late(request)


def running_loop() -> object:
    """Return the running event loop, of asyncio or trio.

    Raises:
        RuntimeError: No event loop is running.
    """
    import asyncio

    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        from anyio import lowlevel

        # The token object is new at each call, but it wraps the same native token.
        token = lowlevel.current_token()
        return getattr(token, "native_token", token)


def ended(loop: Any) -> bool:
    """Return whether an event loop will never run again."""
    closed = getattr(loop, "is_closed", None)
    return closed is not None and bool(closed())


def _pickled(http_client: object, options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the connection options for a pickle, which contains no connections.

    Raises:
        TypeError: The client has an ``http_client``, or an option cannot be pickled.
    """
    from .settings import check_pickled

    if http_client is not None:
        raise TypeError(
            "a client with an http_client cannot be pickled, because its connections "
            "belong to this process: create a client in the other process"
        )
    found = {name: options[name] for name in CONNECTION if name in options}
    check_pickled(found)
    return found


def _unclosed(transport: object, remedy: str) -> None:
    warnings.warn(
        f"a client was dropped with open connections: use `with`, or {remedy}",
        ResourceWarning,
        source=transport,
        stacklevel=2,
    )

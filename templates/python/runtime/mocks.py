"""A mock of the service, for the tests of programs that use its client."""

from __future__ import annotations

import sys
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import httpx2

from .client import AsyncClient, SyncClient, async_caller, sync_caller
from .jsontext import read
from .mock_calls import Call, SentRequest
from .mock_routes import Route, UnexpectedCallError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

    from .operations import Operation
    from .settings import Settings

ELSEWHERE = "https://service.test"
"""The base URL of clients if the API's document has no absolute server URL."""

S = TypeVar("S", bound=SyncClient)
A = TypeVar("A", bound=AsyncClient)


class _Transport(httpx2.MockTransport):
    """The transport of the mock, for both kinds of clients. It records waits without
    waiting.
    """

    def __init__(self, handler: Callable[[httpx2.Request], httpx2.Response]) -> None:
        super().__init__(handler)
        self.sleeps: list[float] = []

    def wait(self, seconds: float) -> None:
        """Record a wait before a retry."""
        self.sleeps.append(seconds)


class Mock(Generic[S, A]):
    """A mock of the service. Real clients use it without a network.

    Args:
        client: The class of the synchronous client.
        async_client: The class of the asynchronous client.
        strict: Whether to fail a call without a response that was set, instead of
            returning the example of the API's document. A strict mock also rejects
            responses that do not match the schema, and fails at the end of its ``with``
            block if a response was not used.
    """

    calls: list[Call]
    """All calls, in the order of their first requests."""

    def __init__(
        self, client: Callable[..., S], async_client: Callable[..., A], strict: bool
    ) -> None:
        self.strict = strict
        self.calls = []
        self._kinds = client, async_client
        self._made: tuple[S | None, A | None] = None, None
        self._transport = _Transport(self._received)
        self._routes: dict[Operation[Any], Route[Any]] = {}
        self._unexpected: list[str] = []
        self._examples: Any = None

    def __reduce_ex__(self, protocol: Any) -> Any:
        raise TypeError(
            "a mock cannot be copied or pickled because its clients refer to it: "
            f"create another {type(self).__name__}"
        )

    def add(self, route: Route[Any]) -> None:
        """Register a route."""
        self._routes[route.operation] = route

    @property
    def client(self) -> S:
        """A client of the mock, with credentials for every operation."""
        made, other = self._made
        if made is None or sync_caller(made).transport.closed:
            probe = self._kinds[0](http_client=self._transport)
            given = _arguments(sync_caller(probe).settings)
            made = self._kinds[0](http_client=self._transport, **given)
            self._made = made, other
        return made

    @property
    def async_client(self) -> A:
        """An asynchronous client of the mock, with credentials for every operation."""
        other, made = self._made
        if made is None or async_caller(made).transport.closed:
            probe = self._kinds[1](http_client=self._transport)
            given = _arguments(async_caller(probe).settings)
            made = self._kinds[1](http_client=self._transport, **given)
            self._made = other, made
        return made

    @property
    def transport(self) -> object:
        """The mock as an httpx2 transport: pass it as ``http_client`` to a client that
        you create.
        """
        return self._transport

    @property
    def sleeps(self) -> list[float]:
        """The seconds that clients would have waited before retries."""
        return self._transport.sleeps

    @property
    def unused(self) -> list[str]:
        """The names of the routes with unused responses."""
        return [route.name for route in self._routes.values() if route.unused]

    def assert_all_used(self) -> None:
        """Fail unless every response that was set was used."""
        __tracebackhide__ = True
        if unused := self.unused:
            raise AssertionError(f"unused responses: {', '.join(unused)}")

    def reset(self) -> None:
        """Remove all responses and forget all calls."""
        for route in self._routes.values():
            route.reset()
        self.calls.clear()
        self.sleeps.clear()
        self._unexpected.clear()

    def example(self, route: str) -> Any:
        """Return the example response of an operation from the API's document.

        Raises:
            LookupError: If there is none.
        """
        if self._examples is None:
            home = sys.modules[type(self).__module__].__package__ or ""
            text = files(home).joinpath("examples.json").read_text("utf-8")
            self._examples = read(text)
        return self._examples["values"][self._examples["routes"][route]]

    def _received(self, request: httpx2.Request) -> httpx2.Response:
        operation, values = request.extensions["call"]
        route = self._routes.get(operation) or self._like(operation)
        sent = SentRequest(request)
        try:
            if route is None:
                message = f"no operation of the API has this method and path: {sent!r}"
                raise UnexpectedCallError(message)
            calls = (call for call in reversed(route.calls) if call.sent_for(values))
            call = next(calls, None)
            if call is None:
                call = Call(route.name, operation, values)
                route.calls.append(call)
                self.calls.append(call)
            call.requests.append(sent)
            return route.answer(call).response()
        except UnexpectedCallError as error:
            self._unexpected.append(str(error))
            raise

    def _like(self, operation: Operation[Any]) -> Route[Any] | None:
        """Find the route of a request that was sent by path, such as
        ``client.get("/x")``.
        """
        pieces = operation.path.partition("?")[0].strip("/").split("/")
        for by_name in (True, False):
            for known, route in self._routes.items():
                parts = known.path.strip("/").split("/")
                if known.method == operation.method and len(parts) == len(pieces):
                    pairs = zip(parts, pieces, strict=True)
                    if all(p == q or ("{" in p and not by_name) for p, q in pairs):
                        return route
        return None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        __tracebackhide__ = True
        if kind is not None:
            return
        if self._unexpected:  # the program may have caught the exception
            raise UnexpectedCallError("\n".join(self._unexpected))
        if self.strict:
            self.assert_all_used()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, kind: object, *_: object) -> None:
        __tracebackhide__ = True
        self.__exit__(kind)


def _arguments(settings: Settings) -> dict[str, object]:
    """Return the arguments that a client needs to be able to call every operation."""
    found: dict[str, object] = {
        scheme.keyword: (
            ("user", "password") if scheme.pair else f"test-{scheme.keyword}"
        )
        for scheme in settings.service.schemes.values()
        if scheme.keyword
    }
    try:
        plain = "{" not in settings.address()
    except ValueError:
        plain = False
    return found if plain else {**found, "base_url": ELSEWHERE}

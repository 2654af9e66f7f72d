"""Methods with raw or streaming responses."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine
    from typing import Any, ParamSpec, TypeVar

    from .view_callers import AsyncOpening
    from .views import RawResponse, SyncStreamedResponse

    P = ParamSpec("P")
    T = TypeVar("T")


class SyncViews:
    """Access to raw and streaming responses of a synchronous client."""

    def with_raw_response(self, method: Callable[P, T]) -> Callable[P, RawResponse[T]]:
        """Make a method return the raw response.

        Args:
            method: A method of one of the client's resources or of the client itself,
                such as ``client.get``.

        Returns:
            A function with the same arguments. It returns the response with status,
                header fields, bytes, elapsed seconds and number of retries; ``parse()``
                returns the method's usual result. Errors raise as usual.

        Raises:
            TypeError: It is another kind of function.

        Example::

            response = client.with_raw_response(client.things.get)("id")
            response.headers["etag"], response.parse().name
        """
        from .view_callers import SyncRawCaller

        viewed: Any = rebound(method, SyncRawCaller)
        return viewed  # type: ignore[no-any-return]

    def with_streaming_response(
        self, method: Callable[P, T]
    ) -> Callable[P, SyncStreamedResponse[T]]:
        """Make a method return the response before its body is read.

        Only one chunk of a large body is in memory at a time::

            with client.with_streaming_response(client.files.download)("id") as response:
                response.save("file.bin", progress=lambda done, total: ...)

        Raises:
            TypeError: It is not a method of a resource or of the client.
        """
        from .view_callers import SyncStreamingCaller

        viewed: Any = rebound(method, SyncStreamingCaller)
        return viewed  # type: ignore[no-any-return]


class AsyncViews:
    """The other views of answers, for every method of a client that is awaited."""

    def with_raw_response(
        self, method: Callable[P, Awaitable[T]]
    ) -> Callable[P, Coroutine[Any, Any, RawResponse[T]]]:
        """Make a method return the raw response.

        See `SyncViews.with_raw_response`; the returned function is awaited.

        Raises:
            TypeError: It is not a method of a resource or of the client.
        """
        from .view_callers import AsyncRawCaller

        viewed: Any = rebound(method, AsyncRawCaller)
        return viewed  # type: ignore[no-any-return]

    def with_streaming_response(
        self, method: Callable[P, Awaitable[T]]
    ) -> Callable[P, AsyncOpening[T]]:
        """Make a method return the response before its body is read.

        Use the result with ``async with``, or await and close it::

            download = client.with_streaming_response(client.files.download)
            async with download("id") as response:
                await response.save("file.bin")

        Raises:
            TypeError: It is not a method of a resource or of the client.
        """
        from .view_callers import AsyncOpening, AsyncStreamingCaller

        viewed: Any = rebound(method, AsyncStreamingCaller)
        return lambda *args, **kwargs: AsyncOpening(viewed(*args, **kwargs))


def rebound(method: Any, view: Callable[[Any, Any, Any], Any]) -> Any:
    """Return the method bound to a copy of its object that executes calls differently.

    Raises:
        TypeError: It is not a method that calls an operation.
    """
    owner: Any = getattr(method, "__self__", method)
    caller: Any = getattr(owner, "_caller", None)
    if caller is None:
        raise TypeError(f"{method!r} is not a method of a client or of its resources")
    kind: Any = owner.__class__
    twin: Any = object.__new__(kind)
    members: dict[str, Any] = getattr(owner, "__dict__", {})
    for name in (*members, *getattr(kind, "__slots__", ())):
        setattr(twin, name, getattr(owner, name))
    twin._caller = view(caller.settings, caller.transport, caller.tokens)
    return twin if owner is method else method.__func__.__get__(twin)


class View:
    """The methods of a resource, each with another view of its response."""

    __slots__ = ("_resource", "_view")

    def __init__(self, resource: Any, view: Callable[[Any, Any], Any]) -> None:
        self._resource = resource
        self._view = view

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return self._view(self._resource, getattr(self._resource, name))

    def __dir__(self) -> list[str]:
        kind: Any = self._resource.__class__
        return [n for n in dir(kind) if n[0] != "_" and callable(getattr(kind, n))]

"""Calls whose answers are looked at as they came."""

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
    """The other views of answers, for every method of a client that waits."""

    def with_raw_response(self, method: Callable[P, T]) -> Callable[P, RawResponse[T]]:
        """The method with the same arguments, but the whole answer as its result.

        Args:
            method: A method of one of the client's resources or the client itself, such
                as ``client.get``.

        Returns:
            A function that returns status, header fields, bytes, seconds and number of
            retries, and has the usual result as ``parse()``.  Failures raise as ever::

                response = client.with_raw_response(client.things.get)("id")
                response.headers["etag"], response.parse().name

        Raises:
            TypeError: when it is another kind of function.
        """
        from .view_callers import SyncRawCaller

        viewed: Any = rebound(method, SyncRawCaller)
        return viewed  # type: ignore[no-any-return]

    def with_streaming_response(
        self, method: Callable[P, T]
    ) -> Callable[P, SyncStreamedResponse[T]]:
        """The method with the same arguments, but an answer whose body is yet to come.

        Of a large body no more than a piece is in memory::

            with client.with_streaming_response(client.files.download)("id") as response:
                response.save("file.bin", progress=lambda done, total: ...)

        Raises:
            TypeError: when it is no method of a resource or of the client.
        """
        from .view_callers import SyncStreamingCaller

        viewed: Any = rebound(method, SyncStreamingCaller)
        return viewed  # type: ignore[no-any-return]


class AsyncViews:
    """The other views of answers, for every method of a client that is awaited."""

    def with_raw_response(
        self, method: Callable[P, Awaitable[T]]
    ) -> Callable[P, Coroutine[Any, Any, RawResponse[T]]]:
        """The method with the same arguments, but the whole answer as its result.

        See `SyncViews.with_raw_response`; the function that is returned is awaited.

        Raises:
            TypeError: when it is no method of a resource or of the client.
        """
        from .view_callers import AsyncRawCaller

        viewed: Any = rebound(method, AsyncRawCaller)
        return viewed  # type: ignore[no-any-return]

    def with_streaming_response(
        self, method: Callable[P, Awaitable[T]]
    ) -> Callable[P, AsyncOpening[T]]:
        """The method with the same arguments, but an answer whose body is yet to come.

        What it returns is for ``async with``, or awaited and closed by hand::

            download = client.with_streaming_response(client.files.download)
            async with download("id") as response:
                await response.save("file.bin")

        Raises:
            TypeError: when it is no method of a resource or of the client.
        """
        from .view_callers import AsyncOpening, AsyncStreamingCaller

        viewed: Any = rebound(method, AsyncStreamingCaller)
        return lambda *args, **kwargs: AsyncOpening(viewed(*args, **kwargs))


def rebound(method: Any, view: Callable[[Any, Any, Any], Any]) -> Any:
    """A bound method of an object like its own, whose calls are carried out otherwise.

    Raises:
        TypeError: when nothing is called by the method.
    """
    owner: Any = getattr(method, "__self__", method)
    caller: Any = getattr(owner, "_caller", None)
    if caller is None:
        raise TypeError(f"{method!r} is no method of a client or of its resources")
    kind: Any = owner.__class__
    twin: Any = object.__new__(kind)
    members: dict[str, Any] = getattr(owner, "__dict__", {})
    for name in (*members, *getattr(kind, "__slots__", ())):
        setattr(twin, name, getattr(owner, name))
    twin._caller = view(caller.settings, caller.transport, caller.tokens)
    return twin if owner is method else method.__func__.__get__(twin)

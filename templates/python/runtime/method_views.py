"""The types of ``with_raw_response`` and ``with_streaming_response`` of resources."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine
    from typing import Any, Concatenate, Generic, ParamSpec, TypeVar, overload

    from .view_callers import AsyncOpening
    from .views import RawResponse, SyncStreamedResponse

    P = ParamSpec("P")
    T = TypeVar("T")

    class RawResponses:
        """Methods that return the raw response."""

    class StreamingResponses:
        """Methods that return a response whose body is not read yet."""

    class SyncMethod(Generic[P, T]):
        """A method of a resource, with the result that the view gives it."""

        def __init__(self, method: Callable[Concatenate[Any, P], T]) -> None: ...
        @overload
        def __get__(
            self, view: RawResponses, owner: object
        ) -> Callable[P, RawResponse[T]]: ...
        @overload
        def __get__(
            self, view: StreamingResponses, owner: object
        ) -> Callable[P, SyncStreamedResponse[T]]: ...
        def __get__(self, view: object, owner: object) -> Any: ...

    class AsyncMethod(Generic[P, T]):
        """A method of an asynchronous resource, with the result that the view gives."""

        def __init__(
            self, method: Callable[Concatenate[Any, P], Awaitable[T]]
        ) -> None: ...
        @overload
        def __get__(
            self, view: RawResponses, owner: object
        ) -> Callable[P, Coroutine[Any, Any, RawResponse[T]]]: ...
        @overload
        def __get__(
            self, view: StreamingResponses, owner: object
        ) -> Callable[P, AsyncOpening[T]]: ...
        def __get__(self, view: object, owner: object) -> Any: ...

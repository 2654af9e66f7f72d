"""HTTP methods for endpoints that the API description lacks."""

from __future__ import annotations

from .notgiven import NOT_GIVEN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, TypeVar, Unpack, overload

    from .callers import AsyncCaller, SyncCaller
    from .options import CallOptions

    T = TypeVar("T")


class SyncVerb:
    """An HTTP method, called with a path.

    Args:
        path: The path below the base URL, or a whole URL below it.
        cast_to: The type that the response is decoded to: a model, an alias from
            ``models``, or a type such as ``list[str]``; without it, JSON stays plain.
        body: A file or bytes, sent unchanged; any other value is sent as JSON.
        query: Query parameters; lists repeat the name.
        **options: The options of every method.

    Raises:
        APIError: As for every method.
        ValueError: The path contains a segment ``.`` or ``..``, encoded or not, or is a
            URL that is not below the base URL.
    """

    __slots__ = ("_caller", "_method")

    def __init__(self, caller: SyncCaller, method: str) -> None:
        self._caller = caller
        self._method = method

    if TYPE_CHECKING:

        @overload
        def __call__(
            self,
            path: str,
            *,
            cast_to: type[T],
            body: object = NOT_GIVEN,
            query: Mapping[str, object] | None = None,
            **options: Unpack[CallOptions],
        ) -> T: ...
        @overload
        def __call__(
            self,
            path: str,
            *,
            cast_to: object = None,
            body: object = NOT_GIVEN,
            query: Mapping[str, object] | None = None,
            **options: Unpack[CallOptions],
        ) -> Any: ...

    def __call__(
        self,
        path: str,
        *,
        cast_to: Any = None,
        body: object = NOT_GIVEN,
        query: Mapping[str, object] | None = None,
        **options: Unpack[CallOptions],
    ) -> Any:
        """Call the path; see the class."""
        from .undescribed import described  # rarely needed

        operation, values, options = described(
            self._caller.settings, self._method, path, cast_to, body, query, options
        )
        return self._caller.call(operation, values, options)


class AsyncVerb:
    """An HTTP method, called with a path and awaited; see `SyncVerb`."""

    __slots__ = ("_caller", "_method")

    def __init__(self, caller: AsyncCaller, method: str) -> None:
        self._caller = caller
        self._method = method

    if TYPE_CHECKING:

        @overload
        async def __call__(
            self,
            path: str,
            *,
            cast_to: type[T],
            body: object = NOT_GIVEN,
            query: Mapping[str, object] | None = None,
            **options: Unpack[CallOptions],
        ) -> T: ...
        @overload
        async def __call__(
            self,
            path: str,
            *,
            cast_to: object = None,
            body: object = NOT_GIVEN,
            query: Mapping[str, object] | None = None,
            **options: Unpack[CallOptions],
        ) -> Any: ...

    async def __call__(
        self,
        path: str,
        *,
        cast_to: Any = None,
        body: object = NOT_GIVEN,
        query: Mapping[str, object] | None = None,
        **options: Unpack[CallOptions],
    ) -> Any:
        """Call the path; see `SyncVerb`."""
        from .undescribed import described  # rarely needed

        operation, values, options = described(
            self._caller.settings, self._method, path, cast_to, body, query, options
        )
        return await self._caller.call(operation, values, options)


class SyncVerbs:
    """The HTTP methods of a synchronous client."""

    _caller: SyncCaller

    @property
    def get(self) -> SyncVerb:
        """Send a GET request to an endpoint without a method, see `SyncVerb`."""
        return SyncVerb(self._caller, "GET")

    @property
    def post(self) -> SyncVerb:
        """Send a POST request to an endpoint without a method, see `SyncVerb`."""
        return SyncVerb(self._caller, "POST")

    @property
    def put(self) -> SyncVerb:
        """Send a PUT request to an endpoint without a method, see `SyncVerb`."""
        return SyncVerb(self._caller, "PUT")

    @property
    def patch(self) -> SyncVerb:
        """Send a PATCH request to an endpoint without a method, see `SyncVerb`."""
        return SyncVerb(self._caller, "PATCH")

    @property
    def delete(self) -> SyncVerb:
        """Send a DELETE request to an endpoint without a method, see `SyncVerb`."""
        return SyncVerb(self._caller, "DELETE")


class AsyncVerbs:
    """The HTTP methods of an asynchronous client."""

    _caller: AsyncCaller

    @property
    def get(self) -> AsyncVerb:
        """Send a GET request to an endpoint without a method, see `SyncVerb`."""
        return AsyncVerb(self._caller, "GET")

    @property
    def post(self) -> AsyncVerb:
        """Send a POST request to an endpoint without a method, see `SyncVerb`."""
        return AsyncVerb(self._caller, "POST")

    @property
    def put(self) -> AsyncVerb:
        """Send a PUT request to an endpoint without a method, see `SyncVerb`."""
        return AsyncVerb(self._caller, "PUT")

    @property
    def patch(self) -> AsyncVerb:
        """Send a PATCH request to an endpoint without a method, see `SyncVerb`."""
        return AsyncVerb(self._caller, "PATCH")

    @property
    def delete(self) -> AsyncVerb:
        """Send a DELETE request to an endpoint without a method, see `SyncVerb`."""
        return AsyncVerb(self._caller, "DELETE")

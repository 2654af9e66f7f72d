"""Calls of endpoints that the API's description lacks."""

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
    """One HTTP method, to be called with a path.

    Args:
        path: The path beneath the base URL, or a whole URL beneath it.
        cast_to: The type that the answer is decoded to: a model, an alias of ``models``,
            or a type such as ``list[str]``; else JSON stays plain.
        body: A file or bytes, sent as they are; anything else is sent as JSON.
        query: Parameters of the query; lists are repeated.
        **options: Those of every method.

    Raises:
        APIError: as every method does.
        ValueError: when the path holds a segment ``.`` or ``..``, also an encoded one,
            or is a URL that is not beneath the base URL.
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
        from .undescribed import described  # seldom needed

        operation, values, options = described(
            self._caller.settings, self._method, path, cast_to, body, query, options
        )
        return self._caller.call(operation, values, options)


class AsyncVerb:
    """As `SyncVerb`, to be awaited."""

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
        from .undescribed import described  # seldom needed

        operation, values, options = described(
            self._caller.settings, self._method, path, cast_to, body, query, options
        )
        return await self._caller.call(operation, values, options)


class SyncVerbs:
    """The HTTP methods of a client that waits."""

    _caller: SyncCaller

    @property
    def get(self) -> SyncVerb:
        """GET a path that no method is for, see `SyncVerb`."""
        return SyncVerb(self._caller, "GET")

    @property
    def post(self) -> SyncVerb:
        """POST to a path that no method is for, see `SyncVerb`."""
        return SyncVerb(self._caller, "POST")

    @property
    def put(self) -> SyncVerb:
        """PUT to a path that no method is for, see `SyncVerb`."""
        return SyncVerb(self._caller, "PUT")

    @property
    def patch(self) -> SyncVerb:
        """PATCH a path that no method is for, see `SyncVerb`."""
        return SyncVerb(self._caller, "PATCH")

    @property
    def delete(self) -> SyncVerb:
        """DELETE a path that no method is for, see `SyncVerb`."""
        return SyncVerb(self._caller, "DELETE")


class AsyncVerbs:
    """The HTTP methods of a client that is awaited."""

    _caller: AsyncCaller

    @property
    def get(self) -> AsyncVerb:
        """GET a path that no method is for, see `SyncVerb`."""
        return AsyncVerb(self._caller, "GET")

    @property
    def post(self) -> AsyncVerb:
        """POST to a path that no method is for, see `SyncVerb`."""
        return AsyncVerb(self._caller, "POST")

    @property
    def put(self) -> AsyncVerb:
        """PUT to a path that no method is for, see `SyncVerb`."""
        return AsyncVerb(self._caller, "PUT")

    @property
    def patch(self) -> AsyncVerb:
        """PATCH a path that no method is for, see `SyncVerb`."""
        return AsyncVerb(self._caller, "PATCH")

    @property
    def delete(self) -> AsyncVerb:
        """DELETE a path that no method is for, see `SyncVerb`."""
        return AsyncVerb(self._caller, "DELETE")

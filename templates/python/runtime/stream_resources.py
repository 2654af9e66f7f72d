"""Base classes of resources with streaming methods."""

from __future__ import annotations

from .resources import AsyncResource, SyncResource

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, TypeVar

    from .operations import Operation
    from .options import CallOptions
    from .streams import AsyncStream, SyncStream

    T = TypeVar("T")


class SyncStreamResource(SyncResource):
    """A resource of the synchronous client with streaming methods."""

    __slots__ = ()

    def _stream(
        self,
        operation: Operation[T],
        values: Mapping[str, object],
        options: CallOptions,
    ) -> SyncStream[T]:
        """Like ``_call``, for an operation whose response is a stream of ``T``."""
        value: SyncStream[T] = self._caller.call(operation, values, options)
        return value

    def _either(
        self,
        operation: Operation[T],
        values: Mapping[str, object],
        options: CallOptions,
    ) -> T | SyncStream[Any]:
        """Like ``_call``, for an operation that streams its response on request."""
        value: T | SyncStream[Any] = self._caller.call(operation, values, options)
        return value


class AsyncStreamResource(AsyncResource):
    """A resource of the asynchronous client with streaming methods."""

    __slots__ = ()

    async def _stream(
        self,
        operation: Operation[T],
        values: Mapping[str, object],
        options: CallOptions,
    ) -> AsyncStream[T]:
        """Like ``_call``, for an operation whose response is a stream of ``T``."""
        value: AsyncStream[T] = await self._caller.call(operation, values, options)
        return value

    async def _either(
        self,
        operation: Operation[T],
        values: Mapping[str, object],
        options: CallOptions,
    ) -> T | AsyncStream[Any]:
        """Like ``_call``, for an operation that streams its response on request."""
        value: T | AsyncStream[Any]
        value = await self._caller.call(operation, values, options)
        return value

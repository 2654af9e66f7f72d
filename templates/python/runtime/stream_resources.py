"""The base of groups whose methods answer piece by piece."""

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
    """Methods that wait for their answers, some of which are streams."""

    __slots__ = ()

    def _stream(
        self,
        operation: Operation[T],
        values: Mapping[str, object],
        options: CallOptions,
    ) -> SyncStream[T]:
        """As ``_call``, for an operation whose answer is a stream of ``T``."""
        value: SyncStream[T] = self._caller.call(operation, values, options)
        return value

    def _either(
        self,
        operation: Operation[T],
        values: Mapping[str, object],
        options: CallOptions,
    ) -> T | SyncStream[Any]:
        """As ``_call``, for an operation that answers with a stream when asked to."""
        value: T | SyncStream[Any] = self._caller.call(operation, values, options)
        return value


class AsyncStreamResource(AsyncResource):
    """Methods whose answers are awaited, some of which are streams."""

    __slots__ = ()

    async def _stream(
        self,
        operation: Operation[T],
        values: Mapping[str, object],
        options: CallOptions,
    ) -> AsyncStream[T]:
        """As ``_call``, for an operation whose answer is a stream of ``T``."""
        value: AsyncStream[T] = await self._caller.call(operation, values, options)
        return value

    async def _either(
        self,
        operation: Operation[T],
        values: Mapping[str, object],
        options: CallOptions,
    ) -> T | AsyncStream[Any]:
        """As ``_call``, for an operation that answers with a stream when asked to."""
        value: T | AsyncStream[Any]
        value = await self._caller.call(operation, values, options)
        return value

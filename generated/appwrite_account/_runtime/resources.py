"""Base classes of resources, which group a client's methods."""

from __future__ import annotations

from .client import async_caller, sync_caller

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, TypeVar

    from .client import AsyncClient, SyncClient
    from .operations import Operation
    from .options import CallOptions

    T = TypeVar("T")


class SyncResource:
    """A resource of the synchronous client."""

    __slots__ = ("_caller",)

    def __init__(self, client: SyncClient) -> None:
        self._caller = sync_caller(client)

    if not TYPE_CHECKING:  # each resource of a package declares its own types

        @property
        def with_raw_response(self) -> Any:
            from .viewing import SyncViews, View

            return View(self, SyncViews.with_raw_response)

        @property
        def with_streaming_response(self) -> Any:
            from .viewing import SyncViews, View

            return View(self, SyncViews.with_streaming_response)

    def _call(
        self,
        operation: Operation[T],
        values: Mapping[str, object],
        options: CallOptions,
    ) -> T:
        value: T = self._caller.call(operation, values, options)
        return value


class AsyncResource:
    """A resource of the asynchronous client."""

    __slots__ = ("_caller",)

    def __init__(self, client: AsyncClient) -> None:
        self._caller = async_caller(client)

    if not TYPE_CHECKING:  # each resource of a package declares its own types

        @property
        def with_raw_response(self) -> Any:
            from .viewing import AsyncViews, View

            return View(self, AsyncViews.with_raw_response)

        @property
        def with_streaming_response(self) -> Any:
            from .viewing import AsyncViews, View

            return View(self, AsyncViews.with_streaming_response)

    async def _call(
        self,
        operation: Operation[T],
        values: Mapping[str, object],
        options: CallOptions,
    ) -> T:
        value: T = await self._caller.call(operation, values, options)
        return value

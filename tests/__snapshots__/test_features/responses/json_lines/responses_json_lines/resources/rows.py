"""The operations of ``rows``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.codecs import Ref
from .._runtime.operations import Operation
from .._runtime.resources import AsyncResource, SyncResource
from .._runtime.streams import Lines

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import CallOptions
    from .._runtime.streams import AsyncStream, SyncStream
    from ..models.row import Row

_LIST: Operation[Row] = Operation(
    "GET",
    "/rows",
    responses={"200": {"application/x-ndjson": Lines(Ref("Row"))}},
)


class Rows(SyncResource):
    """The operations of ``rows``."""

    def list(self, **options: Unpack[CallOptions]) -> SyncStream[Row]:
        """Sends ``GET /rows``.

        Returns:
            Rows.
        """
        return self._stream(_LIST, {}, options)


class AsyncRows(AsyncResource):
    """The operations of ``rows``.

    Each method is a coroutine.
    """

    async def list(self, **options: Unpack[CallOptions]) -> AsyncStream[Row]:
        """Sends ``GET /rows``.

        Returns:
            Rows.
        """
        return await self._stream(_LIST, {}, options)

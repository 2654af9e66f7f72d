"""The ``models`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import DATE, DATETIME, ListOf, Ref
from .._runtime.operations import Operation, body_property

if TYPE_CHECKING:
    import builtins
    from datetime import date, datetime
    from typing import Unpack

    from .._raw_responses import (
        AsyncModelsWithRawResponse,
        AsyncModelsWithStreamingResponse,
        ModelsWithRawResponse,
        ModelsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.any import Any

_LIST: Operation[builtins.list[Any]] = Operation(
    "GET",
    "/list",
    responses={"200": {"application/json": ListOf(Ref("Any"))}},
)
_DICT: Operation[None] = Operation(
    "POST",
    "/dict",
    arguments=(
        body_property("date", codec=DATE),
        body_property("datetime", codec=DATETIME),
    ),
    body="application/json",
    needs=("date",),
    responses={"204": None},
)


class Models(SyncResource):
    """The ``models`` operations."""

    with_raw_response: ModelsWithRawResponse
    with_streaming_response: ModelsWithStreamingResponse

    def list(self, **options: Unpack[CallOptions]) -> builtins.list[Any]:
        """Sends ``GET /list``.

        Returns:
            All.
        """
        return self._call(_LIST, {}, options)

    @overload
    def dict(
        self,
        *,
        date: date,
        datetime: datetime | None = None,
        **options: Unpack[CallOptions],
    ) -> None: ...

    @overload
    def dict(self, **options: Unpack[CallOptions]) -> None: ...

    def dict(
        self,
        *,
        date: date | None = None,
        datetime: datetime | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``POST /dict``.

        Args:
            date: A property of the body. For example ``"2026-02-03"``.
            datetime: A property of the body. For example ``"2026-02-03T04:05:06Z"``.
        """
        return self._call(_DICT, {"date": date, "datetime": datetime}, options)



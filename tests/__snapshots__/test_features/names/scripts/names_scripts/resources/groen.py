"""The ``größen`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import Operation, path, query

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncGrößenWithRawResponse,
        AsyncGrößenWithStreamingResponse,
        GrößenWithRawResponse,
        GrößenWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.groe import Größe

_größe_holen: Operation[Größe] = Operation(
    "GET",
    "/größe/{名前}",
    arguments=(
        path("名前"),
        query("$filter", "filter"),
        query("@", "commercial_at"),
        query("2fa", "value_2fa"),
    ),
    responses={"200": {"application/json": Ref("Größe")}},
)


class Größen(SyncResource):
    """The ``größen`` operations."""

    with_raw_response: GrößenWithRawResponse
    with_streaming_response: GrößenWithStreamingResponse

    def größe_holen(
        self,
        名前: str,
        *,
        filter: str | None = None,
        commercial_at: str | None = None,
        value_2fa: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Größe:
        """Sends ``GET /größe/{名前}``.

        Args:
            名前: A path parameter. For example ``"東京"``.
            filter: A query parameter. For example ``"a"``.
            commercial_at: A query parameter. For example ``"b"``.
            value_2fa: A query parameter. For example ``"c"``.

        Returns:
            Gut.
        """
        return self._call(
            _größe_holen,
            {
                "名前": 名前,
                "filter": filter,
                "commercial_at": commercial_at,
                "value_2fa": value_2fa,
            },
            options,
        )



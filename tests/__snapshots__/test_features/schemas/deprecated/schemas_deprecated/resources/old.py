"""The ``old`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import Operation, deprecated, query

if TYPE_CHECKING:
    from typing import Unpack

    from .. import models
    from .._raw_responses import (
        AsyncOldWithRawResponse,
        AsyncOldWithStreamingResponse,
        OldWithRawResponse,
        OldWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_GET: Operation[models.Old] = Operation(
    "GET",
    "/old",
    arguments=(query("style"),),
    responses={"200": {"application/json": Ref("Old")}},
)


class Old(SyncResource):
    """The ``old`` operations."""

    with_raw_response: OldWithRawResponse
    with_streaming_response: OldWithStreamingResponse

    @deprecated("client.old.get is deprecated")
    def get(
        self,
        *,
        style: str | None = None,
        **options: Unpack[CallOptions],
    ) -> models.Old:
        """Deprecated.

        Args:
            style: A query parameter. Deprecated. For example ``"plain"``.

        Returns:
            Old.
        """
        return self._call(_GET, {"style": style}, options)



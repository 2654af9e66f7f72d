"""The ``things`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import Operation, body_property

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncThingsWithRawResponse,
        AsyncThingsWithStreamingResponse,
        ThingsWithRawResponse,
        ThingsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.update_things import UpdateThingsResponse

_UPDATE: Operation[UpdateThingsResponse] = Operation(
    "PATCH",
    "/things",
    arguments=(body_property("size"),),
    body="application/merge-patch+json",
    body_required=True,
    responses={"200": {"application/hal+json": Ref("UpdateThingsResponse")}},
)
_REPLACE: Operation[None] = Operation(
    "PUT",
    "/things",
    arguments=(body_property("size"),),
    body="application/vnd.acme.v2+json; charset=utf-8",
    responses={"204": None},
)


class Things(SyncResource):
    """The ``things`` operations."""

    with_raw_response: ThingsWithRawResponse
    with_streaming_response: ThingsWithStreamingResponse

    def update(
        self,
        *,
        size: int,
        **options: Unpack[CallOptions],
    ) -> UpdateThingsResponse:
        """Sends ``PATCH /things``.

        Args:
            size: A property of the body. For example ``4``.

        Returns:
            Changed.
        """
        return self._call(_UPDATE, {"size": size}, options)

    def replace(
        self,
        *,
        size: int | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``PUT /things``.

        Args:
            size: A property of the body. For example ``4``.
        """
        return self._call(_REPLACE, {"size": size}, options)



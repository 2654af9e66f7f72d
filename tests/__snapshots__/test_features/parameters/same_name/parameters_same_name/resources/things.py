"""The ``things`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.operations import Operation, body_property, path, query
from .._runtime.parameters import cookie, header

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncThingsWithRawResponse,
        AsyncThingsWithStreamingResponse,
        ThingsWithRawResponse,
        ThingsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_UPDATE: Operation[None] = Operation(
    "PUT",
    "/things/{id}",
    arguments=(
        path("id"),
        query("id", "query_id"),
        header("id", "header_id"),
        cookie("id", "cookie_id"),
        body_property("id", "body_id"),
    ),
    body="application/json",
    responses={"204": None},
)


class Things(SyncResource):
    """The ``things`` operations."""

    with_raw_response: ThingsWithRawResponse
    with_streaming_response: ThingsWithStreamingResponse

    def update(
        self,
        id: int,
        *,
        query_id: str,
        header_id: str | None = None,
        cookie_id: int | None = None,
        body_id: int | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``PUT /things/{id}``.

        Args:
            id: A path parameter. For example ``1``.
            query_id: A query parameter. For example ``"two"``.
            header_id: A header field. For example ``"three"``.
            cookie_id: A cookie. For example ``4``.
            body_id: A property of the body. For example ``5``.
        """
        return self._call(
            _UPDATE,
            {
                "id": id,
                "query_id": query_id,
                "header_id": header_id,
                "cookie_id": cookie_id,
                "body_id": body_id,
            },
            options,
        )



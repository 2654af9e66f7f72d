"""The ``things`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import STRING
from .._runtime.operations import Operation, path

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncThingsWithRawResponse,
        AsyncThingsWithStreamingResponse,
        ThingsWithRawResponse,
        ThingsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_DELETE_ALL: Operation[None] = Operation("DELETE", "/things", responses={"204": None})
_HAS_ALL: Operation[None] = Operation("HEAD", "/things", responses={"200 404": None})
_DELETE: Operation[None] = Operation(
    "DELETE",
    "/things/{id}",
    arguments=(path("id"),),
    responses={"204": None, "default": {"application/json": STRING}},
)
_HAS: Operation[None] = Operation(
    "HEAD",
    "/things/{id}",
    arguments=(path("id"),),
    responses={"200": None},
)


class Things(SyncResource):
    """The ``things`` operations."""

    with_raw_response: ThingsWithRawResponse
    with_streaming_response: ThingsWithStreamingResponse

    def delete_all(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``DELETE /things``."""
        return self._call(_DELETE_ALL, {}, options)

    def has_all(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``HEAD /things``.

        Raises:
            NotFoundError: 404: There are none.
        """
        return self._call(_HAS_ALL, {}, options)

    def delete(self, id: str, **options: Unpack[CallOptions]) -> None:
        """Sends ``DELETE /things/{id}``.

        Args:
            id: A path parameter.

        Raises:
            APIStatusError: any other error: A thing.
        """
        return self._call(_DELETE, {"id": id}, options)

    def has(self, id: str, **options: Unpack[CallOptions]) -> None:
        """Sends ``HEAD /things/{id}``.

        Args:
            id: A path parameter.
        """
        return self._call(_HAS, {"id": id}, options)



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

_DELETE: Operation[None] = Operation("DELETE", "/things", responses={"204": None})
_HAS: Operation[None] = Operation("HEAD", "/things", responses={"200 404": None})
_DELETE_THING: Operation[None] = Operation(
    "DELETE",
    "/things/{id}",
    arguments=(path("id"),),
    responses={"204": None, "default": {"application/json": STRING}},
)
_HAS_THING: Operation[None] = Operation(
    "HEAD",
    "/things/{id}",
    arguments=(path("id"),),
    responses={"200": None},
)


class Things(SyncResource):
    """The ``things`` operations."""

    with_raw_response: ThingsWithRawResponse
    with_streaming_response: ThingsWithStreamingResponse

    def delete(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``DELETE /things``."""
        return self._call(_DELETE, {}, options)

    def has(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``HEAD /things``.

        Raises:
            NotFoundError: 404: There are none.
        """
        return self._call(_HAS, {}, options)

    def delete_thing(self, id: str, **options: Unpack[CallOptions]) -> None:
        """Sends ``DELETE /things/{id}``.

        Args:
            id: A path parameter.

        Raises:
            APIStatusError: any other error: A thing.
        """
        return self._call(_DELETE_THING, {"id": id}, options)

    def has_thing(self, id: str, **options: Unpack[CallOptions]) -> None:
        """Sends ``HEAD /things/{id}``.

        Args:
            id: A path parameter.
        """
        return self._call(_HAS_THING, {"id": id}, options)



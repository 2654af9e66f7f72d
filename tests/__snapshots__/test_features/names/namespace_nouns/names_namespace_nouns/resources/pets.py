"""The ``pets`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.operations import Operation, path

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncPetsWithRawResponse,
        AsyncPetsWithStreamingResponse,
        PetsWithRawResponse,
        PetsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_CREATE: Operation[None] = Operation(
    "POST",
    "/accounts/{id}/pets",
    arguments=(path("id"),),
    responses={"204": None},
)


class Pets(SyncResource):
    """The ``pets`` operations."""

    with_raw_response: PetsWithRawResponse
    with_streaming_response: PetsWithStreamingResponse

    def create(self, id: str, **options: Unpack[CallOptions]) -> None:
        """Sends ``POST /accounts/{id}/pets``.

        Args:
            id: A path parameter.
        """
        return self._call(_CREATE, {"id": id}, options)



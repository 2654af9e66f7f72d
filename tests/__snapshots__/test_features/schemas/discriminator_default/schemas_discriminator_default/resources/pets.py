"""The ``pets`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import Operation, whole_body

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncPetsWithRawResponse,
        AsyncPetsWithStreamingResponse,
        PetsWithRawResponse,
        PetsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.pet import Pet
    from ..params.pet import PetParam

_ADD: Operation[Pet] = Operation(
    "POST",
    "/pets",
    arguments=(whole_body("body", Ref("Pet")),),
    body="application/json",
    body_required=True,
    responses={"200": {"application/json": Ref("Pet")}},
)


class Pets(SyncResource):
    """The ``pets`` operations."""

    with_raw_response: PetsWithRawResponse
    with_streaming_response: PetsWithStreamingResponse

    def add(self, *, body: PetParam, **options: Unpack[CallOptions]) -> Pet:
        """Sends ``POST /pets``.

        Args:
            body: The body.

        Returns:
            Kept.
        """
        return self._call(_ADD, {"body": body}, options)



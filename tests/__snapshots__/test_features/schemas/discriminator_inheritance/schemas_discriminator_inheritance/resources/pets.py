"""The ``pets`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import Operation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncPetsWithRawResponse,
        AsyncPetsWithStreamingResponse,
        PetsWithRawResponse,
        PetsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.pet import AnyPet
    from ..models.rock import AnyRock

_FIRST: Operation[AnyPet] = Operation(
    "GET",
    "/pets/first",
    responses={"200": {"application/json": Ref("AnyPet")}},
)
_FIRST_ROCK: Operation[AnyRock] = Operation(
    "GET",
    "/rocks/first",
    responses={"200": {"application/json": Ref("AnyRock")}},
)


class Pets(SyncResource):
    """The ``pets`` operations."""

    with_raw_response: PetsWithRawResponse
    with_streaming_response: PetsWithStreamingResponse

    def first(self, **options: Unpack[CallOptions]) -> AnyPet:
        """Sends ``GET /pets/first``.

        Returns:
            A pet.
        """
        return self._call(_FIRST, {}, options)

    def first_rock(self, **options: Unpack[CallOptions]) -> AnyRock:
        """Sends ``GET /rocks/first``.

        Returns:
            A rock.
        """
        return self._call(_FIRST_ROCK, {}, options)



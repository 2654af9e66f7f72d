"""The ``cats`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import Operation, body_property

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncCatsWithRawResponse,
        AsyncCatsWithStreamingResponse,
        CatsWithRawResponse,
        CatsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.cat import Cat
    from ..models.owner import Owner
    from ..params.owner import OwnerParam

_ADD: Operation[Cat] = Operation(
    "POST",
    "/cats",
    arguments=(
        body_property("name"),
        body_property("weight"),
        body_property("lives"),
        body_property("owner", codec=Ref("Owner")),
    ),
    body="application/json",
    body_required=True,
    responses={"201": {"application/json": Ref("Cat")}},
)


class Cats(SyncResource):
    """The ``cats`` operations."""

    with_raw_response: CatsWithRawResponse
    with_streaming_response: CatsWithStreamingResponse

    def add(
        self,
        *,
        name: str,
        weight: float,
        lives: int,
        owner: Owner | OwnerParam | None = None,
        **options: Unpack[CallOptions],
    ) -> Cat:
        """Sends ``POST /cats``.

        Args:
            name: A property of the body. For example ``"Tom"``.
            weight: In kilograms. At most 20.
            lives: A property of the body. At least 1. For example ``9``.
            owner: Who feeds it.

        Returns:
            Stored.
        """
        return self._call(
            _ADD,
            {"name": name, "weight": weight, "lives": lives, "owner": owner},
            options,
        )



"""The ``pets`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import Operation, body_property
from .._runtime.xml import Either, Named, Node, Xml

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

_GET: Operation[Pet] = Operation(
    "GET",
    "/pets",
    responses={
        "200": {
            "application/xml": Xml(
                Ref("Pet"),
                Node(
                    Either(Node(Named("Cat"), "Cat"), Node(Named("Dog"), "Dog")),
                    "Pet",
                ),
            ),
        },
    },
)
_ADD: Operation[Pet] = Operation(
    "POST",
    "/pets",
    arguments=(body_property("purr"),),
    body={
        "application/json": None,
        "application/xml": Xml(Ref("Cat"), Node(Named("Cat"), "Cat")),
    },
    needs=("purr",),
    responses={
        "200": {
            "application/json": Ref("Pet"),
            "application/xml": Xml(
                Ref("Pet"),
                Node(
                    Either(Node(Named("Cat"), "Cat"), Node(Named("Dog"), "Dog")),
                    "Pet",
                ),
            ),
        },
    },
)


class Pets(SyncResource):
    """The ``pets`` operations."""

    with_raw_response: PetsWithRawResponse
    with_streaming_response: PetsWithStreamingResponse

    def get(self, **options: Unpack[CallOptions]) -> Pet:
        """Sends ``GET /pets``.

        Returns:
            Found.
        """
        return self._call(_GET, {}, options)

    @overload
    def add(self, *, purr: str, **options: Unpack[CallOptions]) -> Pet: ...

    @overload
    def add(self, **options: Unpack[CallOptions]) -> Pet: ...

    def add(self, *, purr: str | None = None, **options: Unpack[CallOptions]) -> Pet:
        """Sends ``POST /pets``.

        Args:
            purr: A property of the body.

        Returns:
            Added.
        """
        return self._call(_ADD, {"purr": purr}, options)



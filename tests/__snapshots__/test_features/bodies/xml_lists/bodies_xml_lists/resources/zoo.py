"""The ``zoo`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import ListOf, Ref
from .._runtime.operations import Operation, body_property
from .._runtime.xml import Items, Named, Node, Xml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Unpack

    from .._raw_responses import (
        AsyncZooWithRawResponse,
        AsyncZooWithStreamingResponse,
        ZooWithRawResponse,
        ZooWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.animal import Animal
    from ..params.animal import AnimalParam

_SET: Operation[list[Animal]] = Operation(
    "PUT",
    "/zoo",
    arguments=(
        body_property("bare"),
        body_property("named"),
        body_property("wrapped"),
        body_property("both"),
        body_property("again"),
        body_property("animals", codec=ListOf(Ref("Animal"))),
        body_property("counts"),
    ),
    body={"text/xml": Xml(Ref("Zoo"), Node(Named("Zoo"), "Zoo"))},
    body_required=True,
    responses={
        "200": {
            "application/vnd.zoo+xml": Xml(
                ListOf(Ref("Animal")),
                Node(Items(Node(Named("Animal"), "animal"), wrapped=True), "zoo"),
            ),
        },
    },
)


class Zoo(SyncResource):
    """The ``zoo`` operations."""

    with_raw_response: ZooWithRawResponse
    with_streaming_response: ZooWithStreamingResponse

    def set(
        self,
        *,
        bare: Sequence[str],
        named: Sequence[str],
        wrapped: Sequence[str],
        both: Sequence[str],
        again: Sequence[int],
        animals: Sequence[Animal | AnimalParam],
        counts: Mapping[str, int],
        **options: Unpack[CallOptions],
    ) -> list[Animal]:
        """Sends ``PUT /zoo``.

        Args:
            bare: A property of the body. For example ``["dog","cat"]``.
            named: A property of the body. For example ``["dog"]``.
            wrapped: A property of the body. For example ``["dog"]``.
            both: A property of the body. For example ``["dog"]``.
            again: A property of the body. For example ``[1,2]``.
            animals: A property of the body.
            counts: A property of the body. For example ``{"lions":2}``.

        Returns:
            The animals.
        """
        return self._call(
            _SET,
            {
                "bare": bare,
                "named": named,
                "wrapped": wrapped,
                "both": both,
                "again": again,
                "animals": animals,
                "counts": counts,
            },
            options,
        )



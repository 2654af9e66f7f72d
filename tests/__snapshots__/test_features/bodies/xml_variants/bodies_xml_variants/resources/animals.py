"""The ``animals`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref, Tagged
from .._runtime.operations import Operation, whole_body
from .._runtime.xml import Either, Named, Node, Xml

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AnimalsWithRawResponse,
        AnimalsWithStreamingResponse,
        AsyncAnimalsWithRawResponse,
        AsyncAnimalsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.dog import Dog
    from ..models.model_1st_cat import Model1stCat
    from ..params.dog import DogParam
    from ..params.model_1st_cat import Model1stCatParam

_ADD: Operation[None] = Operation(
    "POST",
    "/animals",
    arguments=(
        whole_body(
            "body",
            Tagged("kind", {"1st.Cat": Ref("Model1stCat"), "Dog": Ref("Dog")}),
        ),
    ),
    body={
        "application/xml": Xml(
            Tagged("kind", {"1st.Cat": Ref("Model1stCat"), "Dog": Ref("Dog")}),
            Node(
                Either(
                    Node(Named("Model1stCat"), "st.Cat"),
                    Node(Named("Dog"), "Dog"),
                    tag="kind",
                    tags={"1st.Cat": 0, "Dog": 1},
                ),
            ),
        ),
    },
    body_required=True,
    responses={"204": None},
)


class Animals(SyncResource):
    """The ``animals`` operations."""

    with_raw_response: AnimalsWithRawResponse
    with_streaming_response: AnimalsWithStreamingResponse

    def add(
        self,
        *,
        body: Model1stCat | Model1stCatParam | Dog | DogParam,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``POST /animals``.

        Args:
            body: The body.
        """
        return self._call(_ADD, {"body": body}, options)



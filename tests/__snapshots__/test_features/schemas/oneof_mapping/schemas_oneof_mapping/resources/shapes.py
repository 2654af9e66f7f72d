"""The ``shapes`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import Operation, whole_body

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncShapesWithRawResponse,
        AsyncShapesWithStreamingResponse,
        ShapesWithRawResponse,
        ShapesWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.shape import Shape
    from ..params.shape import ShapeParam

_DRAW: Operation[Shape] = Operation(
    "POST",
    "/shapes",
    arguments=(whole_body("body", Ref("Shape")),),
    body="application/json",
    body_required=True,
    responses={"200": {"application/json": Ref("Shape")}},
)


class Shapes(SyncResource):
    """The ``shapes`` operations."""

    with_raw_response: ShapesWithRawResponse
    with_streaming_response: ShapesWithStreamingResponse

    def draw(self, *, body: ShapeParam, **options: Unpack[CallOptions]) -> Shape:
        """Sends ``POST /shapes``.

        Args:
            body: The body.

        Returns:
            As drawn.
        """
        return self._call(_DRAW, {"body": body}, options)



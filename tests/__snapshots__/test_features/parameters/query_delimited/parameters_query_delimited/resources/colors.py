"""The ``colors`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import Operation, query

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Unpack

    from .._raw_responses import (
        AsyncColorsWithRawResponse,
        AsyncColorsWithStreamingResponse,
        ColorsWithRawResponse,
        ColorsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.rgb import Rgb
    from ..params.rgb import RgbParam

_GET: Operation[None] = Operation(
    "GET",
    "/colors",
    arguments=(
        query("space", codec=Ref("Names"), style="spaceDelimited", explode=False),
        query("pipe", codec=Ref("Names"), style="pipeDelimited", explode=False),
        query("each", codec=Ref("Names"), style="pipeDelimited"),
        query("rgb", codec=Ref("Rgb"), style="pipeDelimited", explode=False),
    ),
    responses={"204": None},
)


class Colors(SyncResource):
    """The ``colors`` operations."""

    with_raw_response: ColorsWithRawResponse
    with_streaming_response: ColorsWithStreamingResponse

    def get(
        self,
        *,
        space: Sequence[str] | None = None,
        pipe: Sequence[str] | None = None,
        each: Sequence[str] | None = None,
        rgb: Rgb | RgbParam | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``GET /colors``.

        Args:
            space: A query parameter.
            pipe: A query parameter.
            each: A query parameter.
            rgb: A query parameter.
        """
        return self._call(
            _GET,
            {"space": space, "pipe": pipe, "each": each, "rgb": rgb},
            options,
        )



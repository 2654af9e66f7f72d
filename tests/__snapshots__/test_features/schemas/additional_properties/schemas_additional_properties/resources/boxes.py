"""The ``boxes`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import Operation, body_property

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Unpack

    from .._raw_responses import (
        AsyncBoxesWithRawResponse,
        AsyncBoxesWithStreamingResponse,
        BoxesWithRawResponse,
        BoxesWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.box import BoxClosed, BoxFree
    from ..params.box import BoxClosedParam, BoxFreeParam

_PACK: Operation[None] = Operation(
    "POST",
    "/boxes",
    arguments=(
        body_property("label"),
        body_property("free", codec=Ref("BoxFree")),
        body_property("closed", codec=Ref("BoxClosed")),
        body_property("counts"),
    ),
    body="application/json",
    body_required=True,
    responses={"204": None},
)


class Boxes(SyncResource):
    """The ``boxes`` operations."""

    with_raw_response: BoxesWithRawResponse
    with_streaming_response: BoxesWithStreamingResponse

    def pack(
        self,
        *,
        label: str,
        free: BoxFree | BoxFreeParam | Mapping[str, Any] | None = None,
        closed: BoxClosed | BoxClosedParam | None = None,
        counts: Mapping[str, int] | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``POST /boxes``.

        Args:
            label: A property of the body.
            free: A property of the body.
            closed: A property of the body.
            counts: A property of the body.
        """
        return self._call(
            _PACK,
            {"label": label, "free": free, "closed": closed, "counts": counts},
            options,
        )



"""The ``batches`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.operations import Operation, body_property
from .._runtime.parameters import header

if TYPE_CHECKING:
    from typing import Literal, Unpack

    from .._raw_responses import (
        AsyncBatchesWithRawResponse,
        AsyncBatchesWithStreamingResponse,
        BatchesWithRawResponse,
        BatchesWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_CREATE: Operation[None] = Operation(
    "POST",
    "/v1/messages/batches",
    arguments=(
        header("x-beta", "betas"),
        body_property("mdl", "model_name"),
        body_property("priority"),
    ),
    body="application/json",
    responses={"204": None},
)


class Batches(SyncResource):
    """The ``batches`` operations."""

    with_raw_response: BatchesWithRawResponse
    with_streaming_response: BatchesWithStreamingResponse

    def create(
        self,
        *,
        betas: str | None = None,
        model_name: str | None = None,
        priority: Literal[0, 1] | int | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``POST /v1/messages/batches``.

        Args:
            betas: A header field.
            model_name: A property of the body.
            priority: A property of the body.
        """
        return self._call(
            _CREATE,
            {"betas": betas, "model_name": model_name, "priority": priority},
            options,
        )



"""The ``anything`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import PLAIN
from .._runtime.operations import Operation, body_property

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any, Unpack

    from .._raw_responses import (
        AnythingWithRawResponse,
        AnythingWithStreamingResponse,
        AsyncAnythingWithRawResponse,
        AsyncAnythingWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_PUT: Operation[Any] = Operation(
    "POST",
    "/anything",
    arguments=(
        body_property("empty", nullable=True),
        body_property("yes", nullable=True),
        body_property("list"),
        body_property("map"),
    ),
    body="application/json",
    body_required=True,
    responses={"200": {"application/json": PLAIN}},
)


class Anything(SyncResource):
    """The ``anything`` operations."""

    with_raw_response: AnythingWithRawResponse
    with_streaming_response: AnythingWithStreamingResponse

    def put(
        self,
        *,
        empty: Any,
        yes: Any,
        list: Sequence[Any] | None = None,
        map: Mapping[str, Any] | None = None,
        **options: Unpack[CallOptions],
    ) -> Any:
        """Sends ``POST /anything``.

        Args:
            empty: A property of the body.
            yes: A property of the body.
            list: A property of the body.
            map: A property of the body.

        Returns:
            Whatever.
        """
        return self._call(
            _PUT,
            {"empty": empty, "yes": yes, "list": list, "map": map},
            options,
        )



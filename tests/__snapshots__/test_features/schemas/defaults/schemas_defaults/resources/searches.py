"""The ``searches`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import DATE
from .._runtime.conversions import NOT_GIVEN
from .._runtime.operations import Operation, body_property, query

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import Unpack

    from .._raw_responses import (
        AsyncSearchesWithRawResponse,
        AsyncSearchesWithStreamingResponse,
        SearchesWithRawResponse,
        SearchesWithStreamingResponse,
    )
    from .._runtime.conversions import NotGiven
    from .._runtime.settings import CallOptions

_SEARCH: Operation[None] = Operation(
    "POST",
    "/searches",
    arguments=(
        body_property("limit"),
        query("page"),
        body_property("text"),
        body_property("tags"),
        body_property("since", codec=DATE),
        body_property("none", nullable=True),
    ),
    body="application/json",
    body_required=True,
    responses={"204": None},
)


class Searches(SyncResource):
    """The ``searches`` operations."""

    with_raw_response: SearchesWithRawResponse
    with_streaming_response: SearchesWithStreamingResponse

    def search(
        self,
        *,
        limit: int,
        page: int | None = None,
        text: str | None = None,
        tags: Sequence[str] | None = None,
        since: date | None = None,
        none: str | NotGiven | None = NOT_GIVEN,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``POST /searches``.

        Args:
            limit: A property of the body. Defaults to ``25``.
            page: A query parameter. Defaults to ``1``.
            text: A property of the body. Defaults to ``"say \\"hi\\"\"``.
            tags: A property of the body. Defaults to ``["a","b"]``.
            since: A property of the body. Defaults to ``"2026-02-03"``.
            none: A property of the body.
        """
        return self._call(
            _SEARCH,
            {
                "limit": limit,
                "page": page,
                "text": text,
                "tags": tags,
                "since": since,
                "none": none,
            },
            options,
        )



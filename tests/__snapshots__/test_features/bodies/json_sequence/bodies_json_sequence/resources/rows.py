"""The ``rows`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import ListOf, Ref
from .._runtime.multipart import json_lines
from .._runtime.operations import Operation, whole_body

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Unpack

    from .._raw_responses import (
        AsyncRowsWithRawResponse,
        AsyncRowsWithStreamingResponse,
        RowsWithRawResponse,
        RowsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.add_rows import AddRowsBodyItem
    from ..params.add_rows import AddRowsBodyItemParam

_ADD: Operation[None] = Operation(
    "POST",
    "/rows",
    arguments=(whole_body("body", ListOf(Ref("AddRowsBodyItem"))),),
    body="application/json-seq",
    writers=(json_lines,),
    body_required=True,
    responses={"204": None},
)


class Rows(SyncResource):
    """The ``rows`` operations."""

    with_raw_response: RowsWithRawResponse
    with_streaming_response: RowsWithStreamingResponse

    def add(
        self,
        *,
        body: Sequence[AddRowsBodyItem | AddRowsBodyItemParam],
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``POST /rows``.

        Args:
            body: The body.
        """
        return self._call(_ADD, {"body": body}, options)



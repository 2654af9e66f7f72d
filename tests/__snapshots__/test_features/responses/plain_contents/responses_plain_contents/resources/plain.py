"""The ``plain`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import STRING, Ref
from .._runtime.formats import BINARY
from .._runtime.multipart import raw
from .._runtime.operations import Operation, whole_body

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncPlainWithRawResponse,
        AsyncPlainWithStreamingResponse,
        PlainWithRawResponse,
        PlainWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.row import Row
    from ..types import Content

_GET_TABLE: Operation[str] = Operation(
    "GET",
    "/table",
    responses={"200": {"text/csv": STRING}},
)
_GET_FORM: Operation[bytes] = Operation(
    "GET",
    "/form",
    responses={"200": {"multipart/form-data": BINARY}},
)
_GET_BESIDE: Operation[Row] = Operation(
    "GET",
    "/beside",
    responses={"200": {"text/plain": Ref("Row"), "application/json": Ref("Row")}},
)
_SEND_PARTS: Operation[None] = Operation(
    "POST",
    "/parts",
    arguments=(whole_body("body", BINARY),),
    body="multipart/mixed",
    writers=(raw,),
    body_required=True,
    responses={"204": None},
)


class Plain(SyncResource):
    """The ``plain`` operations."""

    with_raw_response: PlainWithRawResponse
    with_streaming_response: PlainWithStreamingResponse

    def get_table(self, **options: Unpack[CallOptions]) -> str:
        """Sends ``GET /table``.

        Returns:
            A table.
        """
        return self._call(_GET_TABLE, {}, options)

    def get_form(self, **options: Unpack[CallOptions]) -> bytes:
        """Sends ``GET /form``.

        Returns:
            Parts.
        """
        return self._call(_GET_FORM, {}, options)

    def get_beside(self, **options: Unpack[CallOptions]) -> Row:
        """Sends ``GET /beside``.

        Returns:
            JSON all the same.
        """
        return self._call(_GET_BESIDE, {}, options)

    def send_parts(self, *, body: Content, **options: Unpack[CallOptions]) -> None:
        """Sends ``POST /parts``.

        Args:
            body: The body.
        """
        return self._call(_SEND_PARTS, {"body": body}, options)



"""The ``plain`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import STRING
from .._runtime.formats import BINARY
from .._runtime.operations import Operation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncPlainWithRawResponse,
        AsyncPlainWithStreamingResponse,
        PlainWithRawResponse,
        PlainWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_GET_TABLE: Operation[str] = Operation(
    "GET",
    "/table",
    responses={"200": {"text/csv": STRING}},
)
_GET_PAPER: Operation[bytes] = Operation(
    "GET",
    "/paper",
    responses={"200": {"application/pdf": BINARY}},
)
_GET_DUMP: Operation[bytes] = Operation(
    "GET",
    "/dump",
    responses={"200": {"application/octet-stream": BINARY}},
)
_GET_PHOTO: Operation[bytes] = Operation(
    "GET",
    "/photo",
    responses={"200": {"image/png": BINARY}},
)
_GET_ICON: Operation[bytes] = Operation(
    "GET",
    "/icon",
    responses={"200": {"image/png": BINARY}},
)


class Plain(SyncResource):
    """The ``plain`` operations."""

    with_raw_response: PlainWithRawResponse
    with_streaming_response: PlainWithStreamingResponse

    def get_table(self, **options: Unpack[CallOptions]) -> str:
        """Sends ``GET /table``.

        Returns:
            Text.
        """
        return self._call(_GET_TABLE, {}, options)

    def get_paper(self, **options: Unpack[CallOptions]) -> bytes:
        """Sends ``GET /paper``.

        Returns:
            Bytes.
        """
        return self._call(_GET_PAPER, {}, options)

    def get_dump(self, **options: Unpack[CallOptions]) -> bytes:
        """Sends ``GET /dump``.

        Returns:
            Bytes.
        """
        return self._call(_GET_DUMP, {}, options)

    def get_photo(self, **options: Unpack[CallOptions]) -> bytes:
        """Sends ``GET /photo``.

        Returns:
            Bytes.
        """
        return self._call(_GET_PHOTO, {}, options)

    def get_icon(self, **options: Unpack[CallOptions]) -> bytes:
        """Sends ``GET /icon``.

        Returns:
            Bytes.
        """
        return self._call(_GET_ICON, {}, options)



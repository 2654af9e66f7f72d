"""The ``raw`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import STRING
from .._runtime.formats import BINARY
from .._runtime.operations import Operation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncRawWithRawResponse,
        AsyncRawWithStreamingResponse,
        RawWithRawResponse,
        RawWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_GET_IMAGE: Operation[bytes] = Operation(
    "GET",
    "/image",
    responses={"200": {"image/png": BINARY}},
)
_GET_BYTES: Operation[bytes] = Operation(
    "GET",
    "/bytes",
    responses={"200": {"application/octet-stream": BINARY}},
)
_GET_TEXT: Operation[str] = Operation(
    "GET",
    "/text",
    responses={"200": {"text/plain": STRING}},
)
_GET_WORD: Operation[str] = Operation(
    "GET",
    "/word",
    responses={"200": {"application/json": STRING}},
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
_GET_LOGO: Operation[bytes] = Operation(
    "GET",
    "/logo",
    responses={"200": {"image/png": BINARY}},
)


class Raw(SyncResource):
    """The ``raw`` operations."""

    with_raw_response: RawWithRawResponse
    with_streaming_response: RawWithStreamingResponse

    def get_image(self, **options: Unpack[CallOptions]) -> bytes:
        """Sends ``GET /image``.

        Returns:
            A picture.
        """
        return self._call(_GET_IMAGE, {}, options)

    def get_bytes(self, **options: Unpack[CallOptions]) -> bytes:
        """Sends ``GET /bytes``.

        Returns:
            Bytes.
        """
        return self._call(_GET_BYTES, {}, options)

    def get_text(self, **options: Unpack[CallOptions]) -> str:
        """Sends ``GET /text``.

        Returns:
            Text.
        """
        return self._call(_GET_TEXT, {}, options)

    def get_word(self, **options: Unpack[CallOptions]) -> str:
        """Sends ``GET /word``.

        Returns:
            A word.
        """
        return self._call(_GET_WORD, {}, options)

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

    def get_logo(self, **options: Unpack[CallOptions]) -> bytes:
        """Sends ``GET /logo``.

        Returns:
            Bytes.
        """
        return self._call(_GET_LOGO, {}, options)



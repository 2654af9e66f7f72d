"""The ``files`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import PLAIN, MapOf
from .._runtime.operations import Operation

if TYPE_CHECKING:
    from typing import Any, Unpack

    from .._raw_responses import (
        AsyncFilesWithRawResponse,
        AsyncFilesWithStreamingResponse,
        FilesWithRawResponse,
        FilesWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_FIND_DOWNLOAD: Operation[str | None] = Operation(
    "GET",
    "/download",
    responses={"302 404": None},
)
_FIND_UPLOAD: Operation[dict[str, Any] | str | None] = Operation(
    "GET",
    "/upload",
    responses={"303": None, "default": {"application/json": MapOf(PLAIN)}},
)
_FIND_EITHER: Operation[dict[str, Any]] = Operation(
    "GET",
    "/either",
    responses={"200": {"application/json": MapOf(PLAIN)}, "302": None},
)


class Files(SyncResource):
    """The ``files`` operations."""

    with_raw_response: FilesWithRawResponse
    with_streaming_response: FilesWithStreamingResponse

    def find_download(self, **options: Unpack[CallOptions]) -> str | None:
        """Sends ``GET /download``.

        Raises:
            NotFoundError: 404: No such file.
        """
        return self._call(_FIND_DOWNLOAD, {}, options)

    def find_upload(
        self,
        **options: Unpack[CallOptions],
    ) -> dict[str, Any] | str | None:
        """Sends ``GET /upload``.

        Returns:
            A note.
        """
        return self._call(_FIND_UPLOAD, {}, options)

    def find_either(self, **options: Unpack[CallOptions]) -> dict[str, Any]:
        """Sends ``GET /either``.

        Returns:
            A note.

        Raises:
            APIStatusError: 302: Go there.
        """
        return self._call(_FIND_EITHER, {}, options)



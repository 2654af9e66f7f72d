"""The ``exports`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.codecs import DATE, PLAIN, NullOr, Ref
from .._runtime.formats import BASE64URL, BINARY
from .._runtime.operations import Operation
from .._runtime.streaming import AsyncStreamResource, Lines, SyncStreamResource

if TYPE_CHECKING:
    from datetime import date
    from typing import Any, Unpack

    from .._raw_responses import (
        AsyncExportsWithRawResponse,
        AsyncExportsWithStreamingResponse,
        ExportsWithRawResponse,
        ExportsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from .._runtime.streaming import AsyncStream, SyncStream
    from ..models.row import Row

_GET_LINES: Operation[Any] = Operation(
    "GET",
    "/lines",
    responses={"200": {"application/x-ndjson": Lines(PLAIN)}},
)
_GET_DUMP: Operation[bytes] = Operation(
    "GET",
    "/dump",
    responses={"200": {"application/jsonl": BINARY}},
)
_GET_BACKUP: Operation[bytes] = Operation(
    "GET",
    "/backup",
    responses={"200": {"application/json": BINARY}},
)
_GET_COVER: Operation[bytes] = Operation(
    "GET",
    "/cover",
    responses={"200": {"application/json": BINARY}},
)
_GET_SHEET: Operation[bytes] = Operation(
    "GET",
    "/sheet",
    responses={"200": {"application/vnd.ms-excel": BINARY}},
)
_GET_THUMB: Operation[bytes] = Operation(
    "GET",
    "/thumb",
    responses={"200": {"image/*": BINARY}},
)
_GET_MODEL: Operation[bytes] = Operation(
    "GET",
    "/model",
    responses={"200": {"application/octet-stream": BINARY}},
)
_GET_EITHER: Operation[Row | bytes] = Operation(
    "GET",
    "/either",
    responses={"200": {"application/json": Ref("Row"), "application/pdf": BINARY}},
)
_GET_KEY: Operation[bytes] = Operation(
    "GET",
    "/key",
    responses={"200": {"text/plain": BASE64URL}},
)
_GET_DAY: Operation[date] = Operation(
    "GET",
    "/day",
    responses={"200": {"text/plain": DATE}},
)
_GET_NOTE: Operation[bytes | None] = Operation(
    "GET",
    "/note",
    responses={"200": {"application/json": NullOr(BINARY)}},
)


class Exports(SyncStreamResource):
    """The ``exports`` operations."""

    with_raw_response: ExportsWithRawResponse
    with_streaming_response: ExportsWithStreamingResponse

    def get_lines(self, **options: Unpack[CallOptions]) -> SyncStream[Any]:
        """Sends ``GET /lines``.

        Returns:
            One value a line.
        """
        return self._stream(_GET_LINES, {}, options)

    def get_dump(self, **options: Unpack[CallOptions]) -> bytes:
        """Sends ``GET /dump``.

        Returns:
            A file.
        """
        return self._call(_GET_DUMP, {}, options)

    def get_backup(self, **options: Unpack[CallOptions]) -> bytes:
        """Sends ``GET /backup``.

        Returns:
            A file.
        """
        return self._call(_GET_BACKUP, {}, options)

    def get_cover(self, **options: Unpack[CallOptions]) -> bytes:
        """Sends ``GET /cover``.

        Returns:
            A file by name.
        """
        return self._call(_GET_COVER, {}, options)

    def get_sheet(self, **options: Unpack[CallOptions]) -> bytes:
        """Sends ``GET /sheet``.

        Returns:
            A file.
        """
        return self._call(_GET_SHEET, {}, options)

    def get_thumb(self, **options: Unpack[CallOptions]) -> bytes:
        """Sends ``GET /thumb``.

        Returns:
            A file.
        """
        return self._call(_GET_THUMB, {}, options)

    def get_model(self, **options: Unpack[CallOptions]) -> bytes:
        """Sends ``GET /model``.

        Returns:
            A file.
        """
        return self._call(_GET_MODEL, {}, options)

    def get_either(self, **options: Unpack[CallOptions]) -> Row | bytes:
        """Sends ``GET /either``.

        Returns:
            JSON or a file.
        """
        return self._call(_GET_EITHER, {}, options)

    def get_key(self, **options: Unpack[CallOptions]) -> bytes:
        """Sends ``GET /key``.

        Returns:
            Bytes in text.
        """
        return self._call(_GET_KEY, {}, options)

    def get_day(self, **options: Unpack[CallOptions]) -> date:
        """Sends ``GET /day``.

        Returns:
            A day in text.
        """
        return self._call(_GET_DAY, {}, options)

    def get_note(self, **options: Unpack[CallOptions]) -> bytes | None:
        """Sends ``GET /note``.

        Returns:
            A text in JSON.
        """
        return self._call(_GET_NOTE, {}, options)



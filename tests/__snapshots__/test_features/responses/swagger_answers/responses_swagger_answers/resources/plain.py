"""The operations of ``plain``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.octets import BINARY
from .._runtime.operations import Operation
from .._runtime.resources import AsyncResource, SyncResource
from .._runtime.scalars import STRING

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import CallOptions

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
    """The operations of ``plain``."""

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


class AsyncPlain(AsyncResource):
    """The operations of ``plain``.

    Each method is a coroutine.
    """

    async def get_table(self, **options: Unpack[CallOptions]) -> str:
        """Sends ``GET /table``.

        Returns:
            Text.
        """
        return await self._call(_GET_TABLE, {}, options)

    async def get_paper(self, **options: Unpack[CallOptions]) -> bytes:
        """Sends ``GET /paper``.

        Returns:
            Bytes.
        """
        return await self._call(_GET_PAPER, {}, options)

    async def get_dump(self, **options: Unpack[CallOptions]) -> bytes:
        """Sends ``GET /dump``.

        Returns:
            Bytes.
        """
        return await self._call(_GET_DUMP, {}, options)

    async def get_photo(self, **options: Unpack[CallOptions]) -> bytes:
        """Sends ``GET /photo``.

        Returns:
            Bytes.
        """
        return await self._call(_GET_PHOTO, {}, options)

    async def get_icon(self, **options: Unpack[CallOptions]) -> bytes:
        """Sends ``GET /icon``.

        Returns:
            Bytes.
        """
        return await self._call(_GET_ICON, {}, options)

"""The ``None`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operations import Operation, path, query
from .._runtime.rare_arguments import header
from .._runtime.references import Ref
from .._runtime.resources import AsyncResource, SyncResource

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import CallOptions
    from ..models.list import List

_IMPORT_: Operation[List] = Operation(
    "GET",
    "/class/{self}",
    arguments=(
        path("self", "self_"),
        query("from", "query_from_222f9e"),
        query("From", "query_from_deb978"),
        header("from", "header_from"),
        query("timeout", "timeout_"),
    ),
    responses={"200": {"application/json": Ref("List")}},
)


class None_(SyncResource):
    """The ``None`` operations."""

    def import_(
        self,
        self_: str,
        *,
        query_from_222f9e: str | None = None,
        query_from_deb978: str | None = None,
        header_from: str | None = None,
        timeout_: int | None = None,
        **options: Unpack[CallOptions],
    ) -> List:
        """Sends ``GET /class/{self}``.

        Args:
            self_: A path parameter.
            query_from_222f9e: A query parameter.
            query_from_deb978: A query parameter.
            header_from: A header field.
            timeout_: A query parameter.

        Returns:
            Three quotes \"\"\" and a backslash \\ at the end \\
        """
        return self._call(
            _IMPORT_,
            {
                "self_": self_,
                "query_from_222f9e": query_from_222f9e,
                "query_from_deb978": query_from_deb978,
                "header_from": header_from,
                "timeout_": timeout_,
            },
            options,
        )


class AsyncNone_(AsyncResource):
    """The ``None`` operations.

    Each method is a coroutine.
    """

    async def import_(
        self,
        self_: str,
        *,
        query_from_222f9e: str | None = None,
        query_from_deb978: str | None = None,
        header_from: str | None = None,
        timeout_: int | None = None,
        **options: Unpack[CallOptions],
    ) -> List:
        """Sends ``GET /class/{self}``.

        See ``None_.import_`` for details.

        Args:
            self_: A path parameter.
            query_from_222f9e: A query parameter.
            query_from_deb978: A query parameter.
            header_from: A header field.
            timeout_: A query parameter.
        """
        return await self._call(
            _IMPORT_,
            {
                "self_": self_,
                "query_from_222f9e": query_from_222f9e,
                "query_from_deb978": query_from_deb978,
                "header_from": header_from,
                "timeout_": timeout_,
            },
            options,
        )

"""The ``search`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operations import Operation, query
from .._runtime.resources import AsyncResource, SyncResource

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Unpack

    from .._runtime.options import CallOptions

_SEARCH: Operation[None] = Operation(
    "GET",
    "/search",
    arguments=(
        query("tag"),
        query("id", explode=False),
        query("color", style="pipeDelimited", explode=False),
    ),
    responses={"204": None},
)


class Search(SyncResource):
    """The ``search`` operations."""

    def search(
        self,
        *,
        tag: Sequence[str] | None = None,
        id: Sequence[int] | None = None,
        color: Sequence[str] | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Search with lists.

        Args:
            tag: Sent as tag=a&tag=b. Defaults to ``[]``.
            id: Sent as id=1,2.
            color: Sent as color=red%7Cblue.
        """
        return self._call(_SEARCH, {"tag": tag, "id": id, "color": color}, options)


class AsyncSearch(AsyncResource):
    """The ``search`` operations.

    Each method is a coroutine.
    """

    async def search(
        self,
        *,
        tag: Sequence[str] | None = None,
        id: Sequence[int] | None = None,
        color: Sequence[str] | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Search with lists.

        Args:
            tag: Sent as tag=a&tag=b. Defaults to ``[]``.
            id: Sent as id=1,2.
            color: Sent as color=red%7Cblue.
        """
        return await self._call(
            _SEARCH,
            {"tag": tag, "id": id, "color": color},
            options,
        )

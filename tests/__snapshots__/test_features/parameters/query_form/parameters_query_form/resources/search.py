"""The ``search`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import Operation, query

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Unpack

    from .._raw_responses import (
        AsyncSearchWithRawResponse,
        AsyncSearchWithStreamingResponse,
        SearchWithRawResponse,
        SearchWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.box import Box
    from ..params.box import BoxParam

_SEARCH: Operation[None] = Operation(
    "GET",
    "/search",
    arguments=(
        query("text"),
        query("flag"),
        query("ids"),
        query("tags", explode=False),
        query("box", codec=Ref("Box")),
        query("flat", codec=Ref("Box"), explode=False),
        query("odd[name]", "odd_name"),
    ),
    responses={"204": None},
)


class Search(SyncResource):
    """The ``search`` operations."""

    with_raw_response: SearchWithRawResponse
    with_streaming_response: SearchWithStreamingResponse

    def search(
        self,
        *,
        text: str,
        flag: bool | None = None,
        ids: Sequence[int] | None = None,
        tags: Sequence[str] | None = None,
        box: Box | BoxParam | None = None,
        flat: Box | BoxParam | None = None,
        odd_name: str | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``GET /search``.

        Args:
            text: A query parameter. For example ``"a&b=c d+é"``.
            flag: A query parameter. For example ``true``.
            ids: A query parameter. For example ``[1,2]``.
            tags: A query parameter. For example ``["a,b","c"]``.
            box: A query parameter.
            flat: A query parameter.
            odd_name: A query parameter. For example ``"x"``.
        """
        return self._call(
            _SEARCH,
            {
                "text": text,
                "flag": flag,
                "ids": ids,
                "tags": tags,
                "box": box,
                "flat": flat,
                "odd_name": odd_name,
            },
            options,
        )



"""The ``cells`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import STRING, OneOf, Ref
from .._runtime.conversions import NOT_GIVEN
from .._runtime.operations import Operation, body_property

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Unpack

    from .._raw_responses import (
        AsyncCellsWithRawResponse,
        AsyncCellsWithStreamingResponse,
        CellsWithRawResponse,
        CellsWithStreamingResponse,
    )
    from .._runtime.conversions import NotGiven
    from .._runtime.settings import CallOptions
    from ..models.cell import CellDeep
    from ..params.cell import CellDeepParam

_SET: Operation[None] = Operation(
    "POST",
    "/cells",
    arguments=(
        body_property("content", nullable=True),
        body_property("width"),
        body_property("single"),
        body_property("parts", nullable=True),
        body_property("deep", codec=OneOf(Ref("CellDeep"), STRING)),
    ),
    body="application/json",
    body_required=True,
    responses={"204": None},
)


class Cells(SyncResource):
    """The ``cells`` operations."""

    with_raw_response: CellsWithRawResponse
    with_streaming_response: CellsWithStreamingResponse

    def set(
        self,
        *,
        content: str | float | bool | None,
        width: int | str | None = None,
        single: str | None = None,
        parts: Sequence[int | None] | NotGiven | None = NOT_GIVEN,
        deep: CellDeep | CellDeepParam | str | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``POST /cells``.

        Args:
            content: A property of the body. For example ``0.5``.
            width: A property of the body. At most 8 characters, at least 1.
            single: A property of the body.
            parts: A property of the body.
            deep: A property of the body.
        """
        return self._call(
            _SET,
            {
                "content": content,
                "width": width,
                "single": single,
                "parts": parts,
                "deep": deep,
            },
            options,
        )



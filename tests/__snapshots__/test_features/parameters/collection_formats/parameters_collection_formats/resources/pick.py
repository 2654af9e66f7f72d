"""The ``pick`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.operations import Operation, path, query
from .._runtime.parameters import header

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal, Unpack

    from .._raw_responses import (
        AsyncPickWithRawResponse,
        AsyncPickWithStreamingResponse,
        PickWithRawResponse,
        PickWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_PICK: Operation[None] = Operation(
    "GET",
    "/pick/{path}/{pair}",
    arguments=(
        path("path"),
        path("pair", style="pipeDelimited"),
        query("csv", explode=False),
        query("ssv", style="spaceDelimited", explode=False),
        query("tsv", style="tabDelimited", explode=False),
        query("pipes", style="pipeDelimited", explode=False),
        query("multi"),
        header("X-Csv", "x_csv"),
        header("X-Ssv", "x_ssv", style="spaceDelimited"),
    ),
    responses={"204": None},
)


class Pick(SyncResource):
    """The ``pick`` operations."""

    with_raw_response: PickWithRawResponse
    with_streaming_response: PickWithStreamingResponse

    def pick(
        self,
        path: Sequence[int],
        pair: Sequence[int],
        *,
        csv: Sequence[Literal["a"]] | None = None,
        ssv: Sequence[Literal["a"]] | None = None,
        tsv: Sequence[Literal["a"]] | None = None,
        pipes: Sequence[Literal["a"]] | None = None,
        multi: Sequence[Literal["a"]] | None = None,
        x_csv: Sequence[Literal["a"]] | None = None,
        x_ssv: Sequence[Literal["a"]] | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``GET /pick/{path}/{pair}``.

        Args:
            path: A path parameter.
            pair: A path parameter.
            csv: A query parameter. At least 2 items.
            ssv: A query parameter. At least 2 items.
            tsv: A query parameter. At least 2 items.
            pipes: A query parameter. At least 2 items.
            multi: A query parameter. At least 2 items.
            x_csv: A header field. At least 2 items.
            x_ssv: A header field. At least 2 items.
        """
        return self._call(
            _PICK,
            {
                "path": path,
                "pair": pair,
                "csv": csv,
                "ssv": ssv,
                "tsv": tsv,
                "pipes": pipes,
                "multi": multi,
                "x_csv": x_csv,
                "x_ssv": x_ssv,
            },
            options,
        )



"""The ``paths`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import Operation, path

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Unpack

    from .._raw_responses import (
        AsyncPathsWithRawResponse,
        AsyncPathsWithStreamingResponse,
        PathsWithRawResponse,
        PathsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.point import Point
    from ..params.point import PointParam

_GET_SIMPLE: Operation[None] = Operation(
    "GET",
    "/simple/{one}/{list}/{list2}/{map}/{map2}",
    arguments=(
        path("one"),
        path("list"),
        path("list2", explode=True),
        path("map", codec=Ref("Point")),
        path("map2", codec=Ref("Point"), explode=True),
    ),
    responses={"204": None},
)
_GET_FANCY: Operation[None] = Operation(
    "GET",
    "/fancy/{label}/{label2}/{matrix}/{matrix2}",
    arguments=(
        path("label", style="label"),
        path("label2", codec=Ref("Point"), style="label", explode=True),
        path("matrix", style="matrix"),
        path("matrix2", style="matrix", explode=True),
    ),
    responses={"204": None},
)


class Paths(SyncResource):
    """The ``paths`` operations."""

    with_raw_response: PathsWithRawResponse
    with_streaming_response: PathsWithStreamingResponse

    def get_simple(
        self,
        one: str,
        list: Sequence[str],
        list2: Sequence[int],
        map: Point | PointParam,
        map2: Point | PointParam,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``GET /simple/{one}/{list}/{list2}/{map}/{map2}``.

        Args:
            one: A path parameter. For example ``"a/b c"``.
            list: A path parameter. For example ``["a","b"]``.
            list2: A path parameter. For example ``[3,4]``.
            map: A path parameter.
            map2: A path parameter.
        """
        return self._call(
            _GET_SIMPLE,
            {"one": one, "list": list, "list2": list2, "map": map, "map2": map2},
            options,
        )

    def get_fancy(
        self,
        label: Sequence[str],
        label2: Point | PointParam,
        matrix: Sequence[str],
        matrix2: Sequence[str],
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``GET /fancy/{label}/{label2}/{matrix}/{matrix2}``.

        Args:
            label: A path parameter. For example ``["a","b"]``.
            label2: A path parameter.
            matrix: A path parameter. For example ``["a","b"]``.
            matrix2: A path parameter. For example ``["a","b"]``.
        """
        return self._call(
            _GET_FANCY,
            {"label": label, "label2": label2, "matrix": matrix, "matrix2": matrix2},
            options,
        )



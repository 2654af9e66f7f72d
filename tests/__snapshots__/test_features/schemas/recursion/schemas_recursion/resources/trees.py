"""The ``trees`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import ListOf, MapOf, NullOr, Ref
from .._runtime.operations import Operation, body_property

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Unpack

    from .._raw_responses import (
        AsyncTreesWithRawResponse,
        AsyncTreesWithStreamingResponse,
        TreesWithRawResponse,
        TreesWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.json import Json
    from ..models.leaf import Leaf
    from ..models.tree import Tree
    from ..params.leaf import LeafParam
    from ..params.tree import TreeParam

_PLANT: Operation[Json | None] = Operation(
    "POST",
    "/trees",
    arguments=(
        body_property("name"),
        body_property("branches", codec=ListOf(Ref("Tree"))),
        body_property("byName", "by_name", MapOf(Ref("Tree"))),
        body_property("leaf", codec=Ref("Leaf")),
    ),
    body="application/json",
    body_required=True,
    responses={"200": {"application/json": NullOr(Ref("Json"))}},
)


class Trees(SyncResource):
    """The ``trees`` operations."""

    with_raw_response: TreesWithRawResponse
    with_streaming_response: TreesWithStreamingResponse

    def plant(
        self,
        *,
        name: str,
        branches: Sequence[Tree | TreeParam],
        by_name: Mapping[str, Tree | TreeParam] | None = None,
        leaf: Leaf | LeafParam | None = None,
        **options: Unpack[CallOptions],
    ) -> Json | None:
        """Sends ``POST /trees``.

        Args:
            name: A property of the body.
            branches: A property of the body.
            by_name: A property of the body.
            leaf: A property of the body.

        Returns:
            Planted.
        """
        return self._call(
            _PLANT,
            {"name": name, "branches": branches, "by_name": by_name, "leaf": leaf},
            options,
        )



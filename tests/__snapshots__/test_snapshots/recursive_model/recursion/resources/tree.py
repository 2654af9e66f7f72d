"""The ``tree`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operations import Operation
from .._runtime.references import Ref
from .._runtime.resources import AsyncResource, SyncResource

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import CallOptions
    from ..models.tree import Tree as _Tree

_GET: Operation[_Tree] = Operation(
    "GET",
    "/tree",
    responses={"200": {"application/json": Ref("Tree")}},
)


class Tree(SyncResource):
    """The ``tree`` operations."""

    def get(self, **options: Unpack[CallOptions]) -> _Tree:
        """Fetch the tree from its root.

        Returns:
            The root.
        """
        return self._call(_GET, {}, options)


class AsyncTree(AsyncResource):
    """The ``tree`` operations.

    Each method is a coroutine.
    """

    async def get(self, **options: Unpack[CallOptions]) -> _Tree:
        """Fetch the tree from its root.

        See ``Tree.get`` for details.
        """
        return await self._call(_GET, {}, options)

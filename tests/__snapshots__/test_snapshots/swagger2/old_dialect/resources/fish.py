"""The ``fish`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.containers import ListOf
from .._runtime.operations import Operation, member, query
from .._runtime.references import Ref
from .._runtime.resources import AsyncResource, SyncResource
from .._runtime.values import NOT_GIVEN

if TYPE_CHECKING:
    from builtins import list as _list
    from collections.abc import Sequence
    from typing import Unpack

    from .._runtime.options import CallOptions
    from .._runtime.values import NotGiven
    from ..models.fish import Fish as _Fish

_LIST: Operation[_list[_Fish]] = Operation(
    "GET",
    "/fish",
    arguments=(query("kind"),),
    responses={"200": {"application/json": ListOf(Ref("Fish"))}},
)
_ADD: Operation[None] = Operation(
    "POST",
    "/fish",
    arguments=(member("name"), member("weight", nullable=True)),
    body="application/json",
    body_required=True,
    responses={"204": None},
)


class Fish(SyncResource):
    """The ``fish`` operations."""

    def list(
        self,
        *,
        kind: Sequence[str] | None = None,
        **options: Unpack[CallOptions],
    ) -> _list[_Fish]:
        """Sends ``GET /fish``.

        Args:
            kind: A query parameter.

        Returns:
            The fish of these kinds.
        """
        return self._call(_LIST, {"kind": kind}, options)

    def add(
        self,
        *,
        name: str,
        weight: float | NotGiven | None = NOT_GIVEN,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``POST /fish``.

        Args:
            name: A property of the body.
            weight: A property of the body.
        """
        return self._call(_ADD, {"name": name, "weight": weight}, options)


class AsyncFish(AsyncResource):
    """The ``fish`` operations.

    Each method is a coroutine.
    """

    async def list(
        self,
        *,
        kind: Sequence[str] | None = None,
        **options: Unpack[CallOptions],
    ) -> _list[_Fish]:
        """Sends ``GET /fish``.

        See ``Fish.list`` for details.

        Args:
            kind: A query parameter.
        """
        return await self._call(_LIST, {"kind": kind}, options)

    async def add(
        self,
        *,
        name: str,
        weight: float | NotGiven | None = NOT_GIVEN,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``POST /fish``.

        Args:
            name: A property of the body.
            weight: A property of the body.
        """
        return await self._call(_ADD, {"name": name, "weight": weight}, options)

"""The ``greeting`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operations import Operation
from .._runtime.rare_arguments import cookie, header
from .._runtime.resources import AsyncResource, SyncResource
from .._runtime.scalars import STRING

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import CallOptions

_GREET: Operation[str] = Operation(
    "GET",
    "/greeting",
    arguments=(header("X-Language", "x_language"), cookie("visits")),
    responses={"200": {"application/json": STRING}},
)


class Greeting(SyncResource):
    """The ``greeting`` operations."""

    def greet(
        self,
        *,
        x_language: str,
        visits: int | None = None,
        **options: Unpack[CallOptions],
    ) -> str:
        """Say hello in the caller's language.

        Args:
            x_language: Language of the greeting. For example ``"fr"``.
            visits: How often the caller has been here. For example ``3``.

        Returns:
            The greeting.
        """
        return self._call(_GREET, {"x_language": x_language, "visits": visits}, options)


class AsyncGreeting(AsyncResource):
    """The ``greeting`` operations.

    Each method is a coroutine.
    """

    async def greet(
        self,
        *,
        x_language: str,
        visits: int | None = None,
        **options: Unpack[CallOptions],
    ) -> str:
        """Say hello in the caller's language.

        See ``Greeting.greet`` for details.

        Args:
            x_language: Language of the greeting. For example ``"fr"``.
            visits: How often the caller has been here. For example ``3``.
        """
        return await self._call(
            _GREET,
            {"x_language": x_language, "visits": visits},
            options,
        )

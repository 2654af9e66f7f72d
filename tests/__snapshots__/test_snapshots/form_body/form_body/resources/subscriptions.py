"""The ``subscriptions`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.forms import urlencoded
from .._runtime.operations import Operation, member
from .._runtime.resources import AsyncResource, SyncResource

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Unpack

    from .._runtime.options import CallOptions

_SUBSCRIBE: Operation[None] = Operation(
    "POST",
    "/subscriptions",
    arguments=(member("email"), member("topic"), member("weekly")),
    body="application/x-www-form-urlencoded",
    writers=(urlencoded,),
    body_required=True,
    responses={"204": None},
)


class Subscriptions(SyncResource):
    """The ``subscriptions`` operations."""

    def subscribe(
        self,
        *,
        email: str,
        topic: Sequence[str] | None = None,
        weekly: bool | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Subscribe to some topics.

        Args:
            email: Where to write to.
            topic: Sent once for each topic.
            weekly: Once a week only.
        """
        return self._call(
            _SUBSCRIBE,
            {"email": email, "topic": topic, "weekly": weekly},
            options,
        )


class AsyncSubscriptions(AsyncResource):
    """The ``subscriptions`` operations.

    Each method is a coroutine.
    """

    async def subscribe(
        self,
        *,
        email: str,
        topic: Sequence[str] | None = None,
        weekly: bool | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Subscribe to some topics.

        Args:
            email: Where to write to.
            topic: Sent once for each topic.
            weekly: Once a week only.
        """
        return await self._call(
            _SUBSCRIBE,
            {"email": email, "topic": topic, "weekly": weekly},
            options,
        )

"""The ``answer`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operations import Operation
from .._runtime.references import Ref
from .._runtime.resources import AsyncResource, SyncResource

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import CallOptions
    from ..models.answer import Answer as _Answer

_GET: Operation[_Answer] = Operation(
    "GET",
    "/answer",
    responses={"200": {"application/json": Ref("Answer")}},
)


class Answer(SyncResource):
    """The ``answer`` operations."""

    def get(self, **options: Unpack[CallOptions]) -> _Answer:
        """Fetch an answer of whichever kind.

        Returns:
            A number, a text, a list of texts, or an essay.
        """
        return self._call(_GET, {}, options)


class AsyncAnswer(AsyncResource):
    """The ``answer`` operations.

    Each method is a coroutine.
    """

    async def get(self, **options: Unpack[CallOptions]) -> _Answer:
        """Fetch an answer of whichever kind.

        See ``Answer.get`` for details.
        """
        return await self._call(_GET, {}, options)

"""The ``notes`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operations import Operation, member
from .._runtime.references import Ref
from .._runtime.resources import AsyncResource, SyncResource

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import CallOptions
    from ..models.note import Note

_CREATE_NOTE: Operation[Note] = Operation(
    "POST",
    "/notes",
    arguments=(member("text"), member("pinned")),
    body="application/json",
    body_required=True,
    responses={"201": {"application/json": Ref("Note")}},
)


class Notes(SyncResource):
    """The ``notes`` operations."""

    def create_note(
        self,
        *,
        text: str,
        pinned: bool | None = None,
        **options: Unpack[CallOptions],
    ) -> Note:
        """Write a note.

        Args:
            text: What the note says. For example ``"Buy milk"``.
            pinned: Whether it stays on top. Defaults to ``false``.

        Returns:
            The note as stored.
        """
        return self._call(_CREATE_NOTE, {"text": text, "pinned": pinned}, options)


class AsyncNotes(AsyncResource):
    """The ``notes`` operations.

    Each method is a coroutine.
    """

    async def create_note(
        self,
        *,
        text: str,
        pinned: bool | None = None,
        **options: Unpack[CallOptions],
    ) -> Note:
        """Write a note.

        See ``Notes.create_note`` for details.

        Args:
            text: What the note says. For example ``"Buy milk"``.
            pinned: Whether it stays on top. Defaults to ``false``.
        """
        return await self._call(_CREATE_NOTE, {"text": text, "pinned": pinned}, options)

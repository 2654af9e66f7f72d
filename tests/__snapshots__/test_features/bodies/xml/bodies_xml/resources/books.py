"""The operations of ``books``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.files import raw
from .._runtime.operations import Operation, member
from .._runtime.references import Ref
from .._runtime.resources import AsyncResource, SyncResource

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Unpack

    from .._runtime.options import CallOptions
    from ..models.book import Book

_ADD_BOOK: Operation[Book] = Operation(
    "POST",
    "/books",
    arguments=(member("id"), member("title"), member("words")),
    body="application/xml",
    writers=(raw,),
    body_required=True,
    responses={"200": {"application/xml": Ref("Book")}},
)


class Books(SyncResource):
    """The operations of ``books``."""

    def add_book(
        self,
        *,
        id: int | None = None,
        title: str | None = None,
        words: Sequence[str] | None = None,
        **options: Unpack[CallOptions],
    ) -> Book:
        """Sends ``POST /books``.

        Args:
            id: A member of the body.
            title: A member of the body.
            words: A member of the body.

        Returns:
            Kept.
        """
        return self._call(
            _ADD_BOOK,
            {"id": id, "title": title, "words": words},
            options,
        )


class AsyncBooks(AsyncResource):
    """The operations of ``books``.

    Each method is a coroutine.
    """

    async def add_book(
        self,
        *,
        id: int | None = None,
        title: str | None = None,
        words: Sequence[str] | None = None,
        **options: Unpack[CallOptions],
    ) -> Book:
        """Sends ``POST /books``.

        Args:
            id: A member of the body.
            title: A member of the body.
            words: A member of the body.

        Returns:
            Kept.
        """
        return await self._call(
            _ADD_BOOK,
            {"id": id, "title": title, "words": words},
            options,
        )

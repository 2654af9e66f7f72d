"""The ``shelves`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operations import Operation, path
from .._runtime.resources import AsyncResource, SyncResource
from .._runtime.scalars import STRING

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import CallOptions

_GET_BOOK: Operation[str] = Operation(
    "GET",
    "/shelves/{shelf}/books/{book-number}",
    arguments=(path("shelf"), path("book-number", "book_number")),
    responses={"200": {"application/json": STRING}},
)


class Shelves(SyncResource):
    """The ``shelves`` operations."""

    def get_book(
        self,
        shelf: str,
        book_number: int,
        **options: Unpack[CallOptions],
    ) -> str:
        """Fetch one book.

        Args:
            shelf: Name of the shelf; slashes and spaces are escaped. For example
                ``"poetry / prose"``.
            book_number: Place of the book on its shelf, counted from 1. At least 1. For
                example ``7``.

        Returns:
            The title of the book.
        """
        return self._call(
            _GET_BOOK,
            {"shelf": shelf, "book_number": book_number},
            options,
        )


class AsyncShelves(AsyncResource):
    """The ``shelves`` operations.

    Each method is a coroutine.
    """

    async def get_book(
        self,
        shelf: str,
        book_number: int,
        **options: Unpack[CallOptions],
    ) -> str:
        """Fetch one book.

        See ``Shelves.get_book`` for details.

        Args:
            shelf: Name of the shelf; slashes and spaces are escaped. For example
                ``"poetry / prose"``.
            book_number: Place of the book on its shelf, counted from 1. At least 1. For
                example ``7``.
        """
        return await self._call(
            _GET_BOOK,
            {"shelf": shelf, "book_number": book_number},
            options,
        )

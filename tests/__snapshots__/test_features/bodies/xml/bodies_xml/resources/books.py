"""The ``books`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import DATE, Ref
from .._runtime.operations import Operation, body_property
from .._runtime.xml import Named, Node, Xml

if TYPE_CHECKING:
    from datetime import date
    from typing import Unpack

    from .._raw_responses import (
        AsyncBooksWithRawResponse,
        AsyncBooksWithStreamingResponse,
        BooksWithRawResponse,
        BooksWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.author import Author
    from ..models.book import Book
    from ..params.author import AuthorParam

_ADD: Operation[Book] = Operation(
    "POST",
    "/books",
    arguments=(
        body_property("id"),
        body_property("title"),
        body_property("lang"),
        body_property("price"),
        body_property("printed", codec=DATE),
        body_property("inStock", "in_stock"),
        body_property("author", codec=Ref("Author")),
    ),
    body={
        "application/xml": Xml(
            Ref("Book"),
            Node(Named("Book"), "book", namespace="https://books.example"),
        ),
    },
    body_required=True,
    responses={
        "200": {
            "application/xml": Xml(
                Ref("Book"),
                Node(Named("Book"), "book", namespace="https://books.example"),
            ),
        },
    },
)


class Books(SyncResource):
    """The ``books`` operations."""

    with_raw_response: BooksWithRawResponse
    with_streaming_response: BooksWithStreamingResponse

    def add(
        self,
        *,
        id: int,
        title: str,
        lang: str | None = None,
        price: float | None = None,
        printed: date | None = None,
        in_stock: bool | None = None,
        author: Author | AuthorParam | None = None,
        **options: Unpack[CallOptions],
    ) -> Book:
        """Sends ``POST /books``.

        Args:
            id: A property of the body. For example ``7``.
            title: A property of the body. For example ``"A & B <c>"``.
            lang: A property of the body. For example ``"x\\"y"``.
            price: A property of the body. For example ``12.5``.
            printed: A property of the body. For example ``"2026-02-03"``.
            in_stock: A property of the body. For example ``true``.
            author: A property of the body.

        Returns:
            Kept.
        """
        return self._call(
            _ADD,
            {
                "id": id,
                "title": title,
                "lang": lang,
                "price": price,
                "printed": printed,
                "in_stock": in_stock,
                "author": author,
            },
            options,
        )



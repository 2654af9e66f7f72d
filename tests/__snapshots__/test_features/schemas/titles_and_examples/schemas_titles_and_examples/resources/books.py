"""The ``books`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.operations import Operation, body_property

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncBooksWithRawResponse,
        AsyncBooksWithStreamingResponse,
        BooksWithRawResponse,
        BooksWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_ADD: Operation[None] = Operation(
    "POST",
    "/books",
    arguments=(body_property("name"), body_property("pages")),
    body="application/json",
    body_required=True,
    responses={"204": None},
)


class Books(SyncResource):
    """The ``books`` operations."""

    with_raw_response: BooksWithRawResponse
    with_streaming_response: BooksWithStreamingResponse

    def add(
        self,
        *,
        name: str,
        pages: int | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Add a `book`

        Keeps a book "for ever".

        - one
        - two | three

        ```json
        {"a": 1}
        ```

        Args:
            name: What is on the cover | spine.
                Two lines. For example ``"Emma"``.
            pages: A property of the body. For example ``474``.
        """
        return self._call(_ADD, {"name": name, "pages": pages}, options)



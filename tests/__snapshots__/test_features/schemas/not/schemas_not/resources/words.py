"""The ``words`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import Operation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncWordsWithRawResponse,
        AsyncWordsWithStreamingResponse,
        WordsWithRawResponse,
        WordsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.word import Word

_GET: Operation[Word] = Operation(
    "GET",
    "/words",
    responses={"200": {"application/json": Ref("Word")}},
)


class Words(SyncResource):
    """The ``words`` operations."""

    with_raw_response: WordsWithRawResponse
    with_streaming_response: WordsWithStreamingResponse

    def get(self, **options: Unpack[CallOptions]) -> Word:
        """Sends ``GET /words``.

        Returns:
            A word.
        """
        return self._call(_GET, {}, options)



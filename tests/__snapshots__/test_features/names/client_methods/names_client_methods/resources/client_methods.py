"""The client's own operations."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from .._runtime.codecs import Ref
from .._runtime.operations import Operation, body_property
from .._runtime.streaming import AsyncStreamResource, Events, SyncStreamResource

if TYPE_CHECKING:
    from typing import Literal, Unpack

    from .._raw_responses import (
        AsyncClientMethodsWithRawResponse,
        AsyncClientMethodsWithStreamingResponse,
        ClientMethodsWithRawResponse,
        ClientMethodsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from .._runtime.streaming import AsyncStream, SyncStream
    from ..models.result import Result
    from ..params.result import ResultParam

_SEARCH: Operation[Result] = Operation(
    "POST",
    "/search",
    arguments=(
        body_property("query"),
        body_property("stream"),
        body_property("after", codec=Ref("Result")),
    ),
    body="application/json",
    body_required=True,
    responses={"200": {"application/json": Ref("Result")}},
)
_CHAT: Operation[Result] = Operation(
    "POST",
    "/chat",
    arguments=(
        body_property("query"),
        body_property("stream"),
        body_property("after", codec=Ref("Result")),
    ),
    body="application/json",
    body_required=True,
    responses={
        "200": {
            "application/json": Ref("Result"),
            "text/event-stream": Events(Ref("Result")),
        },
    },
)
_CALLS: Operation[Result] = Operation(
    "GET",
    "/events",
    responses={"200": {"text/event-stream": Events(Ref("Result"))}},
)
_PING: Operation[None] = Operation("GET", "/ping", responses={"204": None})


class ClientMethods(SyncStreamResource):
    """The client's own operations."""

    with_raw_response: ClientMethodsWithRawResponse
    with_streaming_response: ClientMethodsWithStreamingResponse

    def search(
        self,
        *,
        query: str,
        stream: bool | None = None,
        after: Result | ResultParam | None = None,
        **options: Unpack[CallOptions],
    ) -> Result:
        """Searches everything.

        Args:
            query: A property of the body.
            stream: A property of the body.
            after: A property of the body.

        Returns:
            A result.
        """
        return self._call(
            _SEARCH,
            {"query": query, "stream": stream, "after": after},
            options,
        )

    @overload
    def chat(
        self,
        *,
        query: str,
        stream: Literal[False] | None = None,
        after: Result | ResultParam | None = None,
        **options: Unpack[CallOptions],
    ) -> Result: ...

    @overload
    def chat(
        self,
        *,
        query: str,
        stream: Literal[True],
        after: Result | ResultParam | None = None,
        **options: Unpack[CallOptions],
    ) -> SyncStream[Result]: ...

    @overload
    def chat(
        self,
        *,
        query: str,
        stream: bool | None,
        after: Result | ResultParam | None = None,
        **options: Unpack[CallOptions],
    ) -> Result | SyncStream[Result]: ...

    def chat(
        self,
        *,
        query: str,
        stream: bool | None = None,
        after: Result | ResultParam | None = None,
        **options: Unpack[CallOptions],
    ) -> Result | SyncStream[Result]:
        """Sends ``POST /chat``.

        With ``stream=True``, returns the response as a stream of items.

        Args:
            query: A property of the body.
            stream: A property of the body.
            after: A property of the body.

        Returns:
            The answer.
        """
        return self._either(
            _CHAT,
            {"query": query, "stream": stream, "after": after},
            options,
        )

    def calls(self, **options: Unpack[CallOptions]) -> SyncStream[Result]:
        """Sends ``GET /events``.

        Returns:
            Results.
        """
        return self._stream(_CALLS, {}, options)

    def ping(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /ping``."""
        return self._call(_PING, {}, options)



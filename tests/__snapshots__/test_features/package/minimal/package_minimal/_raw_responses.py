"""Types of ``with_raw_response`` and ``with_streaming_response``, for type checkers."""

from __future__ import annotations

from .resources.client_methods import ClientMethods

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._runtime.raw_response import (
        AsyncRawClient,
        AsyncStreamingClient,
        Method,
        SyncRawClient,
        SyncStreamingClient,
    )

    class _SharedClientMethods:
        ping = Method(ClientMethods.ping)

    class ClientMethodsWithRawResponse(SyncRawClient, _SharedClientMethods):
        """The methods return the raw response."""

    class ClientMethodsWithStreamingResponse(SyncStreamingClient, _SharedClientMethods):
        """The methods return a response whose body you read."""

    class AsyncClientMethodsWithRawResponse(AsyncRawClient, _SharedClientMethods):
        """The methods return the raw response."""

    class AsyncClientMethodsWithStreamingResponse(
        AsyncStreamingClient,
        _SharedClientMethods,
    ):
        """The methods return a response whose body you read."""

"""The ``client`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import ListOf, Ref
from .._runtime.operations import Operation

if TYPE_CHECKING:
    import builtins
    from typing import Unpack

    from .._raw_responses import (
        AsyncClientWithRawResponse,
        AsyncClientWithStreamingResponse,
        ClientWithRawResponse,
        ClientWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.client_routes import ClientRoutes
    from ..models.route import Route

_RETURNS: Operation[builtins.list[ClientRoutes]] = Operation(
    "GET",
    "/a",
    responses={"200": {"application/json": ListOf(Ref("ClientRoutes"))}},
)
_LIST: Operation[Route] = Operation(
    "PUT",
    "/a",
    responses={"200": {"application/json": Ref("Route")}},
)


class Client(SyncResource):
    """The ``client`` operations."""

    with_raw_response: ClientWithRawResponse
    with_streaming_response: ClientWithStreamingResponse

    def returns(self, **options: Unpack[CallOptions]) -> builtins.list[ClientRoutes]:
        """Sends ``GET /a``.

        Returns:
            All.
        """
        return self._call(_RETURNS, {}, options)

    def list(self, **options: Unpack[CallOptions]) -> Route:
        """Sends ``PUT /a``.

        Returns:
            One.
        """
        return self._call(_LIST, {}, options)



"""The ``me`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.operations import Operation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncMeWithRawResponse,
        AsyncMeWithStreamingResponse,
        MeWithRawResponse,
        MeWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_GET: Operation[None] = Operation(
    "GET",
    "/me",
    responses={"204": None},
    security=(("Login",),),
)
_BY_KEY: Operation[None] = Operation(
    "GET",
    "/key",
    responses={"204": None},
    security=(("Key",),),
)
_BY_TOKEN: Operation[None] = Operation(
    "GET",
    "/token",
    responses={"204": None},
    security=(("Auth",),),
)


class Me(SyncResource):
    """The ``me`` operations."""

    with_raw_response: MeWithRawResponse
    with_streaming_response: MeWithStreamingResponse

    def get(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /me``."""
        return self._call(_GET, {}, options)

    def by_key(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /key``."""
        return self._call(_BY_KEY, {}, options)

    def by_token(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /token``."""
        return self._call(_BY_TOKEN, {}, options)



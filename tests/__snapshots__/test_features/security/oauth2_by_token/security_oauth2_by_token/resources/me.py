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

_BY_CODE: Operation[None] = Operation(
    "GET",
    "/code",
    responses={"204": None},
    security=(("Code",),),
)
_BY_IMPLICIT: Operation[None] = Operation(
    "GET",
    "/implicit",
    responses={"204": None},
    security=(("Implicit",),),
)
_BY_PASSWORD: Operation[None] = Operation(
    "GET",
    "/password",
    responses={"204": None},
    security=(("Password",),),
)


class Me(SyncResource):
    """The ``me`` operations."""

    with_raw_response: MeWithRawResponse
    with_streaming_response: MeWithStreamingResponse

    def by_code(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /code``."""
        return self._call(_BY_CODE, {}, options)

    def by_implicit(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /implicit``."""
        return self._call(_BY_IMPLICIT, {}, options)

    def by_password(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /password``."""
        return self._call(_BY_PASSWORD, {}, options)



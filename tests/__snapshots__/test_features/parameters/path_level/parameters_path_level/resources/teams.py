"""The ``teams`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.operations import Operation, Server, path, query

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncTeamsWithRawResponse,
        AsyncTeamsWithStreamingResponse,
        TeamsWithRawResponse,
        TeamsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_GET: Operation[None] = Operation(
    "GET",
    "/teams/{team}",
    arguments=(path("team"), query("limit")),
    responses={"204": None},
    servers=(Server("https://teams.example/v2"),),
)
_DELETE: Operation[None] = Operation(
    "DELETE",
    "/teams/{team}",
    arguments=(path("team"), query("limit")),
    responses={"204": None},
    servers=(Server("https://teams.example/v2"),),
)


class Teams(SyncResource):
    """The ``teams`` operations."""

    with_raw_response: TeamsWithRawResponse
    with_streaming_response: TeamsWithStreamingResponse

    def get(self, team: str, *, limit: str, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /teams/{team}``.

        Args:
            team: A path parameter. For example ``"red"``.
            limit: A query parameter. For example ``"all"``.
        """
        return self._call(_GET, {"team": team, "limit": limit}, options)

    def delete(
        self,
        team: str,
        *,
        limit: int | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``DELETE /teams/{team}``.

        Args:
            team: A path parameter. For example ``"red"``.
            limit: A query parameter. For example ``5``.
        """
        return self._call(_DELETE, {"team": team, "limit": limit}, options)



"""The ``my-users`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.operations import Operation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncMyUsersGroup_0a649bWithRawResponse,
        AsyncMyUsersGroup_0a649bWithStreamingResponse,
        MyUsersGroup_0a649bWithRawResponse,
        MyUsersGroup_0a649bWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_USER_LIST: Operation[None] = Operation("GET", "/user_list", responses={"204": None})


class MyUsersGroup_0a649b(SyncResource):
    """The ``my-users`` operations."""

    with_raw_response: MyUsersGroup_0a649bWithRawResponse
    with_streaming_response: MyUsersGroup_0a649bWithStreamingResponse

    def user_list(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /user_list``."""
        return self._call(_USER_LIST, {}, options)



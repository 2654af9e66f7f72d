"""The ``my users`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import Operation, query

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncMyUsersWithRawResponse,
        AsyncMyUsersWithStreamingResponse,
        MyUsersWithRawResponse,
        MyUsersWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.foo_bar_model_d0a472 import FooBarModel_d0a472

_GET_USER_LIST: Operation[None] = Operation(
    "GET",
    "/user-list",
    responses={"204": None},
)
_USER_LIST: Operation[None] = Operation("GET", "/user_list", responses={"204": None})
_FIND_USERS: Operation[FooBarModel_d0a472] = Operation(
    "GET",
    "/users",
    arguments=(
        query("sort-by", "query_sort_dash_by"),
        query("sort_by"),
        query("sortBy", "query_sort_by_369dae"),
    ),
    responses={"200": {"application/json": Ref("FooBarModel_d0a472")}},
)


class MyUsers(SyncResource):
    """The ``my users`` operations."""

    with_raw_response: MyUsersWithRawResponse
    with_streaming_response: MyUsersWithStreamingResponse

    def get_user_list(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /user-list``."""
        return self._call(_GET_USER_LIST, {}, options)

    def user_list(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /user_list``."""
        return self._call(_USER_LIST, {}, options)

    def find_users(
        self,
        *,
        query_sort_dash_by: str | None = None,
        sort_by: str | None = None,
        query_sort_by_369dae: str | None = None,
        **options: Unpack[CallOptions],
    ) -> FooBarModel_d0a472:
        """Sends ``GET /users``.

        Args:
            query_sort_dash_by: A query parameter. For example ``"a"``.
            sort_by: A query parameter. For example ``"b"``.
            query_sort_by_369dae: A query parameter. For example ``"c"``.

        Returns:
            All.
        """
        return self._call(
            _FIND_USERS,
            {
                "query_sort_dash_by": query_sort_dash_by,
                "sort_by": sort_by,
                "query_sort_by_369dae": query_sort_by_369dae,
            },
            options,
        )



"""The ``users`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import Operation, body_property

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncUsersWithRawResponse,
        AsyncUsersWithStreamingResponse,
        UsersWithRawResponse,
        UsersWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.user import User

_ADD: Operation[User] = Operation(
    "POST",
    "/users",
    arguments=(body_property("name"), body_property("password")),
    body="application/json",
    body_required=True,
    responses={"201": {"application/json": Ref("User")}},
)


class Users(SyncResource):
    """The ``users`` operations."""

    with_raw_response: UsersWithRawResponse
    with_streaming_response: UsersWithStreamingResponse

    def add(self, *, name: str, password: str, **options: Unpack[CallOptions]) -> User:
        """Sends ``POST /users``.

        Args:
            name: A property of the body. For example ``"Ada"``.
            password: A property of the body. For example ``"open sesame"``.

        Returns:
            Added.
        """
        return self._call(_ADD, {"name": name, "password": password}, options)



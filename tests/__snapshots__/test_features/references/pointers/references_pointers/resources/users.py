"""The ``users`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import Operation, body_property, path

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

_SET: Operation[User] = Operation(
    "PUT",
    "/users/{id}",
    arguments=(
        path("id", codec=Ref("Id")),
        body_property("name"),
        body_property("id", "body_id", Ref("Id")),
    ),
    body="application/json",
    body_required=True,
    responses={"200": {"application/json": Ref("User")}},
)
_SET_PEOPLE: Operation[User] = Operation(
    "PUT",
    "/people/{id}",
    arguments=(
        path("id", codec=Ref("Id")),
        body_property("name"),
        body_property("id", "body_id", Ref("Id")),
    ),
    body="application/json",
    body_required=True,
    responses={"200": {"application/json": Ref("User")}},
)
_SAME_USER: Operation[User] = Operation(
    "GET",
    "/same/{id}",
    arguments=(path("id", codec=Ref("Id")),),
    responses={"200": {"application/json": Ref("User")}},
)


class Users(SyncResource):
    """The ``users`` operations."""

    with_raw_response: UsersWithRawResponse
    with_streaming_response: UsersWithStreamingResponse

    def set(
        self,
        id: int,
        *,
        name: str,
        body_id: int | None = None,
        **options: Unpack[CallOptions],
    ) -> User:
        """Sends ``PUT /users/{id}``.

        Args:
            id: A path parameter. For example ``7``.
            name: A property of the body. For example ``"Ada"``.
            body_id: A property of the body.

        Returns:
            It.
        """
        return self._call(_SET, {"id": id, "name": name, "body_id": body_id}, options)

    def set_people(
        self,
        id: int,
        *,
        name: str,
        body_id: int | None = None,
        **options: Unpack[CallOptions],
    ) -> User:
        """Sends ``PUT /people/{id}``.

        Args:
            id: A path parameter. For example ``7``.
            name: A property of the body. For example ``"Ada"``.
            body_id: A property of the body.

        Returns:
            It.
        """
        return self._call(
            _SET_PEOPLE,
            {"id": id, "name": name, "body_id": body_id},
            options,
        )

    def same_user(self, id: int, **options: Unpack[CallOptions]) -> User:
        """Sends ``GET /same/{id}``.

        Args:
            id: A path parameter. For example ``7``.

        Returns:
            The same.
        """
        return self._call(_SAME_USER, {"id": id}, options)



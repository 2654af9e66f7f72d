"""The ``users`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import DATE
from .._runtime.conversions import NOT_GIVEN
from .._runtime.operations import Operation, body_property, whole_body

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import Unpack

    from .._raw_responses import (
        AsyncUsersWithRawResponse,
        AsyncUsersWithStreamingResponse,
        UsersWithRawResponse,
        UsersWithStreamingResponse,
    )
    from .._runtime.conversions import NotGiven
    from .._runtime.settings import CallOptions

_ADD: Operation[None] = Operation(
    "POST",
    "/users",
    arguments=(
        body_property("name"),
        body_property("born", codec=DATE),
        body_property("nick", nullable=True),
    ),
    body="application/json",
    body_required=True,
    responses={"204": None},
)
_SET_NUMBERS: Operation[None] = Operation(
    "PUT",
    "/numbers",
    arguments=(whole_body(),),
    body="application/json",
    responses={"204": None},
)


class Users(SyncResource):
    """The ``users`` operations."""

    with_raw_response: UsersWithRawResponse
    with_streaming_response: UsersWithStreamingResponse

    def add(
        self,
        *,
        name: str,
        born: date,
        nick: str | NotGiven | None = NOT_GIVEN,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``POST /users``.

        Args:
            name: A property of the body. For example ``"Ada \\"L\\" é"``.
            born: A property of the body. For example ``"1815-12-10"``.
            nick: A property of the body. For example ``null``.
        """
        return self._call(_ADD, {"name": name, "born": born, "nick": nick}, options)

    def set_numbers(
        self,
        *,
        body: Sequence[int] | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``PUT /numbers``.

        Args:
            body: The body. For example ``[1,2]``.
        """
        return self._call(_SET_NUMBERS, {"body": body}, options)



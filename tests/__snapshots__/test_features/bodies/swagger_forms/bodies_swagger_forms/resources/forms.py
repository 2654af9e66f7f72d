"""The ``forms`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.formats import BINARY
from .._runtime.multipart import multipart, urlencoded
from .._runtime.operations import Operation, body_property

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal, Unpack

    from .._raw_responses import (
        AsyncFormsWithRawResponse,
        AsyncFormsWithStreamingResponse,
        FormsWithRawResponse,
        FormsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..types import File

_LOGIN: Operation[None] = Operation(
    "POST",
    "/login",
    arguments=(
        body_property("user"),
        body_property("roles", style="form", explode=True),
    ),
    body="application/x-www-form-urlencoded",
    writers=(urlencoded,),
    body_required=True,
    responses={"204": None},
)
_SET_AVATAR: Operation[None] = Operation(
    "POST",
    "/avatar",
    arguments=(body_property("file", codec=BINARY), body_property("title")),
    body="multipart/form-data",
    writers=(multipart,),
    body_required=True,
    responses={"204": None},
)


class Forms(SyncResource):
    """The ``forms`` operations."""

    with_raw_response: FormsWithRawResponse
    with_streaming_response: FormsWithStreamingResponse

    def login(
        self,
        *,
        user: Literal["ada"] = "ada",
        roles: Sequence[Literal["r"]] | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``POST /login``.

        Args:
            user: A property of the body.
            roles: A property of the body. At least 2 items.
        """
        return self._call(_LOGIN, {"user": user, "roles": roles}, options)

    def set_avatar(
        self,
        *,
        file: File,
        title: Literal["me"] | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``POST /avatar``.

        Args:
            file: A property of the body.
            title: A property of the body.
        """
        return self._call(_SET_AVATAR, {"file": file, "title": title}, options)



"""The ``rooms`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.operations import Operation, body_property, path, query
from .._runtime.parameters import header

if TYPE_CHECKING:
    from typing import Literal, Unpack

    from .._raw_responses import (
        AsyncRoomsWithRawResponse,
        AsyncRoomsWithStreamingResponse,
        RoomsWithRawResponse,
        RoomsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_OPEN: Operation[None] = Operation(
    "POST",
    "/{edition}/rooms",
    arguments=(
        path("edition"),
        body_property("name"),
        query("api-version", "api_version"),
        header("X-Strict", "x_strict"),
        header("X-Key", "x_key"),
        query("force"),
        body_property("kind"),
        body_property("size"),
    ),
    body="application/json",
    needs=("name",),
    constants=("kind",),
    responses={"204": None},
    security=(("Key",),),
)


class Rooms(SyncResource):
    """The ``rooms`` operations."""

    with_raw_response: RoomsWithRawResponse
    with_streaming_response: RoomsWithStreamingResponse

    @overload
    def open(
        self,
        *,
        edition: Literal["v2"] = "v2",
        name: str,
        api_version: Literal["2024-01-01"] = "2024-01-01",
        x_strict: Literal[True] = True,
        x_key: str | None = None,
        force: Literal[True] | None = None,
        kind: Literal["room"] = "room",
        size: int | None = None,
        **options: Unpack[CallOptions],
    ) -> None: ...

    @overload
    def open(
        self,
        *,
        edition: Literal["v2"] = "v2",
        api_version: Literal["2024-01-01"] = "2024-01-01",
        x_strict: Literal[True] = True,
        x_key: str | None = None,
        force: Literal[True] | None = None,
        **options: Unpack[CallOptions],
    ) -> None: ...

    def open(
        self,
        *,
        edition: Literal["v2"] = "v2",
        name: str | None = None,
        api_version: Literal["2024-01-01"] = "2024-01-01",
        x_strict: Literal[True] = True,
        x_key: str | None = None,
        force: Literal[True] | None = None,
        kind: Literal["room"] = "room",
        size: int | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``POST /{edition}/rooms``.

        Args:
            edition: A path parameter.
            name: A property of the body.
            api_version: A query parameter.
            x_strict: A header field.
            x_key: A header field.
            force: A query parameter.
            kind: A property of the body.
            size: A property of the body.
        """
        return self._call(
            _OPEN,
            {
                "edition": edition,
                "name": name,
                "api_version": api_version,
                "x_strict": x_strict,
                "x_key": x_key,
                "force": force,
                "kind": kind,
                "size": size,
            },
            options,
        )



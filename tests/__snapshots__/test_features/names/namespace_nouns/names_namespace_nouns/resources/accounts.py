"""The ``accounts`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.operations import Operation, path

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AccountsWithRawResponse,
        AccountsWithStreamingResponse,
        AsyncAccountsWithRawResponse,
        AsyncAccountsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_LIST: Operation[None] = Operation("GET", "/accounts", responses={"204": None})
_DELETE_ALL: Operation[None] = Operation("DELETE", "/accounts", responses={"204": None})
_GET: Operation[None] = Operation(
    "GET",
    "/accounts/{id}",
    arguments=(path("id"),),
    responses={"204": None},
)
_DELETE: Operation[None] = Operation(
    "DELETE",
    "/accounts/{id}",
    arguments=(path("id"),),
    responses={"204": None},
)
_LIST_PETS: Operation[None] = Operation(
    "GET",
    "/accounts/{id}/pets",
    arguments=(path("id"),),
    responses={"204": None},
)


class Accounts(SyncResource):
    """The ``accounts`` operations."""

    with_raw_response: AccountsWithRawResponse
    with_streaming_response: AccountsWithStreamingResponse

    def list(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /accounts``."""
        return self._call(_LIST, {}, options)

    def delete_all(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``DELETE /accounts``."""
        return self._call(_DELETE_ALL, {}, options)

    def get(self, id: str, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /accounts/{id}``.

        Args:
            id: A path parameter.
        """
        return self._call(_GET, {"id": id}, options)

    def delete(self, id: str, **options: Unpack[CallOptions]) -> None:
        """Sends ``DELETE /accounts/{id}``.

        Args:
            id: A path parameter.
        """
        return self._call(_DELETE, {"id": id}, options)

    def list_pets(self, id: str, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /accounts/{id}/pets``.

        Args:
            id: A path parameter.
        """
        return self._call(_LIST_PETS, {"id": id}, options)



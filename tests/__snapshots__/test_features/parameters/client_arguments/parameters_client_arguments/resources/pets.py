"""The ``pets`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.formats import UUID as _UUID
from .._runtime.operations import Operation, body_property, path, query
from .._runtime.parameters import header

if TYPE_CHECKING:
    from typing import Literal, Unpack
    from uuid import UUID

    from .._raw_responses import (
        AsyncPetsWithRawResponse,
        AsyncPetsWithStreamingResponse,
        PetsWithRawResponse,
        PetsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.pet import Pet

_LIST: Operation[Pet] = Operation(
    "GET",
    "/accounts/{account_id}/pets",
    arguments=(
        path("account_id", codec=_UUID),
        header("X-Version", "api_version", required=True),
        query("tenant"),
    ),
    responses={"200": {"application/json": Ref("Pet")}},
)
_CREATE: Operation[None] = Operation(
    "POST",
    "/accounts/{account_id}/pets",
    arguments=(
        body_property("name"),
        path("account_id", codec=_UUID),
        header("X-Version", "api_version", required=True),
        query("tenant"),
    ),
    body="application/json",
    body_required=True,
    responses={"204": None},
)
_DELETE: Operation[None] = Operation(
    "DELETE",
    "/accounts/{account_id}/pets/{pet_id}",
    arguments=(
        path("pet_id"),
        path("account_id", codec=_UUID),
        header("X-Version", "api_version", required=True),
        query("tenant"),
    ),
    responses={"204": None},
)


class Pets(SyncResource):
    """The ``pets`` operations."""

    with_raw_response: PetsWithRawResponse
    with_streaming_response: PetsWithStreamingResponse

    def list(
        self,
        *,
        account_id: UUID | str | None = None,
        api_version: Literal["2026-01", "2026-06"] | str | None = None,
        tenant: int | None = None,
        **options: Unpack[CallOptions],
    ) -> Pet:
        """Sends ``GET /accounts/{account_id}/pets``.

        Args:
            account_id: The account. Default: the client's.
            api_version: A header field. Default: the client's.
            tenant: A query parameter. Default: the client's.

        Returns:
            The pets.
        """
        return self._call(
            _LIST,
            {"account_id": account_id, "api_version": api_version, "tenant": tenant},
            options,
        )

    def create(
        self,
        *,
        name: str,
        account_id: UUID | str | None = None,
        api_version: Literal["2026-01", "2026-06"] | str | None = None,
        tenant: int | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``POST /accounts/{account_id}/pets``.

        Args:
            name: A property of the body.
            account_id: The account. Default: the client's.
            api_version: A header field. Default: the client's.
            tenant: A query parameter. Default: the client's.
        """
        return self._call(
            _CREATE,
            {
                "name": name,
                "account_id": account_id,
                "api_version": api_version,
                "tenant": tenant,
            },
            options,
        )

    def delete(
        self,
        pet_id: str,
        *,
        account_id: UUID | str | None = None,
        api_version: Literal["2026-01", "2026-06"] | str | None = None,
        tenant: int | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``DELETE /accounts/{account_id}/pets/{pet_id}``.

        Args:
            pet_id: A path parameter.
            account_id: The account. Default: the client's.
            api_version: A header field. Default: the client's.
            tenant: A query parameter. Default: the client's.
        """
        return self._call(
            _DELETE,
            {
                "pet_id": pet_id,
                "account_id": account_id,
                "api_version": api_version,
                "tenant": tenant,
            },
            options,
        )



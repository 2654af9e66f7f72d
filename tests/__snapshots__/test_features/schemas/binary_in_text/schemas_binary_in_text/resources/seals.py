"""The ``seals`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import ListOf, Ref
from .._runtime.formats import BINARY
from .._runtime.multipart import raw
from .._runtime.operations import Operation, body_property, query, whole_body
from .._runtime.parameters import header

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Unpack

    from .._raw_responses import (
        AsyncSealsWithRawResponse,
        AsyncSealsWithStreamingResponse,
        SealsWithRawResponse,
        SealsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.seal import Seal
    from ..types import Content

_SEAL: Operation[Seal] = Operation(
    "POST",
    "/seals",
    arguments=(
        body_property("wax", codec=Ref("File")),
        query("key", codec=BINARY),
        header("X-Salt", "x_salt", BINARY),
        body_property("rings", codec=ListOf(BINARY)),
    ),
    body="application/json",
    body_required=True,
    responses={"200": {"application/json": Ref("Seal")}},
)
_STORE: Operation[bytes] = Operation(
    "PUT",
    "/files",
    arguments=(whole_body("body", BINARY),),
    body="application/json",
    writers=(raw,),
    body_required=True,
    responses={"200": {"application/json": BINARY}},
)


class Seals(SyncResource):
    """The ``seals`` operations."""

    with_raw_response: SealsWithRawResponse
    with_streaming_response: SealsWithStreamingResponse

    def seal(
        self,
        *,
        wax: bytes | str,
        key: bytes | str | None = None,
        x_salt: bytes | str | None = None,
        rings: Sequence[bytes | str] | None = None,
        **options: Unpack[CallOptions],
    ) -> Seal:
        """Sends ``POST /seals``.

        Args:
            wax: A property of the body.
            key: A query parameter.
            x_salt: A header field.
            rings: A property of the body.

        Returns:
            Sealed.
        """
        return self._call(
            _SEAL,
            {"wax": wax, "key": key, "x_salt": x_salt, "rings": rings},
            options,
        )

    def store(self, *, body: Content, **options: Unpack[CallOptions]) -> bytes:
        """Sends ``PUT /files``.

        Args:
            body: The body.

        Returns:
            Stored.
        """
        return self._call(_STORE, {"body": body}, options)



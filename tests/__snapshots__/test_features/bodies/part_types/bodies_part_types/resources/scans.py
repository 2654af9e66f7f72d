"""The ``scans`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import DATE, ListOf, NullOr, Ref
from .._runtime.conversions import NOT_GIVEN
from .._runtime.formats import BASE64, BASE64URL, BINARY
from .._runtime.multipart import multipart
from .._runtime.operations import Operation, body_property, whole_body

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import Unpack

    from .._raw_responses import (
        AsyncScansWithRawResponse,
        AsyncScansWithStreamingResponse,
        ScansWithRawResponse,
        ScansWithStreamingResponse,
    )
    from .._runtime.conversions import NotGiven
    from .._runtime.settings import CallOptions
    from ..types import File

_CREATE: Operation[bytes] = Operation(
    "POST",
    "/scans",
    arguments=(
        body_property("page", codec=BASE64, media_type="image/png"),
        body_property("back", codec=BASE64, nullable=True, media_type="image/png"),
        body_property(
            "seal",
            codec=Ref("Seal"),
            nullable=True,
            media_type="image/svg+xml",
        ),
        body_property(
            "extras",
            codec=ListOf(NullOr(BINARY)),
            nullable=True,
            media_type="image/gif",
        ),
        body_property("file", codec=BINARY),
        body_property("cover", codec=BINARY, media_type="image/jpeg"),
        body_property("key", codec=BASE64),
        body_property("keys", codec=ListOf(BASE64)),
        body_property("token", codec=BASE64URL),
        body_property("notes", headers={"Content-Type": "application/json"}),
    ),
    body="multipart/form-data",
    writers=(multipart,),
    body_required=True,
    responses={"200": {"text/plain": BASE64}},
)
_UPDATE_SEAL: Operation[date] = Operation(
    "PUT",
    "/seal",
    arguments=(whole_body("body", BASE64),),
    body="text/plain",
    body_required=True,
    responses={"200": {"text/plain": DATE}},
)
_UPDATE_STAMP: Operation[None] = Operation(
    "PUT",
    "/stamp",
    arguments=(whole_body("body", NullOr(BINARY), nullable=True),),
    body="application/json",
    body_required=True,
    responses={"204": None},
)


class Scans(SyncResource):
    """The ``scans`` operations."""

    with_raw_response: ScansWithRawResponse
    with_streaming_response: ScansWithStreamingResponse

    def create(
        self,
        *,
        page: bytes | None = None,
        back: bytes | NotGiven | None = NOT_GIVEN,
        seal: str | NotGiven | None = NOT_GIVEN,
        extras: Sequence[File | None] | NotGiven | None = NOT_GIVEN,
        file: File | None = None,
        cover: File | None = None,
        key: bytes | None = None,
        keys: Sequence[bytes] | None = None,
        token: bytes | None = None,
        notes: str | None = None,
        **options: Unpack[CallOptions],
    ) -> bytes:
        """Sends ``POST /scans``.

        Args:
            page: A property of the body. For example ``"+/8="``.
            back: A property of the body. For example ``"+/8="``.
            seal: A property of the body.
            extras: A property of the body.
            file: Any bytes.
            cover: A property of the body.
            key: A property of the body. For example ``"+/8="``.
            keys: A property of the body. For example ``["+/8=","aGk="]``.
            token: A property of the body. For example ``"-_8="``.
            notes: A property of the body. For example ``"{\\"a\\": 1}"``.

        Returns:
            Text.
        """
        return self._call(
            _CREATE,
            {
                "page": page,
                "back": back,
                "seal": seal,
                "extras": extras,
                "file": file,
                "cover": cover,
                "key": key,
                "keys": keys,
                "token": token,
                "notes": notes,
            },
            options,
        )

    def update_seal(self, *, body: bytes, **options: Unpack[CallOptions]) -> date:
        """Sends ``PUT /seal``.

        Args:
            body: The body. For example ``"+/8="``.

        Returns:
            A day.
        """
        return self._call(_UPDATE_SEAL, {"body": body}, options)

    def update_stamp(
        self,
        *,
        body: bytes | str | None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``PUT /stamp``.

        Args:
            body: The body.
        """
        return self._call(_UPDATE_STAMP, {"body": body}, options)



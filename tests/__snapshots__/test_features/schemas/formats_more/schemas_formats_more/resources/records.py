"""The ``records`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import DATE, Ref
from .._runtime.formats import BASE64, DECIMAL_NUMBER
from .._runtime.operations import Operation, body_property

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal
    from typing import Unpack

    from .._raw_responses import (
        AsyncRecordsWithRawResponse,
        AsyncRecordsWithStreamingResponse,
        RecordsWithRawResponse,
        RecordsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.record import Record

_ADD: Operation[Record] = Operation(
    "POST",
    "/records",
    arguments=(
        body_property("exact", codec=DECIMAL_NUMBER),
        body_property("tiny"),
        body_property("wide"),
        body_property("mail"),
        body_property("pass", "pass_"),
        body_property("bytes", codec=BASE64),
        body_property("alone", codec=DATE),
    ),
    body="application/json",
    body_required=True,
    responses={"200": {"application/json": Ref("Record")}},
)


class Records(SyncResource):
    """The ``records`` operations."""

    with_raw_response: RecordsWithRawResponse
    with_streaming_response: RecordsWithStreamingResponse

    def add(
        self,
        *,
        exact: Decimal,
        tiny: int,
        wide: float,
        mail: str | None = None,
        pass_: str | None = None,
        bytes: bytes | None = None,
        alone: date | None = None,
        **options: Unpack[CallOptions],
    ) -> Record:
        """Sends ``POST /records``.

        Args:
            exact: A property of the body. For example ``0.1``.
            tiny: A property of the body. For example ``7``.
            wide: A property of the body. For example ``1.5``.
            mail: A property of the body. For example ``"a@mail.example"``.
            pass_: A property of the body. For example ``"open sesame"``.
            bytes: A property of the body. For example ``"AAEC"``.
            alone: A property of the body. For example ``"2026-02-03"``.

        Returns:
            Kept.
        """
        return self._call(
            _ADD,
            {
                "exact": exact,
                "tiny": tiny,
                "wide": wide,
                "mail": mail,
                "pass_": pass_,
                "bytes": bytes,
                "alone": alone,
            },
            options,
        )



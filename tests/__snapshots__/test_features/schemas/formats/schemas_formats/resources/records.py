"""The ``records`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import DATE, DATETIME, TIME, Ref
from .._runtime.formats import BASE64, DECIMAL, DURATION
from .._runtime.formats import UUID as _UUID
from .._runtime.operations import Operation, body_property

if TYPE_CHECKING:
    from datetime import date, datetime, time, timedelta
    from decimal import Decimal
    from typing import Unpack
    from uuid import UUID

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
        body_property("day", codec=DATE),
        body_property("at", codec=DATETIME),
        body_property("clock", codec=TIME),
        body_property("span", codec=DURATION),
        body_property("id", codec=_UUID),
        body_property("price", codec=DECIMAL),
        body_property("home"),
        body_property("token", codec=BASE64),
        body_property("count"),
        body_property("other"),
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
        day: date,
        at: datetime,
        clock: time,
        span: timedelta | str,
        id: UUID | str,
        price: Decimal,
        home: str | None = None,
        token: bytes | None = None,
        count: int | None = None,
        other: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Record:
        """Sends ``POST /records``.

        Args:
            day: A property of the body. For example ``"2026-02-03"``.
            at: A property of the body. For example ``"2026-02-03T04:05:06Z"``.
            clock: A property of the body. For example ``"04:05:06Z"``.
            span: A property of the body. For example ``"P1DT2H"``.
            id: A property of the body. For example
                ``"6f1c2b9e-3d4a-4b5c-8d7e-9f0a1b2c3d4e"``.
            price: A property of the body. For example ``"12.50"``.
            home: A property of the body. For example ``"https://home.example/a"``.
            token: A property of the body. For example ``"AAEC"``.
            count: A property of the body. For example ``9007199254740993``.
            other: A property of the body.

        Returns:
            Kept.
        """
        return self._call(
            _ADD,
            {
                "day": day,
                "at": at,
                "clock": clock,
                "span": span,
                "id": id,
                "price": price,
                "home": home,
                "token": token,
                "count": count,
                "other": other,
            },
            options,
        )



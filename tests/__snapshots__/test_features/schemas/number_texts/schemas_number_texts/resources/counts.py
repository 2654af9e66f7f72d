"""The ``counts`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import ListOf, Ref
from .._runtime.conversions import NOT_GIVEN
from .._runtime.formats import DECIMAL_NUMBER, INTEGER_TEXT, NUMBER_TEXT
from .._runtime.operations import Operation, body_property, query

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal
    from typing import Unpack

    from .._raw_responses import (
        AsyncCountsWithRawResponse,
        AsyncCountsWithStreamingResponse,
        CountsWithRawResponse,
        CountsWithStreamingResponse,
    )
    from .._runtime.conversions import NotGiven
    from .._runtime.settings import CallOptions
    from ..models.count import Count

_ADD: Operation[Count] = Operation(
    "POST",
    "/counts",
    arguments=(
        query("limit", codec=INTEGER_TEXT),
        body_property("id", codec=INTEGER_TEXT),
        body_property("rate", codec=NUMBER_TEXT),
        body_property("price", codec=DECIMAL_NUMBER, nullable=True),
        body_property("age", codec=INTEGER_TEXT, nullable=True),
        body_property("all", codec=ListOf(INTEGER_TEXT)),
        body_property("code"),
        body_property("name"),
        body_property("serial"),
    ),
    body="application/json",
    body_required=True,
    responses={"200": {"application/json": Ref("Count")}},
)


class Counts(SyncResource):
    """The ``counts`` operations."""

    with_raw_response: CountsWithRawResponse
    with_streaming_response: CountsWithStreamingResponse

    def add(
        self,
        *,
        limit: int,
        id: int,
        rate: float,
        price: Decimal | NotGiven | None = NOT_GIVEN,
        age: int | NotGiven | None = NOT_GIVEN,
        all: Sequence[int] | None = None,
        code: int | str | None = None,
        name: int | str | None = None,
        serial: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Count:
        """Sends ``POST /counts``.

        Args:
            limit: A query parameter.
            id: A property of the body.
            rate: A property of the body.
            price: A property of the body.
            age: A property of the body.
            all: A property of the body.
            code: A property of the body. Matches ``^[0-9]{5}$``.
            name: A property of the body. Matches ``^[a-z]+$``.
            serial: A property of the body. Matches ``^(0|[1-9][0-9]*)$``.

        Returns:
            Kept.
        """
        return self._call(
            _ADD,
            {
                "limit": limit,
                "id": id,
                "rate": rate,
                "price": price,
                "age": age,
                "all": all,
                "code": code,
                "name": name,
                "serial": serial,
            },
            options,
        )



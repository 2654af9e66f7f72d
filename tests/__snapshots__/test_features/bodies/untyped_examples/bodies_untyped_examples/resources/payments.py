"""The ``payments`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import ListOf, OneOf, Ref
from .._runtime.operations import Operation, body_property

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Unpack

    from .._raw_responses import (
        AsyncPaymentsWithRawResponse,
        AsyncPaymentsWithStreamingResponse,
        PaymentsWithRawResponse,
        PaymentsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.line import Line
    from ..models.payer import Payer
    from ..params.line import LineParam
    from ..params.payer import PayerParam

_ADD: Operation[None] = Operation(
    "POST",
    "/payments",
    arguments=(
        body_property("payer", codec=Ref("Payer")),
        body_property("lines", codec=ListOf(Ref("Line"))),
        body_property("first", codec=OneOf(Ref("Line"), Ref("Payer"))),
    ),
    body="application/json",
    body_required=True,
    responses={"204": None},
)


class Payments(SyncResource):
    """The ``payments`` operations."""

    with_raw_response: PaymentsWithRawResponse
    with_streaming_response: PaymentsWithStreamingResponse

    def add(
        self,
        *,
        payer: Payer | PayerParam | None = None,
        lines: Sequence[Line | LineParam] | None = None,
        first: Line | LineParam | Payer | PayerParam | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``POST /payments``.

        Args:
            payer: A property of the body.
            lines: A property of the body.
            first: A property of the body.
        """
        return self._call(
            _ADD,
            {"payer": payer, "lines": lines, "first": first},
            options,
        )



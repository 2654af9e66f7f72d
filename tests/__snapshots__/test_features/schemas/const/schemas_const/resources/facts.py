"""The ``facts`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.conversions import NOT_GIVEN
from .._runtime.operations import Operation, body_property

if TYPE_CHECKING:
    from typing import Any, Literal, Unpack

    from .._raw_responses import (
        AsyncFactsWithRawResponse,
        AsyncFactsWithStreamingResponse,
        FactsWithRawResponse,
        FactsWithStreamingResponse,
    )
    from .._runtime.conversions import NotGiven
    from .._runtime.settings import CallOptions

_ADD: Operation[None] = Operation(
    "POST",
    "/facts",
    arguments=(
        body_property("kind"),
        body_property("answer"),
        body_property("light_year"),
        body_property("sure"),
        body_property("nothing", nullable=True),
        body_property("shape"),
    ),
    body="application/json",
    body_required=True,
    responses={"204": None},
)


class Facts(SyncResource):
    """The ``facts`` operations."""

    with_raw_response: FactsWithRawResponse
    with_streaming_response: FactsWithStreamingResponse

    def add(
        self,
        *,
        kind: Literal["fact"] = "fact",
        answer: Literal[42] = 42,
        light_year: int | None = None,
        sure: Literal[True] | None = None,
        nothing: NotGiven | None = NOT_GIVEN,
        shape: Any = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``POST /facts``.

        Args:
            kind: A property of the body.
            answer: A property of the body.
            light_year: More than 64 bits.
            sure: A property of the body.
            nothing: A property of the body.
            shape: A property of the body.
        """
        return self._call(
            _ADD,
            {
                "kind": kind,
                "answer": answer,
                "light_year": light_year,
                "sure": sure,
                "nothing": nothing,
                "shape": shape,
            },
            options,
        )



"""The ``choices`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.conversions import NOT_GIVEN
from .._runtime.operations import Operation, body_property, query

if TYPE_CHECKING:
    from typing import Literal, Unpack

    from .._raw_responses import (
        AsyncChoicesWithRawResponse,
        AsyncChoicesWithStreamingResponse,
        ChoicesWithRawResponse,
        ChoicesWithStreamingResponse,
    )
    from .._runtime.conversions import NotGiven
    from .._runtime.settings import CallOptions
    from ..models.digit import Digit

_CHOOSE: Operation[None] = Operation(
    "POST",
    "/choices",
    arguments=(
        body_property("state", nullable=True),
        query("order"),
        body_property("mixed", nullable=True),
        body_property("twice"),
        body_property("clash"),
        body_property("signs"),
        body_property("digits", codec=Ref("Digit")),
    ),
    body="application/json",
    body_required=True,
    responses={"204": None},
)


class Choices(SyncResource):
    """The ``choices`` operations."""

    with_raw_response: ChoicesWithRawResponse
    with_streaming_response: ChoicesWithStreamingResponse

    def choose(
        self,
        *,
        state: Literal["open", "shut"] | str | None,
        order: (
            Literal[
                "-asc",
                "+asc",
                "asc",
            ]
            | str
            | None
        ) = None,
        mixed: (
            Literal[
                1,
                "one",
                True,
            ]
            | str
            | bool
            | float
            | NotGiven
            | None
        ) = NOT_GIVEN,
        twice: Literal["a", "b"] | str | None = None,
        clash: (
            Literal[
                "big-one",
                "big_one",
                "BIG ONE",
            ]
            | str
            | None
        ) = None,
        signs: (
            Literal[
                "",
                "+",
                "-",
                "1st",
                '"',
                "\\",
                "a\nb",
            ]
            | str
            | None
        ) = None,
        digits: Digit | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``POST /choices``.

        Args:
            state: A property of the body.
            order: A query parameter.
            mixed: A property of the body.
            twice: A property of the body.
            clash: A property of the body.
            signs: A property of the body.
            digits: A property of the body.
        """
        return self._call(
            _CHOOSE,
            {
                "state": state,
                "order": order,
                "mixed": mixed,
                "twice": twice,
                "clash": clash,
                "signs": signs,
                "digits": digits,
            },
            options,
        )



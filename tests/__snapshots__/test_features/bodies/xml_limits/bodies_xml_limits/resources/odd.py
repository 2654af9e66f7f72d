"""The ``odd`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.formats import BINARY
from .._runtime.operations import Operation, body_property
from .._runtime.xml import Named, Node, Xml

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, Unpack

    from .._raw_responses import (
        AsyncOddWithRawResponse,
        AsyncOddWithStreamingResponse,
        OddWithRawResponse,
        OddWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_ADD: Operation[None] = Operation(
    "POST",
    "/odd",
    arguments=(
        body_property("list"),
        body_property("near"),
        body_property("far"),
        body_property("twice"),
        body_property("any"),
        body_property("two words", "two_words"),
        body_property("pair"),
        body_property("either"),
        body_property("raw", codec=BINARY),
    ),
    body={"application/xml": Xml(Ref("AddOddBody"), Node(Named("AddOddBody"), "root"))},
    body_required=True,
    responses={"204": None},
)


class Odd(SyncResource):
    """The ``odd`` operations."""

    with_raw_response: OddWithRawResponse
    with_streaming_response: OddWithStreamingResponse

    def add(
        self,
        *,
        list: Sequence[str],
        near: str,
        far: str | None = None,
        twice: str | None = None,
        any: Any = None,
        two_words: str | None = None,
        pair: Sequence[Any] | None = None,
        either: str | Sequence[str] | None = None,
        raw: bytes | str | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``POST /odd``.

        Args:
            list: A property of the body. For example ``["a"]``.
            near: A property of the body. For example ``"b"``.
            far: A property of the body.
            twice: A property of the body.
            any: A property of the body.
            two_words: A property of the body.
            pair: A property of the body.
            either: A property of the body.
            raw: A property of the body.
        """
        return self._call(
            _ADD,
            {
                "list": list,
                "near": near,
                "far": far,
                "twice": twice,
                "any": any,
                "two_words": two_words,
                "pair": pair,
                "either": either,
                "raw": raw,
            },
            options,
        )



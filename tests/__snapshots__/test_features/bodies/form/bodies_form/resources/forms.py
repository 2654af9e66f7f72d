"""The ``forms`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.multipart import urlencoded
from .._runtime.operations import Operation, body_property

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Unpack

    from .._raw_responses import (
        AsyncFormsWithRawResponse,
        AsyncFormsWithStreamingResponse,
        FormsWithRawResponse,
        FormsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.send_form import SendFormBodyDeep, SendFormBodyHome
    from ..params.send_form import SendFormBodyDeepParam, SendFormBodyHomeParam

_SEND: Operation[None] = Operation(
    "POST",
    "/forms",
    arguments=(
        body_property("name"),
        body_property("ids"),
        body_property("home", codec=Ref("SendFormBodyHome")),
        body_property(
            "deep",
            codec=Ref("SendFormBodyDeep"),
            style="deepObject",
            explode=True,
        ),
        body_property("flat", style="form", explode=False),
    ),
    body="application/x-www-form-urlencoded",
    writers=(urlencoded,),
    body_required=True,
    responses={"204": None},
)


class Forms(SyncResource):
    """The ``forms`` operations."""

    with_raw_response: FormsWithRawResponse
    with_streaming_response: FormsWithStreamingResponse

    def send(
        self,
        *,
        name: str,
        ids: Sequence[int] | None = None,
        home: SendFormBodyHome | SendFormBodyHomeParam | None = None,
        deep: SendFormBodyDeep | SendFormBodyDeepParam | None = None,
        flat: Sequence[str] | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``POST /forms``.

        Args:
            name: A property of the body. For example ``"a b&c=d+é"``.
            ids: A property of the body. For example ``[1,2]``.
            home: A property of the body. For example ``{"city":"Paris"}``.
            deep: A property of the body. For example ``{"a":1}``.
            flat: A property of the body. For example ``["x","y"]``.
        """
        return self._call(
            _SEND,
            {"name": name, "ids": ids, "home": home, "deep": deep, "flat": flat},
            options,
        )



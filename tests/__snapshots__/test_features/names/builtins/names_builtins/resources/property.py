"""The ``property`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import Operation, body_property, path, query
from .._runtime.parameters import header

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal, Unpack

    from .._raw_responses import (
        AsyncPropertyWithRawResponse,
        AsyncPropertyWithStreamingResponse,
        PropertyWithRawResponse,
        PropertyWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.getattr_ import Getattr

_ISINSTANCE: Operation[Getattr] = Operation(
    "POST",
    "/isinstance/{str}",
    arguments=(
        path("str"),
        query("dict"),
        header("list"),
        body_property("object"),
        body_property("classmethod"),
    ),
    body="application/json",
    responses={"200": {"application/json": Ref("Getattr")}},
    security=(("super",), ("property",)),
)


class Property(SyncResource):
    """The ``property`` operations."""

    with_raw_response: PropertyWithRawResponse
    with_streaming_response: PropertyWithStreamingResponse

    def isinstance(
        self,
        str: str,
        *,
        dict: Literal["len", "set"] | str | None = None,
        list: Sequence[str] | None = None,
        object: str | None = None,
        classmethod: Sequence[float] | None = None,
        **options: Unpack[CallOptions],
    ) -> Getattr:
        """Sends ``POST /isinstance/{str}``.

        Args:
            str: A path parameter. For example ``"s"``.
            dict: A query parameter.
            list: A header field. For example ``["l"]``.
            object: A property of the body.
            classmethod: A property of the body.

        Returns:
            Done.
        """
        return self._call(
            _ISINSTANCE,
            {
                "str": str,
                "dict": dict,
                "list": list,
                "object": object,
                "classmethod": classmethod,
            },
            options,
        )



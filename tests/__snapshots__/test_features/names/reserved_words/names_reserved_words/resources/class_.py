"""The ``class`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import Operation, body_property, path, query

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncClassWithRawResponse,
        AsyncClassWithStreamingResponse,
        ClassWithRawResponse,
        ClassWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.model import Model

_IMPORT_: Operation[Model] = Operation(
    "POST",
    "/import/{class}",
    arguments=(
        path("class", "class_"),
        body_property("from", "from_"),
        query("self", "self_"),
        query("options", "options_"),
        query("timeout", "timeout_"),
        body_property("to_dict"),
        body_property("None", "none"),
    ),
    body="application/json",
    body_required=True,
    responses={"200": {"application/json": Ref("Model")}},
)


class Class(SyncResource):
    """The ``class`` operations."""

    with_raw_response: ClassWithRawResponse
    with_streaming_response: ClassWithStreamingResponse

    def import_(
        self,
        class_: str,
        *,
        from_: str,
        self_: str | None = None,
        options_: str | None = None,
        timeout_: int | None = None,
        to_dict: str | None = None,
        none: int | None = None,
        **options: Unpack[CallOptions],
    ) -> Model:
        """Sends ``POST /import/{class}``.

        Args:
            class_: A path parameter. For example ``"c"``.
            from_: A property of the body. For example ``"f"``.
            self_: A query parameter. For example ``"s"``.
            options_: A query parameter. For example ``"o"``.
            timeout_: A query parameter. For example ``5``.
            to_dict: A property of the body.
            none: A property of the body.

        Returns:
            Done.
        """
        return self._call(
            _IMPORT_,
            {
                "class_": class_,
                "from_": from_,
                "self_": self_,
                "options_": options_,
                "timeout_": timeout_,
                "to_dict": to_dict,
                "none": none,
            },
            options,
        )



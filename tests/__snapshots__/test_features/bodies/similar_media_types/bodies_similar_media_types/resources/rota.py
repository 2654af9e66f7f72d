"""The ``rota`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.multipart import multipart
from .._runtime.operations import Operation, whole_body
from .._runtime.parameters import choice
from .._runtime.xml import STRING, Items, Node, Xml

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import Literal, Unpack

    from .. import models
    from .._raw_responses import (
        AsyncRotaWithRawResponse,
        AsyncRotaWithStreamingResponse,
        RotaWithRawResponse,
        RotaWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..params.rota import RotaParam

_CREATE: Operation[None] = Operation(
    "POST",
    "/rota",
    arguments=(
        whole_body(
            "body",
            forms={
                "application/json": whole_body(codec=Ref("Days")),
                "text/json": whole_body(codec=Ref("Days")),
                "application/xml": whole_body(codec=Ref("Days")),
                "text/xml": whole_body(codec=Ref("Days")),
                "multipart/form-data": whole_body(codec=Ref("Rota")),
            },
        ),
        choice(),
    ),
    body={
        "application/json": None,
        "text/json": None,
        "application/xml": Xml(
            Ref("Days"),
            Node(Items(Node(STRING, "Day"), wrapped=True), "Days"),
        ),
        "text/xml": Xml(
            Ref("Days"),
            Node(Items(Node(STRING, "Day"), wrapped=True), "Days"),
        ),
        "multipart/form-data": None,
    },
    writers=(multipart,),
    body_required=True,
    responses={"204": None},
)


class Rota(SyncResource):
    """The ``rota`` operations."""

    with_raw_response: RotaWithRawResponse
    with_streaming_response: RotaWithStreamingResponse

    def create(
        self,
        *,
        body: Sequence[date] | models.Rota | RotaParam,
        content_type: (
            Literal[
                "application/json",
                "text/json",
                "application/xml",
                "text/xml",
                "multipart/form-data",
            ]
            | None
        ) = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``POST /rota``.

        Args:
            body: The body.
            content_type: The media type of the body.
        """
        return self._call(
            _CREATE,
            {"body": body, "content_type": content_type},
            options,
        )



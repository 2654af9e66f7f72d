"""The ``forms`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import OneOf, Ref
from .._runtime.formats import BINARY
from .._runtime.multipart import multipart, raw, urlencoded
from .._runtime.operations import Operation, body_property, whole_body

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncFormsWithRawResponse,
        AsyncFormsWithStreamingResponse,
        FormsWithRawResponse,
        FormsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.code import Code
    from ..models.create_token import CreateTokenBodyToken
    from ..params.code import CodeParam
    from ..params.create_token import CreateTokenBodyTokenParam
    from ..types import Content, File

_CREATE_LIST: Operation[None] = Operation(
    "POST",
    "/lists",
    arguments=(whole_body(),),
    body="application/x-www-form-urlencoded",
    writers=(urlencoded,),
    body_required=True,
    responses={"204": None},
)
_CREATE_TEXT: Operation[None] = Operation(
    "POST",
    "/texts",
    arguments=(whole_body(),),
    body="application/x-www-form-urlencoded",
    writers=(urlencoded,),
    body_required=True,
    responses={"204": None},
)
_CREATE_PART: Operation[None] = Operation(
    "POST",
    "/parts",
    arguments=(whole_body("body", BINARY),),
    body="multipart/form-data",
    writers=(raw,),
    body_required=True,
    responses={"204": None},
)
_CREATE_EITHER: Operation[None] = Operation(
    "POST",
    "/either",
    arguments=(body_property("file", codec=BINARY),),
    body="multipart/form-data",
    writers=(multipart,),
    responses={"204": None},
)
_CREATE_TOKEN: Operation[None] = Operation(
    "POST",
    "/tokens",
    arguments=(whole_body("body", OneOf(Ref("Code"), Ref("CreateTokenBodyToken"))),),
    body="application/x-www-form-urlencoded",
    writers=(urlencoded,),
    responses={"204": None},
)
_CREATE_NULLABLE: Operation[None] = Operation(
    "POST",
    "/nullable",
    arguments=(body_property("a"),),
    body="application/x-www-form-urlencoded",
    writers=(urlencoded,),
    responses={"204": None},
)
_GET_EMPTY: Operation[None] = Operation("GET", "/empty", responses={"204": None})


class Forms(SyncResource):
    """The ``forms`` operations."""

    with_raw_response: FormsWithRawResponse
    with_streaming_response: FormsWithStreamingResponse

    def create_list(self, *, body: str, **options: Unpack[CallOptions]) -> None:
        """Sends ``POST /lists``.

        Args:
            body: The body.
        """
        return self._call(_CREATE_LIST, {"body": body}, options)

    def create_text(self, *, body: str, **options: Unpack[CallOptions]) -> None:
        """Sends ``POST /texts``.

        Args:
            body: The body. For example ``"a=1&b=2"``.
        """
        return self._call(_CREATE_TEXT, {"body": body}, options)

    def create_part(self, *, body: Content, **options: Unpack[CallOptions]) -> None:
        """Sends ``POST /parts``.

        Args:
            body: The body.
        """
        return self._call(_CREATE_PART, {"body": body}, options)

    def create_either(
        self,
        *,
        file: File | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``POST /either``.

        Args:
            file: A property of the body.
        """
        return self._call(_CREATE_EITHER, {"file": file}, options)

    def create_token(
        self,
        *,
        body: (
            Code | CodeParam | CreateTokenBodyToken | CreateTokenBodyTokenParam | None
        ) = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``POST /tokens``.

        Args:
            body: The body. For example ``{"id":1,"code":"c","type":"t"}``.
        """
        return self._call(_CREATE_TOKEN, {"body": body}, options)

    def create_nullable(
        self,
        *,
        a: str | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``POST /nullable``.

        Args:
            a: A property of the body.
        """
        return self._call(_CREATE_NULLABLE, {"a": a}, options)

    def get_empty(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /empty``."""
        return self._call(_GET_EMPTY, {}, options)



"""The ``reports`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import STRING, ListOf, OneOf, Ref
from .._runtime.multipart import multipart, urlencoded
from .._runtime.operations import Operation, body_property, query

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Unpack

    from .._raw_responses import (
        AsyncReportsWithRawResponse,
        AsyncReportsWithStreamingResponse,
        ReportsWithRawResponse,
        ReportsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.filter import Filter
    from ..params.filter import FilterParam
    from ..types import File

_CREATE: Operation[None] = Operation(
    "POST",
    "/reports",
    arguments=(
        body_property("files", codec=ListOf(Ref("File")), style="deepObject"),
        body_property("note", codec=OneOf(STRING, Ref("Words")), style="deepObject"),
        body_property("filter", "body_filter", Ref("Filter"), style="deepObject"),
        query("include[]", "include", Ref("Words")),
        query("filter", codec=Ref("Filter"), style="deepObject"),
        query("sort", codec=Ref("Words"), explode=False),
        body_property("cover", codec=Ref("File")),
        body_property("data", codec=Ref("Filter"), media_type="application/json"),
    ),
    body="multipart/form-data",
    writers=(multipart,),
    needs=("files", "note", "body_filter"),
    responses={"204": None},
)
_FIND: Operation[None] = Operation(
    "PUT",
    "/reports",
    arguments=(
        body_property("name"),
        body_property("tags", codec=Ref("Words"), style="deepObject"),
    ),
    body="application/x-www-form-urlencoded",
    writers=(urlencoded,),
    responses={"204": None},
)


class Reports(SyncResource):
    """The ``reports`` operations."""

    with_raw_response: ReportsWithRawResponse
    with_streaming_response: ReportsWithStreamingResponse

    @overload
    def create(
        self,
        *,
        files: Sequence[File],
        note: str | Sequence[str],
        body_filter: Filter | FilterParam,
        include: Sequence[str] | None = None,
        filter: Filter | FilterParam | None = None,
        sort: Sequence[str] | None = None,
        cover: File | None = None,
        data: Filter | FilterParam | None = None,
        **options: Unpack[CallOptions],
    ) -> None: ...

    @overload
    def create(
        self,
        *,
        include: Sequence[str] | None = None,
        filter: Filter | FilterParam | None = None,
        sort: Sequence[str] | None = None,
        **options: Unpack[CallOptions],
    ) -> None: ...

    def create(
        self,
        *,
        files: Sequence[File] | None = None,
        note: str | Sequence[str] | None = None,
        body_filter: Filter | FilterParam | None = None,
        include: Sequence[str] | None = None,
        filter: Filter | FilterParam | None = None,
        sort: Sequence[str] | None = None,
        cover: File | None = None,
        data: Filter | FilterParam | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``POST /reports``.

        Args:
            files: A property of the body.
            note: A property of the body.
            body_filter: A property of the body.
            include: A query parameter.
            filter: A query parameter.
            sort: A query parameter.
            cover: A property of the body.
            data: A property of the body.
        """
        return self._call(
            _CREATE,
            {
                "files": files,
                "note": note,
                "body_filter": body_filter,
                "include": include,
                "filter": filter,
                "sort": sort,
                "cover": cover,
                "data": data,
            },
            options,
        )

    def find(
        self,
        *,
        name: str | None = None,
        tags: Sequence[str] | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``PUT /reports``.

        Args:
            name: A property of the body.
            tags: A property of the body.
        """
        return self._call(_FIND, {"name": name, "tags": tags}, options)



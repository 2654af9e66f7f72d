"""``GetVectorsResponse`` and related types."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, STRING, ListOf, Ref
from .._runtime.models import Model, optional


class GetVectorsResponse(Model):
    """Vectors."""

    vectors: list[GetVectorsResponseVectorsItem] | None = optional(
        "vectors",
        ListOf(Ref("GetVectorsResponseVectorsItem")),
        default=None,
    )

    pagination: GetVectorsResponsePagination | None = optional(
        "pagination",
        Ref("GetVectorsResponsePagination"),
        default=None,
    )


class GetVectorsResponseVectorsItem(Model):
    """Vector."""

    id: int | None = optional("id", INTEGER, default=None)


class GetVectorsResponsePagination(Model):
    """The ``get /vectors response pagination`` object."""

    next: str | None = optional("next", STRING, default=None)

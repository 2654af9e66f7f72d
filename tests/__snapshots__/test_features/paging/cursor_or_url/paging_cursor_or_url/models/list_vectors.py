"""``ListVectorsResponse`` and related types."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, STRING, ListOf, Ref
from .._runtime.models import Model, optional


class ListVectorsResponse(Model):
    """Vectors."""

    vectors: list[ListVectorsResponseVectorsItem] | None = optional(
        "vectors",
        ListOf(Ref("ListVectorsResponseVectorsItem")),
        default=None,
    )

    pagination: ListVectorsResponsePagination | None = optional(
        "pagination",
        Ref("ListVectorsResponsePagination"),
        default=None,
    )


class ListVectorsResponseVectorsItem(Model):
    """Vector."""

    id: int | None = optional("id", INTEGER, default=None)


class ListVectorsResponsePagination(Model):
    """The ``list vectors response pagination`` object."""

    next: str | None = optional("next", STRING, default=None)

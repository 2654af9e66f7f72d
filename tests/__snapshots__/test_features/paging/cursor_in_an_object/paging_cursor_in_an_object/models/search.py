"""``SearchBody`` and related types."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, STRING, ListOf, Ref
from .._runtime.models import Model, optional, required


class SearchBody(Model):
    """The ``search body`` object."""

    text: str = required("text", STRING)

    page: SearchBodyPage | None = optional("page", Ref("SearchBodyPage"), default=None)
    """Page."""


class SearchBodyPage(Model):
    """Page."""

    cursor: str | None = optional("cursor", STRING, default=None)

    size: int | None = optional("size", INTEGER, default=None)


class SearchResponse(Model):
    """Found."""

    results: list[str] = required("results", ListOf(STRING))

    page: SearchResponsePage | None = optional(
        "page",
        Ref("SearchResponsePage"),
        default=None,
    )


class SearchResponsePage(Model):
    """The ``search response page`` object."""

    next_cursor: str | None = optional(
        "next_cursor",
        STRING,
        nullable=True,
        default=None,
    )

"""``PostSearchBody`` and related types."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, STRING, ListOf, Ref
from .._runtime.models import Model, optional, required


class PostSearchBody(Model):
    """The ``post /search body`` object."""

    text: str = required("text", STRING)

    page: PostSearchBodyPage | None = optional(
        "page",
        Ref("PostSearchBodyPage"),
        default=None,
    )
    """Page."""


class PostSearchBodyPage(Model):
    """Page."""

    cursor: str | None = optional("cursor", STRING, default=None)

    size: int | None = optional("size", INTEGER, default=None)


class PostSearchResponse(Model):
    """Found."""

    results: list[str] = required("results", ListOf(STRING))

    page: PostSearchResponsePage | None = optional(
        "page",
        Ref("PostSearchResponsePage"),
        default=None,
    )


class PostSearchResponsePage(Model):
    """The ``post /search response page`` object."""

    next_cursor: str | None = optional(
        "next_cursor",
        STRING,
        nullable=True,
        default=None,
    )

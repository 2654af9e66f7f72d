"""``SearchBody`` and related types."""

from __future__ import annotations

from .._runtime.codecs import BOOLEAN, PLAIN, STRING, ListOf, MapOf
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class SearchBody(Model):
    """The ``search body`` object."""

    text: str = required("text", STRING)

    start_cursor: str | None = optional("start_cursor", STRING, default=None)


class SearchResponse(Model):
    """Found."""

    results: list[dict[str, Any]] = required("results", ListOf(MapOf(PLAIN)))

    next_cursor: str | None = optional(
        "next_cursor",
        STRING,
        nullable=True,
        default=None,
    )

    has_more: bool | None = optional("has_more", BOOLEAN, default=None)

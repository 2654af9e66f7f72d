"""``PostSearchBody`` and what belongs to it."""

from __future__ import annotations

from .._runtime.model import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class PostSearchBody(Model):
    """The ``post /search body`` object."""

    text: str = required()

    start_cursor: str | None = optional(default=None)


class PostSearchResponse(Model):
    """Found."""

    results: list[dict[str, Any]] = required()

    next_cursor: str | None = optional(nullable=True, default=None)

    has_more: bool | None = optional(default=None)

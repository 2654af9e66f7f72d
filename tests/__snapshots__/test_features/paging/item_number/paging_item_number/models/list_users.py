"""``ListUsersResponse`` and related types."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, STRING, ListOf, Ref
from .._runtime.models import Model, optional


class ListUsersResponse(Model):
    """UserList."""

    schemas: list[str] | None = optional("schemas", ListOf(STRING), default=None)

    total_results: int | None = optional("totalResults", INTEGER, default=None)

    start_index: int | None = optional("startIndex", INTEGER, default=None)

    items_per_page: int | None = optional("itemsPerPage", INTEGER, default=None)

    resources: list[ListUsersResponseResourcesItem] | None = optional(
        "Resources",
        ListOf(Ref("ListUsersResponseResourcesItem")),
        default=None,
    )


class ListUsersResponseResourcesItem(Model):
    """User."""

    id: int | None = optional("id", INTEGER, default=None)

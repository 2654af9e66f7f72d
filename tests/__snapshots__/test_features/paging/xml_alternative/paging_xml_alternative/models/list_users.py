"""``ListUsersResponse`` and related types."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, STRING, ListOf, Ref
from .._runtime.models import Model, optional


class ListUsersResponse(Model):
    """Users."""

    next_page_token: str | None = optional("next_page_token", STRING, default=None)

    users: list[ListUsersResponseUsersItem] | None = optional(
        "users",
        ListOf(Ref("ListUsersResponseUsersItem")),
        default=None,
    )


class ListUsersResponseUsersItem(Model):
    """User."""

    id: int | None = optional("id", INTEGER, default=None)


class ListUsersResponseXml(Model):
    """Users in XML."""

    next_page_token: str | None = optional("next_page_token", STRING, default=None)
    """A token."""

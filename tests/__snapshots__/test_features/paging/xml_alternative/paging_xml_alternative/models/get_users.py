"""``GetUsersResponse`` and related types."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, STRING, ListOf, Ref
from .._runtime.models import Model, optional


class GetUsersResponse(Model):
    """Users."""

    next_page_token: str | None = optional("next_page_token", STRING, default=None)

    users: list[GetUsersResponseUsersItem] | None = optional(
        "users",
        ListOf(Ref("GetUsersResponseUsersItem")),
        default=None,
    )


class GetUsersResponseUsersItem(Model):
    """User."""

    id: int | None = optional("id", INTEGER, default=None)


class GetUsersResponseXml(Model):
    """Users in XML."""

    next_page_token: str | None = optional("next_page_token", STRING, default=None)
    """A token."""

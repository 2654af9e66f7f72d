"""``Users`` and related types."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, STRING, ListOf, Ref
from .._runtime.models import Model, optional


class Users(Model):
    """The ``Users`` object."""

    next_page_token: str | None = optional("next_page_token", STRING, default=None)

    users: list[UsersUsersItem] | None = optional(
        "users",
        ListOf(Ref("UsersUsersItem")),
        default=None,
    )


class UsersUsersItem(Model):
    """User."""

    id: int | None = optional("id", INTEGER, default=None)

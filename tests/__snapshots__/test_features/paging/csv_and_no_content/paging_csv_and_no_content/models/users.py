"""``Users`` and related types."""

from __future__ import annotations

from .._runtime.containers import ListOf
from .._runtime.model import Model, optional
from .._runtime.references import Ref
from .._runtime.scalars import INTEGER, STRING


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

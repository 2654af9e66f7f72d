"""The ``LoginBody`` type."""

from __future__ import annotations

from .._runtime.codecs import ListOf, LiteralOf
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class LoginBody(Model):
    """The ``login body`` object."""

    user: Literal["ada"] = required("user", LiteralOf("ada"), default="ada")

    roles: list[Literal["r"]] | None = optional(
        "roles",
        ListOf(LiteralOf("r")),
        default=None,
    )
    """At least 2 items."""

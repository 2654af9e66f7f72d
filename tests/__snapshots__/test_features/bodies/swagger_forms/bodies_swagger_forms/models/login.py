"""``LoginBody``."""

from __future__ import annotations

from .._runtime.model import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class LoginBody(Model):
    """The ``login body`` object."""

    user: Literal["ada"] = required(default="ada")

    roles: list[Literal["r"]] | None = optional(default=None)
    """At least 2 items."""

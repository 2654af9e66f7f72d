"""``Cat``."""

from __future__ import annotations

from .._runtime.model import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Cat(Model):
    """The ``Cat`` object."""

    kind: Literal["Cat"] = required(default="Cat")

    lives: int | None = optional(default=None)

"""The ``Cat`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional, required
from .._runtime.scalars import INTEGER
from .._runtime.unions import LiteralOf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Cat(Model):
    """The ``Cat`` object."""

    kind: Literal["Cat"] = required("kind", LiteralOf("Cat"), default="Cat")

    lives: int | None = optional("lives", INTEGER, default=None)

"""The ``Cat`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, LiteralOf
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Cat(Model):
    """The ``Cat`` object."""

    kind: Literal["Cat"] = required("kind", LiteralOf("Cat"), default="Cat")

    lives: int | None = optional("lives", INTEGER, default=None)

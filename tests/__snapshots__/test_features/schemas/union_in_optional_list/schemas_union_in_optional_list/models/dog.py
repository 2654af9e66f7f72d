"""The ``Dog`` type."""

from __future__ import annotations

from .._runtime.codecs import LiteralOf
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Dog(Model):
    """The ``Dog`` object."""

    kind: Literal["dog"] = required("kind", LiteralOf("dog"), default="dog")

    nothing: None = optional(nullable=True, default=None)

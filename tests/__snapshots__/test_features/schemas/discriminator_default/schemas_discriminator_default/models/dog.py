"""The ``Dog`` type."""

from __future__ import annotations

from .._runtime.codecs import BOOLEAN, LiteralOf
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Dog(Model):
    """The ``Dog`` object."""

    kind: Literal["Dog"] = required("kind", LiteralOf("Dog"), default="Dog")

    barks: bool | None = optional("barks", BOOLEAN, default=None)

"""The ``Dog`` type."""

from __future__ import annotations

from .._runtime.codecs import LiteralOf
from .._runtime.models import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Dog(Model):
    """The ``Dog`` object."""

    kind: Literal["Dog"] = required("kind", LiteralOf("Dog"), default="Dog")

"""``Dog``."""

from __future__ import annotations

from .._runtime.model import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Dog(Model):
    """The ``Dog`` object."""

    kind: Literal["Dog"] = required(default="Dog")

    barks: bool | None = optional(default=None)

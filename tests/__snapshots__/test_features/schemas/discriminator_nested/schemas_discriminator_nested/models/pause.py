"""``Pause``."""

from __future__ import annotations

from .._runtime.model import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Pause(Model):
    """The ``Pause`` object."""

    type: Literal["pause"] = required(default="pause")

    seconds: int | None = optional(default=None)

"""``Level``."""

from __future__ import annotations

from .._runtime.model import Model, optional

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Level(Model):
    """The ``Level`` object."""

    name: Literal["low", "high"] | str | None = optional(default=None)

    size: Literal[1] | None = optional(nullable=True, default=None)

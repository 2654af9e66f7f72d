"""``Thing``."""

from __future__ import annotations

from .._runtime.model import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Thing(Model):
    """The ``Thing`` object."""

    size: int = required()

    kind: Literal["b", "c"] | str | None = optional(default=None)

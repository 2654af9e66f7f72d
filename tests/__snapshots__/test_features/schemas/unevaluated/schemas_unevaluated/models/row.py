"""``Row``."""

from __future__ import annotations

from .._runtime.model import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Row(Model):
    """The ``Row`` object."""

    id: int = required()

    cells: list[Any] | None = optional(default=None)

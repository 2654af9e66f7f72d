"""The ``Thing`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional, required
from .._runtime.scalars import INTEGER
from .._runtime.unions import LiteralOf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Thing(Model):
    """The ``Thing`` object."""

    size: int = required("size", INTEGER)

    kind: Literal["b", "c"] | str | None = optional(
        "kind",
        LiteralOf("b", "c", open=True),
        default=None,
    )

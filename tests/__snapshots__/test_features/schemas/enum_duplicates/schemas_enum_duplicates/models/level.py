"""The ``Level`` type."""

from __future__ import annotations

from .._runtime.codecs import LiteralOf
from .._runtime.models import Model, optional

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Level(Model):
    """The ``Level`` object."""

    name: Literal["low", "high"] | str | None = optional(
        "name",
        LiteralOf("low", "high", open=True),
        default=None,
    )

    size: Literal[1] | None = optional(
        "size",
        LiteralOf(1),
        nullable=True,
        default=None,
    )

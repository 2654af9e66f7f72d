"""``Fact``."""

from __future__ import annotations

from .._runtime.model import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal


class Fact(Model):
    """The ``Fact`` object."""

    kind: Literal["fact"] = required(default="fact")

    answer: Literal[42] = required(default=42)

    sure: Literal[True] | None = optional(default=None)

    nothing: None = optional(nullable=True, default=None)

    shape: Any = optional(default=None)

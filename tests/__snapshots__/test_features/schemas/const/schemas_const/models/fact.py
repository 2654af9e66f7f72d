"""The ``Fact`` type."""

from __future__ import annotations

from .._runtime.codecs import LiteralOf
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal


class Fact(Model):
    """The ``Fact`` object."""

    kind: Literal["fact"] = required("kind", LiteralOf("fact"), default="fact")

    answer: Literal[42] = required("answer", LiteralOf(42), default=42)

    light_year: int | None = optional(
        "light_year",
        LiteralOf(9460730472580800000),
        default=None,
    )
    """More than 64 bits."""

    sure: Literal[True] | None = optional("sure", LiteralOf(True), default=None)

    nothing: None = optional(nullable=True, default=None)

    shape: Any = optional(default=None)

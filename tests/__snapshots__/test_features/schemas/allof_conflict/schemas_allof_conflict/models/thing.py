"""The ``Thing`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, LiteralOf
from .._runtime.models import Model, optional, required

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

"""The ``Light`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional
from .._runtime.references import Ref
from .._runtime.unions import LiteralOf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from .color import Color


class Light(Model):
    """The ``Light`` object."""

    color: Color | None = optional("color", Ref("Color"), default=None)

    lamps: (
        Literal[
            1,
            2,
            3,
        ]
        | int
        | None
    ) = optional(
        "lamps",
        LiteralOf(
            1,
            2,
            3,
            open=True,
        ),
        default=None,
    )

    kind: Literal["light"] | None = optional("kind", LiteralOf("light"), default=None)

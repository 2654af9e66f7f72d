"""The ``Wipe`` type."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.scalars import BOOLEAN
from .._runtime.unions import LiteralOf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Wipe(Model):
    """The ``Wipe`` object."""

    kind: Literal["wipe", "move"] | str = required(
        "kind",
        LiteralOf("wipe", "move", open=True),
    )

    all: bool = required("all", BOOLEAN)

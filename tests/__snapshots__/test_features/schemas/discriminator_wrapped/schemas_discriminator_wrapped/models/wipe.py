"""``Wipe``."""

from __future__ import annotations

from .._runtime.model import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Wipe(Model):
    """The ``Wipe`` object."""

    kind: Literal["wipe", "move"] | str = required()

    all: bool = required()

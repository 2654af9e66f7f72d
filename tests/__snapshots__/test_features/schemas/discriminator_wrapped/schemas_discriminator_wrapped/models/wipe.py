"""The ``Wipe`` type."""

from __future__ import annotations

from .._runtime.codecs import BOOLEAN, LiteralOf
from .._runtime.models import Model, required

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

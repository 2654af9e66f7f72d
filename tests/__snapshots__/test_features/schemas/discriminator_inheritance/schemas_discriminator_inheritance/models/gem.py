"""The ``Gem`` type."""

from __future__ import annotations

from .._runtime.codecs import NUMBER, LiteralOf
from .._runtime.models import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Gem(Model):
    """The ``Gem`` object."""

    kind: Literal["gem"] = required("kind", LiteralOf("gem"), default="gem")

    carat: float = required("carat", NUMBER)

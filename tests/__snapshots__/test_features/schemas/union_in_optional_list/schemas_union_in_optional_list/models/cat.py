"""The ``Cat`` type."""

from __future__ import annotations

from .._runtime.codecs import LiteralOf
from .._runtime.models import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Cat(Model):
    """The ``Cat`` object."""

    kind: Literal["cat"] = required("kind", LiteralOf("cat"), default="cat")

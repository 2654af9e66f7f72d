"""The ``Image`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING, LiteralOf
from .._runtime.models import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Image(Model):
    """The ``Image`` object."""

    type: Literal["image"] = required("type", LiteralOf("image"), default="image")

    address: str = required("address", STRING)

"""``Image``."""

from __future__ import annotations

from .._runtime.model import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Image(Model):
    """The ``Image`` object."""

    type: Literal["image"] = required(default="image")

    address: str = required()

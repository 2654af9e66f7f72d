"""``Text``."""

from __future__ import annotations

from .._runtime.model import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Text(Model):
    """The ``Text`` object."""

    type: Literal["text"] = required(default="text")

    text: str = required()

"""``Fault``."""

from __future__ import annotations

from .._runtime.model import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Fault(Model):
    """The ``Fault`` object."""

    kind: Literal["failed"] = required(default="failed")

    why: str = required()

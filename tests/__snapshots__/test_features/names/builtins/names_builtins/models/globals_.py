"""The ``Globals`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional
from .._runtime.scalars import BOOLEAN, INTEGER, STRING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from builtins import bool as _bool, int as _int


class Globals(Model):
    """The ``globals`` object."""

    bool: _bool | None = optional("bool", BOOLEAN, default=None)

    int: _int | None = optional("int", INTEGER, default=None)

    type: str | None = optional("type", STRING, default=None)

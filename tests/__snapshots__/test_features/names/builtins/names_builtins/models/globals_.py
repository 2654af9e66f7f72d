"""The ``Globals`` type."""

from __future__ import annotations

from .._runtime.codecs import BOOLEAN, INTEGER, STRING
from .._runtime.models import Model, optional

TYPE_CHECKING = False
if TYPE_CHECKING:
    from builtins import bool as _bool
    from builtins import int as _int


class Globals(Model):
    """The ``globals`` object."""

    bool: _bool | None = optional("bool", BOOLEAN, default=None)

    int: _int | None = optional("int", INTEGER, default=None)

    type: str | None = optional("type", STRING, default=None)

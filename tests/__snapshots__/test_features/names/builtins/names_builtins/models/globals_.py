"""``Globals``."""

from __future__ import annotations

from .._runtime.model import Model, optional

TYPE_CHECKING = False
if TYPE_CHECKING:
    from builtins import bool as _bool, int as _int


class Globals(Model):
    """The ``globals`` object."""

    bool: _bool | None = optional(default=None)

    int: _int | None = optional(default=None)

    type: str | None = optional(default=None)

"""``List``."""

from __future__ import annotations

from .._runtime.model import Model, optional

TYPE_CHECKING = False
if TYPE_CHECKING:
    from builtins import dict as _dict


class List(Model):
    """The ``list`` object."""

    dict: _dict[str, str] | None = optional(default=None)

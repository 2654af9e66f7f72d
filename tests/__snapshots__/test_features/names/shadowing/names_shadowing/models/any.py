"""``Any``."""

from __future__ import annotations

from .._runtime.containers import ListOf
from .._runtime.model import Model, optional, required
from .._runtime.references import Ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from builtins import list as _list

    from .list import List


class Any(Model):
    """The ``Any`` object."""

    id: str = required()
    """For example ``"i"``."""

    type: str = required()
    """For example ``"t"``."""

    list: _list[List] | None = optional("list", ListOf(Ref("List")), default=None)

"""The ``Any`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING, ListOf, Ref
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from builtins import list as _list

    from .list import List


class Any(Model):
    """The ``Any`` object."""

    id: str = required("id", STRING)
    """For example ``"i"``."""

    type: str = required("type", STRING)
    """For example ``"t"``."""

    list: _list[List] | None = optional("list", ListOf(Ref("List")), default=None)

"""The ``Bag`` type."""

from __future__ import annotations

from .._runtime.codecs import PLAIN, ListOf, MapOf
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from builtins import list as _list
    from typing import Any


class Bag(Model):
    """The ``Bag`` object."""

    empty: Any = required()

    yes: Any = required()

    list: _list[Any] | None = optional("list", ListOf(PLAIN), default=None)

    map: dict[str, Any] | None = optional("map", MapOf(PLAIN), default=None)

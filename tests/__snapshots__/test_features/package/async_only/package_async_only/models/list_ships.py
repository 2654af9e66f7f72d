"""The ``ListShipsResponse`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING, ListOf, Ref
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .ship import Ship


class ListShipsResponse(Model):
    """The ``listShips response`` object."""

    data: list[Ship] = required("data", ListOf(Ref("Ship")))

    next_cursor: str | None = optional("next_cursor", STRING, default=None)

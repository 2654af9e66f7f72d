"""The ``City`` type."""

from __future__ import annotations

from .._runtime.containers import ListOf
from .._runtime.model import Model, optional, required
from .._runtime.references import Ref
from .._runtime.scalars import STRING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .person import Person


class City(Model):
    """The ``City`` object."""

    name: str = required("name", STRING)
    """Name of the city."""

    mayor: Person = required("mayor", Ref("Person"))

    twins: list[City] | None = optional("twins", ListOf(Ref("City")), default=None)
    """Its twin cities."""

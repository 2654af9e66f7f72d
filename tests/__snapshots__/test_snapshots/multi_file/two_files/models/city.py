"""``City``."""

from __future__ import annotations

from .._runtime.codecs import ListOf, Ref
from .._runtime.model import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .person import Person


class City(Model):
    """The ``City`` object."""

    name: str = required()
    """Name of the city."""

    mayor: Person = required("mayor", Ref("Person"))

    twins: list[City] | None = optional("twins", ListOf(Ref("City")), default=None)
    """Its twin cities."""

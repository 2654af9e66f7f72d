"""``Zoo``."""

from __future__ import annotations

from .._runtime.containers import ListOf
from .._runtime.model import Model, required
from .._runtime.references import Ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .animal import Animal


class Zoo(Model):
    """The ``Zoo`` object."""

    bare: list[str] = required()
    """For example ``["dog","cat"]``."""

    named: list[str] = required()
    """For example ``["dog"]``."""

    wrapped: list[str] = required()
    """For example ``["dog"]``."""

    both: list[str] = required()
    """For example ``["dog"]``."""

    again: list[int] = required()
    """For example ``[1,2]``."""

    animals: list[Animal] = required("animals", ListOf(Ref("Animal")))

    counts: dict[str, int] = required()
    """For example ``{"lions":2}``."""

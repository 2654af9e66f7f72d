"""``Leg`` and related types."""

from __future__ import annotations

from .._runtime.containers import ListOf
from .._runtime.model import Model, optional, required
from .._runtime.references import Ref
from .._runtime.scalars import INTEGER, STRING


class Leg(Model):
    """The ``Leg`` object."""

    stops: list[str] | None = optional("stops", ListOf(STRING), default=None)

    at: LegAt | None = optional("at", Ref("LegAt"), default=None)


class LegAt(Model):
    """The ``Leg at`` object."""

    day: int = required("day", INTEGER)

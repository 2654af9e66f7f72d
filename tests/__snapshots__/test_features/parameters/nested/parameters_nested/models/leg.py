"""``Leg`` and related types."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, STRING, ListOf, Ref
from .._runtime.models import Model, optional, required


class Leg(Model):
    """The ``Leg`` object."""

    stops: list[str] | None = optional("stops", ListOf(STRING), default=None)

    at: LegAt | None = optional("at", Ref("LegAt"), default=None)


class LegAt(Model):
    """The ``Leg at`` object."""

    day: int = required("day", INTEGER)

"""The ``Dog`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING, ListOf, Ref
from .._runtime.models import Model, optional


class Dog(Model):
    """The ``Dog`` object."""

    young: list[Dog] | None = optional("young", ListOf(Ref("Dog")), default=None)

    bark: str | None = optional("bark", STRING, default=None)

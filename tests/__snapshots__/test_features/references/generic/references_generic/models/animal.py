"""The ``Animal`` type."""

from __future__ import annotations

from .._runtime.codecs import ListOf, Ref
from .._runtime.models import Model, optional


class Animal(Model):
    """The ``Animal`` object."""

    young: list[Animal] | None = optional("young", ListOf(Ref("Animal")), default=None)

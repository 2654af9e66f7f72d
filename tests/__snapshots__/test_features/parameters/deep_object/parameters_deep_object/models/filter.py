"""``Filter`` and what belongs to it."""

from __future__ import annotations

from .._runtime.model import Model, optional, required
from .._runtime.references import Ref


class Filter(Model):
    """The ``Filter`` object."""

    a: int = required()

    price: FilterPrice | None = optional("price", Ref("FilterPrice"), default=None)

    color: str | None = optional(default=None)


class FilterPrice(Model):
    """The ``Filter price`` object."""

    min: float = required()

    max: float = required()

"""``Filter`` and related types."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, NUMBER, STRING, Ref
from .._runtime.models import Model, optional, required


class Filter(Model):
    """The ``Filter`` object."""

    a: int = required("a", INTEGER)

    price: FilterPrice | None = optional("price", Ref("FilterPrice"), default=None)

    color: str | None = optional("color", STRING, default=None)


class FilterPrice(Model):
    """The ``Filter price`` object."""

    min: float = required("min", NUMBER)

    max: float = required("max", NUMBER)

"""The ``Order`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional, required
from .._runtime.scalars import NUMBER, STRING


class Order(Model):
    """The ``Order`` object."""

    kind: str = required("kind", STRING)

    weight: float | None = optional("weight", NUMBER, default=None)

    link: str | None = optional("link", STRING, default=None)

"""The ``Order`` type."""

from __future__ import annotations

from .._runtime.codecs import NUMBER, STRING
from .._runtime.models import Model, optional, required


class Order(Model):
    """The ``Order`` object."""

    kind: str = required("kind", STRING)

    weight: float | None = optional("weight", NUMBER, default=None)

    link: str | None = optional("link", STRING, default=None)

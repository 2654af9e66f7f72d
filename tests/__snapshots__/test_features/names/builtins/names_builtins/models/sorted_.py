"""The ``Sorted`` type."""

from __future__ import annotations

from .._runtime.containers import ListOf
from .._runtime.model import Model, optional
from .._runtime.scalars import NUMBER, STRING


class Sorted(Model):
    """The ``sorted`` object."""

    object: str | None = optional("object", STRING, default=None)

    classmethod: list[float] | None = optional(
        "classmethod",
        ListOf(NUMBER),
        default=None,
    )

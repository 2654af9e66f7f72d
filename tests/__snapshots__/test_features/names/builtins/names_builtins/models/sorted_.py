"""The ``Sorted`` type."""

from __future__ import annotations

from .._runtime.codecs import NUMBER, STRING, ListOf
from .._runtime.models import Model, optional


class Sorted(Model):
    """The ``sorted`` object."""

    object: str | None = optional("object", STRING, default=None)

    classmethod: list[float] | None = optional(
        "classmethod",
        ListOf(NUMBER),
        default=None,
    )

"""The ``OneResponse`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional
from .._runtime.scalars import INTEGER


class OneResponse(Model):
    """The ``One response`` object."""

    id: int | None = optional("id", INTEGER, default=None)

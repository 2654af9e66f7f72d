"""The ``Owner`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional
from .._runtime.scalars import INTEGER


class Owner(Model):
    """The ``Owner`` object."""

    since: int | None = optional("since", INTEGER, default=None)
    """For example ``2019``."""

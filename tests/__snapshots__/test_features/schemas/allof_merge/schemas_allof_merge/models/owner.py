"""The ``Owner`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER
from .._runtime.models import Model, optional


class Owner(Model):
    """The ``Owner`` object."""

    since: int | None = optional("since", INTEGER, default=None)
    """For example ``2019``."""

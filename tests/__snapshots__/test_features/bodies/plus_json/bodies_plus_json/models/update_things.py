"""``UpdateThingsBody`` and related types."""

from __future__ import annotations

from .._runtime.codecs import INTEGER
from .._runtime.models import Model, optional, required


class UpdateThingsBody(Model):
    """The ``update things body`` object."""

    size: int = required("size", INTEGER)
    """For example ``4``."""


class UpdateThingsResponse(Model):
    """The ``update things response`` object."""

    size: int | None = optional("size", INTEGER, default=None)

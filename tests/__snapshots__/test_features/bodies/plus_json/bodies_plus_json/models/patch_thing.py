"""``PatchThingBody`` and related types."""

from __future__ import annotations

from .._runtime.codecs import INTEGER
from .._runtime.models import Model, optional, required


class PatchThingBody(Model):
    """The ``patchThing body`` object."""

    size: int = required("size", INTEGER)
    """For example ``4``."""


class PatchThingResponse(Model):
    """The ``patchThing response`` object."""

    size: int | None = optional("size", INTEGER, default=None)

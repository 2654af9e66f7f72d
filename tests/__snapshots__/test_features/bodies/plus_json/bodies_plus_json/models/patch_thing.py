"""``PatchThingBody`` and what belongs to it."""

from __future__ import annotations

from .._runtime.model import Model, optional, required


class PatchThingBody(Model):
    """The ``patchThing body`` object."""

    size: int = required()
    """For example ``4``."""


class PatchThingResponse(Model):
    """The ``patchThing response`` object."""

    size: int | None = optional(default=None)

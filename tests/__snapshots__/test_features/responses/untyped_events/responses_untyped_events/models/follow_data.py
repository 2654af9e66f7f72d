"""``FollowDataResponse``."""

from __future__ import annotations

from .._runtime.model import Model, optional


class FollowDataResponse(Model):
    """The ``followData response`` object."""

    n: int | None = optional(default=None)

"""The ``FollowDataResponse`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional
from .._runtime.scalars import INTEGER


class FollowDataResponse(Model):
    """The ``followData response`` object."""

    n: int | None = optional("n", INTEGER, default=None)

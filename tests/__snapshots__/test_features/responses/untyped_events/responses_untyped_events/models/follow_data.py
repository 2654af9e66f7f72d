"""The ``FollowDataResponse`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER
from .._runtime.models import Model, optional


class FollowDataResponse(Model):
    """The ``followData response`` object."""

    n: int | None = optional("n", INTEGER, default=None)

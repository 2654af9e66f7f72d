"""The ``SubscribeBody`` type."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.scalars import STRING


class SubscribeBody(Model):
    """The ``subscribe body`` object."""

    address: str = required("address", STRING)
    """For example ``"https://me.example"``."""

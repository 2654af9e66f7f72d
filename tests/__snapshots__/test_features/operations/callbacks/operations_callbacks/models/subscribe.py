"""``SubscribeBody``."""

from __future__ import annotations

from .._runtime.model import Model, required


class SubscribeBody(Model):
    """The ``subscribe body`` object."""

    address: str = required()
    """For example ``"https://me.example"``."""

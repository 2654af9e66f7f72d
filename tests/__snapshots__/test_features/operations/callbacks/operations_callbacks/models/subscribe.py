"""The ``SubscribeBody`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, required


class SubscribeBody(Model):
    """The ``subscribe body`` object."""

    address: str = required("address", STRING)
    """For example ``"https://me.example"``."""

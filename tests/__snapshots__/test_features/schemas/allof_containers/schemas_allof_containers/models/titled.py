"""The ``Titled`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, required


class Titled(Model):
    """The ``Titled`` object."""

    title: str = required("title", STRING)
    """For example ``"Emma"``."""

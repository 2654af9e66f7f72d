"""The ``Route`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, optional


class Route(Model):
    """The ``Route`` object."""

    to: str | None = optional("to", STRING, default=None)

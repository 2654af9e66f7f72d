"""The ``Filter`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, optional


class Filter(Model):
    """The ``Filter`` object."""

    kind: str | None = optional("kind", STRING, default=None)

"""The ``Batch`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, optional


class Batch(Model):
    """The ``BatchIn`` object."""

    model_name: str | None = optional("mdl", STRING, default=None)

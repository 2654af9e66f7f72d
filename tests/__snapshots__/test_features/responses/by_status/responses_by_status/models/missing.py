"""The ``Missing`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER
from .._runtime.models import Model, required


class Missing(Model):
    """The ``Missing`` object."""

    id: int = required("id", INTEGER)

"""The ``Base`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, required


class Base(Model):
    """The ``Base`` object."""

    id: str = required("id", STRING)

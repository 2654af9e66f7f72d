"""The ``Labels`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, required


class Labels(Model, additional=STRING):
    """The ``Labels`` object."""

    name: str = required("name", STRING)

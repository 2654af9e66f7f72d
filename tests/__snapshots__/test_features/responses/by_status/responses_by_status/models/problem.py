"""The ``Problem`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, required


class Problem(Model):
    """The ``Problem`` object."""

    title: str = required("title", STRING)

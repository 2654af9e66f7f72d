"""The ``Photo`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, required


class Photo(Model):
    """The ``Photo`` object."""

    url: str = required("url", STRING)

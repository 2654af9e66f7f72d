"""The ``News`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, required


class News(Model):
    """The ``News`` object."""

    title: str = required("title", STRING)

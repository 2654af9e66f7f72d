"""The ``News`` type."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.scalars import STRING


class News(Model):
    """The ``News`` object."""

    title: str = required("title", STRING)

"""The ``Song`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, STRING
from .._runtime.models import Model, optional, required


class Song(Model):
    """The ``Song`` object."""

    url: str = required("url", STRING)

    length: int | None = optional("length", INTEGER, default=None)

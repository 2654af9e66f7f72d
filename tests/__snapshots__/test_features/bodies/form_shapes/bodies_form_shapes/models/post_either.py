"""The ``PostEitherBodyObject`` type."""

from __future__ import annotations

from .._runtime.formats import BINARY
from .._runtime.models import Model, optional


class PostEitherBodyObject(Model):
    """The ``post /either body object`` object."""

    file: bytes | None = optional("file", BINARY, default=None)

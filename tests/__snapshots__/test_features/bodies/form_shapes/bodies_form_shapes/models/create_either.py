"""The ``CreateEitherBodyObject`` type."""

from __future__ import annotations

from .._runtime.formats import BINARY
from .._runtime.models import Model, optional


class CreateEitherBodyObject(Model):
    """The ``create either body object`` object."""

    file: bytes | None = optional("file", BINARY, default=None)

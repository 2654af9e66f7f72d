"""``PostEitherBodyVariant2``."""

from __future__ import annotations

from .._runtime.model import Model, optional
from .._runtime.octets import BINARY


class PostEitherBodyVariant2(Model):
    """The ``post /either body variant 2`` object."""

    file: bytes | None = optional("file", BINARY, default=None)

"""The ``PostNullableBody`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional
from .._runtime.scalars import STRING


class PostNullableBody(Model):
    """The ``post /nullable body`` object."""

    a: str | None = optional("a", STRING, default=None)

"""The ``CreateNullableBody`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, optional


class CreateNullableBody(Model):
    """The ``create nullable body`` object."""

    a: str | None = optional("a", STRING, default=None)

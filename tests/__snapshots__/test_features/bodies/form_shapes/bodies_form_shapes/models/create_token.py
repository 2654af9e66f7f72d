"""The ``CreateTokenBodyToken`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, required


class CreateTokenBodyToken(Model):
    """The ``create token body token`` object."""

    token: str = required("token", STRING)

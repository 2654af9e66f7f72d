"""The ``PostTokensBodyToken`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, required


class PostTokensBodyToken(Model):
    """The ``post /tokens body token`` object."""

    token: str = required("token", STRING)

"""The ``Error`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, required


class Error(Model):
    """The ``Error`` object."""

    code: str = required("code", STRING)

"""The ``User`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, STRING
from .._runtime.conversions import NOT_GIVEN
from .._runtime.models import Model, required


class User(Model):
    """The ``User`` object."""

    id: int = required("id", INTEGER, read_only=True, default=NOT_GIVEN)
    """Read-only: only in responses. For example ``7``."""

    name: str = required("name", STRING)
    """For example ``"Ada"``."""

    password: str = required("password", STRING, write_only=True)
    """Write-only: only in requests. For example ``"open sesame"``."""

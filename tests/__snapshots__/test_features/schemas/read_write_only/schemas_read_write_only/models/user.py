"""``User``."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.notgiven import NOT_GIVEN


class User(Model):
    """The ``User`` object."""

    id: int = required(read_only=True, default=NOT_GIVEN)
    """Only in responses. For example ``7``."""

    name: str = required()
    """For example ``"Ada"``."""

    password: str = required(write_only=True)
    """Only in requests. For example ``"open sesame"``."""

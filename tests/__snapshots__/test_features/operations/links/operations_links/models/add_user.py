"""The ``AddUserResponse`` type."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.scalars import INTEGER


class AddUserResponse(Model):
    """The ``addUser response`` object."""

    id: int = required("id", INTEGER)

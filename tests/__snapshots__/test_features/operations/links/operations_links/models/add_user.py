"""``AddUserResponse``."""

from __future__ import annotations

from .._runtime.model import Model, required


class AddUserResponse(Model):
    """The ``addUser response`` object."""

    id: int = required()

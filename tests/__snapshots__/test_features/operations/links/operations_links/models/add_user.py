"""The ``AddUserResponse`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER
from .._runtime.models import Model, required


class AddUserResponse(Model):
    """The ``addUser response`` object."""

    id: int = required("id", INTEGER)

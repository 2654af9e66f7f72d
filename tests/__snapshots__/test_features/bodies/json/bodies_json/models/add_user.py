"""The ``AddUserBody`` type."""

from __future__ import annotations

from .._runtime.codecs import DATE, STRING
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date


class AddUserBody(Model):
    """The ``addUser body`` object."""

    name: str = required("name", STRING)
    """For example ``"Ada \\"L\\" é"``."""

    born: date = required("born", DATE)
    """For example ``"1815-12-10"``."""

    nick: str | None = optional("nick", STRING, nullable=True, default=None)
    """For example ``null``."""

"""The ``Photo`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional, required
from .._runtime.octets import BASE64
from .._runtime.scalars import STRING


class Photo(Model):
    """The ``Photo`` object."""

    data: bytes = required("data", BASE64)
    """For example ``"iVBORw=="``."""

    note: str | None = optional("note", STRING, default=None)

    meta: str | None = optional("meta", STRING, default=None)

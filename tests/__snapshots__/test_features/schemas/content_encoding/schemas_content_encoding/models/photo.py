"""The ``Photo`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.formats import BASE64
from .._runtime.models import Model, optional, required


class Photo(Model):
    """The ``Photo`` object."""

    data: bytes = required("data", BASE64)
    """For example ``"iVBORw=="``."""

    note: str | None = optional("note", STRING, default=None)

    meta: str | None = optional("meta", STRING, default=None)

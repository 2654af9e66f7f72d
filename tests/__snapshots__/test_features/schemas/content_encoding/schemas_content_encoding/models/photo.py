"""``Photo``."""

from __future__ import annotations

from .._runtime.codecs import BASE64
from .._runtime.model import Model, optional, required


class Photo(Model):
    """The ``Photo`` object."""

    data: bytes = required("data", BASE64)
    """For example ``"iVBORw=="``."""

    note: str | None = optional(default=None)

    meta: str | None = optional(default=None)

"""The ``Old`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, optional


class Old(Model):
    """Kept for those who still call it.

    Deprecated.
    """

    name: str | None = optional("name", STRING, default=None)
    """Use `title`.

    Deprecated.
    """

    title: str | None = optional("title", STRING, default=None)

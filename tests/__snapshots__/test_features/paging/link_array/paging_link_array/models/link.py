"""The ``Link`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional
from .._runtime.scalars import STRING


class Link(Model):
    """The ``Link`` object."""

    href: str | None = optional("href", STRING, default=None)

    rel: str | None = optional("rel", STRING, default=None)

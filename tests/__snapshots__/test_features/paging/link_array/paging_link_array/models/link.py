"""The ``Link`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, optional


class Link(Model):
    """The ``Link`` object."""

    href: str | None = optional("href", STRING, default=None)

    rel: str | None = optional("rel", STRING, default=None)

"""The ``GetPageResponse`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, optional


class GetPageResponse(Model):
    """The ``getPage response`` object."""

    title: str | None = optional("title", STRING, default=None)

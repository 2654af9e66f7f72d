"""The ``SearchUsersBody`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, optional


class SearchUsersBody(Model):
    """The ``searchUsers body`` object."""

    marker: str | None = optional("Marker", STRING, default=None)

"""The ``SearchUsersBody`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional
from .._runtime.scalars import STRING


class SearchUsersBody(Model):
    """The ``searchUsers body`` object."""

    marker: str | None = optional("Marker", STRING, default=None)

"""``SearchUsersBody``."""

from __future__ import annotations

from .._runtime.model import Model, optional


class SearchUsersBody(Model):
    """The ``searchUsers body`` object."""

    marker: str | None = optional("Marker", default=None)

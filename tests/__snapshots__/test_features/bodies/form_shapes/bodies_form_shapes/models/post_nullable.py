"""``PostNullableBody``."""

from __future__ import annotations

from .._runtime.model import Model, optional


class PostNullableBody(Model):
    """The ``post /nullable body`` object."""

    a: str | None = optional(default=None)

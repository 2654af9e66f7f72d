"""The ``FooBarModel_d0a472`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER
from .._runtime.models import Model, optional


class FooBarModel_d0a472(Model):
    """The ``foo-bar`` object."""

    a_dash_b: int | None = optional("a-b", INTEGER, default=None)

    a_b: int | None = optional("a_b", INTEGER, default=None)

    a_b_field: int | None = optional("aB", INTEGER, default=None)

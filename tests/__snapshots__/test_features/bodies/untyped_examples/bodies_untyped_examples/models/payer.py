"""The ``Payer`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, optional, required


class Payer(Model):
    """The ``Payer`` object."""

    name: str = required("name", STRING)

    reference: str | None = optional("reference", STRING, default=None)

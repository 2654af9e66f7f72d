"""The ``CatPageItem`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, required


class CatPageItem(Model):
    """The ``item`` object."""

    name: str = required("name", STRING)

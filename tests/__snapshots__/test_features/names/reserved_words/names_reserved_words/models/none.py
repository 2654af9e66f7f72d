"""The ``None_`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, STRING
from .._runtime.models import Model, optional, required


class None_(Model):
    """The ``None`` object."""

    from_: str = required("from", STRING)
    """For example ``"f"``."""

    to_dict_: str | None = optional("to_dict", STRING, default=None)

    none: int | None = optional("None", INTEGER, default=None)

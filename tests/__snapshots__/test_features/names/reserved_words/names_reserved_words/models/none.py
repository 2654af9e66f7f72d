"""``None_``."""

from __future__ import annotations

from .._runtime.model import Model, optional, required


class None_(Model):
    """The ``None`` object."""

    from_: str = required("from")
    """For example ``"f"``."""

    to_dict_: str | None = optional("to_dict", default=None)

    none: int | None = optional("None", default=None)

"""``Change``."""

from __future__ import annotations

from .._runtime.model import Model, optional, required
from .._runtime.references import Ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from .row import Row


class Change(Model):
    """The ``Change`` object."""

    event: Literal["change"] = required(default="change")

    id: str | None = optional(default=None)
    """For example ``"7"``."""

    retry: int | None = optional(default=None)
    """For example ``1000``."""

    data: Row = required("data", Ref("Row"))

"""The ``Row`` type."""

from __future__ import annotations

from .._runtime.codec import PLAIN
from .._runtime.containers import TupleOf
from .._runtime.model import Model, optional, required
from .._runtime.scalars import INTEGER, STRING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Row(Model):
    """The ``Row`` object."""

    id: int = required("id", INTEGER)

    cells: list[Any] | None = optional("cells", TupleOf((STRING,), PLAIN), default=None)

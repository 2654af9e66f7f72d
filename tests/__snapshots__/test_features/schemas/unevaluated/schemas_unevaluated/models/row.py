"""The ``Row`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, PLAIN, STRING, TupleOf
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Row(Model):
    """The ``Row`` object."""

    id: int = required("id", INTEGER)

    cells: list[Any] | None = optional("cells", TupleOf((STRING,), PLAIN), default=None)

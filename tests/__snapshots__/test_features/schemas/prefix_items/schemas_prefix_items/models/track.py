"""The ``Track`` type."""

from __future__ import annotations

from .._runtime.codecs import DATE, INTEGER, NUMBER, PLAIN, STRING, TupleOf
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from typing import Any


class Track(Model):
    """The ``Track`` object."""

    start: list[float] = required("start", TupleOf((NUMBER, NUMBER)))
    """At least 2 items. For example ``[1.5,2.5]``."""

    row: list[date | int] | None = optional(
        "row",
        TupleOf((DATE,), INTEGER),
        default=None,
    )
    """At least 1 item. For example ``["2026-02-03",1,2]``."""

    loose: list[Any] | None = optional(
        "loose",
        TupleOf((STRING, INTEGER), PLAIN),
        default=None,
    )

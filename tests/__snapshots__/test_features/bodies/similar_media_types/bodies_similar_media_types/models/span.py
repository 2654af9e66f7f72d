"""The ``Span`` type."""

from __future__ import annotations

from .._runtime.codecs import DATE, Ref
from .._runtime.models import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from .day import Day


class Span(Model):
    """The ``Span`` object."""

    first: Day = required("first", Ref("Day"))

    last: date = required("last", DATE)

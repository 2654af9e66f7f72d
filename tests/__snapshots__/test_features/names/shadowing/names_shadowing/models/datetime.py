"""The ``Datetime`` type."""

from __future__ import annotations

from .._runtime.codecs import DATE, DATETIME
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date as _date
    from datetime import datetime as _datetime


class Datetime(Model):
    """The ``datetime`` object."""

    date: _date = required("date", DATE)
    """For example ``"2026-02-03"``."""

    datetime: _datetime | None = optional("datetime", DATETIME, default=None)
    """For example ``"2026-02-03T04:05:06Z"``."""

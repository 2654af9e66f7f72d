"""The ``Job`` type."""

from __future__ import annotations

from .._runtime.codecs import DATE, DATETIME, TIME, ListOf
from .._runtime.formats import DURATION, DURATION_UNIT_SECONDS, DURATION_UNITS
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime, time, timedelta


class Job(Model):
    """The ``Job`` object."""

    start: time = required("start", TIME)
    """For example ``"12:00"``."""

    end: time | None = optional("end", TIME, default=None)
    """For example ``"18:30:00+02:00"``."""

    since: datetime | None = optional("since", DATETIME, default=None)
    """For example ``"0001-01-01T00:00:00+14:00"``."""

    day: date | None = optional("day", DATE, default=None)
    """For example ``"0999-01-02"``."""

    week: date | None = optional("week", DATE, default=None)
    """For example ``"2026-W42-4"``."""

    keep: timedelta | str = required("keep", DURATION_UNITS)
    """For example ``"72h"``."""

    wait: timedelta | str = required("wait", DURATION_UNIT_SECONDS)
    """For example ``"90s"``."""

    rest: timedelta | str = required("rest", DURATION)
    """For example ``"PT36H"``."""

    limits: list[timedelta | str] | None = optional(
        "limits",
        ListOf(DURATION_UNITS),
        default=None,
    )

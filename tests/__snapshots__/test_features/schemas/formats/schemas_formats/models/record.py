"""The ``Record`` type."""

from __future__ import annotations

from .._runtime.codecs import DATE, DATETIME, INTEGER, STRING, TIME
from .._runtime.formats import BASE64, DECIMAL, DURATION
from .._runtime.formats import UUID as _UUID
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime, time, timedelta
    from decimal import Decimal
    from uuid import UUID


class Record(Model):
    """The ``Record`` object."""

    day: date = required("day", DATE)
    """For example ``"2026-02-03"``."""

    at: datetime = required("at", DATETIME)
    """For example ``"2026-02-03T04:05:06Z"``."""

    clock: time = required("clock", TIME)
    """For example ``"04:05:06Z"``."""

    span: timedelta | str = required("span", DURATION)
    """For example ``"P1DT2H"``."""

    id: UUID = required("id", _UUID)
    """For example ``"6f1c2b9e-3d4a-4b5c-8d7e-9f0a1b2c3d4e"``."""

    price: Decimal = required("price", DECIMAL)
    """For example ``"12.50"``."""

    home: str | None = optional("home", STRING, default=None)
    """For example ``"https://home.example/a"``."""

    token: bytes | None = optional("token", BASE64, default=None)
    """For example ``"AAEC"``."""

    count: int | None = optional("count", INTEGER, default=None)
    """For example ``9007199254740993``."""

    other: str | None = optional("other", STRING, default=None)

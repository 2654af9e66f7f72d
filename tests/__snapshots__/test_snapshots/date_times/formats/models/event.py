"""The ``Event`` type."""

from __future__ import annotations

from .._runtime.decimal_codecs import DECIMAL
from .._runtime.duration_codec import DURATION
from .._runtime.model import Model, optional, required
from .._runtime.octets import BASE64
from .._runtime.scalars import DATE, DATETIME, TIME
from .._runtime.uuid_codec import UUID as _UUID

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime, time, timedelta
    from decimal import Decimal
    from uuid import UUID


class Event(Model):
    """The ``Event`` object."""

    starts: datetime = required("starts", DATETIME)
    """For example ``"2024-02-29T23:59:59Z"``."""

    day: date | None = optional("day", DATE, default=None)
    """For example ``"2024-02-29"``."""

    gate: time | None = optional("gate", TIME, default=None)
    """For example ``"08:30:00Z"``."""

    lasts: timedelta | str | None = optional("lasts", DURATION, default=None)
    """For example ``"PT90M"``."""

    key: UUID | None = optional("key", _UUID, default=None)

    price: Decimal | None = optional("price", DECIMAL, default=None)
    """For example ``"12.50"``."""

    ticket: bytes | None = optional("ticket", BASE64, default=None)

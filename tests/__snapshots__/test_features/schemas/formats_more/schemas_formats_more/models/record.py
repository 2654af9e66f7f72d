"""The ``Record`` type."""

from __future__ import annotations

from .._runtime.codecs import DATE, INTEGER, NUMBER, STRING
from .._runtime.formats import BASE64, DECIMAL_NUMBER
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from builtins import bytes as _bytes
    from datetime import date
    from decimal import Decimal


class Record(Model):
    """The ``Record`` object."""

    exact: Decimal = required("exact", DECIMAL_NUMBER)
    """For example ``0.1``."""

    tiny: int = required("tiny", INTEGER)
    """For example ``7``."""

    wide: float = required("wide", NUMBER)
    """For example ``1.5``."""

    mail: str | None = optional("mail", STRING, default=None)
    """For example ``"a@mail.example"``."""

    pass_: str | None = optional("pass", STRING, default=None)
    """For example ``"open sesame"``."""

    bytes: _bytes | None = optional("bytes", BASE64, default=None)
    """For example ``"AAEC"``."""

    alone: date | None = optional("alone", DATE, default=None)
    """For example ``"2026-02-03"``."""

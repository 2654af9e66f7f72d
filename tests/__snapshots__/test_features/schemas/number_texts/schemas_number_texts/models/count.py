"""The ``Count`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, STRING, ListOf, OneOf
from .._runtime.formats import DECIMAL_NUMBER, INTEGER_TEXT, NUMBER_TEXT
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal


class Count(Model):
    """The ``Count`` object."""

    id: int = required("id", INTEGER_TEXT)

    rate: float = required("rate", NUMBER_TEXT)

    price: Decimal | None = optional(
        "price",
        DECIMAL_NUMBER,
        nullable=True,
        default=None,
    )

    age: int | None = optional("age", INTEGER_TEXT, nullable=True, default=None)

    all: list[int] | None = optional("all", ListOf(INTEGER_TEXT), default=None)

    code: int | str | None = optional("code", OneOf(INTEGER, STRING), default=None)
    """Matches ``^[0-9]{5}$``."""

    name: int | str | None = optional("name", OneOf(INTEGER, STRING), default=None)
    """Matches ``^[a-z]+$``."""

    serial: str | None = optional("serial", STRING, default=None)
    """Matches ``^(0|[1-9][0-9]*)$``."""

"""The ``Line`` type."""

from __future__ import annotations

from .._runtime.formats import DECIMAL_NUMBER
from .._runtime.models import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal


class Line(Model):
    """The ``Line`` object."""

    amount: Decimal = required("amount", DECIMAL_NUMBER)

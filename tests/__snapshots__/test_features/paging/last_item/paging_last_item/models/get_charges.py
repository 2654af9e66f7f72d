"""The ``GetChargesResponse`` type."""

from __future__ import annotations

from .._runtime.containers import ListOf
from .._runtime.model import Model, required
from .._runtime.references import Ref
from .._runtime.scalars import BOOLEAN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .charge import Charge


class GetChargesResponse(Model):
    """ChargeList."""

    has_more: bool = required("has_more", BOOLEAN)

    data: list[Charge] = required("data", ListOf(Ref("Charge")))

"""The ``ListChargesResponse`` type."""

from __future__ import annotations

from .._runtime.codecs import BOOLEAN, ListOf, Ref
from .._runtime.models import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .charge import Charge


class ListChargesResponse(Model):
    """ChargeList."""

    has_more: bool = required("has_more", BOOLEAN)

    data: list[Charge] = required("data", ListOf(Ref("Charge")))

"""The ``AddPaymentBody`` type."""

from __future__ import annotations

from .._runtime.codecs import ListOf, OneOf, Ref
from .._runtime.models import Model, optional

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .line import Line
    from .payer import Payer


class AddPaymentBody(Model):
    """The ``addPayment body`` object."""

    payer: Payer | None = optional("payer", Ref("Payer"), default=None)

    lines: list[Line] | None = optional("lines", ListOf(Ref("Line")), default=None)

    first: Line | Payer | None = optional(
        "first",
        OneOf(Ref("Line"), Ref("Payer")),
        default=None,
    )

"""The ``CreateParcelBody`` type."""

from __future__ import annotations

from .._runtime.codecs import Ref
from .._runtime.models import Model, optional

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .create_order import CreateOrderBodyTo


class CreateParcelBody(Model):
    """The ``createParcel body`` object."""

    to: CreateOrderBodyTo | None = optional(
        "to",
        Ref("CreateOrderBodyTo"),
        default=None,
    )

"""The ``Orders`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING, ListOf, Ref
from .._runtime.models import Model, optional

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .thing import Thing


class Orders(Model):
    """The ``Orders`` object."""

    errors: list[str] | None = optional("errors", ListOf(STRING), default=None)

    orders: list[Thing] | None = optional("orders", ListOf(Ref("Thing")), default=None)

    cursor: str | None = optional("cursor", STRING, default=None)

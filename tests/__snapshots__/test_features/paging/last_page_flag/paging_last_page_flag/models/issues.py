"""The ``Issues`` type."""

from __future__ import annotations

from .._runtime.codecs import BOOLEAN, INTEGER, ListOf, Ref
from .._runtime.models import Model, optional

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .thing import Thing


class Issues(Model):
    """The ``Issues`` object."""

    values: list[Thing] | None = optional("values", ListOf(Ref("Thing")), default=None)

    start_at: int | None = optional("startAt", INTEGER, default=None)

    is_last: bool | None = optional("isLast", BOOLEAN, default=None)

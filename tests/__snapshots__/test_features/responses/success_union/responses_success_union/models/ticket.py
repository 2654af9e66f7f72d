"""``Ticket``."""

from __future__ import annotations

from .._runtime.codecs import UUID as _UUID
from .._runtime.model import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from uuid import UUID


class Ticket(Model):
    """The ``Ticket`` object."""

    ticket: UUID = required("ticket", _UUID)

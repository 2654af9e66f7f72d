"""The ``Ticket`` type."""

from __future__ import annotations

from .._runtime.formats import UUID as _UUID
from .._runtime.models import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from uuid import UUID


class Ticket(Model):
    """The ``Ticket`` object."""

    ticket: UUID = required("ticket", _UUID)

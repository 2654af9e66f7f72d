"""The ``Ticket`` type."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.uuid_codec import UUID as _UUID

TYPE_CHECKING = False
if TYPE_CHECKING:
    from uuid import UUID


class Ticket(Model):
    """The ``Ticket`` object."""

    ticket: UUID = required("ticket", _UUID)

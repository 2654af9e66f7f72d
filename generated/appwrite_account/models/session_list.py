"""The ``SessionList`` type."""

from __future__ import annotations

from .._runtime.containers import ListOf
from .._runtime.model import Model, required
from .._runtime.references import Ref
from .._runtime.scalars import INTEGER

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .session import Session


class SessionList(Model):
    """The sessions of a user."""

    total: int = required("total", INTEGER)
    """How many sessions there are.

    For example ``5``.
    """

    sessions: list[Session] = required("sessions", ListOf(Ref("Session")))
    """The sessions themselves."""

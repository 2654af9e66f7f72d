"""The ``SessionList`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, ListOf, Ref
from .._runtime.models import Model, required

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

"""The ``LogList`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, ListOf, Ref
from .._runtime.models import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .log import Log


class LogList(Model):
    """One page of security events."""

    total: int = required("total", INTEGER)
    """How many events match, on this page and beyond it.

    For example ``5``.
    """

    logs: list[Log] = required("logs", ListOf(Ref("Log")))
    """The events on this page, newest first."""

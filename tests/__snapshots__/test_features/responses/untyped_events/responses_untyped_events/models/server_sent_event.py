"""The ``ServerSentEvent`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, STRING
from .._runtime.models import Model, optional, required


class ServerSentEvent(Model):
    """One server-sent event."""

    event: str = required("event", STRING)
    """The name; `message` without one."""

    data: str = required("data", STRING)
    """The text, as it was sent."""

    id: str | None = optional("id", STRING, default=None)
    """The id of the last event that had one."""

    retry: int | None = optional("retry", INTEGER, default=None)
    """Milliseconds to wait."""

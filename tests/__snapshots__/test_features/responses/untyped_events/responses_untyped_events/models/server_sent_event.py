"""``ServerSentEvent``."""

from __future__ import annotations

from .._runtime.model import Model, optional, required


class ServerSentEvent(Model):
    """One server-sent event."""

    event: str = required()
    """The name; `message` without one."""

    data: str = required()
    """The text, as it was sent."""

    id: str | None = optional(default=None)
    """The id of the last event that had one."""

    retry: int | None = optional(default=None)
    """Milliseconds to wait."""

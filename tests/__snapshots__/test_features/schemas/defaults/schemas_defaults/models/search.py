"""The ``Search`` type."""

from __future__ import annotations

from .._runtime.codecs import DATE, INTEGER, STRING, ListOf
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date


class Search(Model):
    """The ``Search`` object."""

    limit: int = required("limit", INTEGER)
    """Defaults to ``25``."""

    text: str | None = optional("text", STRING, default=None)
    """Defaults to ``"say \\"hi\\"\"``."""

    tags: list[str] | None = optional("tags", ListOf(STRING), default=None)
    """Defaults to ``["a","b"]``."""

    since: date | None = optional("since", DATE, default=None)
    """Defaults to ``"2026-02-03"``."""

    none: str | None = optional("none", STRING, nullable=True, default=None)

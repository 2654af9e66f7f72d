"""The registry entry of an API change."""

from __future__ import annotations

from dataclasses import dataclass

ADDED, CHANGED, DEPRECATED = "Added", "Changed", "Deprecated"
REMOVED, DOCS = "Removed", "Documentation"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of change and the texts that ``specloom explain`` prints for it.

    ``group`` is the changelog heading under which the change is listed when it is not
    breaking.
    """

    code: str
    group: str
    title: str
    explanation: str

"""A registered kind of change."""

from __future__ import annotations

from dataclasses import dataclass

ADDED, CHANGED, DEPRECATED = "Added", "Changed", "Deprecated"
REMOVED, DOCS = "Removed", "Documentation"


@dataclass(frozen=True, slots=True)
class Kind:
    """What ``specloom explain`` says of a change; ``group`` is the heading of a changelog
    that it belongs to when it breaks nobody.
    """

    code: str
    group: str
    title: str
    explanation: str

"""What of a document was generated, degraded, skipped or excluded."""

from specloom.coverage.acceptance import refuse_skipped
from specloom.coverage.record import Coverage, Element, Fate, Status, coverage_of

__all__ = [
    "Coverage",
    "Element",
    "Fate",
    "Status",
    "coverage_of",
    "refuse_skipped",
]

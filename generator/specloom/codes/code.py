"""A registered kind of finding."""

from __future__ import annotations

from dataclasses import dataclass

from specloom.diagnostics import Severity


@dataclass(frozen=True, slots=True)
class Code:
    """What ``specloom explain`` says of a code.

    ``example`` is a piece of input that provokes it, ``cure`` what to do about it.  The
    severity follows from the first letter: E stops a run, W does not.
    """

    code: str
    title: str
    explanation: str
    example: str
    cure: str

    @property
    def severity(self) -> Severity:
        """How much it matters unless a strict run raises it."""
        return Severity.ERROR if self.code.startswith("E") else Severity.WARNING

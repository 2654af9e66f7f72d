"""The entries of the registries of codes."""

from __future__ import annotations

from msgspec import Struct

from specloom.diagnostics import Severity


class Code(Struct, frozen=True):
    """A diagnostic code and the texts that ``specloom explain`` prints for it.

    ``example`` is an input that causes the diagnostic. ``fix`` is the default hint; it is
    empty when there is nothing to do, or when it would only repeat the message. The first
    letter of the code sets the severity: E is an error, which stops the run, W a warning.
    """

    code: str
    title: str
    explanation: str
    example: str
    fix: str

    @property
    def severity(self) -> Severity:
        """The severity, unless ``--strict`` turns the warning into an error."""
        return Severity.ERROR if self.code.startswith("E") else Severity.WARNING


ADDED, CHANGED, DEPRECATED = "Added", "Changed", "Deprecated"
REMOVED, DOCS = "Removed", "Documentation"


class ChangeKind(Struct, frozen=True):
    """A kind of change and the texts that ``specloom explain`` prints for it.

    ``group`` is the changelog heading under which the change is listed when it is not
    breaking.
    """

    code: str
    group: str
    title: str
    explanation: str

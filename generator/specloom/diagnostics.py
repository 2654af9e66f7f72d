"""What is wrong with an input, where it stands, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters: an error stops the run, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in an input file; ``line`` and ``column`` count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding: a registered ``code``, its place, one sentence, and a hint that cures it."""

    code: str
    span: Span
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    related: tuple[tuple[Span, str], ...] = ()


class InputError(Exception):
    """The run cannot go on; ``diagnostics`` says why (at least one, severity error)."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__(
            "; ".join(f"{d.span}: {d.code}: {d.message}" for d in diagnostics)
        )
        self.diagnostics = diagnostics


@dataclass(slots=True)
class Report:
    """Collects findings; handed explicitly to whoever may have something to say."""

    found: list[Diagnostic] = field(default_factory=list)

    def error(
        self,
        code: str,
        span: Span,
        message: str,
        hint: str = "",
        *,
        related: tuple[tuple[Span, str], ...] = (),
    ) -> None:
        """Add an error."""
        self.found.append(
            Diagnostic(
                code=code, span=span, message=message, hint=hint, related=related
            )
        )

    def warning(
        self,
        code: str,
        span: Span,
        message: str,
        hint: str = "",
        *,
        related: tuple[tuple[Span, str], ...] = (),
    ) -> None:
        """Add a warning."""
        self.found.append(
            Diagnostic(
                code=code,
                span=span,
                message=message,
                hint=hint,
                severity=Severity.WARNING,
                related=related,
            )
        )

    @property
    def has_errors(self) -> bool:
        """Whether any finding stops the run."""
        return any(d.severity is Severity.ERROR for d in self.found)

    def sorted(self) -> Iterator[Diagnostic]:
        """The findings by place, each once."""
        yield from sorted(
            dict.fromkeys(self.found), key=lambda d: (d.span, d.code, d.message)
        )

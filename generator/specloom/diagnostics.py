"""What is wrong with an input, where it stands, and what to do about it."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import StrEnum

RAISED = ("W1", "W2", "W3")
"""How the codes begin that a strict run counts as errors: files, validation, degradation."""

LONGEST_MESSAGE = 1_000
"""How many characters of a message are kept: it may quote what a document says."""


class Severity(StrEnum):
    """How much a finding matters: an error stops the run, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in an input file; ``line`` and ``column`` count from 1.

    ``pointer`` holds the reference tokens that lead to it from the root of ``document``,
    the file that overlays change, when that is known. Neither makes two places different.
    """

    file: str
    line: int = 1
    column: int = 1
    document: str = field(default="", compare=False, repr=False)
    pointer: Sequence[str] = field(default=(), compare=False, repr=False)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding: a registered ``code``, its place, one sentence, and a hint that cures it.

    ``element`` is the id of what the finding is about in its document
    (``#/paths/~1users/get/parameters/0``), ``owner`` the id of the operation that was read
    then; both are "" when not known, and neither makes two findings different.
    """

    code: str
    span: Span
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    related: tuple[tuple[Span, str], ...] = ()
    element: str = field(default="", compare=False)
    owner: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if len(self.message) > LONGEST_MESSAGE:
            message = f"{self.message[:LONGEST_MESSAGE]}…"
            object.__setattr__(self, "message", message)


class InputError(Exception):
    """The run cannot go on; ``diagnostics`` says why (at least one, severity error)."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__(
            "; ".join(f"{d.span}: {d.code}: {d.message}" for d in diagnostics)
        )
        self.diagnostics = diagnostics


@dataclass(slots=True)
class Report:
    """Collects findings; handed explicitly to whoever may have something to say.

    In a ``strict`` run, what is degraded or breaks the specification is an error in the end.
    """

    found: list[Diagnostic] = field(default_factory=list[Diagnostic])
    strict: bool = False
    owner: str = field(default="", init=False)
    room: str = field(default="", init=False)

    def error(
        self,
        code: str,
        span: Span,
        message: str,
        hint: str = "",
        *,
        related: tuple[tuple[Span, str], ...] = (),
        element: str = "",
    ) -> None:
        """Add an error."""
        self._add(Severity.ERROR, code, span, message, hint, related, element)

    def warning(
        self,
        code: str,
        span: Span,
        message: str,
        hint: str = "",
        *,
        related: tuple[tuple[Span, str], ...] = (),
        element: str = "",
    ) -> None:
        """Add a warning."""
        self._add(Severity.WARNING, code, span, message, hint, related, element)

    def _add(
        self,
        severity: Severity,
        code: str,
        span: Span,
        message: str,
        hint: str,
        related: tuple[tuple[Span, str], ...],
        element: str,
    ) -> None:
        mine = not self.room or element.startswith(f"{self.room}/")
        self.found.append(
            Diagnostic(
                code=code,
                span=span,
                message=message,
                hint=hint,
                severity=severity,
                related=related,
                element=element,
                owner=self.owner if mine else "",
            )
        )

    @contextmanager
    def about(self, owner: str, room: str = "") -> Generator[None]:
        """While the operation ``owner`` is read: what is found is its own; with ``room``,
        the id of a node, only what is found about elements inside it.
        """
        before = self.owner, self.room
        self.owner, self.room = owner, room
        try:
            yield
        finally:
            self.owner, self.room = before

    def settle(self) -> None:
        """Make errors of the warnings that a strict run does not let pass."""
        if self.strict:
            self.found = [
                (
                    replace(found, severity=Severity.ERROR)
                    if found.code.startswith(RAISED)
                    else found
                )
                for found in self.found
            ]

    @property
    def has_errors(self) -> bool:
        """Whether any finding stops the run."""
        return any(d.severity is Severity.ERROR for d in self.found)

    def sorted(self) -> Iterator[Diagnostic]:
        """The findings by place, each once."""
        yield from sorted(
            dict.fromkeys(self.found), key=lambda d: (d.span, d.code, d.message)
        )


def counted(number: int, noun: str) -> str:
    """A number with its noun: ``1 file``, ``2 files``."""
    return f"{number} {noun}{'' if number == 1 else 's'}"

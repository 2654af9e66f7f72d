"""Diagnostics: what is wrong, where it is, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from time import monotonic
from typing import Any, Protocol, TypeVar

from msgspec import Struct

T = TypeVar("T")

RAISED = ("W1", "W2", "W3")
"""Prefixes of the warnings that ``--strict`` turns into errors."""

LONGEST_MESSAGE = 1_000
"""Longer messages are cut off, because they may quote the document."""


class Severity(StrEnum):
    """The severity of a diagnostic: an error stops the run, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A location in an input file; ``line`` and ``column`` count from 1.

    ``pointer`` holds the reference tokens from the root of ``document``, the file that
    overlays change, to the element, if known. Both are ignored by comparisons.
    """

    file: str
    line: int = 1
    column: int = 1
    document: str = field(default="", compare=False, repr=False)
    pointer: Sequence[str] = field(default=(), compare=False, repr=False)
    _source: Located | None = field(default=None, init=False, compare=False, repr=False)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

    @classmethod
    def later(cls, source: Located, pointer: Sequence[str]) -> Span:
        """The location of an element that ``source`` computes when it is first read."""
        span = cls.__new__(cls)
        object.__setattr__(span, "_source", source)
        object.__setattr__(span, "document", source.path)
        object.__setattr__(span, "pointer", pointer)
        return span

    def __getattr__(self, name: str) -> Any:
        # Only called for an attribute without a value: the location is not known yet.
        if name not in ("file", "line", "column"):
            raise AttributeError(name)
        assert self._source is not None
        known = self._source.span(self.pointer)
        for each in ("file", "line", "column"):
            object.__setattr__(self, each, getattr(known, each))
        return getattr(self, name)


class Located(Protocol):
    """A file that knows the locations of its elements; ``path`` is its path in messages."""

    path: str

    def span(self, pointer: Sequence[str]) -> Span:
        """The location of an element."""
        ...


STDIN = "stdin"
"""The name of standard input in messages."""


@dataclass(frozen=True, slots=True)
class DocumentUri:
    """A document that is not a file: an http or https URL, or standard input.

    ``name`` is the URL, or "stdin", whose content is ``data``. Relative files, such as
    overlays, are named relative to the folder ``parent``.
    """

    name: str
    parent: Path = field(default=Path(), compare=False)
    data: bytes | None = field(default=None, compare=False, repr=False)

    def __str__(self) -> str:
        """The argument of the command line that names the document."""
        return self.name if self.data is None else "-"


DocumentPath = Path | DocumentUri
"""Where a document is read from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One error or warning: a registered ``code``, a location, a message and a hint.

    ``element`` is the id of the affected element of the document
    (``#/paths/~1users/get/parameters/0``), ``owner`` the id of the operation that was being
    read. Both are "" if unknown, and are ignored by comparisons.
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
    """The run cannot continue; ``diagnostics`` holds at least one error."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__(
            "; ".join(f"{d.span}: {d.code}: {d.message}" for d in diagnostics)
        )
        self.diagnostics = diagnostics


class Report(Struct):
    """Collects the diagnostics of a run; it is passed explicitly to every step.

    With ``strict``, ``settle`` turns warnings about the document into errors. ``texts``
    holds the texts of documents that are not files, by the name that their spans have.
    """

    found: list[Diagnostic] = []
    strict: bool = False
    texts: dict[str, str] = {}
    owner: str = ""
    inside: str = ""

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
        is_owned = not self.inside or element.startswith(f"{self.inside}/")
        self.found.append(
            Diagnostic(
                code=code,
                span=span,
                message=message,
                hint=hint,
                severity=severity,
                related=related,
                element=element,
                owner=self.owner if is_owned else "",
            )
        )

    @contextmanager
    def about(self, owner: str, inside: str = "") -> Generator[None]:
        """Record the operation ``owner`` with the diagnostics that are added meanwhile.

        ``inside``, the id of a node, limits this to diagnostics about elements inside
        the node.
        """
        before = self.owner, self.inside
        self.owner, self.inside = owner, inside
        try:
            yield
        finally:
            self.owner, self.inside = before

    def settle(self) -> None:
        """Turn the warnings that a strict run does not allow into errors."""
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
        """Whether there is an error, which stops the run."""
        return any(d.severity is Severity.ERROR for d in self.found)

    def sorted(self) -> Iterator[Diagnostic]:
        """Yield the diagnostics by location, without duplicates."""
        yield from sorted(
            dict.fromkeys(self.found), key=lambda d: (d.span, d.code, d.message)
        )


def shown_path(path: Path) -> str:
    """The path of a file in messages: relative to the working directory if it is inside."""
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return path.as_posix()


def singular(text: str) -> str:
    """A text that ends in a plural, with its singular: "at most 1 property"."""
    if text.endswith("ies"):
        return f"{text.removesuffix('ies')}y"
    return text.removesuffix("s")


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: ``1 file``, ``2 files``."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


Progress = Callable[[str], None]
"""Shows what a run is doing, such as ``checking 1,204 of 5,677 modules``."""

PAUSE = 0.1
"""Seconds between two counts that are shown."""


def silent(text: str) -> None:
    """Show no progress."""


def counting(
    progress: Progress, verb: str, items: Iterable[T], noun: str, total: int = 0
) -> Iterator[T]:
    """Yield items, and show at most ten times a second how many are done.

    ``total`` is the number of items; 0 if it is not known.
    """
    of = f" of {total:,}" if total else ""
    shown = monotonic()
    for number, item in enumerate(items, 1):
        yield item
        now = monotonic()
        if now - shown >= PAUSE:
            shown = now
            progress(f"{verb} {number:,}{of} {noun}")

"""The record of what became of a document's operations, with all that was lost on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from specloom import ir
from specloom.coverage.kinds import kind_of_element
from specloom.diagnostics import Diagnostic, Report, Span

Shown = Callable[[Span], str]
DEGRADED = ("W3", "W104")
"""How the codes begin that say that less is generated than the document says."""


class Status(StrEnum):
    """What became of an operation."""

    GENERATED = "generated"
    DEGRADED = "degraded"
    SKIPPED = "skipped"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one operation; ``reason`` is "" when all of it was generated."""

    status: Status
    location: str
    reason: str


@dataclass(frozen=True, slots=True, order=True)
class Element:
    """A piece of the document that was degraded or ignored.

    ``kind`` is ``parameter``, ``body``, ``response``, ``schema`` or the like, ``pointer`` its
    id within the documents, "" when not known.
    """

    location: str
    pointer: str
    code: str
    reason: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The fate of each operation by its id, of what was skipped, of what was left out by
    choice, of what was degraded.
    """

    operations: Mapping[str, Fate]
    excluded: tuple[tuple[ir.Skipped, Fate], ...] = ()
    skipped: tuple[tuple[ir.Skipped, Fate], ...] = ()
    elements: tuple[Element, ...] = ()


def coverage_of(api: ir.Api, report: Report, shown: Shown = str) -> Coverage:
    """What became of an API's document, by what was told while it was read.

    ``shown`` says how a place is written.
    """
    lost = [found for found in report.found if found.code.startswith(DEGRADED)]
    reasons: dict[str, dict[str, None]] = {}
    for found in sorted(lost, key=lambda found: (found.span, found.code)):
        reasons.setdefault(found.owner, {})[found.message] = None
    return Coverage(
        operations={
            operation.id: _fate(shown(operation.span), reasons.get(operation.id, ()))
            for operation in api.operations
        },
        skipped=tuple(
            (one, Fate(Status.SKIPPED, shown(one.span), one.reason))
            for one in api.skipped
        ),
        excluded=tuple(
            (one, Fate(Status.EXCLUDED, shown(one.span), one.reason))
            for one in api.excluded
        ),
        elements=_elements(lost, shown),
    )


def _fate(location: str, reasons: Iterable[str]) -> Fate:
    reason = "; ".join(reasons)
    return Fate(Status.DEGRADED if reason else Status.GENERATED, location, reason)


def _elements(lost: Iterable[Diagnostic], shown: Shown) -> tuple[Element, ...]:
    """What was degraded, by place, each once."""
    by_place = sorted(lost, key=lambda found: (found.span, found.element, found.code))
    return tuple(
        dict.fromkeys(
            Element(
                location=shown(found.span),
                pointer=found.element,
                code=found.code,
                reason=found.message,
                kind=kind_of_element(found.element, found.code),
            )
            for found in by_place
        )
    )

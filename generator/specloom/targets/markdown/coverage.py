"""The page that shows what of the document reached the output."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from specloom import ir
from specloom.coverage import Coverage, Element, Fate, Status
from specloom.targets.markdown import escapers
from specloom.targets.page import Page

FILE = "docs/COVERAGE.md"
TEMPLATE = "markdown/coverage.md.jinja"


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """An operation that is not generated as the document has it."""

    request: str
    status: str
    location: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An element in the list of those that were degraded."""

    kind: str
    pointer: str
    location: str
    code: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The page."""

    verdict: str
    losses: tuple[Loss, ...]
    rows: tuple[Row, ...]


def coverage_page(api: ir.Api, coverage: Coverage) -> Page:
    """The page: whether all operations are there, and everything that was lost.

    It counts nothing: a number would change with each operation that is added.
    """
    view = View(
        verdict=_verdict(coverage),
        losses=tuple(_losses(api, coverage)),
        rows=tuple(map(_row, coverage.elements)),
    )
    return Page(path=FILE, template=TEMPLATE, view=view)


def _verdict(coverage: Coverage) -> str:
    whole = all(f.status is Status.GENERATED for f in coverage.operations.values())
    if coverage.skipped:
        return "Some operations of the document are missing here."
    if coverage.excluded:
        return "Operations that the config leaves out are missing here, and no others."
    if not whole:
        return "All operations of the document are here, some of them not in full."
    if coverage.elements:
        return "All operations of the document are here; some of what they use is not in full."
    return "All operations of the document are here, with all that it says of them."


def _losses(api: ir.Api, coverage: Coverage) -> Iterator[Loss]:
    for skipped, fate in (*coverage.skipped, *coverage.excluded):
        yield _loss(skipped, fate)
    for operation in api.operations:
        fate = coverage.operations[operation.id]
        if fate.status is not Status.GENERATED:
            yield _loss(operation, fate)


def _loss(operation: ir.Operation | ir.Skipped, fate: Fate) -> Loss:
    return Loss(
        request=f"**{escapers.plain(operation.method)}** {escapers.plain(operation.path)}",
        status=fate.status,
        location=escapers.code_cell(fate.location),
        reason=escapers.plain(fate.reason),
    )


def _row(element: Element) -> Row:
    return Row(
        kind=element.kind,
        pointer=escapers.code_cell(element.pointer),
        location=escapers.code_cell(element.location),
        code=element.code,
        reason=escapers.plain(element.reason),
    )

"""The page on what the client does not fully support of the OpenAPI document."""

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
    """An operation that is missing or differs from the document."""

    request: str
    status: str
    location: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An element of the document that is simplified or ignored."""

    kind: str
    pointer: str
    location: str
    code: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What the page shows."""

    verdict: str
    losses: tuple[Loss, ...]
    rows: tuple[Row, ...]


def coverage_page(api: ir.Api, coverage: Coverage) -> Page:
    """The page: whether it covers all operations, and what is not fully supported.

    It has no numbers, because these would change with each operation that is added.
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
        return "This client does not have all operations of the document."
    if coverage.excluded:
        return "This client has all operations of the document that the config does not exclude."
    if not whole:
        return "This client has all operations of the document, but supports some only in part."
    if coverage.elements:
        return "This client has all operations of the document, but simplifies some elements."
    return "This client has all operations of the document and fully supports them."


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

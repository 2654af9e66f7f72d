"""What becomes of each operation."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from specloom import ir
from specloom.diagnostics import Diagnostic, Report, Span


def refuse_skipped(
    api: ir.Api, accepted: Collection[str], report: Report, config: Span | None = None
) -> None:
    """Report an error for each skipped operation that is not accepted.

    ``accepted`` has operationIds or ``METHOD /path``. Also warn at ``config`` of entries that
    match no skipped operation: they could hide a later one.
    """
    used: set[str] = set()
    for one in api.skipped:
        names = {one.operation_id, one.id} & set(accepted)
        used |= names
        if not names:
            report.error(
                "E204",
                one.span,
                f"{one.id} cannot be generated: {one.reason}",
                f'correct the document, or skip it with accept = ["{one.id}"]',
                element=one.id,
            )
    for name in accepted:
        if name not in used and config is not None:
            what = f"accept lists {name!r}, which is not skipped"
            report.warning("W501", config, what, "remove it from accept")


# Where a step leads, by where it starts.  Below a schema there are only schemas.
GRAMMAR: Mapping[str, Mapping[str, str]] = {
    "document": {
        "paths": "paths",
        "webhooks": "paths",
        "x-webhooks": "paths",
        "components": "components",
        "definitions": "schemas",
        "parameters": "parameters",
        "responses": "responses",
        "securityDefinitions": "security",
        "security": "security",
        "servers": "server",
        "tags": "tag",
    },
    "components": {
        "schemas": "schemas",
        "parameters": "parameters",
        "requestBodies": "bodies",
        "responses": "responses",
        "headers": "headers",
        "pathItems": "paths",
        "callbacks": "callbacks",
        "examples": "example",
        "links": "link",
        "securitySchemes": "security",
    },
    "paths": {"*": "path"},
    "path": {
        "parameters": "parameters",
        "servers": "server",
        "additionalOperations": "path",
        "summary": "path",
        "description": "path",
        "*": "operation",
    },
    "operation": {
        "parameters": "parameters",
        "requestBody": "body",
        "responses": "responses",
        "callbacks": "callbacks",
        "security": "security",
        "servers": "server",
    },
    "callbacks": {"*": "paths"},
    "parameters": {"*": "parameter"},
    "bodies": {"*": "body"},
    "responses": {"*": "response"},
    "headers": {"*": "header"},
    "schemas": {"*": "schema"},
    "schema": {"*": "schema"},
    "parameter": {
        "schema": "schema",
        "items": "schema",
        "content": "parameter contents",
        "example": "example",
        "examples": "example",
    },
    "header": {"schema": "schema", "items": "schema", "content": "header contents"},
    "body": {"content": "body contents"},
    "response": {
        "content": "response contents",
        "headers": "headers",
        "schema": "schema",
        "examples": "example",
        "links": "link",
    },
    "body contents": {"*": "body content"},
    "response contents": {"*": "response content"},
    "parameter contents": {"*": "parameter content"},
    "header contents": {"*": "header content"},
}
CONTENT: Mapping[str, str] = {
    "schema": "schema",
    "itemSchema": "schema",
    "example": "example",
    "examples": "example",
}
PLURALS: Mapping[str, str] = {
    "paths": "path",
    "components": "document",
    "parameters": "parameter",
    "bodies": "body",
    "responses": "response",
    "headers": "header",
    "schemas": "schema",
    "callbacks": "callback",
}
# Of an element in a file of its own, only what was found there tells the kind.
KINDS_BY_CODE: Mapping[str, str] = {
    "W306": "parameter",
    "W307": "parameter",
    "W308": "parameter",
    "W309": "parameter",
    "W310": "security",
    "W315": "body",
    "W316": "extension",
    "W318": "server",
    "W340": "parameter",
}


def kind_of_element(element: str, code: str) -> str:
    """What stands at an element's id: ``parameter``, ``body``, ``response``, ``schema`` and
    so on.

    ``code`` is what was found there; it decides where the place alone does not.
    """
    if code == "W307":  # told of the path, but it is the parameter that is missing
        return "parameter"
    file, _, pointer = element.partition("#")
    tokens = [t.replace("~1", "/").replace("~0", "~") for t in pointer.split("/")[1:]]
    if tokens and tokens[-1].startswith("x-") and tokens[-1] != "x-webhooks":
        return "extension"
    if file and (not tokens or tokens[0] not in GRAMMAR["document"]):
        return KINDS_BY_CODE.get(code, "schema")
    where = "document"
    for token in tokens:
        steps = CONTENT if where.endswith(" content") else GRAMMAR.get(where, {})
        where = steps.get(token) or steps.get("*") or where
    word = where.split()[0]
    return PLURALS.get(word, word)


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
class OperationOutcome:
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

    operations: Mapping[str, OperationOutcome]
    excluded: tuple[tuple[ir.Skipped, OperationOutcome], ...] = ()
    skipped: tuple[tuple[ir.Skipped, OperationOutcome], ...] = ()
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
            (one, OperationOutcome(Status.SKIPPED, shown(one.span), one.reason))
            for one in api.skipped
        ),
        excluded=tuple(
            (one, OperationOutcome(Status.EXCLUDED, shown(one.span), one.reason))
            for one in api.excluded
        ),
        elements=_elements(lost, shown),
    )


def _fate(location: str, reasons: Iterable[str]) -> OperationOutcome:
    reason = "; ".join(reasons)
    return OperationOutcome(
        Status.DEGRADED if reason else Status.GENERATED, location, reason
    )


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

"""The outcome of each operation."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from enum import StrEnum

from msgspec import Struct

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
                f'Correct the document, or skip it with accept = ["{one.id}"].',
                element=one.id,
            )
    for name in accepted:
        if name not in used and config is not None:
            message = f"accept lists {name!r}, which is not skipped"
            report.warning("W501", config, message, "Remove it from accept.")


# The kind of an element by the kind of its parent and its key. A schema only contains
# schemas.
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
# For an element in a separate file, only the code of the finding identifies the kind.
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
    """The kind of an element by its id: ``parameter``, ``body``, ``response``,
    ``schema`` and so on.

    ``code`` is the code of the finding; it decides if the id is ambiguous.
    """
    if code == "W307":  # located at the path, but the parameter is missing
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
"""Prefixes of the codes for elements that are not generated completely."""


class Status(StrEnum):
    """The outcome of an operation."""

    GENERATED = "generated"
    DEGRADED = "degraded"
    SKIPPED = "skipped"
    EXCLUDED = "excluded"


class OperationOutcome(Struct, frozen=True):
    """The outcome of an operation; ``reason`` is "" if it is generated completely."""

    status: Status
    location: str
    reason: str


class Element(Struct, frozen=True, order=True):
    """An element of the document that is generated incompletely or ignored.

    ``kind`` is ``parameter``, ``body``, ``response``, ``schema`` and so on; ``pointer``
    is its id in the document, "" if unknown.
    """

    location: str
    pointer: str
    code: str
    reason: str
    kind: str


class Coverage(Struct, frozen=True, kw_only=True):
    """The outcome of each operation by its id, and the elements that are not fully
    supported.
    """

    operations: Mapping[str, OperationOutcome]
    excluded: tuple[tuple[ir.Skipped, OperationOutcome], ...] = ()
    skipped: tuple[tuple[ir.Skipped, OperationOutcome], ...] = ()
    elements: tuple[Element, ...] = ()


def coverage_of(api: ir.Api, report: Report, format_location: Shown = str) -> Coverage:
    """The outcome of the operations and elements of an API, from the findings of the
    reader.

    ``shown`` formats a location.
    """
    findings = [found for found in report.found if found.code.startswith(DEGRADED)]
    reasons: dict[str, dict[str, None]] = {}
    for found in sorted(findings, key=lambda found: (found.span, found.code)):
        reasons.setdefault(found.owner, {})[found.message] = None
    return Coverage(
        operations={
            operation.id: _outcome(
                format_location(operation.span), reasons.get(operation.id, ())
            )
            for operation in api.operations
        },
        skipped=tuple(
            (
                one,
                OperationOutcome(Status.SKIPPED, format_location(one.span), one.reason),
            )
            for one in api.skipped
        ),
        excluded=tuple(
            (
                one,
                OperationOutcome(
                    Status.EXCLUDED, format_location(one.span), one.reason
                ),
            )
            for one in api.excluded
        ),
        elements=_elements(findings, format_location),
    )


def _outcome(location: str, reasons: Iterable[str]) -> OperationOutcome:
    reason = "; ".join(reasons)
    return OperationOutcome(
        Status.DEGRADED if reason else Status.GENERATED, location, reason
    )


def _elements(
    findings: Iterable[Diagnostic], format_location: Shown
) -> tuple[Element, ...]:
    """The elements that are generated incompletely, by location, without duplicates."""
    by_place = sorted(
        findings, key=lambda found: (found.span, found.element, found.code)
    )
    return tuple(
        dict.fromkeys(
            Element(
                location=format_location(found.span),
                pointer=found.element,
                code=found.code,
                reason=found.message,
                kind=kind_of_element(found.element, found.code),
            )
            for found in by_place
        )
    )

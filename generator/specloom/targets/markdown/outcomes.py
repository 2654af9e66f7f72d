"""The documented responses of an operation, by status."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from specloom import ir
from specloom.targets.calls import Call, payload
from specloom.targets.markdown import escapers
from specloom.targets.markdown.types import LinkedTypes
from specloom.targets.python.public import error_class


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A row of the table of responses."""

    status: str
    type: str
    description: str
    effect: str


def outcomes(call: Call, types: LinkedTypes) -> tuple[Outcome, ...]:
    """The responses in the document's order."""
    return tuple(
        Outcome(
            status=escapers.plain(response.status),
            type=_type(response, types),
            description=escapers.cell(response.doc.description or response.doc.summary),
            effect=_effect(call, response),
        )
        for response in call.operation.responses
    )


def header_lines(call: Call, types: LinkedTypes) -> tuple[str, ...]:
    """The headers and links of the responses. A header or link that several responses share
    has one line.
    """
    statuses: dict[tuple[str, str], list[str]] = {}
    for response in call.operation.responses:
        for line in _extras(response, types):
            statuses.setdefault(line, []).append(escapers.plain(response.status))
    return tuple(
        f"{head} of {', '.join(dict.fromkeys(found))}{f': {text}' if text else ''}"
        for (head, text), found in statuses.items()
    )


def _extras(response: ir.Response, types: LinkedTypes) -> Iterator[tuple[str, str]]:
    """Each header and link, as its name with its type or target, and its description."""
    for header in response.headers:
        text = escapers.line(header.doc.description or header.doc.summary)
        shown = f"Header {escapers.code(header.wire)} ({types.linked(header.type)})"
        yield shown, text
    for link in response.links:
        given = ", ".join(f"{name} = {of}" for name, of in link.parameters)
        goal = escapers.code(f"{link.target}({given})")
        yield f"Link {escapers.code(link.name)} to {goal}", escapers.line(
            link.description
        )


def _type(response: ir.Response, types: LinkedTypes) -> str:
    found = (content.stream or payload(content) for content in response.contents)
    return " or ".join(dict.fromkeys(map(types.linked, found)))


def _effect(call: Call, response: ir.Response) -> str:
    if response in call.success:
        return "returned" if response.contents else "returns `None`"
    if response not in call.errors:
        return "returns the header `Location`"
    return f"raises `{error_class(response.status)}`"

"""The REST reference of a group: its HTTP requests, with the names of the OpenAPI document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from specloom import ir
from specloom.targets.calls import Argument, Call, call_of, payload, resolved
from specloom.targets.groups import Group
from specloom.targets.markdown import escapers
from specloom.targets.markdown.addresses import base
from specloom.targets.markdown.wire_types import wire_type
from specloom.targets.page import Page

TEMPLATE = "markdown/rest.md.jinja"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the table of parameters."""

    name: str
    type: str
    description: str
    default: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The section of an operation."""

    title: str
    request: str
    description: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What the page shows."""

    title: str
    sections: tuple[Section, ...]


def rest_page(api: ir.Api, group: Group, file: str) -> Page:
    """The page of a group, with its operations in the order of the document."""
    key = group.key
    view = View(
        title=escapers.title(key[:1].upper() + key[1:]),
        sections=tuple(_section(api, call_of(api, o)) for o in group.operations),
    )
    return Page(path=f"docs/rest/{file}", template=TEMPLATE, view=view)


def _section(api: ir.Api, call: Call) -> Section:
    operation = call.operation
    request = f"{operation.method} {base(api, operation)}{operation.path}"
    description = operation.doc.description
    return Section(
        title=escapers.title(
            operation.doc.summary or operation.operation_id or operation.id
        ),
        request=escapers.one_line(request),
        description=escapers.starred(description) if description else "",
        rows=tuple(_row(api, argument) for argument in _as_written(api, call)),
    )


def _as_written(api: ir.Api, call: Call) -> Iterator[Argument]:
    """The arguments in the order of the document: parameters, then properties of the body."""
    by_id = {argument.id: argument for argument in call.arguments}
    shape = resolved(api, payload(call.content)) if call.content else None
    order = [parameter.id for parameter in call.operation.parameters]
    order += [field.id for field in shape.fields] if isinstance(shape, ir.Model) else []
    for id_ in order:
        if id_ in by_id:
            yield by_id.pop(id_)
    yield from by_id.values()


def _row(api: ir.Api, argument: Argument) -> Row:
    # In the format of this page, properties of a body are never marked as required.
    mark = "**Required** " if argument.required and argument.kind == "parameter" else ""
    text = argument.doc.description or argument.doc.summary
    return Row(
        name=escapers.plain(argument.wire),
        type=wire_type(api, argument.type),
        description=mark + escapers.cell(text),
        default=(
            escapers.plain(escapers.value(argument.default))
            if argument.default is not None
            else ""
        ),
    )

"""The reference page of a group: its operations as methods of the Python client."""

from __future__ import annotations

from dataclasses import dataclass

from specloom import ir
from specloom.targets.calls import Argument, Call, call_of
from specloom.targets.forms import calls_of
from specloom.targets.groups import Group
from specloom.targets.markdown import escapers
from specloom.targets.markdown.addresses import base
from specloom.targets.markdown.anchors import anchor, headings
from specloom.targets.markdown.events import webhook_lines
from specloom.targets.markdown.examples import Examples
from specloom.targets.markdown.files import api_title
from specloom.targets.markdown.limits import limits_text, rate_text
from specloom.targets.markdown.notes import brief, former_names, see_also
from specloom.targets.markdown.outcomes import Outcome, header_lines, outcomes
from specloom.targets.markdown.security import authorization
from specloom.targets.markdown.types import LinkedTypes
from specloom.targets.page import Page
from specloom.targets.python.names import PythonNames
from specloom.targets.python.paging import pages_of
from specloom.targets.samples import Samples

TEMPLATE = "markdown/api.md.jinja"
UNDEFINED = "Not defined"
NO_BODY = "(empty response body)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A row of the table at the top; cells are escaped."""

    link: str
    request: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The section of an operation."""

    heading: str
    call: str
    summary: str
    paragraphs: tuple[str, ...]
    example: str
    rows: tuple[str, ...]
    limits: tuple[str, ...]
    result: str
    pages: str
    outcomes: tuple[Outcome, ...]
    headers: tuple[str, ...]
    authorization: str
    content_type: str
    accept: str
    callbacks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What the page shows."""

    title: str
    base: str
    about: str
    entries: tuple[Entry, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What all pages of the documentation share."""

    api: ir.Api
    names: PythonNames
    types: LinkedTypes
    examples: Examples  # example programs
    shown: Samples  # example values of models


def api_page(shelf: Shelf, group: Group, file: str) -> Page:
    """The page of a group, with its operations sorted by heading."""
    title = api_title(shelf.names, group.key)
    found = headings(group, title)
    calls = sorted(
        ((found[o.id], call_of(shelf.api, o)) for o in group.operations),
        key=lambda pair: pair[0],
    )
    view = View(
        title=escapers.heading(title),
        base=escapers.plain(base(shelf.api) or "/"),
        about=_about(group),
        entries=tuple(_entry(heading, call, file) for heading, call in calls),
        sections=tuple(_section(shelf, heading, call) for heading, call in calls),
    )
    return Page(path=f"docs/{file}", template=TEMPLATE, view=view)


def _about(group: Group) -> str:
    """The description of a group, and the name of its parent."""
    parts = [escapers.block(group.doc.description)]
    if group.parent:
        parts.append(f"This group is part of **{escapers.plain(group.parent)}**.")
    return "\n\n".join(filter(None, parts))


def _entry(heading: str, call: Call, file: str) -> Entry:
    operation = call.operation
    return Entry(
        link=escapers.bold_link(heading, f"{file}#{anchor(heading)}"),
        request=f"**{operation.method}** {escapers.plain(operation.path)}",
        description=brief(operation),
    )


def _section(shelf: Shelf, heading: str, call: Call) -> Section:
    operation, types = call.operation, shelf.types
    contents = operation.body.contents if operation.body else ()
    accepted = [c.media_type for r in call.success for c in r.contents]
    return Section(
        heading=escapers.heading(heading),
        call=_call(shelf, call),
        summary=escapers.summary(operation.doc.summary),
        paragraphs=(
            *_paragraphs(shelf.api, operation),
            *former_names(shelf.names, "method", operation.id),
        ),
        example=escapers.fence(shelf.examples.program(call), "python"),
        rows=tuple(_row(shelf, call, a) for a in _asked(call)),
        limits=tuple(_limits(shelf, call)),
        result=_result(shelf, call),
        pages=_pages(shelf, call),
        outcomes=outcomes(call, types),
        headers=header_lines(call, types),
        authorization=authorization(operation, {s.wire for s in shelf.api.schemes}),
        content_type=_media([c.media_type for c in contents]),
        accept=_media(accepted),
        callbacks=tuple(
            webhook_lines(shelf.api, shelf.names, operation.callbacks, types.linked)
        ),
    )


def _asked(call: Call) -> tuple[Argument, ...]:
    """The arguments of a call, required ones first."""
    return tuple(sorted(call.arguments, key=lambda a: not (a.required or a.needed)))


def _call(shelf: Shelf, call: Call) -> str:
    names, id_ = shelf.names, call.operation.id
    given = ", ".join(
        names.argument(id_, argument.id) + ("" if argument.by_position else "=…")
        for argument in _asked(call)
    )
    path = f"client.{names.namespace(names.group(id_))}.{names.method(id_)}"
    return escapers.plain(f"{path}({given}) -> {_returned(shelf.types, call)}")


def _returned(types: LinkedTypes, call: Call) -> str:
    if call.stream is not None:
        return f"SyncStream[{types.text(call.stream)}]"
    if call.result is None:
        return "None"
    pages = pages_of(call, types.types)
    return types.text(call.result) if pages is None else types.spelled(pages.sync)


def _result(shelf: Shelf, call: Call) -> str:
    types = shelf.types
    if call.stream is not None:
        return f"a stream of {types.linked(call.stream)}"
    settled = NO_BODY if call.result is None else types.linked(call.result)
    if call.events is None:
        return settled
    events = f"a stream of {types.linked(call.events)}"
    names, id_ = shelf.names, call.operation.id
    if call.switch is not None:
        name = names.argument(id_, call.switch.id)
        return f"{settled}; with {escapers.code(f'{name}=True')} {events}"
    twin = next(c for c in calls_of(shelf.api, call.operation) if c.twin)
    return f"{settled}; from {escapers.code(names.method_of(twin))} {events}"


def _pages(shelf: Shelf, call: Call) -> str:
    """A loop over the items of all pages; "" if the call is not paginated."""
    if call.paging is None:
        return ""
    return escapers.fence(shelf.examples.looping(call), "python")


def _paragraphs(api: ir.Api, operation: ir.Operation) -> list[str]:
    doc = operation.doc
    found = [escapers.line(doc.description)] if doc.description.strip() else []
    if doc.deprecated:
        found.append("**Deprecated**: a later version of the service may remove it.")
    if operation.servers:
        found.append(
            f"This operation has its own base URL: *{escapers.plain(base(api, operation))}*"
        )
    return [*found, *see_also(doc)]


def _row(shelf: Shelf, call: Call, argument: Argument) -> str:
    """A row of the table of parameters. An empty cell is left out between its bars, as in the
    format of the page.
    """
    name = escapers.plain(shelf.names.argument(call.operation.id, argument.id))
    text = escapers.cell(argument.doc.description or argument.doc.summary)
    required = "[required] " if argument.required else ""
    required = "[required with a body] " if argument.needed else required
    default = argument.fixed or argument.default
    note = "" if default is None else f"[default to {_shown(default)}]"
    settled = argument.required or argument.fixed is not None
    type_ = argument.type if settled else _optional(argument.type)
    shown = f"{text} " if text else ""
    return f"**{name}** | {shelf.types.linked(type_)} | {shown}| {required}|{note}"


def _shown(default: ir.Json) -> str:
    return escapers.plain(escapers.value(default)) or '""'


def _optional(type_: ir.Type) -> ir.Type:
    return type_ if isinstance(type_, ir.Nullable | ir.Unknown) else ir.Nullable(type_)


def _limits(shelf: Shelf, call: Call) -> list[str]:
    found = [
        f"{escapers.code(shelf.names.argument(call.operation.id, a.id))}: {text}"
        for a in _asked(call)
        if (text := limits_text(a.limits, a.type))
    ]
    rate = call.operation.rate_limit
    return [*found, rate_text(rate)] if rate else found


def _media(types: list[str]) -> str:
    return escapers.plain(", ".join(dict.fromkeys(types))) or UNDEFINED

"""The reference pages of operations and models."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from specloom import ir
from specloom.kinds import json_text
from specloom.targets.calls import (
    Argument,
    MethodSignature,
    OperationGroup,
    Page,
)
from specloom.targets.markdown import escaping
from specloom.targets.markdown.examples import Examples
from specloom.targets.markdown.fragments import (
    LinkedTypes,
    ResponseRow,
    api_title,
    authorization,
    header_lines,
    limits_text,
    rate_text,
    response_rows,
    webhook_lines,
)
from specloom.targets.markdown.text import (
    anchor,
    former_names,
    headings,
    link_base,
    see_also,
    summary_line,
)
from specloom.targets.python.names import PythonNames
from specloom.targets.python.pagination import pages_of
from specloom.targets.samples import NoSample, Samples

REFERENCE_TEMPLATE = "markdown/api.md.jinja"
UNDEFINED = "Not defined"
NO_BODY = "(empty response body)"


class ReferenceEntry(Struct, frozen=True, kw_only=True):
    """A row of the table at the top of the page; its cells are escaped."""

    link: str
    request: str
    description: str


class Section(Struct, frozen=True, kw_only=True):
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
    outcomes: tuple[ResponseRow, ...]
    headers: tuple[str, ...]
    authorization: str
    content_type: str
    accept: str
    callbacks: tuple[str, ...]


class ReferenceView(Struct, frozen=True, kw_only=True):
    """The data of the page."""

    title: str
    base: str
    about: str
    entries: tuple[ReferenceEntry, ...]
    sections: tuple[Section, ...]


class ReferenceContext(Struct, frozen=True, kw_only=True):
    """What all pages of the documentation share."""

    api: ir.Api
    names: PythonNames
    types: LinkedTypes
    examples: Examples  # example programs
    shown: Samples  # example values of models


def api_page(context: ReferenceContext, group: OperationGroup, file: str) -> Page:
    """The page of a group, with its operations sorted by heading."""
    title = api_title(context.names, group.key)
    found = headings(group, title, context.names)
    calls = sorted(
        ((found[o.id], context.names.calls.signature_of(o)) for o in group.operations),
        key=lambda pair: pair[0],
    )
    view = ReferenceView(
        title=escaping.heading(title),
        base=escaping.plain(link_base(context.api) or "/"),
        about=_group_description(group),
        entries=tuple(_entry(heading, call, file) for heading, call in calls),
        sections=tuple(_section(context, heading, call) for heading, call in calls),
    )
    return Page(path=f"docs/{file}", template=REFERENCE_TEMPLATE, view=view)


def _group_description(group: OperationGroup) -> str:
    """The description of a group and the name of its parent."""
    parts = [escaping.block(group.doc.description)]
    if group.parent:
        parts.append(f"This group is part of **{escaping.plain(group.parent)}**.")
    return "\n\n".join(filter(None, parts))


def _entry(heading: str, call: MethodSignature, file: str) -> ReferenceEntry:
    operation = call.operation
    return ReferenceEntry(
        link=escaping.bold_link(heading, f"{file}#{anchor(heading)}"),
        request=f"**{operation.method}** {escaping.plain(operation.path)}",
        description=summary_line(operation),
    )


def _section(context: ReferenceContext, heading: str, call: MethodSignature) -> Section:
    operation, types = call.operation, context.types
    contents = operation.body.contents if operation.body else ()
    accepted = [c.media_type for r in call.success for c in r.contents]
    return Section(
        heading=escaping.heading(heading),
        call=signature_line(context, call),
        summary=escaping.summary(operation.doc.summary),
        paragraphs=(
            *_paragraphs(context.api, operation),
            *former_names(context.names, "method", operation.id),
        ),
        example=escaping.fence(context.examples.program(call), "python"),
        rows=tuple(_row(context, call, a) for a in parameter_rows(call)),
        limits=tuple(limit_lines(context, call)),
        result=result_text(context, call),
        pages=_pages(context, call),
        outcomes=response_rows(call, types),
        headers=header_lines(call, types),
        authorization=authorization(operation, {s.wire for s in context.api.schemes}),
        content_type=_media_types([c.media_type for c in contents]),
        accept=_media_types(accepted),
        callbacks=tuple(
            webhook_lines(context.api, context.names, operation.callbacks, types.linked)
        ),
    )


def parameter_rows(call: MethodSignature) -> tuple[Argument, ...]:
    """The arguments of a call, required ones first."""
    return tuple(sorted(call.arguments, key=lambda a: not (a.required or a.needed)))


def signature_line(context: ReferenceContext, call: MethodSignature) -> str:
    """The call with its arguments and its result, as plain text."""
    names, id_ = context.names, call.operation.id
    given = ", ".join(
        names.argument(id_, argument.id) + ("" if argument.by_position else "=…")
        for argument in parameter_rows(call)
    )
    path = f"{names.style.wait}client.{names.call(id_)}"
    return escaping.plain(f"{path}({given}) -> {_returned(context, call)}")


def _returned(context: ReferenceContext, call: MethodSignature) -> str:
    """The type of the call's result, awaited if the call is asynchronous."""
    types, wait = context.types, context.names.style.wait
    if call.stream is not None:
        kind = "Async" if wait else "Sync"
        return f"{kind}Stream[{types.text(call.stream)}]"
    if call.result is None:
        return "None"
    pages = pages_of(call, types.types)
    if pages is None:
        return types.text(call.result)
    return types.spelled(pages.asynchronous if wait else pages.sync)


def result_text(context: ReferenceContext, call: MethodSignature) -> str:
    """The type of the result, with links."""
    types = context.types
    if call.stream is not None:
        return f"a stream of {types.linked(call.stream)}"
    settled = NO_BODY if call.result is None else types.linked(call.result)
    if call.events is None:
        return settled
    events = f"a stream of {types.linked(call.events)}"
    names, id_ = context.names, call.operation.id
    if call.switch is not None:
        name = names.argument(id_, call.switch.id)
        return f"{settled}; with {escaping.code(f'{name}=True')} {events}"
    twin = next(c for c in names.calls.signatures_of(call.operation) if c.twin)
    return f"{settled}; from {escaping.code(names.method_of(twin))} {events}"


def _pages(context: ReferenceContext, call: MethodSignature) -> str:
    """A loop over the items of all pages; "" if the call is not paginated."""
    if call.paging is None:
        return ""
    return escaping.fence(context.examples.looping(call), "python")


def _paragraphs(api: ir.Api, operation: ir.Operation) -> list[str]:
    doc = operation.doc
    found = [escaping.block(doc.description)] if doc.description.strip() else []
    if doc.deprecated:
        found.append("**Deprecated**: a later version of the service may remove it.")
    if operation.servers:
        found.append(
            f"This operation has its own base URL: *{escaping.plain(link_base(api, operation))}*"
        )
    return [*found, *see_also(doc)]


def _row(context: ReferenceContext, call: MethodSignature, argument: Argument) -> str:
    """A row of the table of parameters. The format of the page has no space in an empty cell."""
    name = escaping.plain(context.names.argument(call.operation.id, argument.id))
    text = escaping.cell(argument.doc.description or argument.doc.summary)
    required = "[required] " if argument.required else ""
    required = "[required if you send a body] " if argument.needed else required
    default = argument.fixed or argument.default
    note = "" if default is None else f"[default to {_default_text(default)}]"
    note = "[default to the client's]" if argument.of_client else note
    shown = f"{text} " if text else ""
    type_ = context.types.linked(argument_type(argument))
    return f"**{name}** | {type_} | {shown}| {required}|{note}"


def argument_type(argument: Argument) -> ir.Type:
    """The type of an argument, with None if it may be omitted."""
    settled = argument.required or argument.fixed is not None
    return argument.type if settled else optional(argument.type)


def _default_text(default: ir.Json) -> str:
    return escaping.plain(escaping.value(default)) or '""'


def optional(type_: ir.Type) -> ir.Type:
    """The type of an argument or property that may be omitted."""
    return type_ if isinstance(type_, ir.Nullable | ir.Unknown) else ir.Nullable(type_)


def limit_lines(context: ReferenceContext, call: MethodSignature) -> list[str]:
    """The limits of the arguments, and the rate limit."""
    found = [
        f"{escaping.code(context.names.argument(call.operation.id, a.id))}: {text}"
        for a in parameter_rows(call)
        if (text := limits_text(a.limits, a.type))
    ]
    rate = call.operation.rate_limit
    return [*found, rate_text(rate)] if rate else found


def _media_types(types: list[str]) -> str:
    return escaping.plain(", ".join(dict.fromkeys(types))) or UNDEFINED


MODEL_TEMPLATE = "markdown/model.md.jinja"


class ModelRow(Struct, frozen=True, kw_only=True):
    """A row of the table of properties; its cells are escaped."""

    name: str
    wire: str
    type: str
    required: str
    nullable: str
    description: str
    example: str
    notes: str


class ModelView(Struct, frozen=True, kw_only=True):
    """The data of the page. ``points`` are the values of an enum or the variants of a union."""

    title: str
    paragraphs: tuple[str, ...]
    importing: str
    rows: tuple[ModelRow, ...]
    facts: tuple[str, ...]
    points_title: str
    points: tuple[str, ...]
    example: str


def model_page(context: ReferenceContext, of: ir.Declaration, file: str) -> Page:
    """The page of a declaration."""
    name = context.names.model(of.id)
    importing = f"from {context.examples.settings.package}.models import {name}"
    view = ModelView(
        title=escaping.heading(name),
        paragraphs=(
            *_model_paragraphs(of.doc),
            *former_names(context.names, "model", of.id),
        ),
        importing=escaping.fence(importing, "python"),
        rows=tuple(_rows(context, of)),
        facts=tuple(model_facts(context, of)),
        points_title=points_title(of),
        points=tuple(points_of(context, of)),
        example=_example(context, of),
    )
    return Page(path=f"docs/{file}", template=MODEL_TEMPLATE, view=view)


def _model_paragraphs(doc: ir.Doc) -> Iterator[str]:
    if doc.summary.strip():
        yield escaping.summary(doc.summary)
    if doc.description.strip() and doc.description.strip() != doc.summary.strip():
        yield escaping.block(doc.description)
    if doc.deprecated:
        yield "**Deprecated.**"
    yield from see_also(doc)


def _rows(context: ReferenceContext, of: ir.Declaration) -> Iterator[ModelRow]:
    for field in of.fields if isinstance(of, ir.Model) else ():
        nullable = isinstance(field.type, ir.Nullable)
        example = escaping.value(field.examples[0]) if field.examples else ""
        yield ModelRow(
            name=escaping.code_cell(context.names.field(field.id)),
            wire=escaping.code_cell(field.wire),
            type=context.types.linked(
                field.type if field.required else optional(field.type)
            ),
            required="yes" if field.required else "no",
            nullable="yes" if nullable else "no",
            description=escaping.cell(field.doc.description or field.doc.summary),
            example=escaping.code_cell(example),
            notes=_notes(field),
        )


def _notes(field: ir.Field) -> str:
    notes: list[str] = []
    if field.doc.deprecated:
        notes.append("deprecated")
    if field.access is ir.Access.READ:
        notes.append("only in responses")
    if field.access is ir.Access.WRITE:
        notes.append("only in requests")
    if field.default is not None:
        notes.append(f"default {escaping.code_cell(field.default.text)}")
    limits = limits_text(field.limits, field.type)
    if limits:
        notes.append(escaping.cell(limits))
    return "; ".join(notes)


def model_facts(context: ReferenceContext, of: ir.Declaration) -> Iterator[str]:
    """Sentences about a declaration as a whole."""
    if isinstance(of, ir.Model):
        if of.additional is not None:
            type_ = context.types.linked(of.additional)
            yield f"Other properties have the type {type_} and are in `extra`."
        return
    if isinstance(of.type, ir.Literals):
        if of.type.of is not None and not of.type.closed:
            yield "Unknown values, which the service may add later, are kept as received."
    else:
        yield f"Type: {context.types.linked(of.type)}."
    limits = limits_text(of.limits, of.type)
    if limits:
        yield f"Limits: {limits}."


def points_title(of: ir.Declaration) -> str:
    """The heading of the values of an enum or the variants of a union, or ""."""
    if isinstance(of, ir.Alias) and isinstance(of.type, ir.Literals):
        return "Values"
    if isinstance(of, ir.Alias) and isinstance(of.type, ir.Union):
        return "Variants"
    return ""


def points_of(context: ReferenceContext, of: ir.Declaration) -> Iterator[str]:
    """The values of an enum or the variants of a union."""
    match of:
        case ir.Alias(type=ir.Literals(values=values, names=names)):
            for place, value in enumerate(values):
                name = escaping.line(names[place]) if place < len(names) else ""
                yield f"{escaping.code(value.text)}{f': {name}' if name else ''}"
        case ir.Alias(type=ir.Union(variants, discriminator)):
            yield from _variants(context, variants, discriminator)
        case _:
            return


def _variants(
    context: ReferenceContext,
    variants: tuple[ir.Type, ...],
    discriminator: ir.Discriminator | None,
) -> Iterator[str]:
    tags: dict[int, list[str]] = {}
    for tag, place in discriminator.tags if discriminator else ():
        tags.setdefault(place, []).append(escaping.code(tag))
    for place, variant in enumerate(variants):
        listed = tags.get(place, [])
        if discriminator is not None and discriminator.default == place:
            listed.append("anything else")
        when = " or ".join(listed)
        wire = escaping.code(discriminator.wire) if discriminator else ""
        yield context.types.linked(variant) + (
            f", when {wire} is {when}" if when else ""
        )


def _example(context: ReferenceContext, of: ir.Declaration) -> str:
    shown = example_json(context, of)
    return escaping.fence(shown, "json") if shown else ""


def example_json(context: ReferenceContext, of: ir.Declaration) -> str:
    """An example value of a declaration as JSON text; "" if there is none."""
    try:
        value = context.shown.value(ir.Ref(of.id), examples=of.examples)
    except NoSample:
        return ""
    return json_text(value, 2)

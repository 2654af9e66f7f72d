"""The page of a model, an enum, a union or another alias."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from specloom import ir
from specloom.targets.markdown import escapers
from specloom.targets.markdown.api import Shelf
from specloom.targets.markdown.limits import limits_text
from specloom.targets.markdown.notes import former_names, see_also
from specloom.targets.page import Page
from specloom.targets.samples import NoSample

TEMPLATE = "markdown/model.md.jinja"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the table of properties; cells are escaped."""

    name: str
    wire: str
    type: str
    required: str
    nullable: str
    description: str
    example: str
    notes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What the page shows. ``points`` are the values of an enum or the variants of a union."""

    title: str
    paragraphs: tuple[str, ...]
    importing: str
    rows: tuple[Row, ...]
    facts: tuple[str, ...]
    points_title: str
    points: tuple[str, ...]
    example: str


def model_page(shelf: Shelf, of: ir.Declaration, file: str) -> Page:
    """The page of a declaration."""
    name = shelf.names.model(of.id)
    importing = f"from {shelf.examples.settings.package}.models import {name}"
    view = View(
        title=escapers.heading(name),
        paragraphs=(
            *_paragraphs(of.doc),
            *former_names(shelf.names, "model", of.id),
        ),
        importing=escapers.fence(importing, "python"),
        rows=tuple(_rows(shelf, of)),
        facts=tuple(_facts(shelf, of)),
        points_title=_points_title(of),
        points=tuple(_points(shelf, of)),
        example=_example(shelf, of),
    )
    return Page(path=f"docs/{file}", template=TEMPLATE, view=view)


def _paragraphs(doc: ir.Doc) -> Iterator[str]:
    if doc.summary.strip():
        yield escapers.summary(doc.summary)
    if doc.description.strip() and doc.description.strip() != doc.summary.strip():
        yield escapers.block(doc.description)
    if doc.deprecated:
        yield "**Deprecated.**"
    yield from see_also(doc)


def _rows(shelf: Shelf, of: ir.Declaration) -> Iterator[Row]:
    for field in of.fields if isinstance(of, ir.Model) else ():
        nullable = isinstance(field.type, ir.Nullable)
        optional = nullable or field.required or isinstance(field.type, ir.Unknown)
        example = escapers.value(field.examples[0]) if field.examples else ""
        yield Row(
            name=escapers.code_cell(shelf.names.field(field.id)),
            wire=escapers.code_cell(field.wire),
            type=shelf.types.linked(
                field.type if optional else ir.Nullable(field.type)
            ),
            required="yes" if field.required else "no",
            nullable="yes" if nullable else "no",
            description=escapers.cell(field.doc.description or field.doc.summary),
            example=escapers.code_cell(example),
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
        notes.append(f"default {escapers.code_cell(field.default.text)}")
    limits = limits_text(field.limits, field.type)
    if limits:
        notes.append(escapers.cell(limits))
    return "; ".join(notes)


def _facts(shelf: Shelf, of: ir.Declaration) -> Iterator[str]:
    if isinstance(of, ir.Model):
        if of.additional is not None:
            type_ = shelf.types.linked(of.additional)
            yield f"Other properties have the type {type_} and are in `extra`."
        return
    if isinstance(of.type, ir.Literals):
        if of.type.of is not None and not of.type.closed:
            yield "Unknown values, which the service may add later, are kept as received."
    else:
        yield f"Type: {shelf.types.linked(of.type)}."
    limits = limits_text(of.limits, of.type)
    if limits:
        yield f"Limits: {limits}."


def _points_title(of: ir.Declaration) -> str:
    if isinstance(of, ir.Alias) and isinstance(of.type, ir.Literals):
        return "Values"
    if isinstance(of, ir.Alias) and isinstance(of.type, ir.Union):
        return "Variants"
    return ""


def _points(shelf: Shelf, of: ir.Declaration) -> Iterator[str]:
    match of:
        case ir.Alias(type=ir.Literals(values=values, names=names)):
            for place, value in enumerate(values):
                name = escapers.line(names[place]) if place < len(names) else ""
                yield f"{escapers.code(value.text)}{f': {name}' if name else ''}"
        case ir.Alias(type=ir.Union(variants, discriminator)):
            yield from _variants(shelf, variants, discriminator)
        case _:
            return


def _variants(
    shelf: Shelf, variants: tuple[ir.Type, ...], told_by: ir.Discriminator | None
) -> Iterator[str]:
    tags: dict[int, list[str]] = {}
    for tag, place in told_by.tags if told_by else ():
        tags.setdefault(place, []).append(escapers.code(tag))
    for place, variant in enumerate(variants):
        listed = tags.get(place, [])
        if told_by is not None and told_by.default == place:
            listed.append("anything else")
        when = " or ".join(listed)
        wire = escapers.code(told_by.wire) if told_by else ""
        yield shelf.types.linked(variant) + (f", when {wire} is {when}" if when else "")


def _example(shelf: Shelf, of: ir.Declaration) -> str:
    try:
        value = shelf.shown.value(ir.Ref(of.id), examples=of.examples)
    except NoSample:
        return ""
    return escapers.fence(json.dumps(value, indent=2, ensure_ascii=False), "json")

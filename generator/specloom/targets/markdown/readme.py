"""The README of a generated project."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from specloom import ir
from specloom.targets.calls import Call, call_of
from specloom.targets.groups import Group
from specloom.targets.markdown import escapers
from specloom.targets.markdown.addresses import (
    address,
    base,
    is_absolute,
    is_placeholder,
)
from specloom.targets.markdown.anchors import anchor, headings
from specloom.targets.markdown.api import Shelf
from specloom.targets.markdown.events import webhook_lines
from specloom.targets.markdown.files import README, Files, api_title
from specloom.targets.markdown.guide import FOLDER, topics
from specloom.targets.markdown.notes import brief, see_also
from specloom.targets.markdown.schemes import Scheme, scheme_of
from specloom.targets.page import Page, Settings

TEMPLATE = "markdown/readme.md.jinja"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the table of operations."""

    page: str
    method: str
    request: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What the page shows."""

    title: str
    paragraphs: tuple[str, ...]
    facts: tuple[str, ...]
    package: str
    client: str
    async_client: str
    first_call: str
    async_call: str
    addressed: bool
    variables: tuple[str, ...]
    servers: tuple[str, ...]
    schemes: tuple[Scheme, ...]
    errors: str
    pages: bool
    guide: tuple[str, ...]
    base: str
    rows: tuple[Row, ...]
    rest: tuple[str, ...]
    models: tuple[str, ...]
    webhooks: tuple[str, ...]
    own: tuple[str, ...]


def readme_page(
    shelf: Shelf,
    chapters: tuple[Group, ...],
    files: Files,
    settings: Settings,
    own: tuple[tuple[str, str], ...] = (),
) -> Page:
    """The README. ``own`` are pages that are not generated, as pairs of title and path."""
    api, names = shelf.api, shelf.names
    first = _first(shelf)
    view = View(
        title=escapers.heading(api.title or settings.client),
        paragraphs=tuple(_paragraphs(api.doc)),
        facts=tuple(_facts(api)),
        package=settings.package,
        client=names.client,
        async_client=names.async_client,
        first_call=(
            escapers.fence(shelf.examples.program(first), "python") if first else ""
        ),
        async_call=(
            escapers.fence(shelf.examples.waiting(first), "python") if first else ""
        ),
        addressed=is_absolute(base(api)),
        variables=tuple(_variables(shelf)),
        servers=tuple(_servers(api)),
        schemes=tuple(scheme_of(scheme, names) for scheme in api.schemes),
        pages=any(operation.paging for operation in api.operations),
        errors=escapers.fence(shelf.examples.caught(first), "python") if first else "",
        guide=tuple(_guide(api, settings)),
        base=escapers.plain(base(api) or "/"),
        rows=tuple(_rows(shelf, chapters, files)),
        rest=tuple(_rest(chapters, files)),
        models=tuple(_models(shelf, files)),
        webhooks=tuple(_webhooks(shelf)),
        own=tuple(escapers.link(title, path) for title, path in own),
    )
    return Page(path=README, template=TEMPLATE, view=view)


def _guide(api: ir.Api, settings: Settings) -> Iterator[str]:
    for topic in topics(api, settings):
        link = escapers.link(topic.title, f"{FOLDER}/{topic.stem}.md")
        yield f"{link}: {topic.text}"


def _first(shelf: Shelf) -> Call | None:
    """The call in the first example; None if the API has no operations."""
    api, id_ = shelf.api, shelf.names.examples.get("readme")
    return next((call_of(api, o) for o in api.operations if o.id == id_), None)


def _paragraphs(doc: ir.Doc) -> Iterator[str]:
    if doc.summary.strip():
        yield escapers.summary(doc.summary)
    if doc.description.strip():
        yield escapers.block(doc.description)
    yield from see_also(doc)


def _facts(api: ir.Api) -> Iterator[str]:
    yield f"API version: {escapers.plain(api.version)}"
    if api.contact:
        yield f"Contact: {escapers.plain(api.contact)}"
    if api.license:
        yield f"License of the API: {escapers.plain(api.license)}"


def _variables(shelf: Shelf) -> Iterator[str]:
    """The client's arguments for the variables of the first server."""
    for server in shelf.api.servers[:1]:
        for variable in server.variables:
            text = escapers.line(variable.description)
            default = escapers.code(variable.default)
            note = ", a placeholder" if is_placeholder(variable) else ""
            allowed = ", ".join(map(escapers.code, variable.values))
            yield "".join(
                (
                    escapers.code(shelf.names.variable(variable.wire)),
                    f": {text}" if text else "",
                    f" Default: {default}{note}." if default else "",
                    f" One of {allowed}." if allowed else "",
                )
            )


def _servers(api: ir.Api) -> Iterator[str]:
    if len(api.servers) < 2:
        return
    for server in api.servers:
        words = [escapers.line(text) for text in (server.name, server.description)]
        text = ": ".join(filter(None, words))
        yield f"{escapers.code(address(server) or '/')}{f': {text}' if text else ''}"


def _rows(shelf: Shelf, chapters: tuple[Group, ...], files: Files) -> Iterator[Row]:
    for chapter in chapters:
        title = api_title(shelf.names, chapter.key)
        found = headings(chapter, title)
        file = f"docs/{files.apis[chapter.key]}"
        for operation in sorted(chapter.operations, key=lambda o: found[o.id]):
            heading = found[operation.id]
            yield Row(
                page=escapers.link(title, file),
                method=escapers.bold_link(heading, f"{file}#{anchor(heading)}"),
                request=f"**{operation.method}** {escapers.plain(operation.path)}",
                description=brief(operation),
            )


def _rest(chapters: tuple[Group, ...], files: Files) -> Iterator[str]:
    for chapter in chapters:
        yield escapers.link(chapter.key, f"docs/rest/{files.rest[chapter.key]}")


def _models(shelf: Shelf, files: Files) -> Iterator[str]:
    names = shelf.names
    for declaration in sorted(shelf.api.declarations, key=lambda d: names.model(d.id)):
        file = f"docs/{files.models[declaration.id]}"
        yield escapers.link(names.model(declaration.id), file)


def _webhooks(shelf: Shelf) -> Iterator[str]:
    """The webhooks; types are spelled without links."""

    def shown(of: ir.Type) -> str:
        return escapers.code(shelf.types.text(of))

    return webhook_lines(shelf.api, shelf.names, shelf.api.webhooks, shown)

"""The README and the index of the documentation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import accumulate, takewhile

from msgspec import Struct

from specloom import ir
from specloom.targets.calls import (
    MethodSignature,
    OperationGroup,
    Page,
    client_arguments,
)
from specloom.targets.markdown import escaping
from specloom.targets.markdown.fragments import (
    README,
    Files,
    Scheme,
    SchemeRow,
    api_title,
    rest_name,
    scheme_of,
    scheme_row,
    webhook_lines,
)
from specloom.targets.markdown.reference import ReferenceContext
from specloom.targets.markdown.text import (
    anchor,
    headings,
    is_absolute,
    link_base,
    link_target,
    see_also,
    summary_line,
)
from specloom.targets.python.names import PythonNames

README_TEMPLATE = "markdown/readme.md.jinja"
INDEX = "docs/README.md"
INDEX_TEMPLATE = "markdown/index.md.jinja"
# The README has less than 150 lines. What these numbers leave out is in the index.
_LEAD = 10  # lines of the description
_LEAD_CHARACTERS = 1_500
_EXAMPLES = (30, 42, 55)  # lines of the first, the first two and all three examples
_SHOWN = 8  # server variables, security schemes and hand-written pages
# Without the docs, the README also has what is on a page of the guide.
_LEAD_ALONE = 4
_EXAMPLES_ALONE = (18, 26, 34)
_SHOWN_ALONE = 4  # also the pages of the REST reference
_PAGES = 40  # links to pages, on one line


class ReadmeView(Struct, frozen=True, kw_only=True):
    """The data of the README. What is empty is omitted, or is in the index only.

    ``anchors`` are those of the security schemes that are not in ``schemes``.
    """

    title: str
    paragraphs: tuple[str, ...]
    facts: tuple[str, ...]
    package: str
    async_client: str
    first_call: str
    async_call: str
    caught: str
    addressed: bool
    base: str
    variables: tuple[str, ...]
    shared: tuple[str, ...]
    more_variables: bool
    secured: bool
    schemes: tuple[SchemeRow, ...]
    anchors: str
    elsewhere: str
    pages: bool
    guide: tuple[str, ...]
    errors_page: bool
    python: str
    docs: bool
    apis: str
    rest: tuple[str, ...]
    more_rest: bool
    models: bool
    own: tuple[str, ...]
    more_own: bool


def readme_page(
    context: ReferenceContext,
    chapters: tuple[OperationGroup, ...],
    files: Files,
    guide: Mapping[str, str],
    own: tuple[tuple[str, str], ...] = (),
) -> Page:
    """The README: less than 150 lines for any API.

    ``guide`` are the lines that link the guide, by the stem of the page; ``own`` are pages
    that are not generated, as pairs of title and path.
    """
    api, names = context.api, context.names
    program, async_call, caught = _first_programs(context)
    paragraphs = tuple(_paragraphs(api.doc))
    rows = tuple(scheme_row(scheme, names) for scheme in _needed_first(api))
    variables = tuple(variable_lines(context))
    docs = "docs" in names.settings.outputs
    most = _SHOWN if docs else _SHOWN_ALONE
    rest = () if docs else _rest_links(context, chapters, files, "docs/rest")
    view = ReadmeView(
        title=escaping.heading(api.title or names.client),
        paragraphs=_lead(api.doc, paragraphs, docs=docs),
        facts=tuple(api_facts(api)),
        package=names.settings.package,
        async_client=names.async_client,
        first_call=program,
        async_call=async_call,
        caught=caught,
        addressed=is_absolute(link_base(api)),
        base=escaping.plain(link_base(api) or "/"),
        variables=variables[:most],
        shared=tuple(client_argument_lines(context))[:most],
        more_variables=len(variables) > len(variables[:most]),
        secured=bool(rows),
        schemes=rows[:most],
        anchors="".join(f'<a id="{r.anchor}"></a>' for r in rows[most:]),
        elsewhere=f"The docstring of {escaping.code(names.client)} lists all.",
        pages=any(operation.paging for operation in api.operations),
        guide=tuple(guide.values()),
        errors_page="errors" in guide,
        python=f"3.{names.settings.project.python}",
        docs=docs,
        apis=_api_links(context, chapters, files),
        rest=rest[:most],
        more_rest=len(rest) > most,
        models=bool(api.declarations),
        own=tuple(escaping.link(title, path) for title, path in own[:most]),
        more_own=len(own) > len(own[:most]),
    )
    return Page(path=README, template=README_TEMPLATE, view=view)


class ModelsReadmeView(Struct, frozen=True, kw_only=True):
    """The README of a package that has only the models."""

    title: str
    paragraphs: tuple[str, ...]
    facts: tuple[str, ...]
    python: str
    package: str
    model: str
    own: tuple[str, ...]


def models_readme_page(
    api: ir.Api, names: PythonNames, own: tuple[tuple[str, str], ...] = ()
) -> Page:
    """The README of a package that has only the models."""
    shown = [d for d in api.declarations if isinstance(d, ir.Model) and d.component]
    view = ModelsReadmeView(
        title=escaping.heading(api.title or names.settings.client),
        paragraphs=_lead(api.doc, tuple(_paragraphs(api.doc)), docs=False),
        facts=tuple(api_facts(api)),
        python=f"3.{names.settings.project.python}",
        package=names.settings.package,
        model=names.model(shown[0].id) if shown else "",
        own=tuple(escaping.link(title, path) for title, path in own[:_PAGES]),
    )
    return Page(path=README, template="markdown/readme_models.md.jinja", view=view)


def _lead(doc: ir.Doc, paragraphs: tuple[str, ...], *, docs: bool) -> tuple[str, ...]:
    """The paragraphs about the API, or their beginning and where the rest is."""
    most = _LEAD if docs else _LEAD_ALONE
    if _is_short(paragraphs, most):
        return paragraphs
    summary = _paragraphs(ir.Doc(summary=doc.summary))
    shown = tuple(text for text in summary if _is_short((text,), most))
    parts = doc.description.strip().split("\n\n")
    starts = accumulate(parts, "{}\n\n{}".format)
    short = takewhile(lambda text: len(text) <= _LEAD_CHARACTERS, starts)
    for text, last in reversed([*zip(short, parts, strict=False)]):
        lead = (*shown, escaping.block(text))
        if not last.lstrip().startswith("#") and _is_short(lead, most):
            shown = lead
            break
    where = f"[index]({INDEX})" if docs else "OpenAPI document"
    return (*shown, f"The {where} describes the whole API.")


def _is_short(paragraphs: tuple[str, ...], most: int) -> bool:
    lines = sum(text.count("\n") + 2 for text in paragraphs)
    return lines <= most + 4 and sum(map(len, paragraphs)) <= _LEAD_CHARACTERS * 2


def _needed_first(api: ir.Api) -> list[ir.SecurityScheme]:
    """The security schemes; those that operations require come first."""
    needed = {
        need.scheme
        for operation in api.operations
        for needs in operation.security
        for need in needs
    }
    return sorted(api.schemes, key=lambda scheme: scheme.wire not in needed)


def _first_programs(context: ReferenceContext) -> tuple[str, str, str]:
    """The first call, the same call with the async client, and one that catches errors; ""
    for those that are too long for the README.
    """
    first = first_call(context)
    if first is None:
        return "", "", ""
    shown: list[str] = []
    lines = 0
    examples, settings = context.examples, context.names.settings
    most = _EXAMPLES if "docs" in settings.outputs else _EXAMPLES_ALONE
    calls = examples.programs(first)
    programs = [*calls.values(), *[""] * (2 - len(calls)), examples.caught(first)]
    for limit, program in zip(most, programs, strict=True):
        lines += program.count("\n") + 1 if program else 0
        fits = program and lines <= limit
        shown.append(escaping.fence(program, "python") if fits else "")
    return shown[0], shown[1], shown[2]


def first_call(context: ReferenceContext) -> MethodSignature | None:
    """The call in the first example; None if the API has no operations."""
    calls, id_ = context.names.calls, context.names.examples.get("readme")
    return next(
        (calls.signature_of(o) for o in context.api.operations if o.id == id_), None
    )


def _api_links(
    context: ReferenceContext, chapters: tuple[OperationGroup, ...], files: Files
) -> str:
    links = [
        escaping.link(
            api_title(context.names, chapter.key), f"docs/{files.apis[chapter.key]}"
        )
        for chapter in chapters
    ]
    return " · ".join(links) if len(links) <= _PAGES else ""


class IndexRow(Struct, frozen=True, kw_only=True):
    """A row of the table of operations."""

    page: str
    method: str
    request: str
    description: str


class IndexView(Struct, frozen=True, kw_only=True):
    """The data of the index."""

    title: str
    paragraphs: tuple[str, ...]
    addressed: bool
    variables: tuple[str, ...]
    servers: tuple[str, ...]
    schemes: tuple[Scheme, ...]
    base: str
    rows: tuple[IndexRow, ...]
    rest: tuple[str, ...]
    models: tuple[str, ...]
    webhooks: tuple[str, ...]
    own: tuple[str, ...]


def index_page(
    context: ReferenceContext,
    chapters: tuple[OperationGroup, ...],
    files: Files,
    own: tuple[tuple[str, str], ...] = (),
) -> Page:
    """The index: what the document says about the API as a whole, and links to all pages."""
    api = context.api
    view = IndexView(
        title=escaping.heading(api.title or context.names.client),
        paragraphs=tuple(_paragraphs(api.doc)),
        addressed=is_absolute(link_base(api)),
        variables=tuple(variable_lines(context)),
        servers=tuple(server_lines(api)),
        schemes=tuple(scheme_of(scheme, context.names) for scheme in api.schemes),
        base=escaping.plain(link_base(api) or "/"),
        rows=tuple(_index_rows(context, chapters, files)),
        rest=_rest_links(context, chapters, files, "rest"),
        models=tuple(_model_links(context, files)),
        webhooks=tuple(_webhook_lines(context)),
        own=tuple(
            escaping.link(title, path.removeprefix("docs/")) for title, path in own
        ),
    )
    return Page(path=INDEX, template=INDEX_TEMPLATE, view=view)


def _paragraphs(doc: ir.Doc) -> Iterator[str]:
    if doc.summary.strip():
        yield escaping.summary(doc.summary)
    if doc.description.strip():
        yield escaping.block(doc.description)
    yield from see_also(doc)


def api_facts(api: ir.Api) -> Iterator[str]:
    """The version, the contact and the license of the API."""
    yield f"API version: {escaping.plain(api.version)}"
    if api.contact:
        yield f"Contact: {escaping.plain(api.contact)}"
    if api.license:
        yield f"License of the API: {escaping.plain(api.license)}"


def variable_lines(context: ReferenceContext) -> Iterator[str]:
    """The client's arguments for the variables of the first server."""
    for server in context.api.servers[:1]:
        for variable in server.variables:
            text = escaping.line(variable.description)
            default = escaping.code(variable.default)
            note = ", a placeholder" if variable.is_placeholder else ""
            allowed = ", ".join(map(escaping.code, variable.values))
            yield "".join(
                (
                    escaping.code(context.names.variable(variable.wire)),
                    f": {text}" if text else "",
                    f" Default: {default}{note}." if default else "",
                    f" One of {allowed}." if allowed else "",
                )
            )


def client_argument_lines(context: ReferenceContext) -> Iterator[str]:
    """The client's arguments that calls can override."""
    names = context.names
    for text, argument in client_arguments(context.api).items():
        description = escaping.line(argument.doc.description or argument.doc.summary)
        variable = escaping.code(names.client_environment(text, argument.wire))
        name = escaping.code(names.client_argument(text))
        sent = escaping.plain(f"{argument.location} {argument.wire}")
        yield f"{name} or {variable}, sent as {sent}" + (
            f": {description}" if description else ""
        )


def server_lines(api: ir.Api) -> Iterator[str]:
    """The servers, if there are several."""
    if len(api.servers) < 2:
        return
    for server in api.servers:
        words = [escaping.line(text) for text in (server.name, server.description)]
        text = ": ".join(filter(None, words))
        yield f"{escaping.code(link_target(server) or '/')}{f': {text}' if text else ''}"


def _index_rows(
    context: ReferenceContext, chapters: tuple[OperationGroup, ...], files: Files
) -> Iterator[IndexRow]:
    for chapter in chapters:
        title = api_title(context.names, chapter.key)
        found = headings(chapter, title, context.names)
        file = files.apis[chapter.key]
        for operation in sorted(chapter.operations, key=lambda o: found[o.id]):
            heading = found[operation.id]
            yield IndexRow(
                page=escaping.link(title, file),
                method=escaping.bold_link(heading, f"{file}#{anchor(heading)}"),
                request=f"**{operation.method}** {escaping.plain(operation.path)}",
                description=summary_line(operation),
            )


def _rest_links(
    context: ReferenceContext,
    chapters: tuple[OperationGroup, ...],
    files: Files,
    folder: str,
) -> tuple[str, ...]:
    """The links to the REST reference, if it is generated."""
    shown = chapters if "rest" in context.names.settings.outputs else ()
    return tuple(
        escaping.link(
            rest_name(chapter),
            f"{folder}/{files.rest[chapter.key]}",
        )
        for chapter in shown
    )


def _model_links(context: ReferenceContext, files: Files) -> Iterator[str]:
    names = context.names
    for declaration in sorted(
        context.api.declarations, key=lambda d: names.model(d.id)
    ):
        yield escaping.link(names.model(declaration.id), files.models[declaration.id])


def _webhook_lines(context: ReferenceContext) -> Iterator[str]:
    """The webhooks; types are spelled without links."""
    api = context.api
    return webhook_lines(api, context.names, api.webhooks, context.types.code)

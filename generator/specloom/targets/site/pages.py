"""The views of the site's pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlsplit

from msgspec import Struct

from specloom import ir
from specloom.targets.calls import (
    Argument,
    MethodSignature,
    OperationGroup,
)
from specloom.targets.markdown import escaping
from specloom.targets.markdown.examples import Examples
from specloom.targets.markdown.fragments import (
    Files,
    LinkedTypes,
    api_title,
    files_of,
    header_lines,
    limits_text,
    rate_text,
    response_rows,
    rest_name,
    scheme_of,
    webhook_lines,
    wire_type,
)
from specloom.targets.markdown.readme import (
    api_facts,
    client_argument_lines,
    first_call,
    server_lines,
    variable_lines,
)
from specloom.targets.markdown.reference import (
    ReferenceContext,
    argument_type,
    example_json,
    model_facts,
    optional,
    parameter_rows,
    points_of,
    points_title,
    result_text,
    signature_line,
)
from specloom.targets.markdown.text import (
    anchor,
    headings,
    is_absolute,
    link_base,
)
from specloom.targets.python.names import PythonNames
from specloom.targets.samples import Samples
from specloom.targets.site.prose import (
    Prose,
    TocEntry,
    code,
    code_block,
    heading,
    text,
)
from specloom.targets.site.requests import WireExamples
from specloom.targets.site.views import (
    ApiView,
    HomeView,
    LinkGroup,
    ListView,
    NavEntry,
    PageMeta,
    SiteLink,
    SiteModelView,
    SiteOperation,
    SitePage,
    SiteProperty,
    SiteResponse,
    SiteRestSection,
    SiteRestView,
    SiteScheme,
    Tab,
    TabSet,
)

_MOST_USES = 40  # listed on a page of a model
_LONGEST_LEAD = 100  # characters of a summary in bold


class Site(Struct, frozen=True, kw_only=True):
    """All pages of a site that come from the API, its navigation and its prose."""

    title: str
    description: str
    pages: tuple[SitePage, ...]
    navigation: tuple[NavEntry, ...]
    prose: Prose
    files: Files


class _SiteContext(Struct, frozen=True, kw_only=True):
    reference: ReferenceContext
    files: Files
    prose: Prose
    wire: WireExamples
    anchors: Mapping[str, str]  # the heading of each operation by its id
    operations: Mapping[str, ir.Operation]
    uses: Mapping[str, Mapping[str, str]]  # operations by model, with "request"…
    holders: Mapping[str, tuple[str, ...]]

    @property
    def api(self) -> ir.Api:
        return self.reference.api

    @property
    def names(self) -> PythonNames:
        return self.reference.names

    def operation_title(self, operation: ir.Operation) -> str:
        """The call, such as ``account.list_sessions``."""
        return self.names.call(operation.id)

    def operation_link(self, operation: ir.Operation, root: str, note: str) -> SiteLink:
        """A link to the section of an operation."""
        file = _stem(self.files.apis[self.names.group(operation.id)])
        return SiteLink(
            href=f"{root}api/{file}.html#{self.anchors[operation.id]}",
            title=text(self.operation_title(operation)),
            note=note,
            method=text(operation.method),
            deprecated=operation.doc.deprecated,
        )

    def model_link(self, id_: str, root: str) -> SiteLink:
        """A link to the page of a model."""
        return SiteLink(
            href=f"{root}models/{_stem(self.files.models[id_])}.html",
            title=text(self.names.model(id_)),
            deprecated=self.api.index[id_].doc.deprecated,
        )


def site_of(
    api: ir.Api,
    names: PythonNames,
    topics: tuple[tuple[str, str], ...],
    own: tuple[tuple[str, str], ...] = (),
) -> Site:
    """The pages of an API's site.

    Args:
        api: The API.
        names: The Python names of the API.
        topics: The pages of the guide, as pairs of stem and title.
        own: Hand-written pages of the output, as pairs of title and path.
    """
    context = _context(api, names, topics, own)
    chapters = names.calls.groups
    pages = (
        _home(context, chapters, frozenset(stem for stem, _ in topics)),
        *(_api_page(context, chapter) for chapter in chapters),
        _models_by_letter(context),
        _models_by_resource(context, chapters),
        *(_model_page(context, declaration) for declaration in api.declarations),
        *(_rest_page(context, chapter) for chapter in chapters),
    )
    return Site(
        title=escaping.one_line(api.title or names.client),
        description=escaping.one_line(api.doc.summary or api.title),
        pages=pages,
        navigation=tuple(_navigation(context, chapters, topics)),
        prose=context.prose,
        files=context.files,
    )


def _context(
    api: ir.Api,
    names: PythonNames,
    topics: tuple[tuple[str, str], ...],
    own: tuple[tuple[str, str], ...],
) -> _SiteContext:
    chapters = names.calls.groups
    files = files_of(chapters, api.declarations, names)
    linked = {
        names.model(id_): f"../models/{_stem(file)}.html"
        for id_, file in files.models.items()
    }
    pages = _page_map(files, topics, own)
    uses, holders = _uses(api)
    reference = ReferenceContext(
        api=api,
        names=names,
        types=LinkedTypes.linking(api, names, linked),
        examples=Examples.of(api, names, names.settings),
        shown=Samples(api, ir.Access.BOTH),
    )
    return _SiteContext(
        reference=reference,
        files=files,
        prose=Prose(
            base=_website(api),
            pages=pages,
            own=frozenset(pages.values()),
        ),
        wire=WireExamples.of(api, names),
        anchors={
            id_: anchor(found)
            for chapter in chapters
            for id_, found in headings(
                chapter, api_title(names, chapter.key), names
            ).items()
        },
        operations={operation.id: operation for operation in api.operations},
        uses=uses,
        holders=holders,
    )


def _website(api: ir.Api) -> str:
    """The URL that relative links of descriptions start from; "" if it is unknown.

    It is the external documentation, else the first server, unless its host is only for
    the API, such as ``api.example.com``.
    """
    if is_absolute(api.doc.link):
        return api.doc.link
    server = link_base(api)
    host = urlsplit(server).hostname or "" if is_absolute(server) else ""
    return "" if host.startswith(("api.", "api-")) else server


def _page_map(
    files: Files,
    topics: tuple[tuple[str, str], ...],
    own: tuple[tuple[str, str], ...],
) -> dict[str, str]:
    """The path in the site of each Markdown page, by its path in the output."""
    pages = {
        "README.md": "index.html",
        "docs/README.md": "index.html",
        "docs/COVERAGE.md": "coverage.html",
        "CHANGELOG.md": "changelog.html",
        **{f"docs/guide/{stem}.md": f"guide/{stem}.html" for stem, _ in topics},
        **{f"docs/{f}": f"api/{_stem(f)}.html" for f in files.apis.values()},
        **{f"docs/{f}": f"models/{_stem(f)}.html" for f in files.models.values()},
        **{f"docs/rest/{f}": f"rest/{_stem(f)}.html" for f in files.rest.values()},
    }
    for _, path in own:
        stem = _stem(path.removeprefix("docs/").removeprefix("custom/"))
        pages[path] = f"more/{stem}.html"
    return pages


def _stem(file: str) -> str:
    return file.removesuffix(".md")


def _uses(
    api: ir.Api,
) -> tuple[Mapping[str, Mapping[str, str]], Mapping[str, tuple[str, ...]]]:
    """The operations that use each declaration directly, and the declarations it is in."""
    uses: dict[str, dict[str, str]] = {}
    for operation in api.operations:
        for id_, word in _used_by(operation):
            words = uses.setdefault(id_, {})
            known = words.get(operation.id, word)
            words[operation.id] = word if known == word else "request and response"
    holders: dict[str, dict[str, None]] = {}
    for declaration in api.declarations:
        for id_ in ir.declared_references(declaration):
            if id_ != declaration.id:
                holders.setdefault(id_, {})[declaration.id] = None
    return uses, {id_: tuple(found) for id_, found in holders.items()}


def _used_by(operation: ir.Operation) -> Iterator[tuple[str, str]]:
    for parameter in operation.parameters:
        for id_ in ir.references(parameter.type):
            yield id_, "request"
    for content in operation.body.contents if operation.body else ():
        for id_ in _content_references(content):
            yield id_, "request"
    for response in operation.responses:
        for content in response.contents:
            for id_ in _content_references(content):
                yield id_, "response"


def _content_references(content: ir.Content) -> Iterator[str]:
    for of in (content.type, content.stream):
        if of is not None:
            yield from ir.references(of)


def _navigation(
    context: _SiteContext,
    chapters: tuple[OperationGroup, ...],
    topics: tuple[tuple[str, str], ...],
) -> Iterator[NavEntry]:
    yield NavEntry(title="Overview", path="index")
    if topics:
        pages = tuple(NavEntry(title=name, path=f"guide/{s}") for s, name in topics)
        yield NavEntry(title="Guide", entries=pages)
    if chapters:
        yield NavEntry(
            title="API",
            entries=tuple(
                NavEntry(
                    title=_resource(context, chapter),
                    path=f"api/{_stem(context.files.apis[chapter.key])}",
                )
                for chapter in chapters
            ),
        )
    if context.api.declarations:
        yield NavEntry(
            title="Models",
            entries=(
                NavEntry(title="By letter", path="models"),
                NavEntry(title="By resource", path="models-by-resource"),
            ),
        )
    if chapters:
        yield NavEntry(
            title="REST",
            entries=tuple(
                NavEntry(
                    title=_rest_title(chapter),
                    path=f"rest/{_stem(context.files.rest[chapter.key])}",
                )
                for chapter in chapters
            ),
        )


def _resource(context: _SiteContext, chapter: OperationGroup) -> str:
    return context.names.resource_class(chapter.key)


def _rest_title(chapter: OperationGroup) -> str:
    key = escaping.one_line(rest_name(chapter))
    return key[:1].upper() + key[1:]


# ------------------------------------------------------------------------------------- home


def _home(
    context: _SiteContext, chapters: tuple[OperationGroup, ...], stems: frozenset[str]
) -> SitePage:
    api, prose = context.api, context.prose
    reference = context.reference
    first = first_call(reference)
    title = api.title or context.names.client
    caught = reference.examples.caught(first) if first else ""
    view = HomeView(
        title=text(title),
        about=tuple(_home_paragraphs(context)),
        facts=tuple(map(prose.inline, api_facts(api))),
        servers=tuple(map(prose.inline, server_lines(api))),
        arguments=tuple(
            prose.inline(line)
            for lines in (variable_lines(reference), client_argument_lines(reference))
            for line in lines
        ),
        first=_request_tabs(context, first, 0) if first else (),
        caught=code_block(caught, "python") if caught else "",
        errors_page="errors" in stems,
        schemes=tuple(_schemes(context)),
        resources=tuple(_resource_links(context, chapters)),
        webhooks=tuple(
            prose.inline(line)
            for line in webhook_lines(
                api, context.names, api.webhooks, reference.types.code
            )
        ),
    )
    meta = PageMeta(
        title=escaping.one_line(title),
        section="Overview",
        toc=tuple(_home_toc(view)),
        markdown="README.md",
    )
    return SitePage(path="index", template="site/home.html.jinja", view=view, meta=meta)


def _schemes(context: _SiteContext) -> Iterator[SiteScheme]:
    prose = context.prose
    for scheme in context.api.schemes:
        shown = scheme_of(scheme, context.names)
        yield SiteScheme(
            heading=heading(3, _scheme_id(scheme), text(scheme.wire)),
            points=tuple(map(prose.inline, shown.points)),
            paragraphs=tuple(map(prose.blocks, shown.paragraphs)),
        )


def _home_toc(view: HomeView) -> Iterator[TocEntry]:
    sections = {
        "Installation": True,
        "First call": view.first,
        "Authentication": True,
        "Servers": view.servers,
        "Client arguments": view.arguments,
        "Errors": view.caught,
        "Resources": view.resources,
        "Webhooks": view.webhooks,
    }
    for title, shown in sections.items():
        if shown:
            yield TocEntry(2, anchor(title), title)


def _home_paragraphs(context: _SiteContext) -> Iterator[str]:
    doc = context.api.doc
    if doc.summary.strip():
        yield f"<p>{context.prose.summary(doc.summary)}</p>"
    yield context.prose.block(doc.description)
    yield from _see_also(doc)


def _scheme_id(scheme: ir.SecurityScheme) -> str:
    return f"scheme-{anchor(escaping.one_line(scheme.wire))}"


def _resource_links(
    context: _SiteContext, chapters: tuple[OperationGroup, ...]
) -> Iterator[SiteLink]:
    for chapter in chapters:
        lead = chapter.doc.summary or chapter.doc.description.strip().partition("\n")[0]
        yield SiteLink(
            href=f"api/{_stem(context.files.apis[chapter.key])}.html",
            title=text(_resource(context, chapter)),
            note=context.prose.summary(lead) if len(lead) < 300 else "",
        )


def _see_also(doc: ir.Doc) -> Iterator[str]:
    url = escaping.one_line(doc.link)
    if url and is_absolute(url):
        shown = text(doc.link_text) or text(url)
        yield f'<p>See also: <a href="{text(url)}">{shown}</a></p>'
    elif url:
        yield f"<p>See also: {text(doc.link_text)} {code(url)}</p>"


# ------------------------------------------------------------------------------- operations


def _api_page(context: _SiteContext, chapter: OperationGroup) -> SitePage:
    anchors, title = context.anchors, _resource(context, chapter)
    operations = sorted(chapter.operations, key=lambda o: anchors[o.id])
    calls = [context.names.calls.signature_of(o) for o in operations]
    file = context.files.apis[chapter.key]
    view = ApiView(
        title=text(title),
        about=_chapter_about(context, chapter),
        entries=tuple(
            SiteLink(
                href=f"#{anchors[o.id]}",
                title=text(context.operation_title(o)),
                note=context.prose.summary(_summary(o)),
                method=text(o.method),
                deprecated=o.doc.deprecated,
            )
            for o in operations
        ),
        sections=tuple(
            _operation(context, call, number)
            for number, call in enumerate(calls, start=1)
        ),
    )
    toc = tuple(
        TocEntry(2, anchors[o.id], context.names.method(o.id)) for o in operations
    )
    meta = PageMeta(title=title, section="API", toc=toc, markdown=f"docs/{file}")
    path = f"api/{_stem(file)}"
    return SitePage(path=path, template="site/api.html.jinja", view=view, meta=meta)


def _summary(operation: ir.Operation) -> str:
    lead = operation.doc.description.strip().partition("\n")[0]
    return operation.doc.summary or (lead if len(lead) < 300 else "")


def _chapter_about(context: _SiteContext, chapter: OperationGroup) -> str:
    parts = [context.prose.block(chapter.doc.description)]
    if chapter.parent:
        parts.append(f"<p>Part of <strong>{text(chapter.parent)}</strong>.</p>")
    return "\n".join(filter(None, parts))


def _operation(
    context: _SiteContext, call: MethodSignature, number: int
) -> SiteOperation:
    operation, prose, reference = call.operation, context.prose, context.reference
    title = code(context.operation_title(operation))
    looping = reference.examples.looping(call) if call.paging is not None else ""
    rate = operation.rate_limit
    return SiteOperation(
        heading=heading(2, context.anchors[operation.id], title),
        deprecated=operation.doc.deprecated,
        method=text(operation.method),
        path=text(operation.path),
        paragraphs=tuple(_operation_paragraphs(context, operation)),
        signature=prose.inline(signature_line(reference, call)),
        request=_request_tabs(context, call, number),
        response=_response_tabs(context, call, number),
        arguments=_single(_argument(context, call, a) for a in parameter_rows(call)),
        limits=prose.inline(rate_text(rate)) if rate else "",
        result=prose.inline(result_text(reference, call)),
        pages=code_block(looping, "python") if looping else "",
        outcomes=tuple(
            SiteResponse(
                status=text(response.status),
                type=prose.inline(row.type),
                effect=prose.inline(row.effect),
                text=prose.block(response.doc.description or response.doc.summary),
            )
            for row, response in zip(
                response_rows(call, reference.types), operation.responses, strict=True
            )
        ),
        headers=tuple(map(prose.inline, header_lines(call, reference.types))),
        authorization=_authorization(context, operation),
        callbacks=tuple(
            prose.inline(line)
            for line in webhook_lines(
                context.api,
                context.names,
                operation.callbacks,
                reference.types.linked,
            )
        ),
    )


def _operation_paragraphs(
    context: _SiteContext, operation: ir.Operation
) -> Iterator[str]:
    doc, prose = operation.doc, context.prose
    if doc.summary.strip():
        lead = ' class="sl-lead"' if len(doc.summary) <= _LONGEST_LEAD else ""
        yield f"<p{lead}>{prose.summary(doc.summary)}</p>"
    if doc.description.strip() and doc.description.strip() != doc.summary.strip():
        yield prose.block(doc.description)
    if operation.servers:
        base = code(link_base(context.api, operation))
        yield f"<p>This operation has its own base URL: {base}</p>"
    yield from _see_also(doc)


def _request_tabs(
    context: _SiteContext, call: MethodSignature, number: int
) -> tuple[TabSet, ...]:
    examples = context.reference.examples
    programs = examples.programs(call).items()
    made = [(title, code_block(program, "python")) for title, program in programs]
    if curl := context.wire.curl(call):
        made.append(("curl", code_block(curl, "bash")))
    return _tab_set(2 * number + 1, made)


def _response_tabs(
    context: _SiteContext, call: MethodSignature, number: int
) -> tuple[TabSet, ...]:
    empty = '<p class="sl-empty">No body</p>'
    made = [
        (
            str(shown.status),
            code_block(shown.text, shown.language) if shown.text else empty,
        )
        for shown in context.wire.responses(call)
    ]
    return _tab_set(2 * number + 2, made)


def _tab_set(number: int, contents: list[tuple[str, str]]) -> tuple[TabSet, ...]:
    """Tabs with the titles and contents (HTML); none if there are no contents."""
    tabs = tuple(Tab(title=title, content=content) for title, content in contents)
    return (TabSet(number=number, tabs=tabs),) if tabs else ()


def _single(
    found: Iterable[SiteProperty],
) -> tuple[tuple[SiteProperty, ...], ...]:
    """The properties as the only element; no element if there are none."""
    rows = tuple(found)
    return (rows,) if rows else ()


def _authorization(context: _SiteContext, operation: ir.Operation) -> str:
    declared = {scheme.wire: scheme for scheme in context.api.schemes}
    if not any(operation.security):
        return "None"

    def shown(need: ir.Need) -> str:
        scheme = declared.get(need.scheme)
        name = text(need.scheme)
        if scheme is not None:
            name = f'<a href="../index.html#{text(_scheme_id(scheme))}">{name}</a>'
        scopes = ", ".join(code(scope) for scope in need.scopes if scope)
        return f"{name} ({scopes})" if scopes else name

    return " or ".join(
        ", ".join(map(shown, needs)) or "none" for needs in operation.security
    )


def _argument(
    context: _SiteContext, call: MethodSignature, argument: Argument
) -> SiteProperty:
    name = context.names.argument(call.operation.id, argument.id)
    marks: list[str] = [argument.location]
    if argument.required:
        marks.append("required")
    if argument.needed:
        marks.append("required if you send a body")
    if argument.doc.deprecated:
        marks.append("deprecated")
    return _property(
        context,
        id_="",
        name=name,
        wire=argument.wire,
        place="In JSON" if argument.location == "body" else "In the request",
        of=argument_type(argument),
        doc=argument.doc,
        marks=marks,
        default=argument.fixed or argument.default,
        limits=limits_text(argument.limits, argument.type),
        example=None,
    )


def _property(
    context: _SiteContext,
    *,
    id_: str,
    name: str,
    wire: str,
    place: str,
    of: ir.Type,
    doc: ir.Doc,
    marks: list[str],
    default: ir.Json | None,
    limits: str,
    example: ir.Json | None,
) -> SiteProperty:
    prose = context.prose
    notes: list[str] = []
    if wire != name:
        notes.append(f"{place}: {code(wire)}")
    if default is not None:
        notes.append(f"Default: {code(escaping.value(default)) or 'empty text'}")
    if limits:
        notes.append(f"Limits: {prose.inline(limits)}")
    if example is not None and (shown := code(escaping.value(example)[:400])):
        notes.append(f"Example: {shown}")
    return SiteProperty(
        id=id_,
        name=text(name),
        type=prose.inline(context.reference.types.linked(of)),
        marks=tuple(marks),
        text=prose.block(doc.description or doc.summary),
        notes=tuple(notes),
    )


# ----------------------------------------------------------------------------------- models


def _model_page(context: _SiteContext, of: ir.Declaration) -> SitePage:
    name, reference, prose = (
        context.names.model(of.id),
        context.reference,
        context.prose,
    )
    file = context.files.models[of.id]
    importing = f"from {context.names.settings.package}.models import {name}"
    example = example_json(reference, of)
    uses = context.uses.get(of.id, {})
    holders = context.holders.get(of.id, ())
    links = tuple(
        context.operation_link(context.operations[id_], "../", word)
        for id_, word in list(uses.items())[:_MOST_USES]
    )
    view = SiteModelView(
        title=text(name),
        deprecated=of.doc.deprecated,
        paragraphs=tuple(_model_paragraphs(context, of.doc)),
        importing=code_block(importing, "python"),
        facts=tuple(map(prose.inline, model_facts(reference, of))),
        properties=_single(_model_properties(context, of)),
        points_id=points_title(of).lower(),
        points_title=points_title(of),
        points=tuple(map(prose.inline, points_of(reference, of))),
        example=code_block(example, "json") if example else "",
        used=bool(uses or holders),
        uses=links,
        holders=tuple(context.model_link(id_, "../") for id_ in holders[:_MOST_USES]),
        more=max(len(uses), len(holders)) > _MOST_USES,
    )
    meta = PageMeta(
        title=name,
        section="Models",
        toc=tuple(_model_toc(view)),
        markdown=f"docs/{file}",
    )
    path = f"models/{_stem(file)}"
    return SitePage(path=path, template="site/model.html.jinja", view=view, meta=meta)


def _model_toc(view: SiteModelView) -> Iterator[TocEntry]:
    sections = {
        "Properties": view.properties,
        view.points_title: view.points,
        "Example": view.example,
        "Used by": view.used,
    }
    for title, shown in sections.items():
        if shown:
            yield TocEntry(2, anchor(title), title)


def _model_paragraphs(context: _SiteContext, doc: ir.Doc) -> Iterator[str]:
    if doc.summary.strip():
        yield f"<p>{context.prose.summary(doc.summary)}</p>"
    if doc.description.strip() and doc.description.strip() != doc.summary.strip():
        yield context.prose.block(doc.description)
    yield from _see_also(doc)


def _model_properties(
    context: _SiteContext, of: ir.Declaration
) -> Iterator[SiteProperty]:
    for field in of.fields if isinstance(of, ir.Model) else ():
        marks: list[str] = ["required"] if field.required else []
        if isinstance(field.type, ir.Nullable):
            marks.append("nullable")
        if field.access is ir.Access.READ:
            marks.append("only in responses")
        if field.access is ir.Access.WRITE:
            marks.append("only in requests")
        if field.doc.deprecated:
            marks.append("deprecated")
        name = context.names.field(field.id)
        yield _property(
            context,
            id_=f"property-{text(name)}",
            name=name,
            wire=field.wire,
            place="In JSON",
            of=field.type if field.required else optional(field.type),
            doc=field.doc,
            marks=marks,
            default=field.default,
            limits=limits_text(field.limits, field.type),
            example=field.examples[0] if field.examples else None,
        )


def _models_by_letter(context: _SiteContext) -> SitePage:
    by_letter: dict[str, list[ir.Declaration]] = {}
    for declaration in _sorted_models(context, context.api.declarations):
        letter = context.names.model(declaration.id)[:1].upper()
        by_letter.setdefault(letter, []).append(declaration)
    groups = tuple(
        (f"letter-{letter.lower()}", letter, found)
        for letter, found in by_letter.items()
    )
    intro = (
        "All types of the API. They are also listed "
        '<a href="models-by-resource.html">by the resources that use them</a>.'
    )
    return _list_page(context, "models", "Models", intro, groups)


def _models_by_resource(
    context: _SiteContext, chapters: tuple[OperationGroup, ...]
) -> SitePage:
    groups: list[tuple[str, str, list[ir.Declaration]]] = []
    for number, chapter in enumerate(chapters):
        ids = {id_ for o in chapter.operations for id_, _ in _used_by(o)}
        found = [d for d in context.api.declarations if d.id in ids]
        if found:
            title = _resource(context, chapter)
            shown = list(_sorted_models(context, found))
            groups.append((f"resource-{number}", title, shown))
    intro = (
        "The types in the requests and responses of each resource. All types are listed "
        '<a href="models.html">by letter</a>.'
    )
    title = "Models by resource"
    return _list_page(context, "models-by-resource", title, intro, groups)


def _sorted_models(
    context: _SiteContext, found: Iterable[ir.Declaration]
) -> Iterable[ir.Declaration]:
    return sorted(found, key=lambda d: context.names.model(d.id).lower())


def _list_page(
    context: _SiteContext,
    path: str,
    title: str,
    intro: str,
    groups: Iterable[tuple[str, str, list[ir.Declaration]]],
) -> SitePage:
    listed = tuple(groups)
    view = ListView(
        title=title,
        intro=intro,
        groups=tuple(
            LinkGroup(
                heading=heading(2, id_, text(name)),
                links=tuple(context.model_link(d.id, "") for d in found),
            )
            for id_, name, found in listed
        ),
    )
    toc = tuple(TocEntry(2, id_, name) for id_, name, _ in listed)
    meta = PageMeta(title=title, section="Models", toc=toc)
    return SitePage(path=path, template="site/list.html.jinja", view=view, meta=meta)


# ------------------------------------------------------------------------------------- REST


def _rest_page(context: _SiteContext, chapter: OperationGroup) -> SitePage:
    file = context.files.rest[chapter.key]
    title = _rest_title(chapter)
    calls = [context.names.calls.signature_of(o) for o in chapter.operations]
    ids = [f"rest-{context.anchors[call.operation.id]}" for call in calls]
    names = [
        escaping.one_line(o.doc.summary or o.operation_id or o.id)
        for o in chapter.operations
    ]
    view = SiteRestView(
        title=text(title),
        sections=tuple(
            SiteRestSection(
                heading=heading(2, id_, text(name)),
                deprecated=call.operation.doc.deprecated,
                method=text(call.operation.method),
                url=text(
                    f"{link_base(context.api, call.operation)}{call.operation.path}"
                ),
                about=context.prose.block(call.operation.doc.description),
                properties=_single(_rest_properties(context, call)),
            )
            for id_, name, call in zip(ids, names, calls, strict=True)
        ),
    )
    toc = tuple(TocEntry(2, id_, name) for id_, name in zip(ids, names, strict=True))
    meta = PageMeta(title=title, section="REST", toc=toc, markdown=f"docs/rest/{file}")
    path = f"rest/{_stem(file)}"
    return SitePage(path=path, template="site/rest.html.jinja", view=view, meta=meta)


def _rest_properties(
    context: _SiteContext, call: MethodSignature
) -> Iterator[SiteProperty]:
    for argument in parameter_rows(call):
        notes: list[str] = []
        if argument.default is not None:
            notes.append(f"Default: {code(escaping.value(argument.default))}")
        marks: list[str] = [argument.location]
        if argument.required or argument.needs_client:
            marks.append("required")
        if argument.doc.deprecated:
            marks.append("deprecated")
        yield SiteProperty(
            id="",
            name=text(argument.wire),
            type=text(wire_type(context.api, argument.type)),
            marks=tuple(marks),
            text=context.prose.block(argument.doc.description or argument.doc.summary),
            notes=tuple(notes),
        )

"""All Markdown pages: README, guide, REST reference and coverage."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict, replace

from specloom import ir
from specloom.ir import PagingStyle, resolve_type
from specloom.targets.calls import (
    Argument,
    Calls,
    Incoming,
    MethodSignature,
    OperationGroup,
    Page,
    Settings,
    payload,
)
from specloom.targets.markdown import escaping
from specloom.targets.markdown.examples import Examples, Parts
from specloom.targets.markdown.fragments import (
    LinkedTypes,
    files_of,
    rest_name,
    webhook_lines,
    wire_type,
)
from specloom.targets.markdown.readme import (
    index_page,
    models_readme_page,
    readme_page,
)
from specloom.targets.markdown.reference import ReferenceContext, api_page, model_page
from specloom.targets.markdown.text import link_base
from specloom.targets.python.code import ClientStyle, quoted
from specloom.targets.python.names import PythonNames
from specloom.targets.python.package import has_validators
from specloom.targets.python.pagination import known_attributes, writes_json
from specloom.targets.python.testing import fixture_name, mock_name, route_name
from specloom.targets.python.webhooks import covers_url
from specloom.targets.samples import PURPOSES, NoSample, Samples, example, file_of
from specloom.transforms.coverage import Coverage, Element, OperationOutcome, Status

FOLDER = "docs/guide"
_EQUAL_QUERY = re.compile(r'equal\(\\"([\w$]+)\\",\s*\[\\"(\w+)\\"\]\)')  # in JSON text
_NEXT_PAGE_BY: dict[PagingStyle, str] = {
    PagingStyle.CURSOR: "a cursor",
    PagingStyle.OFFSET: "the offset of its first item",
    PagingStyle.PAGE: "its page number",
    PagingStyle.URL: "a URL in the response",
    PagingStyle.LINK: "the header `Link`",
    PagingStyle.QUERIES: "query strings",
}


class Upload(Parts, frozen=True, kw_only=True):
    """A call that uploads a file. ``file`` is the argument for the file, ``given`` the other
    arguments, ``start`` the first lines of the program.
    """

    file: str
    start: tuple[str, ...]


class Topic(Struct, frozen=True, kw_only=True):
    """A page of the guide: its file name, its title, and its line in the README."""

    stem: str
    title: str
    text: str


class MockNames(Struct, frozen=True):
    """The class of the mock, its pytest fixture, a route, and its client."""

    name: str
    fixture: str
    route: str
    client: str


class WebhooksView(Struct, frozen=True, kw_only=True):
    """The page on webhooks: the requests, a program that reads one, and a program that
    verifies a signature.
    """

    webhooks: tuple[str, ...]
    example: str
    verification: str


class GuideView(Struct, frozen=True, kw_only=True):
    """What the pages of the guide say about a package. If an attribute is None, empty or
    False, they omit what it describes.

    ``style`` says how the examples use the client. ``asynchronous`` says whether the
    package has an asynchronous client besides the synchronous one. ``sends`` is the type
    of the function that a middleware calls, which needs the imports ``sends_with``.
    ``alone`` are the lines that create the client in a program that shows no call.
    """

    package: str
    client: str
    async_client: str
    asynchronous: bool
    style: ClientStyle
    sends: str
    sends_with: str
    alone: tuple[str, ...]
    reads: bool
    validators: bool
    dicts: bool
    imports: tuple[str, ...]
    arguments: str
    arguments_and: str
    method: str
    resource: str
    method_name: str
    method_of_client: str
    given: str
    given_and: str
    secret: str
    rotating: str
    shared: str
    changed: str
    created: tuple[str, ...]
    opening: tuple[str, ...]
    entering: tuple[str, ...]
    value: str
    oauth: str
    and_files: str
    idempotency_header: str
    stream: Parts | None
    upload: Upload | None
    pages: Parts | None
    paged: tuple[str, ...]
    lists: bool
    maybe_pages: str
    maybe_page: bool
    loop: str
    querying: Parts | None
    queries: str
    notation: str
    joins: bool
    attributes: str
    double: MockNames


_TOPICS = (
    Topic(
        stem="requests",
        title="Requests",
        text="arguments, options, undocumented endpoints",
    ),
    Topic(
        stem="responses",
        title="Responses",
        text="raw responses, downloads, validation",
    ),
    Topic(
        stem="errors",
        title="Errors",
        text="exceptions, retries, timeouts, redirects, size limits",
    ),
    Topic(
        stem="authentication",
        title="Authentication",
        text="credentials, and how they are protected",
    ),
    Topic(stem="pagination", title="Pagination", text="loop over all pages of a list"),
    Topic(stem="streaming", title="Streaming", text="events and lines as they arrive"),
    Topic(stem="files", title="Files", text="uploads and their progress"),
    Topic(
        stem="logging-and-middleware",
        title="Logging and middleware",
        text="logging, middleware, hooks, tracing",
    ),
    Topic(
        stem="http-client",
        title="HTTP client",
        text="connections, proxies, certificates, forking, pickling",
    ),
    Topic(stem="testing", title="Testing", text="mock the API in your tests"),
)
_WEBHOOKS = Topic(stem="webhooks", title="Webhooks", text="handle incoming requests")


def guide_pages(context: ReferenceContext, settings: Settings) -> Iterator[Page]:
    """The pages for the features that the API has."""
    shared = _guide_view(context, settings)
    for topic in topics(context.api, context.names.calls, settings):
        own = _webhooks_view(context, settings) if topic is _WEBHOOKS else None
        if view := own or shared:
            yield Page(
                path=f"{FOLDER}/{topic.stem}.md",
                template=f"markdown/guide/{topic.stem}.md.jinja",
                view=view,
            )


def topics(api: ir.Api, calls: Calls, settings: Settings) -> Iterator[Topic]:
    """The pages of the guide that an API needs."""
    unneeded = {
        "authentication": not any(c.operation.security for c in calls),
        "streaming": not any(map(PURPOSES["stream"], calls)),
        "files": not any(map(file_of, calls)),
        "pagination": not any(call.paging for call in calls),
        "testing": "mocks" not in settings.outputs,
    }
    for topic in _TOPICS if any(map(PURPOSES["guide"], calls)) else ():
        if not unneeded.get(topic.stem):
            yield topic
    if api.webhooks or settings.signing or calls.incoming:
        yield _WEBHOOKS


def guide_lines(api: ir.Api, calls: Calls, settings: Settings) -> dict[str, str]:
    """The lines of the README that link the guide's pages, by the stem of the page."""
    both = {"requests": ", async"} if len(settings.kinds) > 1 else {}
    return {
        topic.stem: f"[{topic.title}]({FOLDER}/{topic.stem}.md): {topic.text}"
        + both.get(topic.stem, "")
        for topic in topics(api, calls, settings)
    }


def _guide_view(context: ReferenceContext, settings: Settings) -> GuideView | None:
    shown = partial(example, context.names.calls, context.names.examples)
    if (plain := shown("guide")) is None:
        return None
    parts = context.examples.parts(plain)
    secured = _parts(context, shown("credentials")) or parts
    upload, querying = shown("upload"), shown("queries")
    json = querying is not None and writes_json(querying)
    style = context.names.style
    return GuideView(
        package=settings.package,
        client=style.client,
        async_client=context.names.async_client,
        asynchronous=len(settings.kinds) > 1,
        style=style,
        **_of_style(style, parts),
        reads=plain.operation.method == "GET",
        validators=has_validators(context.api),
        dicts=bool(context.names.typed_dicts),
        **_texts(parts, secured),
        resource=parts.method.rpartition(".")[0],
        method_name=parts.method.rpartition(".")[2],
        oauth=_oauth(context),
        idempotency_header=escaping.code(settings.idempotency_header),
        and_files=", files and paths by this one" if upload is not None else "",
        stream=_parts(context, shown("stream")),
        upload=_upload(context, upload) if upload is not None else None,
        **_of_paging(context, shown("pages")),
        querying=_parts(context, querying),
        queries=_queries(context, querying) if querying is not None else "",
        notation="of version 1.5 or later" if json else "before version 1.5",
        joins=json,
        attributes=", ".join(map(escaping.code, known_attributes(context.api))),
        double=_mock_names(context.names, plain),
    )


def _of_style(style: ClientStyle, parts: Parts) -> dict[str, Any]:
    """What differs between the two clients only in the guide, by name."""
    sent = "Awaitable[HttpResponse]" if style.wait else "HttpResponse"
    first = (f"{style.margin}result = {style.wait}{parts.method}({parts.given})",)
    return {
        "sends": f"Callable[[Request], {sent}]",
        "sends_with": "Awaitable, Callable" if style.wait else "Callable",
        # A block needs a statement.
        "alone": parts.created + (first if style.wait else ()),
    }


def _of_paging(
    context: ReferenceContext, shown: MethodSignature | None
) -> dict[str, Any]:
    """What the page about pagination says, by name; ``shown`` is the call of its examples."""
    calls = context.names.calls
    return {
        "pages": _parts(context, shown),
        "paged": tuple(_guide_rows(context, calls)),
        "lists": any(c.paging is not None and not c.paging.items for c in calls),
        "maybe_pages": " or ".join(map(escaping.code, _pageless(context, calls))),
        "maybe_page": shown is not None and _is_pageless(shown),
        "loop": context.examples.looping(shown) if shown is not None else "",
    }


def _texts(parts: Parts, secured: Parts) -> dict[str, Any]:
    """The parts of a program, and of one whose call needs credentials, by name."""
    parts = replace(parts, secret=secured.secret, rotating=secured.rotating)
    return asdict(parts)


def _parts(context: ReferenceContext, call: MethodSignature | None) -> Parts | None:
    return context.examples.parts(call) if call is not None else None


def _pageless(
    context: ReferenceContext, calls: Iterable[MethodSignature]
) -> Iterator[str]:
    """The paginated methods that may return None instead of a page."""
    for call in calls:
        if call.paging is not None and _is_pageless(call):
            yield context.examples.parts(call).method


def _is_pageless(call: MethodSignature) -> bool:
    return isinstance(call.result, ir.Nullable)


def _mock_names(names: PythonNames, call: MethodSignature) -> MockNames:
    return MockNames(
        mock_name(names),
        fixture_name(names),
        route_name(names, call),
        names.style.on_mock,
    )


def _guide_rows(
    context: ReferenceContext, calls: Iterable[MethodSignature]
) -> Iterator[str]:
    """The table rows of paginated methods: each method and how its next page is requested."""
    for call in calls:
        if call.paging is not None:
            name = escaping.code(context.examples.parts(call).method)
            by = _NEXT_PAGE_BY[call.paging.style]
            parameter_path = ".".join((*call.paging.within, call.paging.parameter))
            if parameter_path and call.paging.style is PagingStyle.URL:
                by = "a URL in the response, or a cursor"
            yield f"{name} | {by}{f' in {escaping.code(parameter_path)}' if parameter_path else ''}"


def _queries(context: ReferenceContext, call: MethodSignature) -> str:
    """Example query strings for a list, with a filter if an attribute is known."""
    queries, paging = call.operation.queries, call.paging
    assert queries is not None
    assert paging is not None
    item = resolve_type(context.api, paging.item)
    fields = item.fields if isinstance(item, ir.Model) else ()
    known = [f for f in fields if f.wire in (queries.attributes or ())]
    filters_of_examples = [
        m
        for a in call.arguments
        for e in a.examples
        for m in _EQUAL_QUERY.findall(e.text)
    ]
    shown = filters_of_examples or [
        (f.wire, str(e.value)) for f in known for e in f.examples[:1]
    ]
    filters = [f"Query.equal({quoted(name)}, {quoted(text)})" for name, text in shown]
    return ", ".join(["Query.limit(25)", *filters[:1]])


def _upload(context: ReferenceContext, call: MethodSignature) -> Upload:
    file = file_of(call)
    assert file is not None
    parts = context.examples.parts(call, file)
    name = context.names.argument(call.operation.id, file.id)
    start = (*context.names.style.start[:1], "from pathlib import Path", "")
    return Upload(**_texts(parts, parts), file=name, start=start)


def _oauth(context: ReferenceContext) -> str:
    """The argument for a scheme whose tokens the client can fetch; "" if there is none."""
    for scheme in context.api.schemes:
        if any(f.kind == "clientCredentials" and f.token_url for f in scheme.flows):
            return context.names.credential(scheme.wire)
    return ""


def _webhooks_view(context: ReferenceContext, settings: Settings) -> WebhooksView:
    """The page on webhooks and callbacks; types are spelled without links."""
    callbacks = (c for o in context.api.operations for c in o.callbacks)
    sent = (*context.api.webhooks, *callbacks)
    lines = webhook_lines(context.api, context.names, sent, context.types.code)
    programs = (
        _parsing_program(context, settings, one) for one in context.names.calls.incoming
    )
    return WebhooksView(
        webhooks=tuple(dict.fromkeys(lines)),
        example=next(filter(None, programs), ""),
        verification=_verification_program(settings) if settings.signing else "",
    )


def _parsing_program(
    context: ReferenceContext, settings: Settings, one: Incoming
) -> str:
    """A program that reads the body of a webhook; "" if there is no example of a body."""
    try:
        value = context.shown.value(one.type, examples=one.content.examples)
    except NoSample:
        return ""
    parser = context.names.parser(one.webhook.id)
    body = repr(json.dumps(value).encode())
    if not settings.signing:
        return escaping.fence(
            f"from {settings.package}.webhooks import {parser}\n\n"
            f"body = {body}  # the body of the request\n"
            f"print({parser}(body))",
            "python",
        )
    url = _signed_url(settings)
    names = ", ".join(sorted((parser, "sign")))
    return escaping.fence(
        f"from {settings.package}.webhooks import {names}\n\n"
        f"body = {body}  # the body of the request\n"
        f'headers = sign(body, secret="c2VjcmV0"{url})  # the headers of the request\n'
        f'print({parser}(body, headers, secret="c2VjcmV0"{url}))',
        "python",
    )


def _verification_program(settings: Settings) -> str:
    """A program that verifies a signature with a new and an old secret, as in a rotation."""
    url = _signed_url(settings)
    return escaping.fence(
        f"from {settings.package}.webhooks import sign, verify\n\n"
        "body = b'{}'  # exactly as received\n"
        f'headers = sign(body, secret="c2VjcmV0"{url})\n'
        f'verify(body, headers, secret=["bmV3", "c2VjcmV0"]{url})',
        "python",
    )


def _signed_url(settings: Settings) -> str:
    """The argument for the URL of the webhook; "" unless signatures cover the URL."""
    return ', url="https://example.com/hook"' if covers_url(settings.signing) else ""


REST_TEMPLATE = "markdown/rest.md.jinja"


class RestRow(Struct, frozen=True, kw_only=True):
    """A row of the table of parameters."""

    name: str
    type: str
    description: str
    default: str


class RestSection(Struct, frozen=True, kw_only=True):
    """The section of an operation."""

    title: str
    request: str
    description: str
    rows: tuple[RestRow, ...]


class RestView(Struct, frozen=True, kw_only=True):
    """The data of the page."""

    title: str
    sections: tuple[RestSection, ...]


def rest_page(api: ir.Api, calls: Calls, group: OperationGroup, file: str) -> Page:
    """The page of a group, with its operations in the order of the document."""
    key = rest_name(group)
    view = RestView(
        title=escaping.title(key[:1].upper() + key[1:]),
        sections=tuple(_section(api, calls.signature_of(o)) for o in group.operations),
    )
    return Page(path=f"docs/rest/{file}", template=REST_TEMPLATE, view=view)


def _section(api: ir.Api, call: MethodSignature) -> RestSection:
    operation = call.operation
    request = f"{operation.method} {link_base(api, operation)}{operation.path}"
    description = operation.doc.description
    return RestSection(
        title=escaping.title(
            operation.doc.summary or operation.operation_id or operation.id
        ),
        request=escaping.one_line(request),
        description=escaping.rest_form_prose(description) if description else "",
        rows=tuple(
            _rest_row(api, argument) for argument in _in_document_order(api, call)
        ),
    )


def _in_document_order(api: ir.Api, call: MethodSignature) -> Iterator[Argument]:
    """The arguments in the order of the document: parameters, then properties of the body."""
    by_id = {argument.id: argument for argument in call.arguments}
    shape = resolve_type(api, payload(call.content)) if call.content else None
    order = [parameter.id for parameter in call.operation.parameters]
    order += [field.id for field in shape.fields] if isinstance(shape, ir.Model) else []
    for id_ in order:
        if id_ in by_id:
            yield by_id.pop(id_)
    yield from by_id.values()


def _rest_row(api: ir.Api, argument: Argument) -> RestRow:
    # In the format of this page, properties of a body are never marked as required.
    is_required = argument.required or argument.needs_client
    mark = "**Required** " if is_required and argument.kind == "parameter" else ""
    text = argument.doc.description or argument.doc.summary
    return RestRow(
        name=escaping.plain(argument.wire),
        type=wire_type(api, argument.type),
        description=mark + escaping.cell(text),
        default=(
            escaping.plain(escaping.value(argument.default))
            if argument.default is not None
            else ""
        ),
    )


FILE = "docs/COVERAGE.md"
COVERAGE_TEMPLATE = "markdown/coverage.md.jinja"


class Loss(Struct, frozen=True, kw_only=True):
    """An operation that is missing or differs from the document."""

    request: str
    status: str
    location: str
    reason: str


class CoverageRow(Struct, frozen=True, kw_only=True):
    """An element of the document that is simplified or ignored."""

    kind: str
    pointer: str
    location: str
    code: str
    reason: str


class CoverageView(Struct, frozen=True, kw_only=True):
    """The data of the page."""

    verdict: str
    losses: tuple[Loss, ...]
    rows: tuple[CoverageRow, ...]


def coverage_page(api: ir.Api, coverage: Coverage) -> Page:
    """The page that says whether the client has all operations, and what it does not fully
    support.

    It has no counts, because they would change with each operation that is added.
    """
    view = CoverageView(
        verdict=_verdict(coverage),
        losses=tuple(_losses(api, coverage)),
        rows=tuple(map(_coverage_row, coverage.elements)),
    )
    return Page(path=FILE, template=COVERAGE_TEMPLATE, view=view)


def _verdict(coverage: Coverage) -> str:
    whole = all(f.status is Status.GENERATED for f in coverage.operations.values())
    if coverage.skipped:
        return "This client does not have all operations of the document."
    if coverage.excluded:
        return "This client has all operations of the document that the config does not exclude."
    if not whole:
        return "This client has all operations of the document, but supports some only in part."
    if coverage.elements:
        return "This client has all operations of the document, but simplifies some elements."
    return "This client has all operations of the document and fully supports them."


def _losses(api: ir.Api, coverage: Coverage) -> Iterator[Loss]:
    for skipped, outcome in (*coverage.skipped, *coverage.excluded):
        yield _loss(skipped, outcome)
    for operation in api.operations:
        outcome = coverage.operations[operation.id]
        if outcome.status is not Status.GENERATED:
            yield _loss(operation, outcome)


def _loss(operation: ir.Operation | ir.Skipped, outcome: OperationOutcome) -> Loss:
    return Loss(
        request=f"**{escaping.plain(operation.method)}** {escaping.plain(operation.path)}",
        status=outcome.status,
        location=escaping.code_cell(outcome.location),
        reason=escaping.plain(outcome.reason),
    )


def _coverage_row(element: Element) -> CoverageRow:
    return CoverageRow(
        kind=element.kind,
        pointer=escaping.code_cell(element.pointer),
        location=escaping.code_cell(element.location),
        code=element.code,
        reason=escaping.plain(element.reason),
    )


def pages(
    api: ir.Api,
    names: PythonNames,
    settings: Settings,
    coverage: Coverage,
    own: tuple[tuple[str, str], ...] = (),
) -> Iterator[Page]:
    """The README and the index, the guide, two pages for each group of operations, a page for each
    declaration, and a page on coverage.

    Args:
        api: The API.
        names: The Python names of the API.
        settings: The settings of the package.
        coverage: What the client does not fully support.
        own: Hand-written pages that the README links, as pairs of title and path.
    """
    if "client" not in settings.outputs:
        yield models_readme_page(api, names, own)
        return
    chapters = names.calls.groups
    files = files_of(chapters, api.declarations, names)
    types = LinkedTypes.of(api, names, files)
    context = ReferenceContext(
        api=api,
        names=names,
        types=types,
        examples=Examples.of(api, names, settings),
        shown=Samples(api, ir.Access.BOTH),
    )
    docs = "docs" in settings.outputs
    guide = guide_lines(api, names.calls, settings) if docs else {}
    yield readme_page(context, chapters, files, guide, own)
    if "rest" in settings.outputs:
        for chapter in chapters:
            yield rest_page(api, names.calls, chapter, files.rest[chapter.key])
    if not docs:
        return
    yield index_page(context, chapters, files, own)
    yield from guide_pages(context, settings)
    yield coverage_page(api, coverage)
    for chapter in chapters:
        yield api_page(context, chapter, files.apis[chapter.key])
    for declaration in api.declarations:
        yield model_page(context, declaration, files.models[declaration.id])

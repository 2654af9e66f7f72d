"""The guide: pages on how to use the client, with examples that call the API's own methods."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from specloom import ir
from specloom.ir import PagingStyle
from specloom.targets.calls import Call, resolved
from specloom.targets.example_calls import PURPOSES, example, file_of
from specloom.targets.forms import calls_of
from specloom.targets.incoming import Incoming, incoming
from specloom.targets.markdown import escapers
from specloom.targets.markdown.api import Shelf
from specloom.targets.markdown.events import webhook_lines
from specloom.targets.markdown.examples import Parts
from specloom.targets.page import Page, Settings
from specloom.targets.python.code import quoted
from specloom.targets.python.names import PythonNames
from specloom.targets.python.queries import known_attributes, writes_json
from specloom.targets.python.testing import fixture_name, mock_name, route_name
from specloom.targets.python.webhooks import covers_url
from specloom.targets.samples import NoSample

FOLDER = "docs/guide"
_EQUAL = re.compile(r'equal\(\\"([\w$]+)\\",\s*\[\\"(\w+)\\"\]\)')  # in JSON text
_BY: dict[PagingStyle, str] = {
    PagingStyle.CURSOR: "a cursor",
    PagingStyle.OFFSET: "the offset of its first item",
    PagingStyle.PAGE: "its page number",
    PagingStyle.URL: "a URL in the response",
    PagingStyle.LINK: "the header `Link`",
    PagingStyle.QUERIES: "query strings",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload(Parts):
    """A call that uploads a file. ``file`` is the argument for the file, ``given`` the other
    arguments.
    """

    file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A page of the guide: its file name, its title, and its line in the README."""

    stem: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Double:
    """The class of the mock, its pytest fixture, and a route."""

    name: str
    fixture: str
    route: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhooksView:
    """The page on webhooks: the requests, a program that reads one, and a program that
    verifies a signature.
    """

    webhooks: tuple[str, ...]
    example: str
    verification: str


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What the pages of the guide show. A part that is None, empty or False is left out."""

    package: str
    client: str
    async_client: str
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
    oauth: str
    and_files: str
    idempotency_header: str
    stream: Parts | None
    upload: Upload | None
    pages: Parts | None
    paged: tuple[str, ...]
    lists: bool
    maybe_pages: str
    querying: Parts | None
    queries: str
    notation: str
    joins: bool
    attributes: str
    double: Double


_TOPICS = (
    Topic(
        stem="requests",
        title="Requests",
        text="arguments, options, undocumented endpoints, async",
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


def guide_pages(shelf: Shelf, settings: Settings) -> Iterator[Page]:
    """The pages for the features that the API has."""
    view = _view(shelf, settings)
    for topic in topics(shelf.api, settings):
        yield Page(
            path=f"{FOLDER}/{topic.stem}.md",
            template=f"markdown/guide/{topic.stem}.md.jinja",
            view=_webhooks(shelf, settings) if topic is _WEBHOOKS else view,
        )


def topics(api: ir.Api, settings: Settings) -> Iterator[Topic]:
    """The pages of the guide that an API needs."""
    calls = _calls(api)
    lacking = {
        "authentication": not any(c.operation.security for c in calls),
        "streaming": not any(map(PURPOSES["stream"], calls)),
        "files": not any(map(file_of, calls)),
        "pagination": not any(call.paging for call in calls),
    }
    for topic in _TOPICS if any(map(PURPOSES["guide"], calls)) else ():
        if not lacking.get(topic.stem):
            yield topic
    if api.webhooks or settings.signing or any(incoming(api)):
        yield _WEBHOOKS


def _view(shelf: Shelf, settings: Settings) -> View | None:
    calls = _calls(shelf.api)
    shown = partial(example, shelf.api, shelf.names.examples)
    if (plain := shown("guide")) is None:
        return None
    parts = shelf.examples.parts(plain)
    secured, upload, querying = shown("credentials"), shown("upload"), shown("queries")
    proven = shelf.examples.parts(secured) if secured is not None else parts
    json = querying is not None and writes_json(querying)
    return View(
        package=settings.package,
        client=shelf.names.client,
        async_client=shelf.names.async_client,
        imports=parts.imports,
        arguments=parts.arguments,
        arguments_and=parts.arguments_and,
        method=parts.method,
        resource=parts.method.rpartition(".")[0],
        method_name=parts.method.rpartition(".")[2],
        method_of_client=parts.method_of_client,
        given=parts.given,
        given_and=parts.given_and,
        secret=proven.secret,
        rotating=proven.rotating,
        oauth=_oauth(shelf),
        idempotency_header=escapers.code(settings.idempotency_header),
        and_files=", files and paths by this one" if upload is not None else "",
        stream=_parts(shelf, shown("stream")),
        upload=_upload(shelf, upload) if upload is not None else None,
        pages=_parts(shelf, shown("pages")),
        paged=tuple(_rows(shelf, calls)),
        lists=any(c.paging is not None and not c.paging.items for c in calls),
        maybe_pages=" or ".join(map(escapers.code, _without_a_page(shelf, calls))),
        querying=_parts(shelf, querying),
        queries=_queries(shelf, querying) if querying is not None else "",
        notation="of version 1.5 or later" if json else "before version 1.5",
        joins=json,
        attributes=", ".join(map(escapers.code, known_attributes(shelf.api))),
        double=_double(shelf.names, plain),
    )


def _parts(shelf: Shelf, call: Call | None) -> Parts | None:
    return shelf.examples.parts(call) if call is not None else None


def _without_a_page(shelf: Shelf, calls: list[Call]) -> Iterator[str]:
    """The paginated methods that may return None instead of a page."""
    for call in calls:
        if call.paging is not None and isinstance(call.result, ir.Nullable):
            yield shelf.examples.parts(call).method


def _double(names: PythonNames, call: Call) -> Double:
    return Double(mock_name(names), fixture_name(names), route_name(names, call))


def _calls(api: ir.Api) -> list[Call]:
    return [call for operation in api.operations for call in calls_of(api, operation)]


def _rows(shelf: Shelf, calls: list[Call]) -> Iterator[str]:
    """The rows of the table of paginated methods: the method, and what requests the next page."""
    for call in calls:
        if call.paging is not None:
            name = escapers.code(shelf.examples.parts(call).method)
            by = _BY[call.paging.style]
            asked = ".".join((*call.paging.within, call.paging.parameter))
            if asked and call.paging.style is PagingStyle.URL:
                by = "a URL in the response, or a cursor"
            yield f"{name} | {by}{f' in {escapers.code(asked)}' if asked else ''}"


def _queries(shelf: Shelf, call: Call) -> str:
    """Example query strings for a list, with a filter if an attribute is known."""
    queries, paging = call.operation.queries, call.paging
    assert queries is not None
    assert paging is not None
    item = resolved(shelf.api, paging.item)
    fields = item.fields if isinstance(item, ir.Model) else ()
    known = [f for f in fields if f.wire in (queries.attributes or ())]
    told = [
        m for a in call.arguments for e in a.examples for m in _EQUAL.findall(e.text)
    ]
    shown = told or [(f.wire, str(e.value)) for f in known for e in f.examples[:1]]
    filters = [f"Query.equal({quoted(name)}, {quoted(text)})" for name, text in shown]
    return ", ".join(["Query.limit(25)", *filters[:1]])


def _upload(shelf: Shelf, call: Call) -> Upload:
    file = file_of(call)
    assert file is not None
    parts = shelf.examples.parts(call, file)
    name = shelf.names.argument(call.operation.id, file.id)
    texts = {key: getattr(parts, key) for key in Parts.__slots__}
    return Upload(**texts, file=name)


def _oauth(shelf: Shelf) -> str:
    """The argument for a scheme whose tokens the client can fetch; "" if there is none."""
    for scheme in shelf.api.schemes:
        if any(f.kind == "clientCredentials" and f.token_url for f in scheme.flows):
            return shelf.names.credential(scheme.wire)
    return ""


def _webhooks(shelf: Shelf, settings: Settings) -> WebhooksView:
    """The page on webhooks and callbacks; types are spelled without links."""

    def shown(of: ir.Type) -> str:
        return escapers.code(shelf.types.text(of))

    callbacks = (c for o in shelf.api.operations for c in o.callbacks)
    sent = (*shelf.api.webhooks, *callbacks)
    lines = webhook_lines(shelf.api, shelf.names, sent, shown)
    programs = (_reading(shelf, settings, one) for one in incoming(shelf.api))
    return WebhooksView(
        webhooks=tuple(dict.fromkeys(lines)),
        example=next(filter(None, programs), ""),
        verification=_verification(settings) if settings.signing else "",
    )


def _reading(shelf: Shelf, settings: Settings, one: Incoming) -> str:
    """A program that reads the body of a webhook; "" if there is no example of a body."""
    try:
        value = shelf.shown.value(one.type, examples=one.content.examples)
    except NoSample:
        return ""
    parser = shelf.names.parser(one.webhook.id)
    body = repr(json.dumps(value).encode())
    if not settings.signing:
        return escapers.fence(
            f"from {settings.package}.webhooks import {parser}\n\n"
            f"body = {body}  # the body of the request\n"
            f"print({parser}(body))",
            "python",
        )
    url = _signed_url(settings)
    names = ", ".join(sorted((parser, "sign")))
    return escapers.fence(
        f"from {settings.package}.webhooks import {names}\n\n"
        f"body = {body}  # the body of the request\n"
        f'headers = sign(body, secret="c2VjcmV0"{url})  # the headers of the request\n'
        f'print({parser}(body, headers, secret="c2VjcmV0"{url}))',
        "python",
    )


def _verification(settings: Settings) -> str:
    """A program that verifies a signature, as it would be after a change of secrets."""
    url = _signed_url(settings)
    return escapers.fence(
        f"from {settings.package}.webhooks import sign, verify\n\n"
        "body = b'{}'  # exactly as received\n"
        f'headers = sign(body, secret="c2VjcmV0"{url})\n'
        f'verify(body, headers, secret=["bmV3", "c2VjcmV0"]{url})',
        "python",
    )


def _signed_url(settings: Settings) -> str:
    """The argument for the URL of the webhook; "" unless signatures cover the URL."""
    return ', url="https://example.com/hook"' if covers_url(settings.signing) else ""

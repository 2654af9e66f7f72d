"""The pages that tell how to use the client, with programs that call the API's own methods."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from specloom import ir
from specloom.ir import PagingStyle
from specloom.targets.calls import Call, resolved
from specloom.targets.example_calls import PURPOSES, example, file_of
from specloom.targets.forms import calls_of
from specloom.targets.markdown import escapers
from specloom.targets.markdown.api import Shelf
from specloom.targets.markdown.examples import Parts
from specloom.targets.page import Page, Settings
from specloom.targets.python.code import quoted
from specloom.targets.python.names import PythonNames
from specloom.targets.python.queries import known_attributes, writes_json
from specloom.targets.python.testing import fixture_name, mock_name, route_name

FOLDER = "docs/guide"
_EQUAL = re.compile(r'equal\(\\"([\w$]+)\\",\s*\[\\"(\w+)\\"\]\)')  # in JSON text
_BY: dict[PagingStyle, str] = {
    PagingStyle.CURSOR: "a cursor",
    PagingStyle.OFFSET: "the number of the first item",
    PagingStyle.PAGE: "its number",
    PagingStyle.URL: "a URL in the answer",
    PagingStyle.LINK: "the header Link",
    PagingStyle.QUERIES: "query strings",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload(Parts):
    """A call that sends a file, and the argument that takes it; ``given`` are the others."""

    file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A page of the guide."""

    stem: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Double:
    """The class of the test double, the fixture that gives one, and a route."""

    name: str
    fixture: str
    route: str


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What every page of the guide can show; pages are there for what is not None."""

    package: str
    client: str
    async_client: str
    imports: tuple[str, ...]
    arguments: str
    arguments_and: str
    method: str
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
        stem="calls", title="Calls", text="arguments, options, what the document lacks"
    ),
    Topic(stem="responses", title="Answers", text="raw, streamed, not as described"),
    Topic(stem="failures", title="Failures", text="errors, retries, limits of time"),
    Topic(
        stem="authentication", title="Authentication", text="credentials that change"
    ),
    Topic(stem="streams", title="Streams", text="events and lines as they arrive"),
    Topic(stem="pages", title="Pages", text="loops through long lists, queries"),
    Topic(stem="files", title="Files", text="uploads and their progress"),
    Topic(stem="watching", title="Watching", text="middleware, hooks, logs, traces"),
    Topic(
        stem="connections", title="Connections", text="proxies, certificates, closing"
    ),
    Topic(stem="testing", title="Testing", text="a double of the service"),
)


def guide_pages(shelf: Shelf, settings: Settings) -> Iterator[Page]:
    """A page for each topic that the API has; none where nothing can be called."""
    view = _view(shelf, settings)
    for topic in topics(shelf.api) if view is not None else ():
        yield Page(
            path=f"{FOLDER}/{topic.stem}.md",
            template=f"markdown/guide/{topic.stem}.md.jinja",
            view=view,
        )


def topics(api: ir.Api) -> Iterator[Topic]:
    """What there is to tell about the client of an API."""
    calls = _calls(api)
    lacking = {
        "authentication": not any(c.operation.security for c in calls),
        "streams": not any(map(PURPOSES["stream"], calls)),
        "files": not any(map(file_of, calls)),
        "pages": not any(call.paging for call in calls),
    }
    for topic in _TOPICS if any(map(PURPOSES["guide"], calls)) else ():
        if not lacking.get(topic.stem):
            yield topic


def _view(shelf: Shelf, settings: Settings) -> View | None:
    calls = _calls(shelf.api)
    shown = partial(example, shelf.api, shelf.names.examples)
    plain = shown("guide")
    if plain is None:
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
        notation="since 1.5" if json else "before 1.5",
        joins=json,
        attributes=", ".join(map(escapers.code, known_attributes(shelf.api))),
        double=_double(shelf.names, plain),
    )


def _parts(shelf: Shelf, call: Call | None) -> Parts | None:
    return shelf.examples.parts(call) if call is not None else None


def _without_a_page(shelf: Shelf, calls: list[Call]) -> Iterator[str]:
    """The methods of the calls whose service may respond without a page."""
    for call in calls:
        if call.paging is not None and isinstance(call.result, ir.Nullable):
            yield shelf.examples.parts(call).method


def _double(names: PythonNames, call: Call) -> Double:
    return Double(mock_name(names), fixture_name(names), route_name(names, call))


def _calls(api: ir.Api) -> list[Call]:
    return [call for operation in api.operations for call in calls_of(api, operation)]


def _rows(shelf: Shelf, calls: list[Call]) -> Iterator[str]:
    """What each call with pages goes on by."""
    for call in calls:
        if call.paging is not None:
            name = escapers.code(shelf.examples.parts(call).method)
            by = _BY[call.paging.style]
            asked = ".".join((*call.paging.within, call.paging.parameter))
            if asked and call.paging.style is PagingStyle.URL:
                by = "a URL in the response, or a cursor"
            yield f"{name} | {by}{f' in {escapers.code(asked)}' if asked else ''}"


def _queries(shelf: Shelf, call: Call) -> str:
    """Query strings for a list, with a filter where an attribute is known."""
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
    """The keyword of a scheme for which tokens can be fetched, empty without one."""
    for scheme in shelf.api.schemes:
        if any(f.kind == "clientCredentials" and f.token_url for f in scheme.flows):
            return shelf.names.credential(scheme.wire)
    return ""

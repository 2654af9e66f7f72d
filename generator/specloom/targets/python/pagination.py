"""Pagination and query builders in the client."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from specloom import ir
from specloom.ir import PagingStyle, resolve_type, without_null
from specloom.targets.calls import (
    MethodSignature,
    Page,
)
from specloom.targets.python.code import (
    Bracket,
    Code,
    Imports,
    Labelled,
    Spelling,
    Symbol,
    call,
    laid,
    quoted,
    row,
    subscript,
    symbols,
)
from specloom.targets.python.docstrings import docstring
from specloom.targets.python.names import PythonNames
from specloom.targets.python.types import Types, union

_RUNTIME = "._runtime."
PAGED = Symbol(f".{_RUNTIME}pagination", "PagedOperation")
PAGINATOR = Symbol(f".{_RUNTIME}pagination", "Paginator")

_TABLES: dict[PagingStyle, tuple[str, str]] = {
    PagingStyle.CURSOR: ("page_parameters", "CursorPagination"),
    PagingStyle.OFFSET: ("page_parameters", "NumberPagination"),
    PagingStyle.PAGE: ("page_parameters", "NumberPagination"),
    PagingStyle.URL: ("page_links", "UrlPagination"),
    PagingStyle.LINK: ("page_links", "LinkPagination"),
    PagingStyle.QUERIES: ("page_queries", "QueryPagination"),
}


class Pages(Struct, frozen=True):
    """The types of an operation's pages, for the synchronous and asynchronous client.

    They include None if the service may respond without a page.
    """

    sync: Code
    asynchronous: Code
    item: Code

    @property
    def paginator(self) -> Code:
        """The return type of an asynchronous call."""
        return subscript(PAGINATOR, self.asynchronous, self.item)

    @property
    def operation(self) -> Code:
        """The type of the operation's constant."""
        return subscript(PAGED, self.sync, self.asynchronous, self.item)


def pages_of(called: MethodSignature, types: Types) -> Pages | None:
    """The types of a call's pages, as a module of resources writes them."""
    if called.paging is None or called.result is None:
        return None
    item = types.got(called.paging.item)
    null: list[Code] = ["None"] if isinstance(called.result, ir.Nullable) else []
    shape = resolve_type(types.api, without_null(called.result))
    pages: list[Code]
    if isinstance(shape, ir.Model):
        classes = page_names(types.names.model(shape.id))
        pages = [Symbol("..pages", name) for name in classes]
    else:
        home = f".{_RUNTIME}pagination"
        lists = [Symbol(home, f"{kind}ListPage") for kind in ("Sync", "Async")]
        pages = [subscript(symbol, item) for symbol in lists]
    sync, asynchronous = (union([page, *null]) for page in pages)
    return Pages(sync, asynchronous, item)


def page_names(model: str) -> tuple[str, str]:
    """The names of the page classes of a model."""
    return f"{model}Page", f"Async{model}Page"


def paging_table(paging: ir.Paging, json: bool) -> Bracket:
    """The constant that describes the pagination."""
    asks = paging.parameter and paging.style is not PagingStyle.URL
    items: list[Code] = [quoted(paging.parameter)] if asks else []
    if paging.style is PagingStyle.URL and paging.parameter:
        items.append(Labelled("parameter=", quoted(paging.parameter)))
    items += [Labelled(f"{key}=", value) for key, value in _members(paging, json)]
    module, name = _TABLES[paging.style]
    return call(Symbol(f".{_RUNTIME}{module}", name), *items)


def _members(paging: ir.Paging, json: bool) -> Iterator[tuple[str, Code]]:
    counts = paging.style in (PagingStyle.OFFSET, PagingStyle.PAGE)
    if paging.style is PagingStyle.PAGE:
        yield "first", str(paging.first)
    if paging.style is PagingStyle.OFFSET and paging.start:
        yield "start", str(paging.start)
    if paging.items:
        yield "items", _path(paging.items)
    if paging.style in (PagingStyle.CURSOR, PagingStyle.URL) and paging.next:
        yield "next", _path(paging.next)
    if paging.style in (PagingStyle.CURSOR, PagingStyle.QUERIES) and paging.last:
        yield "last", quoted(paging.last)
    if paging.style is not PagingStyle.QUERIES and paging.more:
        yield "more", _path(paging.more)
    if paging.style is not PagingStyle.QUERIES and paging.done:
        yield "done", _path(paging.done)
    if (counts or paging.style is PagingStyle.QUERIES) and paging.total:
        yield "total", _path(paging.total)
    if counts:
        yield from _counts(paging)
    if paging.in_body:
        yield "in_body", "True"
    if paging.within:
        yield "within", _path(paging.within)
    if paging.style is PagingStyle.QUERIES and json:
        yield "json", "True"


def _counts(paging: ir.Paging) -> Iterator[tuple[str, Code]]:
    if paging.at:
        yield "at", _path(paging.at)
    if paging.pages:
        yield "pages", _path(paging.pages)
    if paging.size:
        yield "size", quoted(paging.size)
    if paging.most:
        yield "most", str(paging.most)
    if paging.default:
        yield "default", str(paging.default)


def _path(path: ir.Path) -> Code:
    return row(map(quoted, path))


class PageClassView(Struct, frozen=True):
    """A class of pages for type checkers: its head (after ``class``) and docstring."""

    head: str
    doc: str


class PagesView(Struct, frozen=True):
    """The module of the classes of pages."""

    imports: Imports
    classes: tuple[PageClassView, ...]


def pages_page(api: ir.Api, names: PythonNames, package: str) -> Iterator[Page]:
    """The module of page classes, if there are any."""
    models = names.calls.page_models
    if not models:
        return
    types = Types(api, names, ".models.")
    heads = [
        head
        for id_, item in sorted(models.items(), key=lambda one: names.model(one[0]))
        for head in _heads(types, id_, types.got(item))
    ]
    found = {symbol for _, head in heads for symbol in symbols(head)}
    spelling = Spelling(found, {name for name, _ in heads})
    yield Page(
        path=f"{package}/pages.py",
        template="python/pages.py.jinja",
        view=PagesView(
            imports=spelling.imports((), found),
            classes=tuple(
                PageClassView(
                    laid(head, spelling, indent=4, used=4 + len("class "), tail=1),
                    docstring("A page of a list, which fetches the pages after it.", 8),
                )
                for _, head in heads
            ),
        ),
    )


def _heads(types: Types, id_: str, item: Code) -> Iterator[tuple[str, Bracket]]:
    kinds = (
        Symbol("._runtime.pagination", f"{kind}Page") for kind in ("Sync", "Async")
    )
    for name, kind in zip(page_names(types.names.model(id_)), kinds, strict=True):
        yield name, call(name, subscript(kind, item), types.name(id_))


class QueriesView(Struct, frozen=True):
    """The class ``Query``: its base class, and the attributes that it may name."""

    base: str
    attributes: str
    doc: str


def uses_queries(api: ir.Api) -> bool:
    """Whether operations take query strings."""
    return any(operation.queries is not None for operation in api.operations)


def writes_json(called: MethodSignature) -> bool:
    """Whether the query strings of a call are JSON."""
    queries = called.operation.queries
    return queries is not None and queries.json


def known_attributes(api: ir.Api) -> tuple[str, ...]:
    """The attributes that query strings may name; () if any are allowed."""
    found: dict[str, None] = {}
    for operation in api.operations:
        if operation.queries is None:
            continue
        if operation.queries.attributes is None:
            return ()
        found |= dict.fromkeys(operation.queries.attributes)
    return tuple(sorted(found))


def queries_page(api: ir.Api, package: str) -> Iterator[Page]:
    """The module, if operations accept query strings."""
    if not uses_queries(api):
        return
    json = any(o.queries is not None and o.queries.json for o in api.operations)
    attributes = known_attributes(api)
    listed = Labelled("", subscript("Literal", *map(quoted, attributes)))
    label = "Attribute: TypeAlias = "
    yield Page(
        path=f"{package}/queries.py",
        template="python/queries.py.jinja",
        view=QueriesView(
            base="JsonQuery" if json else "TextQuery",
            attributes=(
                laid(listed, str, indent=4, used=4 + len(label)) if attributes else ""
            ),
            doc=docstring(
                "Creates query strings that filter, sort and paginate lists: "
                "``Query.limit(25)``.",
                4,
            ),
        ),
    )

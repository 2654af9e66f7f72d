"""Finds the parameters and response fields of pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from specloom import ir
from specloom.ir import resolve_type, without_null
from specloom.naming.assign import folded_text

OFFSETS = frozenset(
    {"offset", "pageoffset", "recordoffset", "skip", "startat", "startindex"}
)
# These may also be times: they count items only if no parameter names the other end.
STARTS = frozenset({"first", "from", "start", "startfrom", "startrow"})
ENDS = frozenset({"end", "endat", "stop", "to", "until"})
PAGES = frozenset({"page", "pageindex", "pagenumber", "pagenum", "pageno"})
# The parameters that limit the page size, most likely first.
SIZES = (
    "perpage",
    "pagesize",
    "pagelimit",
    "limit",
    "maxresults",
    "maxpagesize",
    "maxitems",
    "maxrecords",
    "itemsperpage",
    "resultsperpage",
    "recordsperpage",
    "hitsperpage",
    "pagelength",
    "size",
    "take",
    "rows",
    "max",
    "count",
    "top",
)

# The parameters that accept a cursor, most likely first; see also takes_cursor.
CURSORS = (
    "cursor",
    "pagecursor",
    "nextcursor",
    "startcursor",
    "pagetoken",
    "nextpagetoken",
    "nexttoken",
    "starttoken",
    "continuationtoken",
    "paginationtoken",
    "skiptoken",
    "after",
    "pageafter",
    "startingafter",
    "continue",
    "marker",
    "keymarker",
    "startkey",
    "exclusivestartkey",
    "bookmark",
    "scrollid",
    "offset",
    "pageoffset",
    "page",
    "start",
)
_BACK = ("before", "end", "last", "prev")
# The properties that may hold the next cursor, most likely first. A name with a dot
# includes the enclosing object.
NEXT = (
    "nextcursor",
    "nextpagetoken",
    "nexttoken",
    "nextpagecursor",
    "nextcontinuationtoken",
    "continuationtoken",
    "paginationtoken",
    "nextmarker",
    "nextkey",
    "cursors.next",
    "cursors.after",
    "next.after",
    "next.cursor",
    "page.after",
    "page.cursor",
    "aftercursor",
    "endcursor",
    "lastevaluatedkey",
    "nextoffset",
    "nextpage",
)
# The objects in which a property named like the parameter is its next value.
AHEAD = frozenset({"next", "nextpage"})
# The parameters that may accept the id of the last item, if the response has a flag.
BY_LAST = frozenset({"after", "startingafter"})

URLS = frozenset(
    {
        "nexthref",
        "nextlink",
        "nextpagelink",
        "nextpagepath",
        "nextpageuri",
        "nextpageurl",
        "nexturi",
        "nextrecordsurl",
        "nexturl",
        "odatanextlink",
    }
)
LINKS = frozenset({"link", "links", "pages"})  # "next" within them is a URL
# The properties of a link: its URL and its relation.
TARGETS = frozenset({"href", "uri", "url"})
RELATIONS = frozenset({"rel", "relation"})

MORE = frozenset(
    {
        "hasmore",
        "hasmoreitems",
        "hasmorepages",
        "hasmoreresults",
        "hasnext",
        "hasnextpage",
        "hasmoredata",
        "hasmorerecords",
        "ismore",
        "istruncated",
        "more",
        "moreavailable",
        "moreresults",
        "truncated",
    }
)
# The flags of the last page.
DONE = frozenset(
    {
        "done",
        "endofrecords",
        "endofstream",
        "isdone",
        "isend",
        "islast",
        "islastpage",
        "last",
        "lastpage",
    }
)
TOTALS = frozenset(
    {
        "recordcount",
        "total",
        "totalcount",
        "totalhits",
        "totalrows",
        "totalelements",
        "totalentries",
        "totalitems",
        "totalrecords",
        "totalresults",
    }
)
PAGE_TOTALS = frozenset(
    {"lastpage", "maxpage", "numpages", "pagecount", "pagetotal", "totalpages"}
)
# The properties that repeat the page number.
NUMBERS = PAGES | {"currentpage", "number"}


# The objects of a response that are searched for pagination properties.
AROUND = frozenset(
    {
        "cursors",
        "link",
        "links",
        "listinfo",
        "listmetadata",
        "meta",
        "metadata",
        "next",
        "nextpage",
        "page",
        "pagedata",
        "pageinfo",
        "pages",
        "pagination",
        "paginationinfo",
        "paging",
        "pagingdata",
        "pagingdetails",
        "pagingmetadata",
        "responsemetadata",
        "resultinfo",
        "searchmetadata",
    }
)
# Further objects of a request body that are searched for a cursor.
OPTIONS = frozenset({"options", "pageoptions", "pagerequest", "pageable"})
# The objects that are searched for the items if the response itself has no list.
WITHIN = frozenset(
    {"body", "data", "embedded", "ocs", "payload", "response", "result", "results"}
)
# The last segments of paths of searches with POST.
SEARCHES = frozenset({"filter", "find", "list", "lookup", "query", "search"})
# Lists that are not the items, unless they are named after the resource.
BESIDE = frozenset(
    {
        "aggregations",
        "errors",
        "facets",
        "included",
        "links",
        "messages",
        "unreachable",
        "warnings",
    }
)
# Lists that are the items even if there are other lists.
ITEMS = frozenset(
    {
        "content",
        "data",
        "elements",
        "entries",
        "hits",
        "items",
        "list",
        "objects",
        "records",
        "resources",
        "results",
        "rows",
        "value",
        "values",
    }
)


def is_cursor_name(name: str) -> bool:
    """Whether a parameter with this folded name accepts a cursor of the next page."""
    if name.startswith(_BACK):
        return False
    if name.startswith("exclusivestart"):
        return True
    return name in CURSORS or name.endswith(
        ("cursor", "pagetoken", "continuationtoken")
    )


_DEEPEST = 3


class ResponseField(Struct, frozen=True):
    """A property of the response that is not an object, with its path and type."""

    path: ir.Path
    type: ir.Type
    field: ir.Field

    @property
    def name(self) -> str:
        """The folded name of the property."""
        return folded_text(self.path[-1])

    @property
    def around(self) -> str:
        """The folded name of the enclosing object; empty for the response itself."""
        return folded_text(self.path[-2]) if len(self.path) > 1 else ""

    def is_a(self, *kinds: ir.ScalarKind) -> bool:
        """Whether the value is a scalar of one of the given types."""
        return isinstance(self.type, ir.Scalar) and self.type.kind in kinds


class PageResponse(Struct, frozen=True):
    """A response with a list: the path of the items and the other properties."""

    items: ir.Path
    item: ir.Type
    places: tuple[ResponseField, ...]
    linked: bool  # whether a Link header is described


def success_of(operation: ir.Operation) -> ir.Type | None:
    """The only type of the success responses in JSON; None if there is none or several.

    Pages are requested as JSON, so that the same response in XML or CSV is ignored; XML is
    used if there is no JSON. A success response without content (204) is ignored. If the
    only response is ``default``, it counts as success.
    """
    success = [r for r in operation.responses if r.success]
    success = success or [r for r in operation.responses if r.status == "default"]
    success = [r for r in success if r.contents]
    if any(map(_streams, success)):
        return None
    for wanted in (_is_json, _has_xml):
        kept = [[c for c in r.contents if wanted(c)] for r in success]
        types = {c.type for contents in kept for c in contents}
        if types:
            return types.pop() if len(types) == 1 and all(kept) else None
    return None


def page_response(api: ir.Api, operation: ir.Operation) -> PageResponse | None:
    """The success response, if it is a list or contains one; None otherwise."""
    first = success_of(operation)
    if first is None:
        return None
    linked = any(
        folded_text(h.wire) == "link"
        for r in operation.responses
        if r.success
        for h in r.headers
    )
    shape = resolve_type(api, first)
    if isinstance(shape, ir.Array):
        return PageResponse((), shape.items, (), linked)
    if not isinstance(shape, ir.Model) or not isinstance(without_null(first), ir.Ref):
        return None
    path = operation.path.removesuffix(".json")
    words = [folded_text(one) for one in path.split("/") if "{" not in one]
    found = _items(api, shape, words)
    if found is None:
        return None
    items, item = found
    places = tuple(_places(api, shape, (), items[:-1]))
    return PageResponse(items, item, places, linked)


def _streams(response: ir.Response) -> bool:
    return any(content.stream is not None for content in response.contents)


def _is_json(content: ir.Content) -> bool:
    name = content.media_type.partition(";")[0].strip()
    return name.endswith(("/json", "+json")) or name == "*/*"


def _has_xml(content: ir.Content) -> bool:
    return content.xml is not None


_Found = tuple[ir.Path, ir.Type]


def _items(
    api: ir.Api, model: ir.Model, words: list[str], levels: int = 2
) -> _Found | None:
    """Find the list that holds the items; ``words`` are the words of the path."""
    found = _one(_lists(api, model, words), words)
    if found is not None:
        return found
    wrappers = [
        (field.wire, inner)
        for field in model.fields
        if isinstance(inner := resolve_type(api, without_null(field.type)), ir.Model)
    ]
    for wire, inner in wrappers:
        if folded_text(wire) in WITHIN and levels:
            further = _items(api, inner, words, levels - 1)
            if further is not None:
                return (wire, *further[0]), further[1]
    own = [one for one in wrappers if folded_text(one[0]) not in AROUND | WITHIN]
    if len(own) == 1 and not _lists(api, model, words):
        wire, inner = own[0]
        named = [x for x in _lists(api, inner, words) if folded_text(x[0][0]) in ITEMS]
        if len(named) == 1:
            return (wire, *named[0][0]), named[0][1]
    # "messages" accompanies other lists, unless it is the only one.
    return _one(_lists(api, model, ["messages"]), words)


def _lists(api: ir.Api, model: ir.Model, words: list[str]) -> list[_Found]:
    """The lists of an object, except those that accompany others."""
    lists: list[_Found] = []
    for field in model.fields:
        of = resolve_type(api, without_null(field.type))
        of = resolve_type(api, without_null(of)) if isinstance(of, ir.Nullable) else of
        if not isinstance(of, ir.Array):
            continue
        if folded_text(field.wire) not in LINKS or link_fields(api, of) is None:
            lists.append(((field.wire,), of.items))
    return [one for one in lists if folded_text(one[0][0]) not in BESIDE - {*words}]


def _one(lists: list[_Found], words: list[str]) -> _Found | None:
    """Select the list with a usual name of items, the only list of objects, or the list
    that is named after the resource.
    """
    if len(lists) == 1:
        return lists[0]
    named = [one for one in lists if folded_text(one[0][0]) in ITEMS]
    objects = [one for one in lists if isinstance(one[1], ir.Ref)]
    if not named and len(objects) == 1:
        return objects[0]
    for word in reversed(words):
        if not named:
            named = [
                one for one in lists if folded_text(one[0][0]) in (word, word + "s")
            ]
    return named[0] if len(named) == 1 else None


def _places(
    api: ir.Api, model: ir.Model, path: ir.Path, wrappers: ir.Path
) -> Iterator[ResponseField]:
    for field in model.fields:
        of = resolve_type(api, without_null(field.type))
        of = of if isinstance(of, ir.Model) else resolve_type(api, without_null(of))
        name = folded_text(field.wire)
        here = (*path, field.wire)
        if isinstance(of, ir.Model):
            deeper = name in AROUND or (not path and name in WITHIN)
            deeper = deeper or here == wrappers[: len(here)]
            if deeper and len(here) <= _DEEPEST + len(wrappers):
                yield from _places(api, of, here, wrappers)
        else:
            yield ResponseField(here, of, field)


def is_link(api: ir.Api, of: ir.Type) -> bool:
    """Whether a type is a link: an object with a URL."""
    model = resolve_type(api, without_null(of))
    fields = model.fields if isinstance(model, ir.Model) else ()
    return any(folded_text(field.wire) in TARGETS for field in fields)


def link_fields(api: ir.Api, of: ir.Type | None) -> tuple[ir.Field, ir.Field] | None:
    """The fields of the links in an array of links: relation and URL."""
    listed = resolve_type(api, without_null(of or ir.Unknown()))
    if not isinstance(listed, ir.Array):
        return None
    link = resolve_type(api, without_null(listed.items))
    fields = link.fields if isinstance(link, ir.Model) else ()
    relation = next((f for f in fields if folded_text(f.wire) in RELATIONS), None)
    target = next((f for f in fields if folded_text(f.wire) in TARGETS), None)
    return (relation, target) if relation and target else None


def type_at(api: ir.Api, of: ir.Type, path: ir.Path) -> ir.Type | None:
    """The type at a path of a type; None if the path is not described."""
    for wire in path:
        model = resolve_type(api, without_null(of))
        fields = model.fields if isinstance(model, ir.Model) else ()
        found = next((field for field in fields if field.wire == wire), None)
        if found is None:
            return None
        of = found.type
    return of


class RequestField(Struct, frozen=True):
    """A query parameter, or a property of the body."""

    wire: str
    type: ir.Type
    in_body: bool
    default: ir.Json | None
    limits: tuple[ir.Limit, ...]
    text: str  # its description
    required: bool
    within: ir.Path = ()  # the objects of the body around it

    def is_a(self, *kinds: ir.ScalarKind) -> bool:
        """Whether it accepts a scalar of one of the given types."""
        return isinstance(self.type, ir.Scalar) and self.type.kind in kinds

    def limit(self, keyword: str) -> int | None:
        """The value of a limit keyword, if it is an integer."""
        return next(
            (
                is_whole_number(one.value)
                for one in self.limits
                if one.keyword == keyword
            ),
            None,
        )


def is_whole_number(value: ir.Json | None) -> int | None:
    """Return a JSON value as int, if it is an integer."""
    found: object = value.value if value is not None else None
    if isinstance(found, bool) or not isinstance(found, int | float):
        return None
    return int(found) if found == found // 1 else None


def request_fields(api: ir.Api, operation: ir.Operation) -> Mapping[str, RequestField]:
    """The inputs of an operation by folded name, without ambiguous names.

    A property of the body takes precedence over a query parameter of the same name, except
    for GET, which normally has no body.
    """
    query = _once(_parameters(api, operation))
    body = _once(_members(api, operation))
    found = body | query if operation.method == "GET" else query | body
    return {name: one for name, one in found.items() if one is not None}


def _once(all_: Iterator[RequestField]) -> dict[str, RequestField | None]:
    """Index inputs by folded name; None for a name that occurs twice."""
    found: dict[str, RequestField | None] = {}
    for one in all_:
        name = folded_text("".join((*one.within, one.wire)))
        found[name] = None if name in found else one
    return found


def _parameters(api: ir.Api, operation: ir.Operation) -> Iterator[RequestField]:
    for one in operation.parameters:
        if one.location is not ir.Location.QUERY or one.media_type:
            continue
        model = resolve_type(api, without_null(one.type))
        form = one.style is ir.Style.FORM
        if not isinstance(model, ir.Model):
            if form:
                of = _type(api, one.type)
                yield _request_field(one, one.wire, of, False)
        elif (form and one.explode) or one.style is ir.Style.DEEP_OBJECT:
            # The properties are sent as separate parameters (RFC 6570 §3.2.8).
            for field in model.fields:
                wire = field.wire if form else f"{one.wire}[{field.wire}]"
                of = _type(api, field.type)
                yield _request_field(field, wire, of, False)


def _request_field(
    one: ir.Parameter | ir.Field, wire: str, of: ir.Type, in_body: bool
) -> RequestField:
    text = f"{one.doc.summary} {one.doc.description}"
    return RequestField(wire, of, in_body, one.default, one.limits, text, one.required)


def _members(api: ir.Api, operation: ir.Operation) -> Iterator[RequestField]:
    contents = operation.body.contents if operation.body is not None else ()
    for content in contents:
        name = content.media_type.partition(";")[0].strip()
        if not name.endswith(("/json", "+json")) or content.type is None:
            continue
        model = resolve_type(api, without_null(content.type))
        for field in model.fields if isinstance(model, ir.Model) else ():
            of = _type(api, field.type)
            yield _request_field(field, field.wire, of, True)
            yield from _inside(api, field)
        return


def _inside(api: ir.Api, outer: ir.Field) -> Iterator[RequestField]:
    """Yield the cursors in an object of the body: ``{"page": {"cursor": …}}``."""
    model = resolve_type(api, without_null(outer.type))
    fields = model.fields if isinstance(model, ir.Model) else ()
    for field in fields if folded_text(outer.wire) in AROUND | OPTIONS else ():
        if is_cursor_name(folded_text(field.wire)) or is_cursor_name(
            folded_text(outer.wire + field.wire)
        ):
            inner = _request_field(field, field.wire, _type(api, field.type), True)
            yield replace(inner, within=(outer.wire,))


def _type(api: ir.Api, of: ir.Type) -> ir.Type:
    found = resolve_type(api, without_null(of))
    return ir.Unknown() if isinstance(found, ir.Model) else without_null(found)

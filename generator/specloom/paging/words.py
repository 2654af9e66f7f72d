"""Names that APIs use for pagination; each name is unambiguous."""

from __future__ import annotations

import re

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


def folded(name: str) -> str:
    """Normalize a name: ``page[size]``, ``pageSize`` and ``page_size`` become the same."""
    return re.sub(r"[\W_]+", "", name).lower()


def takes_cursor(name: str) -> bool:
    """Whether a parameter with this folded name accepts a cursor of the next page."""
    if name.startswith(_BACK):
        return False
    if name.startswith("exclusivestart"):
        return True
    return name in CURSORS or name.endswith(
        ("cursor", "pagetoken", "continuationtoken")
    )

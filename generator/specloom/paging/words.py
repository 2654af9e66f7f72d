"""What services call the parts of paging; an entry is here because it means nothing else."""

from __future__ import annotations

import re

OFFSETS = frozenset(
    {"offset", "pageoffset", "recordoffset", "skip", "startat", "startindex"}
)
# These may be times too: they count items where nothing names the other end.
STARTS = frozenset({"first", "from", "start", "startfrom", "startrow"})
ENDS = frozenset({"end", "endat", "stop", "to", "until"})
PAGES = frozenset({"page", "pageindex", "pagenumber", "pagenum", "pageno"})
# The parameters that limit a page, the likeliest first.
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

# The parameters that take a cursor, the likeliest first; others count by their last word.
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
# The members that may hold the next value of any cursor, the likeliest first. Names with a
# dot need the object around them.
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
# The objects in which a member called like the parameter is its next value.
AHEAD = frozenset({"next", "nextpage"})
# The parameters that may be given the id of the last item, where the answer says "more".
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
# The members of a link: what it leads to, and how it is related to the response.
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
# The flags that say that a page is the last.
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
# The members that repeat the number of a page.
NUMBERS = PAGES | {"currentpage", "number"}


# The members of an answer that are looked into for what tells of other pages.
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
# Further objects of a request's body that are looked into for a cursor.
OPTIONS = frozenset({"options", "pageoptions", "pagerequest", "pageable"})
# Those that are looked into for the items, when the answer itself has no list.
WITHIN = frozenset(
    {"body", "data", "embedded", "ocs", "payload", "response", "result", "results"}
)
# The last words of paths to which a search is posted.
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
# Lists that are the items beside other lists.
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
    """A name without case and marks: ``page[size]``, ``pageSize`` and ``page_size`` are
    one.
    """
    return re.sub(r"[\W_]+", "", name).lower()


def takes_cursor(name: str) -> bool:
    """Whether a parameter of that name, folded, takes a cursor to the next page."""
    if name.startswith(_BACK):
        return False
    if name.startswith("exclusivestart"):
        return True
    return name in CURSORS or name.endswith(
        ("cursor", "pagetoken", "continuationtoken")
    )

"""What services call the parts of paging; an entry is here because it means nothing else."""

from __future__ import annotations

import re

OFFSETS = frozenset({"offset", "skip"})
PAGES = frozenset({"page", "pagenumber", "pagenum", "pageno"})
SIZES = frozenset(
    {
        "count",
        "itemsperpage",
        "limit",
        "maxresults",
        "pagelimit",
        "pagesize",
        "perpage",
        "resultsperpage",
        "size",
        "take",
        "top",
    }
)

# The members that hold the next value of a parameter, the likeliest first. Names with a dot
# need the object around them.
CURSORS = {
    "after": ("nextcursor", "cursors.after", "next.after", "endcursor", "lastid"),
    "continuationtoken": ("nextcontinuationtoken", "continuationtoken"),
    "continue": ("metadata.continue",),
    "cursor": ("nextcursor", "endcursor", "cursors.next", "cursors.after"),
    "marker": ("nextmarker",),
    "nextcursor": ("nextcursor",),
    "nextpagetoken": ("nextpagetoken",),
    "nexttoken": ("nexttoken",),
    "offset": ("nextoffset",),
    "page": ("nextpage",),
    "pagecursor": ("nextpagecursor", "nextcursor"),
    "pagetoken": ("nextpagetoken",),
    "startcursor": ("nextcursor",),
    "startingafter": ("nextcursor", "lastid"),
    "starttoken": ("nexttoken", "nextstarttoken"),
}
# The parameters that may be given the id of the last item, where the answer says "more".
BY_LAST = frozenset({"after", "startingafter"})

URLS = frozenset(
    {
        "nexthref",
        "nextlink",
        "nextpagelink",
        "nextpageuri",
        "nextpageurl",
        "nexturi",
        "nexturl",
        "odatanextlink",
    }
)
LINKS = frozenset({"links", "pages"})  # "next" within them is a URL

MORE = frozenset(
    {
        "hasmore",
        "hasmoreitems",
        "hasmorepages",
        "hasmoreresults",
        "hasnext",
        "hasnextpage",
        "ismore",
        "more",
        "moreavailable",
    }
)
TOTALS = frozenset(
    {
        "total",
        "totalcount",
        "totalelements",
        "totalentries",
        "totalitems",
        "totalrecords",
        "totalresults",
    }
)
PAGE_TOTALS = frozenset({"lastpage", "numpages", "pagecount", "totalpages"})

# The members of an answer that are looked into for what tells of other pages.
AROUND = frozenset(
    {
        "cursors",
        "links",
        "listmetadata",
        "meta",
        "metadata",
        "next",
        "page",
        "pageinfo",
        "pages",
        "pagination",
        "paginationinfo",
        "paging",
        "responsemetadata",
    }
)
# Those that are looked into for the items, when the answer itself has no list.
WITHIN = frozenset({"data", "embedded", "response", "result", "results"})
# Lists that are not the items, whatever else there is.
BESIDE = frozenset(
    {"aggregations", "errors", "facets", "included", "links", "messages", "warnings"}
)
# Lists that are the items beside other lists.
ITEMS = frozenset({"data", "entries", "items", "records", "results", "values"})


def folded(name: str) -> str:
    """A name without case and marks: ``page[size]``, ``pageSize`` and ``page_size`` are
    one.
    """
    return re.sub(r"[\W_]+", "", name).lower()

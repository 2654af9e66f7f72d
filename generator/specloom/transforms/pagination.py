"""Finds how operations are paginated."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict, replace

from specloom import ir
from specloom.ir import PagingStyle, ScalarKind, resolve_type, without_null
from specloom.kinds import is_array, is_object
from specloom.naming.assign import folded_text
from specloom.transforms.page_fields import (
    AHEAD,
    BY_LAST,
    CURSORS,
    DONE,
    ENDS,
    LINKS,
    MORE,
    NEXT,
    NUMBERS,
    OFFSETS,
    PAGE_TOTALS,
    PAGES,
    SEARCHES,
    SIZES,
    STARTS,
    TOTALS,
    URLS,
    PageResponse,
    RequestField,
    ResponseField,
    is_cursor_name,
    is_link,
    is_whole_number,
    link_fields,
    page_response,
    request_fields,
    success_of,
    type_at,
)

_TEXT_OR_NUMBER = (ScalarKind.STRING, ScalarKind.INTEGER, ScalarKind.UUID)
_COUNTING = PAGES | OFFSETS | STARTS
# Descriptions of calls that return all items if no page is requested.
_ALL = re.compile(
    r"(?:returns?|returned|gives|lists) all\b|all (?:\w+ )?(?:are|is|will be) returned"
    r"|(?:without|no|disables?) (?:paging|pagination)",
    re.IGNORECASE,
)
# Descriptions of the number of the first page.
_FIRST = re.compile(
    r"(?:zero|one|\b[01])[- ]?(?:based|indexed)"
    r"|(?:start(?:s|ing)?|begin(?:s|ning)?) (?:at|from|with) (?:page )?(?:zero|one|[01]\b)"
    r"|first page (?:is|has index) (?:zero|one|[01]\b)",
    re.IGNORECASE,
)
# Descriptions of links that mention the relation "next".
_NEXT = re.compile(r"[\"'`]next[\"'`]|\bnext[ ,]|\bnext page", re.IGNORECASE)
_WEB = ("http://", "https://", "/")


class Evidence(Struct, frozen=True):
    """The parts of an operation that the rules examine."""

    api: ir.Api
    operation: ir.Operation
    page: PageResponse
    inputs: Mapping[str, RequestField]

    def base(self, style: PagingStyle, **more: Any) -> ir.Paging:
        """Pagination with the parts that all styles have in common."""
        size = self.size()
        rate_limit = ir.Paging(style=style, item=self.page.item, items=self.page.items)
        if size is not None:
            rate_limit = replace(
                rate_limit,
                size=size.wire,
                most=size.limit("maximum") or 0,
                default=is_whole_number(size.default) or 0,
            )
        counts = {
            "more": self.flag(),
            "done": self.flag(DONE),
            "total": self.number(TOTALS),
        }
        return replace(rate_limit, **(counts | more))

    def size(self) -> RequestField | None:
        """The most likely parameter for the page size."""
        kinds = (ScalarKind.INTEGER, ScalarKind.NUMBER)
        found = (self.inputs[name] for name in SIZES if name in self.inputs)
        return next((one for one in found if one.is_a(*kinds)), None)

    def place(self, matches: Callable[[ResponseField], bool]) -> ir.Path:
        """The path of the least nested property that matches."""
        found = sorted(
            (p for p in self.page.places if matches(p)), key=lambda p: len(p.path)
        )
        return found[0].path if found else ()

    def flag(self, names: frozenset[str] = MORE) -> ir.Path:
        """The path of a flag for more pages or for the last page."""
        return self.place(lambda p: p.name in names and p.is_a(ScalarKind.BOOLEAN))

    def number(self, names: frozenset[str]) -> ir.Path:
        """The path of a number with one of the names."""
        kinds = (ScalarKind.INTEGER, ScalarKind.NUMBER)
        if names <= PAGE_TOTALS and (found := self.place(_is_pages)):
            return found
        return self.place(lambda p: p.name in names and p.is_a(*kinds))

    def counted(self) -> bool:
        """Whether the response has a total or a flag for more pages."""
        numbers = self.number(PAGE_TOTALS) or self.number(TOTALS)
        return bool(numbers or self.flag() or self.flag(DONE))

    def counter(self, names: frozenset[str]) -> RequestField | None:
        """The only parameter with one of the names that accepts a number; a property of the
        body only if the operation is a search.
        """
        found = [
            one
            for name, one in self.inputs.items()
            if name in names and not one.within and self._counts(name, one)
        ]
        if len(found) != 1:
            return None
        if self.operation.method != "GET" and not self._searches():
            return None
        return None if self.operation.method == "GET" and found[0].in_body else found[0]

    def _counts(self, name: str, one: RequestField) -> bool:
        """Whether a parameter is a number; a page number may be declared as string."""
        if one.is_a(ScalarKind.INTEGER, ScalarKind.NUMBER):
            return True
        page = name in PAGES and one.is_a(ScalarKind.STRING)
        return page and bool(self.number(PAGE_TOTALS) and self.number(NUMBERS))

    def _searches(self) -> bool:
        last = folded_text(self.operation.path.rpartition("/")[2])
        return self.counted() or last in SEARCHES


def _is_pages(place: ResponseField) -> bool:
    """Whether a property is ``pages`` in a pagination object: the number of pages."""
    paging = place.around in ("meta", "metadata", "pagination", "paging")
    return place.name == "pages" and paging and place.is_a(ScalarKind.INTEGER)


def detected(api: ir.Api, operation: ir.Operation) -> ir.Paging | None:
    """Detect the pagination of an operation; None if there is none."""
    if operation.method not in ("GET", "POST", "QUERY"):
        return None
    page = page_response(api, operation)
    if page is None:
        return None
    evidence = Evidence(api, operation, page, request_fields(api, operation))
    rules = _RULES if operation.method == "GET" else _RULES_FOR_BODIES
    return next((found for rule in rules if (found := rule(evidence))), None)


def by_queries(evidence: Evidence) -> ir.Paging | None:
    """Query strings, for a list with a total; with a cursor if the items have ids."""
    queries, total = evidence.operation.queries, evidence.number(TOTALS)
    if queries is None or not queries.certain or not total:
        return None
    found = ir.Paging(
        style=PagingStyle.QUERIES,
        item=evidence.page.item,
        items=evidence.page.items,
        parameter=queries.parameter,
        total=total,
    )
    has_id = _has(evidence, "$id") and queries.attributes != ()
    return replace(found, last="$id" if has_id else "")


def by_cursor(evidence: Evidence) -> ir.Paging | None:
    """A parameter and the property that holds its next value."""
    for one in _cursors(evidence):
        path = _next_of(evidence, one)
        if path:
            return evidence.base(
                PagingStyle.CURSOR,
                parameter=one.wire,
                in_body=one.in_body,
                within=one.within,
                next=path,
                total=(),
            )
    return None


def _cursors(evidence: Evidence) -> list[RequestField]:
    """The parameters that may accept a cursor, most likely first."""
    found = [
        name
        for name, one in evidence.inputs.items()
        if (one.within or is_cursor_name(name)) and one.is_a(*_TEXT_OR_NUMBER)
    ]
    ranks = {name: rank for rank, name in enumerate(CURSORS)}
    found.sort(key=lambda name: ranks.get(name, 0))
    return [evidence.inputs[name] for name in found]


def _next_of(evidence: Evidence, one: RequestField) -> ir.Path:
    """The path of a parameter's next value.

    A response may repeat the requested page number. Therefore, a property with the name of a
    numeric parameter is its next value only inside an object such as ``next``.
    """
    name = folded_text(one.wire)
    own = [name, name.removeprefix("start").removeprefix("page")]
    own = [found for found in dict.fromkeys(own) if found]
    counts = name in _COUNTING
    opaque = not counts or one.is_a(ScalarKind.STRING)
    wanted = [f"next{found}" for found in own]
    if name.startswith("exclusivestart"):
        wanted.append(name.replace("exclusivestart", "lastevaluated"))
    for member in wanted + list(NEXT if opaque else ()):
        if path := evidence.place(partial(_is_cursor, member)):
            return path
    if path := evidence.place(lambda p: p.name in own and p.around in AHEAD):
        return path
    if counts:
        return () if opaque else evidence.place(_is_next_number)
    if path := evidence.place(lambda p: p.name in own and p.is_a(*_TEXT_OR_NUMBER)):
        return path
    return evidence.place(partial(_is_cursor, "lastid")) if evidence.flag() else ()


def _is_cursor(member: str, place: ResponseField) -> bool:
    around, dot, name = member.rpartition(".")
    held = not dot or place.around == around
    return held and place.name == name and place.is_a(*_TEXT_OR_NUMBER)


def _is_next_number(place: ResponseField) -> bool:
    return place.name == "next" and place.is_a(ScalarKind.INTEGER)


def by_url(evidence: Evidence) -> ir.Paging | None:
    """A property with the URL of the next page, or with either a URL or a cursor."""
    if path := evidence.place(partial(_is_url, evidence.api)):
        return evidence.base(PagingStyle.URL, next=path, total=(), more=())
    candidates = [one for one in _cursors(evidence) if not one.in_body]
    path = evidence.place(_may_be_url)
    if not path or not candidates:
        return None
    return evidence.base(
        PagingStyle.URL, parameter=candidates[0].wire, next=path, total=()
    )


def _is_url(api: ir.Api, place: ResponseField) -> bool:
    if isinstance(place.type, ir.Union):
        # JSON:API §5.6: a link is a string or an object.
        links = any(is_link(api, of) for of in place.type.variants)
        return links and place.name in AHEAD and place.around in LINKS
    if not place.is_a(ScalarKind.STRING):
        return False
    if place.name in URLS:
        return True
    if place.name == "href" and place.around == "next":
        return True
    if place.name in AHEAD and place.around in LINKS:
        return True
    form = place.type.format if isinstance(place.type, ir.Scalar) else ""
    shown = [e.value for e in place.field.examples]
    web = any(isinstance(e, str) and e.startswith(_WEB) for e in shown)
    url = form in ("uri", "url", "uri-reference") or web
    return url and (place.name in AHEAD or place.around in AHEAD)


def _may_be_url(place: ResponseField) -> bool:
    return place.name == "next" and place.is_a(ScalarKind.STRING)


def by_links(evidence: Evidence, *, mentions_next: bool) -> ir.Paging | None:
    """An array of links, one of which has the URL of the next page.

    The array may have no such link. Therefore other rules come first, unless
    (``mentions_next``) the document mentions the relation ``next``.
    """
    path = evidence.place(partial(_leads_to_next, evidence.api, mentions_next))
    asks = evidence.size() or evidence.counter(PAGES) or evidence.counter(OFFSETS)
    if not path or not (mentions_next or asks or _cursors(evidence)):
        return None
    place = next(p for p in evidence.page.places if p.path == path)
    link = tuple(f.wire for f in link_fields(evidence.api, place.type) or ())
    return evidence.base(PagingStyle.URL, next=path, link=link, total=())


def _leads_to_next(api: ir.Api, mentions_next: bool, place: ResponseField) -> bool:
    fields = link_fields(api, place.type)
    if fields is None or place.name not in LINKS:
        return False
    relation = fields[0]
    of = resolve_type(api, without_null(relation.type))
    values = of.values if isinstance(of, ir.Literals) else ()
    shown = [one.value for one in (*values, *relation.examples)]
    text = f"{relation.doc.description} {place.field.doc.description}"
    return not mentions_next or "next" in shown or bool(_NEXT.search(text))


def by_link(evidence: Evidence) -> ir.Paging | None:
    """A described Link header, together with a parameter that selects pages."""
    asks = evidence.size() or evidence.counter(PAGES) or _cursors(evidence)
    if not evidence.page.linked or not (asks or not evidence.page.items):
        return None
    return evidence.base(PagingStyle.LINK, total=(), more=())


def by_last(evidence: Evidence) -> ir.Paging | None:
    """The id of the last item, if the response has a flag for more pages."""
    candidates = evidence.inputs.items()
    found = [one for name, one in candidates if name in BY_LAST and not one.within]
    fits = len(found) == 1 and found[0].is_a(*_TEXT_OR_NUMBER)
    given = evidence.flag() or evidence.flag(DONE) or "startingafter" in evidence.inputs
    if not fits or not given or not _has(evidence, "id"):
        return None
    return evidence.base(
        PagingStyle.CURSOR,
        parameter=found[0].wire,
        in_body=found[0].in_body,
        last="id",
        total=(),
    )


def _has(evidence: Evidence, wire: str) -> bool:
    """Whether items have a property that can be a cursor."""
    item = resolve_type(evidence.api, without_null(evidence.page.item))
    fields = item.fields if isinstance(item, ir.Model) else ()
    types = [resolve_type(evidence.api, f.type) for f in fields if f.wire == wire]
    return any(isinstance(t, ir.Scalar) and t.kind in _TEXT_OR_NUMBER for t in types)


def by_page(evidence: Evidence) -> ir.Paging | None:
    """A page number."""
    one = evidence.counter(PAGES)
    if one is None:
        return None
    at = evidence.number(NUMBERS)
    first = is_whole_number(one.default)
    size = evidence.size()
    if not (size or evidence.counted() or first is not None or one.required):
        return None  # a call without a page may return all items
    if _ALL.search(one.text) or (size is not None and _ALL.search(size.text)):
        return None
    if first is None:
        first = _first_page(one.text)
    certain = first is not None
    if first is None:
        first = one.limit("minimum")
    if first is None and folded_text(one.wire) != "pageindex":
        first = 1
    if first not in (0, 1) or (first == 0 and not certain and not at):
        return None  # unknown whether the first page is 0 or 1
    # If the first page might be 1, the page number reaches the number of pages too early;
    # if it is 0, it reaches the number of the last page too early.
    totals = PAGE_TOTALS if first else PAGE_TOTALS - {"lastpage", "maxpage"}
    pages = evidence.number(totals) if certain or first else ()
    return evidence.base(
        PagingStyle.PAGE,
        parameter=one.wire,
        in_body=one.in_body,
        first=first,
        pages=pages,
        at=at,
    )


def _first_page(text: str) -> int | None:
    """The number of the first page according to a description."""
    found = _FIRST.search(text)
    if found is None:
        return None
    return 0 if "0" in found[0] or "zero" in found[0].lower() else 1


def by_offset(evidence: Evidence) -> ir.Paging | None:
    """A number of items to skip, together with a page size."""
    one = evidence.counter(OFFSETS)
    if one is None and not evidence.inputs.keys() & ENDS:
        one = evidence.counter(STARTS)
        if one is not None and one.wire == "from" and not evidence.counted():
            return None
    if one is None or not (evidence.size() or evidence.counted()):
        return None
    name = folded_text(one.wire)
    start: int | None = is_whole_number(one.default) or 0
    if name == "pageoffset" and not one.wire.endswith("]"):
        return None  # it may count pages, except in JSON:API
    if name == "startindex":
        start = _start_index(evidence, one)
    if start not in (0, 1) or (start and name != "startindex"):
        return None
    return evidence.base(
        PagingStyle.OFFSET,
        parameter=one.wire,
        in_body=one.in_body,
        start=start,
        at=evidence.number(OFFSETS) if name == "startindex" else (),
    )


def _start_index(evidence: Evidence, one: RequestField) -> int | None:
    """The number of the first item: 1 in SCIM (RFC 7644 §3.4.2.4)."""
    for known in (
        is_whole_number(one.default),
        one.limit("minimum"),
        _first_page(one.text),
    ):
        if known is not None:
            return known
    scim = evidence.page.items == ("Resources",)
    return int(scim) if scim or evidence.number(OFFSETS) else None


_RULES = (
    by_queries,
    by_cursor,
    by_url,
    by_link,
    partial(by_links, mentions_next=True),
    by_last,
    by_page,
    by_offset,
    partial(by_links, mentions_next=False),
)
_RULES_FOR_BODIES = (by_cursor, by_last, by_page, by_offset)


def guesses(api: ir.Api, operation: ir.Operation) -> Iterator[ir.Paging]:
    """Yield the items and totals that settings may omit."""
    page = page_response(api, operation)
    if page is not None:
        evidence = Evidence(api, operation, page, request_fields(api, operation))
        pages = evidence.number(PAGE_TOTALS)
        yield evidence.base(PagingStyle.LINK, pages=pages)


class ChoiceError(Exception):
    """A pagination setting that does not match the document; the message says why."""


class Choice(Struct, frozen=True, kw_only=True):
    """The pagination settings of one operation; None means "as detected"."""

    off: bool = False
    style: PagingStyle | None = None
    parameter: str | None = None
    items: ir.Path | None = None
    next: ir.Path | None = None
    more: ir.Path | None = None
    done: ir.Path | None = None
    at: ir.Path | None = None
    total: ir.Path | None = None
    pages: ir.Path | None = None
    last: str | None = None
    size: str | None = None
    first: int | None = None


class Choices(Struct, frozen=True, kw_only=True):
    """The pagination settings of all operations.

    ``detect`` enables detection for operations without settings. ``queries`` is the notation
    of query strings: ``text``, ``json``, ``none``, or empty for "as detected".
    """

    detect: bool = True
    queries: str = ""
    operations: Mapping[str, Choice]


def with_choice(
    api: ir.Api, operation: ir.Operation, choice: Choice
) -> ir.Paging | None:
    """The pagination of an operation by its settings; what they omit is detected.

    Raises:
        ChoiceError: the document does not have what the settings name.
    """
    if choice.off:
        return None
    found = detected(api, operation)
    if found is None or choice.style not in (None, found.style):
        found = next(guesses(api, operation), found)
        if choice.style is None:
            raise ChoiceError(
                "style is missing: the document does not show how the pages are linked"
            )
    result = _result(operation)
    if found is None and choice.items is None:
        raise ChoiceError(
            "items is missing: the document does not show where the items are"
        )
    given = {
        name: value
        for name, value in asdict(choice).items()
        if name != "off" and value is not None
    }
    base = found or ir.Paging(style=PagingStyle.LINK, item=ir.Unknown())
    paging = replace(base, **given)
    if paging.style is PagingStyle.OFFSET and choice.first is not None:
        paging = replace(paging, start=choice.first)
    listed = resolve_type(
        api, without_null(type_at(api, result, paging.items) or ir.Unknown())
    )
    if not isinstance(listed, ir.Array):
        where = ".".join(paging.items) or "the response"
        raise ChoiceError(f"{where} is not an array")
    return _with_location(api, operation, replace(paging, item=listed.items))


def _result(operation: ir.Operation) -> ir.Type:
    if isinstance(found := success_of(operation), ir.Ref | ir.Array):
        return found
    for response in operation.responses:
        for content in response.contents if response.success else ():
            if isinstance(content.type, ir.Ref | ir.Array) and content.stream is None:
                return content.type
    raise ChoiceError("it has no response that can be a page")


def _with_location(
    api: ir.Api, operation: ir.Operation, paging: ir.Paging
) -> ir.Paging:
    """Complete the pagination with the location of its parameter."""
    style = paging.style
    if style is PagingStyle.QUERIES:
        if operation.queries is None:
            raise ChoiceError("it has no parameter 'queries'")
        return replace(paging, parameter=operation.queries.parameter)
    if style in (PagingStyle.URL, PagingStyle.LINK):
        if style is PagingStyle.URL and not paging.next:
            raise ChoiceError("next is missing: the path of the URL in the response")
        links = link_fields(api, type_at(api, _result(operation), paging.next))
        paging = replace(paging, link=tuple(field.wire for field in links or ()))
        if style is PagingStyle.LINK or not paging.parameter:
            return replace(paging, parameter="", in_body=False)
    if not paging.parameter:
        raise ChoiceError(
            "set parameter to the name of the parameter that selects the page"
        )
    candidates = request_fields(api, operation).get(folded_text(paging.parameter))
    if (
        candidates is None
        or ".".join((*candidates.within, candidates.wire)) != paging.parameter
    ):
        raise ChoiceError(f"it has no parameter {paging.parameter!r}")
    if style is PagingStyle.CURSOR and not (paging.next or paging.last):
        raise ChoiceError("next or last is missing: the path of the next cursor")
    if candidates.within and style is not PagingStyle.CURSOR:
        raise ChoiceError("only a cursor can be nested in an object of the body")
    return replace(
        paging,
        parameter=candidates.wire,
        in_body=candidates.in_body,
        within=candidates.within,
    )


def with_detected_pagination(
    api: ir.Api, choices: Choices, refuse: Callable[[str, str], None]
) -> ir.Api:
    """Return the API with the pagination of its operations.

    ``refuse`` is called for settings that cannot be applied, with the operation as the
    config names it and the reason.
    """
    used: set[str] = set()

    def one(operation: ir.Operation) -> ir.Operation:
        operation = _queried(operation, choices.queries)
        for key in (operation.operation_id, operation.id):
            if key and key in choices.operations:
                used.add(key)
                try:
                    paging = with_choice(api, operation, choices.operations[key])
                except ChoiceError as error:
                    refuse(key, str(error))
                    return operation
                return replace(operation, paging=paging)
        found = detected(api, operation) if choices.detect else None
        return replace(operation, paging=found)

    operations = tuple(map(one, api.operations))
    for key in choices.operations:
        if key not in used:
            refuse(key, "the document has no such operation")
    return replace(api, operations=operations)


def _queried(operation: ir.Operation, notation: str) -> ir.Operation:
    """Return the operation with the configured notation of query strings; without a setting,
    uncertain query strings are dropped.
    """
    queries = operation.queries
    if queries is None:
        return operation
    if notation == "none" or (not notation and not queries.certain):
        return replace(operation, queries=None)
    if notation:
        queries = replace(queries, json=notation == "json", certain=True)
    return replace(operation, queries=queries)


ALL = "*"
"""The key of the setting for all operations that are not listed."""

_PLACES = ("items", "next", "more", "done", "at", "total", "pages")
_STYLES = ", ".join(PagingStyle)


def read_choices(value: object) -> tuple[bool, Mapping[str, Choice]]:
    """Read whether pagination is detected, and the settings by operation.

    Raises:
        ChoiceError: a setting is invalid; its arguments are the key and the reason.
    """
    if value is False:
        return False, {}
    if not is_object(value):
        raise ChoiceError("", "pagination must be false or a table")
    table = dict(value)
    detect = table.pop(ALL, True)
    if not isinstance(detect, bool):
        raise ChoiceError(ALL, '"*" must be true or false')
    return detect, {key: _choice(key, of) for key, of in table.items()}


def _choice(key: str, value: object) -> Choice:
    if value is False:
        return Choice(off=True)
    if not is_object(value):
        raise ChoiceError(key, f"{key} must be false or a table")
    known = [name for name in Choice.__struct_fields__ if name != "off"]
    for name in value:
        if name not in known:
            given = ", ".join(known)
            raise ChoiceError(key, f"unknown key {name!r}; the keys are {given}")
    return Choice(**{name: _setting(key, name, of) for name, of in value.items()})


def _setting(key: str, name: str, value: object) -> Any:
    if name in _PLACES:
        return _path(key, name, value)
    if name == "first":
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        raise ChoiceError(key, "first must be an integer")
    if not isinstance(value, str):
        raise ChoiceError(key, f"{name} must be a string")
    if name != "style":
        return value
    if value not in list(PagingStyle):
        raise ChoiceError(key, f"unknown style {value!r}; the styles are {_STYLES}")
    return PagingStyle(value)


def _path(key: str, name: str, value: object) -> ir.Path:
    """Read a path: names separated by dots, or a list of names."""
    if isinstance(value, str):
        return tuple(filter(None, value.split(".")))
    if is_array(value) and all(isinstance(one, str) for one in value):
        return tuple(value)
    raise ChoiceError(
        key, f'{name} must be a string such as "meta.next", or a list of strings'
    )

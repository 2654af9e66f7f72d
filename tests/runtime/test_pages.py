"""Pages that lead to the next: every style, its ends, and what must never happen."""

from __future__ import annotations

import asyncio
import copy
import gc
import json
import pickle
import sys
import weakref
from collections.abc import Callable
from types import ModuleType
from typing import Any

import httpx2
import pytest

from runtime.auth import ApiKey
from runtime.client import AsyncClient, AsyncResource, SyncClient, SyncResource
from runtime.codecs import BOOLEAN, INTEGER, STRING, ListOf, OneOf, Ref
from runtime.errors import APIResponseValidationError, APIStatusError, PaginationError
from runtime.models import Model, optional, required
from runtime.operations import Server, body_property, query, whole_body
from runtime.page_links import LinkPagination, UrlPagination, next_link
from runtime.page_parameters import CursorPagination, NumberPagination
from runtime.pagination import PagedOperation, Pagination, page_named
from runtime.parameters import header
from runtime.settings import Service
from runtime.validation import ValidationWarning

Handler = Callable[[httpx2.Request], httpx2.Response]
HERE = "https://api.test/v1/things"
WARN = {"validation": "warn"}


class Thing(Model):
    """An item."""

    id: int | str = required("id", OneOf(INTEGER, STRING))


class ThingList(Model):
    """A page as a service sends it."""

    data: list[Thing] = optional("data", ListOf(Ref("Thing", __name__)))
    next: Any = optional()
    has_more: bool | None = optional("has_more", BOOLEAN)
    total: int | None = optional("total", INTEGER)


def things(pagination: Pagination, *, method: str = "GET", bare: bool = False) -> Any:
    of = ListOf(Ref("Thing", __name__)) if bare else Ref("ThingList", __name__)
    return PagedOperation(
        method,
        "/things",
        pagination=pagination,
        arguments=(
            query("limit"),
            query("offset"),
            query("page"),
            query("after"),
            query("queries"),
            header("X-Trace", "trace"),
            *([body_property("start"), body_property("q")] if method == "POST" else []),
        ),
        body="application/json" if method == "POST" else "",
        responses={"200": {"application/json": of}},
        security=(("key",),),
    )


class Things(SyncResource):
    def list(self, operation: Any, **given: Any) -> Any:
        options = given.pop("options", {})
        return operation.page(self._caller, given, options)


class AsyncThings(AsyncResource):
    def list(self, operation: Any, **given: Any) -> Any:
        options = given.pop("options", {})
        return operation.pages(self._caller, given, options)


SERVICE = Service(
    servers=(Server("https://api.test/v1"),),
    schemes={"key": ApiKey("header", "X-Key", keyword="key")},
)


class Both:
    """Goes through pages with both clients, and compares what they send and get."""

    def __init__(self, handler: Handler, service: Service = SERVICE) -> None:
        self.handler = handler
        self.service = service
        self.sent: list[httpx2.Request] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.sent.append(request)
        return self.handler(request)

    def sync(self) -> SyncClient:
        return SyncClient(
            self.service,
            credentials={"key": "k"},
            max_retries=0,
            http_client=httpx2.MockTransport(self),
        )

    def asynchronous(self) -> AsyncClient:
        return AsyncClient(
            self.service,
            credentials={"key": "k"},
            max_retries=0,
            http_client=httpx2.MockTransport(self),
        )

    def ids(self, operation: Any, **given: Any) -> list[Any]:
        """The ids of all items; the URLs are the same for both clients."""
        self.sent = []
        found = [t.id for t in Things(self.sync()).list(operation, **given)]
        urls, self.sent = self.urls(), []

        async def awaited() -> list[Any]:
            async with self.asynchronous() as client:
                pages = AsyncThings(client).list(operation, **given)
                return [t.id async for t in pages]

        assert asyncio.run(awaited()) == found
        assert self.urls() == urls
        return found

    def urls(self) -> list[str]:
        return [str(r.url).removeprefix(HERE) for r in self.sent]


def answer(ids: list[Any], *, link: str = "", **more: Any) -> httpx2.Response:
    fields = {"Link": link} if link else {}
    data = [{"id": id_} for id_ in ids]
    return httpx2.Response(200, json={"data": data, **more}, headers=fields)


def counting(most: int, *, length: int = 2, clamp: int = 99, **more: Any) -> Handler:
    """A service that counts: items 1 to ``most``, by offset or by page number."""

    def handle(request: httpx2.Request) -> httpx2.Response:
        asked = request.url.params
        limit = min(int(asked.get("limit", length)), clamp)
        start = int(asked.get("offset", 0))
        if "page" in asked:
            start = (int(asked["page"]) - 1) * limit
        ids = list(range(1, most + 1))[start : start + limit]
        return answer(ids, **more)

    return handle


OFFSET = NumberPagination("offset", items=("data",), size="limit", most=50)
PAGE = NumberPagination("page", first=1, items=("data",), size="limit", most=50)
CURSOR = CursorPagination("after", items=("data",), next=("next",))
LAST = CursorPagination("after", items=("data",), last="id", more=("has_more",))
URL = UrlPagination(items=("data",), next=("next",))
LINK = LinkPagination(items=("data",))


# ------------------------------------------------------------------- the styles


def test_an_offset_counts_items_until_a_page_is_empty() -> None:
    both = Both(counting(4))
    assert both.ids(things(OFFSET)) == [1, 2, 3, 4]
    assert both.urls() == ["", "?offset=2", "?offset=4"]


def test_a_page_shorter_than_allowed_is_the_last() -> None:
    both = Both(counting(3))
    assert both.ids(things(OFFSET), limit=2) == [1, 2, 3]
    assert both.urls() == ["?limit=2", "?limit=2&offset=2"]
    assert Both(counting(3)).ids(things(PAGE), limit=2) == [1, 2, 3]


def test_a_page_that_the_service_cut_short_is_not_the_last() -> None:
    both = Both(counting(5, clamp=2))
    assert both.ids(things(OFFSET), limit=60) == [1, 2, 3, 4, 5]
    unknown = NumberPagination("offset", items=("data",), size="limit")
    assert both.ids(things(unknown), limit=4) == [1, 2, 3, 4, 5]


def test_the_documented_length_of_a_page_tells_the_last() -> None:
    pagination = NumberPagination("offset", items=("data",), size="limit", default=2)
    both = Both(counting(3))
    assert both.ids(things(pagination)) == [1, 2, 3]
    assert len(both.sent) == 2


def test_a_total_ends_what_is_counted() -> None:
    pagination = NumberPagination("offset", items=("data",), total=("total",))
    both = Both(counting(4, total=4))
    assert both.ids(things(pagination)) == [1, 2, 3, 4]
    assert both.ids(things(pagination), offset=2) == [3, 4]
    assert both.urls() == ["?offset=2"]
    pagination = NumberPagination("page", first=1, items=("data",), total=("total",))
    assert both.ids(things(pagination)) == [1, 2, 3, 4]
    assert both.urls() == ["", "?page=2"]
    assert both.ids(things(pagination), page=2) == [3, 4]
    assert both.urls() == ["?page=2", "?page=3"], "it may be less than is counted"


def test_a_number_of_pages_ends_them() -> None:
    pagination = NumberPagination("page", first=1, items=("data",), pages=("total",))
    both = Both(counting(4, total=2))
    assert both.ids(things(pagination)) == [1, 2, 3, 4]
    assert both.urls() == ["", "?page=2"]


def test_more_decides() -> None:
    pagination = NumberPagination(
        "page", first=1, items=("data",), more=("has_more",), default=9
    )

    def handle(request: httpx2.Request) -> httpx2.Response:
        page = int(request.url.params.get("page", 1))
        return answer([page], has_more=page < 3)

    assert Both(handle).ids(things(pagination)) == [1, 2, 3]
    assert Both(handle).ids(things(pagination), page=3) == [3]


def test_a_page_number_begins_where_the_caller_does() -> None:
    both = Both(counting(6))
    assert both.ids(things(PAGE), page=2, limit=2) == [3, 4, 5, 6]
    assert both.urls()[1] == "?limit=2&page=3"
    assert both.ids(things(PAGE), options={"extra_query": {"page": 3}}) == [5, 6]
    assert both.urls() == ["?page=3", "?page=4"]


def by_cursor(request: httpx2.Request) -> httpx2.Response:
    after = request.url.params.get("after")
    if after == "b":
        return answer([3])
    return answer([1, 2] if after is None else [], next="b" if after is None else "")


def test_a_cursor_is_handed_on_until_there_is_none() -> None:
    both = Both(by_cursor)
    assert both.ids(things(CURSOR), limit=2) == [1, 2, 3]
    assert both.urls() == ["?limit=2", "?limit=2&after=b"]


@pytest.mark.parametrize("end", [None, "", 0])
def test_no_cursor_is_the_end(end: Any) -> None:
    assert Both(lambda _: answer([1], next=end)).ids(things(CURSOR)) == [1]


def test_a_cursor_may_be_the_last_item() -> None:
    def handle(request: httpx2.Request) -> httpx2.Response:
        after = int(request.url.params.get("after", 0))
        return answer([after + 1, after + 2], has_more=after < 4)

    both = Both(handle)
    assert both.ids(things(LAST)) == [1, 2, 3, 4, 5, 6]
    assert both.urls() == ["", "?after=2", "?after=4"]
    assert Both(lambda _: answer([1])).ids(things(LAST)) == [1]


def test_a_cursor_may_travel_in_the_body() -> None:
    pagination = CursorPagination(
        "start", items=("data",), next=("next",), in_body=True
    )
    bodies: list[bytes] = []

    def handle(request: httpx2.Request) -> httpx2.Response:
        bodies.append(request.content)
        return answer(
            [len(bodies)], next="b" if b"start" not in request.content else None
        )

    operation = things(pagination, method="POST")
    found = Things(Both(handle).sync()).list(operation, q="x")
    assert [t.id for t in found] == [1, 2]
    assert bodies == [b'{"q":"x"}', b'{"q":"x","start":"b"}']


def test_a_body_that_is_given_whole_takes_the_cursor_too() -> None:
    pagination = CursorPagination(
        "start", items=("data",), next=("next",), in_body=True
    )
    operation = things(pagination, method="POST")
    operation.arguments = (whole_body(),)
    bodies: list[bytes] = []

    def handle(request: httpx2.Request) -> httpx2.Response:
        bodies.append(request.content)
        return answer([len(bodies)], next="b" if len(bodies) == 1 else None)

    found = Things(Both(handle).sync()).list(operation, body={"q": 1})
    assert len(list(found)) == 2
    assert bodies == [b'{"q":1}', b'{"q":1,"start":"b"}']


@pytest.mark.parametrize(
    "next_",
    [f"{HERE}?page=2&x=%7Ba%7D", "/v1/things?page=2&x=%7Ba%7D", "?page=2&x={a}"],
)
def test_a_url_in_the_body_is_followed(next_: str) -> None:
    def handle(request: httpx2.Request) -> httpx2.Response:
        return answer([2]) if "page" in request.url.params else answer([1], next=next_)

    both = Both(handle)
    options = {"extra_query": {"page2": 1, "x": "mine"}, "extra_headers": {"X-A": "b"}}
    assert both.ids(things(URL), trace="t", options=options) == [1, 2]
    assert both.urls() == ["?page2=1&x=mine", "?page=2&x=%7Ba%7D&page2=1"]
    names = ("x-key", "x-trace", "x-a")
    assert [[r.headers[n] for n in names] for r in both.sent] == [["k", "t", "b"]] * 2


def test_a_link_field_is_followed() -> None:
    link = f'<{HERE}?page=9>; rel=last, <{HERE}?a=1,2&page=2>; title="a, b"; rel="prev next"'

    def handle(request: httpx2.Request) -> httpx2.Response:
        return answer([2]) if "page" in request.url.params else answer([1], link=link)

    both = Both(handle)
    assert both.ids(things(LINK)) == [1, 2]
    assert both.urls() == ["", "?a=1,2&page=2"]


@pytest.mark.parametrize(
    ("field", "target"),
    [
        ("", ""),
        ("<a>; rel=next", "a"),
        ('<a>;rel="next"', "a"),
        ('<a> ; REL = "Next"', "a"),
        ('<a>; rel="prev first", <b>; rel="next last"', "b"),
        ("<a,b;c>; rel=next", "a,b;c"),
        ('<a>; title="; rel=next, <x>; rel=next", <b>; rel=next', "b"),
        (r'<a>; title="a \" b"; rel=next', "a"),
        ("<a>; crossorigin; rel=next", "a"),
        ("<a>; crossorigin, <b>; rel=next", "b"),
        ("<a>; rel=prev; rel=next", ""),
        ("<a>; rev=next", ""),
        ("<a>; rel=nextish", ""),
        ("<a>; rel=", ""),
        ('<a>; rel="next', "a"),
        ("<a", ""),
        ("a; rel=next", ""),
        ("<>; rel=next", ""),
        (";;;,,,<a>;;rel=next", "a"),
    ],
)
def test_the_next_link_of_a_link_field(field: str, target: str) -> None:
    assert next_link(field) == target


def test_links_may_come_in_several_fields() -> None:
    def handle(request: httpx2.Request) -> httpx2.Response:
        fields = [("Link", "<?page=0>; rel=prev"), ("Link", "<?page=2>; rel=next")]
        second = "page" in request.url.params
        data = {"data": [{"id": 2 if second else 1}]}
        return httpx2.Response(200, json=data, headers=[] if second else fields)

    transport = httpx2.MockTransport(handle)
    client = SyncClient(SERVICE, credentials={"key": "k"}, http_client=transport)
    assert [t.id for t in Things(client).list(things(LINK))] == [1, 2]


def test_a_bare_list_is_a_page_too() -> None:
    def handle(request: httpx2.Request) -> httpx2.Response:
        second = "page" in request.url.params
        fields = {} if second else {"Link": '<?page=2>; rel="next"'}
        ids = [{"id": 3}] if second else [{"id": 1}, {"id": 2}]
        return httpx2.Response(200, json=ids, headers=fields)

    both = Both(handle)
    operation = things(LinkPagination(), bare=True)
    assert both.ids(operation) == [1, 2, 3]
    page = Things(both.sync()).list(operation)
    assert isinstance(page, list)
    assert len(page) == 2
    assert page[1] == Thing(id=2)
    assert page == page[:] == [Thing(id=1), Thing(id=2)]
    assert pickle.loads(pickle.dumps(page)) == page[:]
    assert [len(one) for one in page.iter_pages()] == [2, 1]


def test_a_flag_says_that_a_page_is_the_last() -> None:
    """``done`` ends pages of every style; without the flag they go on as before."""

    def handle(request: httpx2.Request) -> httpx2.Response:
        page = int(request.url.params.get("page", 0))
        after = int(request.url.params.get("after", page))
        number = max(page, after)
        url = f"?page={number + 1}"
        link = f"<{url}>; rel=next"
        flags = {"done": number == 2} if number else {}
        more = {"next": url, "cursor": number + 1, **flags}
        return answer([number], link=link, total=9, **more)

    number = NumberPagination("page", first=0, items=("data",), done=("done",))
    counted = NumberPagination(
        "page", first=0, items=("data",), done=("done",), total=("total",)
    )
    cursor = CursorPagination(
        "after", items=("data",), next=("cursor",), done=("done",)
    )
    url = UrlPagination(items=("data",), next=("next",), done=("done",))
    link = LinkPagination(items=("data",), done=("done",))
    for pagination in (number, counted, cursor, url, link):
        assert Both(handle).ids(things(pagination)) == [0, 1, 2]


def test_the_number_in_the_page_counts_where_none_was_asked_for() -> None:
    pagination = NumberPagination("page", first=1, items=("data",), at=("total",))

    def handle(request: httpx2.Request) -> httpx2.Response:
        page = int(request.url.params.get("page", 0))
        return answer([page] if page < 3 else [], total=page)

    both = Both(handle)
    assert both.ids(things(pagination)) == [0, 1, 2]
    assert both.urls() == ["", "?page=1", "?page=2", "?page=3"]
    assert both.ids(things(pagination), page=1) == [1, 2]
    assert both.urls() == ["?page=1", "?page=2", "?page=3"]


def test_items_may_be_counted_from_one() -> None:
    pagination = NumberPagination("offset", start=1, items=("data",), total=("total",))

    def handle(request: httpx2.Request) -> httpx2.Response:
        start = int(request.url.params.get("offset", 1))
        return answer([1, 2, 3, 4, 5][start - 1 : start + 1], total=5)

    both = Both(handle)
    assert both.ids(things(pagination)) == [1, 2, 3, 4, 5]
    assert both.urls() == ["", "?offset=3", "?offset=5"]


def test_a_cursor_that_repeats_the_parameter_is_the_end() -> None:
    pagination = CursorPagination("after", items=("data",), next=("after",))
    both = Both(lambda r: answer([1], after=r.url.params.get("after")))
    assert both.ids(things(pagination), after="x") == [1]
    assert both.urls() == ["?after=x"]
    assert both.ids(things(pagination)) == [1]


@pytest.mark.parametrize(
    ("next_", "url"),
    [
        ("b/c", "?limit=1&after=b%2Fc"),
        (f"{HERE}?after=b", "?after=b"),
        ("/v1/things?after=b", "?after=b"),
        ("?after=b", "?after=b"),
    ],
)
def test_what_is_next_may_be_a_url_or_a_cursor(next_: str, url: str) -> None:
    pagination = UrlPagination(items=("data",), next=("next",), parameter="after")

    def handle(request: httpx2.Request) -> httpx2.Response:
        return answer([2]) if "after" in request.url.params else answer([1], next=next_)

    both = Both(handle)
    assert both.ids(things(pagination), limit=1) == [1, 2]
    assert both.urls() == ["?limit=1", url]


def test_a_cursor_where_a_url_may_be_does_not_turn_in_a_ring() -> None:
    pagination = UrlPagination(items=("data",), next=("next",), parameter="after")
    page = Things(Both(lambda _: answer([1], next="b")).sync()).list(things(pagination))
    with pytest.raises(PaginationError, match="already fetched"):
        list(page)


@pytest.mark.parametrize("deep", [False, True])
def test_the_number_may_stand_in_an_object_of_the_query(deep: bool) -> None:
    number = "spec[page]" if deep else "page"
    pagination = NumberPagination(number, first=0, items=("data",), more=("has_more",))
    operation = things(pagination)
    style = {"style": "deepObject"} if deep else {}
    operation.arguments = (query("spec", explode=True, **style),)

    def handle(request: httpx2.Request) -> httpx2.Response:
        page = int(request.url.params.get(number, 0))
        return answer([page], has_more=page < 3)

    both = Both(handle)
    assert both.ids(operation, spec={"page": 1, "size": 5}) == [1, 2, 3]
    assert both.ids(operation, spec={"size": 5}) == [0, 1, 2, 3]
    assert len(both.sent[-1].url.params.multi_items()) == 2


# ----------------------------------------------------------------- what a page is


SECOND = f"{HERE}?page=2"


@pytest.mark.parametrize(
    "next_",
    [
        {"href": SECOND},
        [{"rel": "self", "href": HERE}, {"rel": "next", "href": SECOND}],
        [{"rel": "last NEXT", "href": SECOND}],
        [{"rel": ["page", "next"], "href": "?page=2"}],
        [{"relation": "next", "url": SECOND}, {"relation": "self", "url": HERE}],
        ["a text", {"rel": "next", "uri": SECOND}],
    ],
)
def test_a_link_object_in_the_body_is_followed(next_: Any) -> None:
    def handle(request: httpx2.Request) -> httpx2.Response:
        page = request.url.params.get("page")
        return answer([page or 1], next=None if page else next_)

    both = Both(handle)
    assert both.ids(things(UrlPagination(items=("data",), next=("next",)))) == [1, "2"]
    assert both.urls() == ["", "?page=2"]


@pytest.mark.parametrize(
    "next_",
    [[], [{"rel": "self", "href": HERE}], {}, {"href": None}, [{"rel": "next"}]],
)
def test_links_without_a_next_page_are_the_end(next_: Any) -> None:
    both = Both(lambda _: answer([1], next=next_))
    assert both.ids(things(UrlPagination(items=("data",), next=("next",)))) == [1]


@pytest.mark.parametrize("given_whole", [False, True])
@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ({}, {"start": {"at": {"cursor": "b"}}}),
        ({"start": {"size": 2}}, {"start": {"size": 2, "at": {"cursor": "b"}}}),
        (
            {"start": {"at": {"cursor": "a", "x": 1}}},
            {"start": {"at": {"cursor": "b", "x": 1}}},
        ),
        ({"start": Thing(id=3)}, {"start": {"id": 3, "at": {"cursor": "b"}}}),
    ],
)
def test_a_cursor_may_be_in_an_object_of_the_body(
    given_whole: bool, given: dict[str, Any], sent: Any
) -> None:
    pagination = CursorPagination(
        "cursor",
        items=("data",),
        next=("next",),
        in_body=True,
        within=("start", "at"),
    )
    operation = things(pagination, method="POST")
    if given_whole:
        operation.arguments = (whole_body(),)
        given = {"body": given}
    bodies: list[Any] = []

    def handle(request: httpx2.Request) -> httpx2.Response:
        bodies.append(json.loads(request.content or b"{}"))
        return answer([1], next="b" if len(bodies) == 1 else None)

    found = list(Things(Both(handle).sync()).list(operation, **given))
    assert len(found) == 2
    assert bodies[1] == sent


def test_a_number_in_a_body_that_is_given_whole_counts() -> None:
    pagination = NumberPagination("page", first=1, items=("data",), in_body=True)
    operation = things(pagination, method="POST")
    operation.arguments = (whole_body(),)
    asked: list[int] = []

    def handle(request: httpx2.Request) -> httpx2.Response:
        asked.append(json.loads(request.content)["page"])
        return answer([asked[-1]] if asked[-1] < 5 else [])

    found = Things(Both(handle).sync()).list(operation, body={"page": 3})
    assert [t.id for t in found] == [3, 4]
    assert asked == [3, 4, 5]


def beside_others(pagination: Pagination) -> Any:
    """An operation that may also respond with CSV, or with nothing at all."""
    described = {"text/csv": STRING, "application/json": Ref("ThingList", __name__)}
    return PagedOperation(
        "GET",
        "/things",
        pagination=pagination,
        arguments=(query("offset"),),
        responses={
            "200": described,
            "204": None,
            "404": {"text/plain": STRING},
        },
    )


def test_a_page_is_asked_for_in_json() -> None:
    both = Both(counting(3))
    operation = beside_others(NumberPagination("offset", items=("data",)))
    assert both.ids(operation) == [1, 2, 3]
    asked = {request.headers["accept"] for request in both.sent}
    assert asked == {"application/json, text/plain"}


def test_a_response_without_a_page_has_no_items() -> None:
    both = Both(lambda request: httpx2.Response(204))
    operation = beside_others(NumberPagination("offset", items=("data",)))
    with both.sync() as client:
        assert Things(client).list(operation) is None

    async def awaited() -> list[Any]:
        async with both.asynchronous() as client:
            call = AsyncThings(client).list(operation)
            assert await AsyncThings(client).list(operation) is None
            return [item async for item in call]

    assert asyncio.run(awaited()) == []


def test_a_page_is_the_model() -> None:
    page = Things(Both(by_cursor).sync()).list(things(CURSOR))
    assert isinstance(page, ThingList)
    assert [t.id for t in page.data or []] == [1, 2]
    same = ThingList.from_dict({"data": [{"id": 1}, {"id": 2}], "next": "b"})
    assert page == same
    assert same == page
    assert page != ThingList(data=[])
    assert page.to_dict() == same.to_dict()
    assert repr(page) == repr(same).replace("ThingList(", "ThingListPage(", 1)
    assert page.fields_set == same.fields_set


def test_pages_can_be_fetched_by_hand() -> None:
    page = Things(Both(by_cursor).sync()).list(things(CURSOR))
    assert page.has_next_page()
    following = copy.copy(page).get_next_page()
    assert [t.id for t in following.data] == [3]
    assert not following.has_next_page()
    with pytest.raises(PaginationError, match="there is no next page"):
        following.get_next_page()
    assert [len(one.data) for one in page.iter_pages()] == [2, 1]
    assert [t.id for t in page] == [t.id for t in page] == [1, 2, 3]


def test_pages_can_be_awaited_by_hand() -> None:
    async def run() -> None:
        async with Both(by_cursor).asynchronous() as client:
            resource = AsyncThings(client)
            page = await resource.list(things(CURSOR))
            assert isinstance(page, ThingList)
            assert page.has_next_page()
            following = await page.get_next_page()
            assert [t.id for t in following.data] == [3]
            assert [len(p.data) async for p in page.iter_pages()] == [2, 1]
            both = await asyncio.gather(
                resource.list(things(CURSOR)),
                asyncio.create_task(resource.list(things(CURSOR))),
            )
            assert both == [page, page]

    asyncio.run(run())


def test_a_call_to_come_is_a_coroutine() -> None:
    pages = AsyncThings(Both(by_cursor).asynchronous()).list(things(CURSOR))
    assert asyncio.iscoroutine(pages)
    assert len(asyncio.run(pages).data) == 2


WAYS = pytest.mark.parametrize(
    "way", [copy.deepcopy, lambda page: pickle.loads(pickle.dumps(page))]
)


@pytest.fixture
def page_classes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The module from which page classes are unpickled."""
    home = ModuleType("pages")
    here = sys.modules[__name__]
    monkeypatch.setattr(
        home, "__getattr__", lambda name: page_named(name, here), raising=False
    )
    monkeypatch.setitem(sys.modules, "pages", home)


@WAYS
def test_a_copy_is_this_page_alone(
    way: Callable[[Any], Any], page_classes: Any
) -> None:
    page = Things(Both(by_cursor).sync()).list(things(CURSOR))
    for again in (way(page), copy.copy(way(page)), way(way(page))):
        assert again == page
        assert type(again) is type(page)
        assert again.has_next_page()
        with pytest.raises(PaginationError, match="a copy of a page cannot fetch it"):
            again.get_next_page()
        items, found = iter(again), []
        with pytest.raises(PaginationError, match="a copy of a page cannot fetch it"):
            found.extend(item.id for item in items)
        assert [next(iter(again)).id, len(again.data)] == [1, 2]
    last = way(page.get_next_page())
    assert not last.has_next_page()
    assert [item.id for item in last] == [3]
    assert [len(one.data) for one in last.iter_pages()] == [1]


@WAYS
def test_a_copy_of_an_asynchronous_page(
    way: Callable[[Any], Any], page_classes: Any
) -> None:
    async def run() -> None:
        async with Both(by_cursor).asynchronous() as client:
            page = await AsyncThings(client).list(things(CURSOR))
            again, last = way(page), way(await page.get_next_page())
        items = aiter(again)
        assert [(await anext(items)).id for _ in again.data] == [1, 2]
        with pytest.raises(PaginationError, match="a copy of a page cannot fetch it"):
            await anext(items)
        assert [item.id async for item in last] == [3]

    asyncio.run(run())


def test_a_page_without_a_call_cannot_be_iterated_over() -> None:
    kind = type(Things(Both(by_cursor).sync()).list(things(CURSOR)))
    page = kind.from_dict({"data": [{"id": 1}], "next": "b"})
    for own in (page, copy.copy(page), copy.deepcopy(page)):
        assert own == page
        for use in (list, kind.has_next_page, kind.get_next_page):
            with pytest.raises(PaginationError, match="was not returned by a call"):
                use(own)


def test_page_classes_are_found_by_name() -> None:
    here = sys.modules[__name__]
    assert page_named("ThingListPage", here).__bases__[-1] is ThingList
    with pytest.raises(AttributeError, match="no page named 'Nothing'"):
        page_named("Nothing", here)


def test_what_is_no_page_stays_as_it_is() -> None:
    page = Things(Both(lambda _: httpx2.Response(200, json=[1])).sync())
    with pytest.raises(APIResponseValidationError, match="a JSON array instead of"):
        page.list(things(CURSOR))
    with pytest.warns(ValidationWarning, match="got array"):
        assert page.list(things(CURSOR), options=WARN) == [1]
    odd = Both(lambda _: httpx2.Response(200, json={"data": {"a": 1}, "next": {}}))
    strange = Things(odd.sync()).list(things(URL))
    assert strange.data == {"a": 1}
    assert list(strange) == []

    async def run() -> None:
        nothing = Both(lambda _: httpx2.Response(200, json="x"))
        lists = AsyncThings(nothing.asynchronous())
        with (
            pytest.raises(PaginationError, match="not a page"),
            pytest.warns(ValidationWarning),
        ):
            async for _ in lists.list(things(CURSOR), options=WARN):
                pass

    asyncio.run(run())


def test_a_page_behind_another_view_goes_on() -> None:
    both = Both(by_cursor)
    client = both.sync()
    raw = client.with_raw_response(Things(client).list)(things(CURSOR))
    assert raw.status_code == 200
    assert [t.id for t in raw.parse()] == [1, 2, 3]
    streaming = client.with_streaming_response(Things(client).list)
    with streaming(things(CURSOR)) as streamed:
        assert [t.id for t in streamed.parse()] == [1, 2, 3]

    async def run() -> None:
        async with both.asynchronous() as client:
            things_ = AsyncThings(client)
            raw = await client.with_raw_response(things_.list)(things(CURSOR))
            assert [t.id async for t in raw.parse()] == [1, 2, 3]
            opened = client.with_streaming_response(things_.list)(things(CURSOR))
            async with opened as streamed:
                assert [t.id async for t in await streamed.parse()] == [1, 2, 3]

    asyncio.run(run())


def test_options_hold_for_every_page() -> None:
    both = Both(by_cursor)
    options = {
        "extra_query": {"limit": 5, "after": None},
        "extra_headers": {"X-A": "b"},
        "idempotency_key": "once",
        "timeout": 3.0,
    }
    client = both.sync().with_options(headers={"X-B": "c"})
    assert len(list(Things(client).list(things(CURSOR), options=options))) == 3
    assert both.urls() == ["?limit=5", "?limit=5&after=b"]
    first, second = both.sent
    assert first.headers["idempotency-key"] == "once"
    assert "idempotency-key" not in second.headers
    for request in both.sent:
        assert (request.headers["x-a"], request.headers["x-b"]) == ("b", "c")
        assert request.extensions["timeout"]["read"] == 3.0
    assert options["extra_query"] == {"limit": 5, "after": None}


def test_an_error_on_a_later_page_is_raised_there() -> None:
    def handle(request: httpx2.Request) -> httpx2.Response:
        if "after" in request.url.params:
            return httpx2.Response(500)
        return answer([1], next="b")

    page = iter(Things(Both(handle).sync()).list(things(CURSOR)))
    assert next(page).id == 1
    with pytest.raises(APIStatusError):
        next(page)


def test_a_later_page_is_tried_again_and_checked_like_the_first() -> None:
    tries = iter([200, 503, 200])

    def handle(request: httpx2.Request) -> httpx2.Response:
        status = next(tries)
        if "after" not in request.url.params or status != 200:
            return answer([1], next="b") if status == 200 else httpx2.Response(status)
        return httpx2.Response(200, json={"data": [{"id": 2}], "has_more": "no"})

    found: list[Any] = []
    client = SyncClient(
        SERVICE,
        credentials={"key": "k"},
        validation="warn",
        on_validation_issue=found.append,
        http_client=httpx2.MockTransport(handle),
    )
    waits: list[float] = []
    client._caller.sleep = waits.append  # type: ignore[method-assign]
    hooked: list[str] = []
    hooks: Any = {"request": lambda r: hooked.append(r.url.partition("?")[2])}
    client = client.with_options(hooks=hooks)
    client._caller.sleep = waits.append  # type: ignore[method-assign]
    ids = [t.id for t in Things(client).list(things(CURSOR))]
    assert ids == [1, 2]
    assert hooked == ["", "after=b", "after=b"]
    assert len(waits) == 1
    assert [d.path for d in found] == ["$.has_more"]
    strict = client.with_options(validation="strict")
    tries = iter([200, 200])
    with pytest.raises(APIResponseValidationError):
        list(Things(strict).list(things(CURSOR)))


def test_pages_that_were_gone_through_are_let_go() -> None:
    seen: list[weakref.ref[Any]] = []
    page = Things(Both(counting(200)).sync()).list(things(OFFSET))
    for one in page.iter_pages():
        seen.append(weakref.ref(one))
    del one
    gc.collect()
    assert len(seen) == 101
    assert sum(ref() is not None for ref in seen) == 1, "the first, which is held here"


def test_a_full_page_that_counts_itself_is_not_the_last() -> None:
    """Some services give the length of a page as the total."""

    def handle(request: httpx2.Request) -> httpx2.Response:
        start = int(request.url.params.get("offset", 0))
        ids = list(range(start, min(start + 2, 5)))
        return answer(ids, total=len(ids))

    pagination = NumberPagination(
        "offset", items=("data",), total=("total",), size="limit", default=2
    )
    assert Both(handle).ids(things(pagination)) == [0, 1, 2, 3, 4]


# ------------------------------------------------------------- no loop without end


@pytest.mark.parametrize("ring", [1, 2, 3, 7])
def test_cursors_in_a_ring_are_noticed(ring: int) -> None:
    sent: list[str] = []

    def handle(request: httpx2.Request) -> httpx2.Response:
        sent.append("")
        return answer([len(sent)], next=f"c{len(sent) % ring}")

    page = Things(Both(handle).sync()).list(things(CURSOR))
    with pytest.raises(PaginationError, match=r"GET /things: .* already fetched"):
        list(page)
    assert len(sent) <= 4 * ring


def test_pages_that_stay_empty_end() -> None:
    sent: list[str] = []

    def handle(request: httpx2.Request) -> httpx2.Response:
        sent.append("")
        return answer([], next=f"c{len(sent)}")

    with pytest.raises(PaginationError, match="100 consecutive pages are empty"):
        list(Things(Both(handle).sync()).list(things(CURSOR)))
    assert len(sent) == 101


def test_an_empty_page_with_a_cursor_is_passed_over() -> None:
    def handle(request: httpx2.Request) -> httpx2.Response:
        after = request.url.params.get("after")
        return {
            None: answer([1], next="b"),
            "b": answer([], next="c"),
            "c": answer([2]),
        }[after]

    assert Both(handle).ids(things(CURSOR)) == [1, 2]


@pytest.mark.parametrize("pagination", [OFFSET, PAGE])
def test_a_service_that_does_not_count_gives_its_page_once(
    pagination: Pagination,
) -> None:
    both = Both(lambda _: answer([1, 2]))
    assert both.ids(things(pagination)) == [1, 2]
    assert len(both.sent) == 2


def test_a_total_that_is_never_reached_ends_with_an_empty_page() -> None:
    pagination = NumberPagination("offset", items=("data",), total=("total",))
    both = Both(counting(3, total=9))
    assert both.ids(things(pagination)) == [1, 2, 3]
    assert len(both.sent) == 3


# ---------------------------------------------------------------- other origins


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.test/v1/things?page=2",
        "https://api.test:8443/v1/things?page=2",
        "//evil.test/v1/things",
        "https://api.test@evil.test/v1/things",
        "ftp://api.test/v1/things",
        "http://api.test:8080/v1/things",
    ],
)
@pytest.mark.parametrize("pagination", [URL, LINK])
def test_credentials_do_not_follow_to_another_origin(
    elsewhere: str, pagination: Pagination
) -> None:
    both = Both(lambda _: answer([1], next=elsewhere, link=f"<{elsewhere}>; rel=next"))
    page = Things(both.sync()).list(things(pagination))
    assert page.has_next_page()
    with pytest.raises(PaginationError, match="another origin"):
        page.get_next_page()
    assert len(both.sent) == 1


def test_a_url_with_http_means_the_same_place_by_https() -> None:
    def handle(request: httpx2.Request) -> httpx2.Response:
        url = "http://api.test/v1/things?page=2"
        return answer([2]) if "page" in request.url.params else answer([1], next=url)

    both = Both(handle)
    assert both.ids(things(URL)) == [1, 2]
    assert {r.url.scheme for r in both.sent} == {"https"}


def test_a_relative_url_after_a_redirect_elsewhere_is_not_followed() -> None:
    def handle(request: httpx2.Request) -> httpx2.Response:
        if request.url.host == "api.test":
            return httpx2.Response(302, headers={"Location": "https://evil.test/x"})
        return answer([1], next="?page=2")

    page = Things(Both(handle).sync()).list(things(URL))
    with pytest.raises(PaginationError, match=r"evil\.test"):
        page.get_next_page()


def test_a_secret_of_the_query_is_not_sent_twice() -> None:
    def handle(request: httpx2.Request) -> httpx2.Response:
        url = f"{HERE}?page=2&api_key=old"
        return answer([2]) if "page" in request.url.params else answer([1], next=url)

    service = Service(
        servers=(Server("https://api.test/v1"),),
        schemes={"key": ApiKey("query", "api_key", keyword="key")},
    )
    both = Both(handle, service)
    assert both.ids(things(URL)) == [1, 2]
    assert [r.url.params.multi_items() for r in both.sent] == [
        [("api_key", "k")],
        [("page", "2"), ("api_key", "k")],
    ]


KEYED = Service(
    servers=(Server("https://api.test/v1"),),
    schemes={
        "key": ApiKey("query", "api_key", keyword="key"),
        "head": ApiKey("header", "page", keyword="head"),
    },
)


@pytest.mark.parametrize("pagination", [URL, LINK])
@pytest.mark.parametrize("repeated", ["", "&api_key=hidden"])
@pytest.mark.parametrize(
    ("security", "credentials", "values", "options"),
    [
        ((("key",),), {}, {"key": "mine"}, {}),
        ((("key",),), {}, {}, {"extra_query": {"api_key": "mine"}}),
        ((("key",),), {"key": "held"}, {"key": "mine"}, {}),
        ((("key",),), {"key": "mine"}, {}, {}),
    ],
)
def test_a_key_of_the_query_is_on_each_page(
    pagination: Pagination,
    repeated: str,
    security: Any,
    credentials: Any,
    values: Any,
    options: Any,
) -> None:
    """Whether it is a credential, an argument or in ``extra_query``."""
    sent: list[list[tuple[str, str]]] = []

    def handle(request: httpx2.Request) -> httpx2.Response:
        items = request.url.params.multi_items()
        sent.append(sorted(items))
        page = int(dict(items).get("page", 1))
        url = f"{HERE}?page={page + 1}{repeated}" if page < 3 else None
        return answer([page], next=url, link=f"<{url}>; rel=next" if url else "")

    operation = keyed(pagination, security)
    client = SyncClient(
        KEYED,
        credentials=credentials,
        http_client=httpx2.Client(transport=httpx2.MockTransport(handle)),
    )
    page = Things(client).list(operation, **values, options=options)
    assert [thing.id for thing in page] == [1, 2, 3]
    assert sent == [
        [("api_key", "mine")],
        [("api_key", "mine"), ("page", "2")],
        [("api_key", "mine"), ("page", "3")],
    ]


@pytest.mark.parametrize("repeated", ["", "&api_key=hidden"])
def test_a_key_that_the_operation_does_not_ask_for(repeated: str) -> None:
    """The URL decides, as for each argument; a key that it lacks is kept."""
    sent: list[list[tuple[str, str]]] = []

    def handle(request: httpx2.Request) -> httpx2.Response:
        sent.append(sorted(request.url.params.multi_items()))
        url = f"{HERE}?page=2{repeated}" if len(sent) == 1 else None
        return answer([len(sent)], next=url)

    client = SyncClient(
        KEYED, http_client=httpx2.Client(transport=httpx2.MockTransport(handle))
    )
    page = Things(client).list(keyed(URL, ()), key="mine")
    assert [thing.id for thing in page] == [1, 2]
    second = ("api_key", "hidden" if repeated else "mine")
    assert sent == [[("api_key", "mine")], [second, ("page", "2")]]


def keyed(pagination: Pagination, security: tuple[tuple[str, ...], ...]) -> Any:
    """A paged operation that takes a key in its query as an argument."""
    operation = things(pagination)
    return PagedOperation(
        operation.method,
        operation.path,
        pagination=pagination,
        arguments=(*operation.arguments, query("api_key", "key")),
        responses=operation.responses,
        security=security,
    )

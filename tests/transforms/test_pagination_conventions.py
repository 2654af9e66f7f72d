"""The packages of features go through all pages of a service, with both clients."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from operator import attrgetter
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.features import FOLDER, package, write

HERE = "https://api.example.com/v1"


@dataclass(frozen=True)
class Walk:
    """Which call of a feature is looped over; the pages are what the service sends, in
    turn, and ``asked`` the query or body of each request.
    """

    feature: str
    call: str
    pages: tuple[Any, ...]
    asked: tuple[str, ...]
    given: dict[str, Any]


def ids(*numbers: int) -> list[Any]:
    return [{"id": number} for number in numbers]


def walk(feature: str, call: str, *turns: tuple[str, Any], **given: Any) -> Walk:
    asked, pages = zip(*turns, strict=True)
    return Walk(feature, call, pages, asked, given)


WALKS = {
    "a cursor of the same name": walk(
        "cursor_by_its_own_name",
        "orders.list",
        ("", {"orders": ids(1, 2), "cursor": "b"}),
        ("cursor=b", {"orders": ids(3)}),
    ),
    "a cursor that is repeated": walk(
        "cursor_by_its_own_name",
        "orders.list",
        ("cursor=b", {"orders": ids(1, 2), "cursor": "b"}),
        cursor="b",
    ),
    "a cursor in the metadata": walk(
        "cursor_by_its_own_name",
        "pods.list",
        ("limit=2", {"items": ids(1, 2), "metadata": {"continue": "b"}}),
        ("limit=2&continue=b", {"items": ids(3), "metadata": {"continue": ""}}),
        limit=2,
    ),
    "an offset in an object": walk(
        "next_object",
        "tasks.list",
        ("", {"data": ids(1), "next_page": {"offset": "x", "uri": f"{HERE}/tasks"}}),
        ("offset=x", {"data": ids(2), "next_page": None}),
    ),
    "a cursor in an object": walk(
        "next_object",
        "contacts.list",
        ("", {"data": ids(1), "pages": {"page": 1, "next": {"starting_after": "x"}}}),
        ("starting_after=x", {"data": ids(2), "pages": {"page": 2}}),
    ),
    "next is a cursor": walk(
        "cursor_or_url",
        "vectors.list",
        ("", {"vectors": ids(1), "pagination": {"next": "x/y"}}),
        ("paginationToken=x%2Fy", {"vectors": ids(2), "pagination": {}}),
    ),
    "next is a URL": walk(
        "cursor_or_url",
        "vectors.list",
        ("", {"vectors": ids(1), "pagination": {"next": f"{HERE}/vectors?t=x"}}),
        ("t=x", {"vectors": ids(2), "pagination": {}}),
    ),
    "a cursor of JSON:API": walk(
        "cursor_of_json_api",
        "tickets.list",
        ("", {"tickets": ids(1), "meta": {"has_more": True, "after_cursor": "x"}}),
        (
            "page%5Bafter%5D=x",
            {"tickets": ids(2), "meta": {"has_more": False, "after_cursor": "y"}},
        ),
    ),
    "a cursor in an object of the query": walk(
        "cursor_of_json_api",
        "logs.list",
        (
            "page%5Bcursor%5D=a&page%5Blimit%5D=1",
            {"data": ids(1), "meta": {"page": {"after": "b"}}},
        ),
        ("page%5Blimit%5D=1&page%5Bcursor%5D=b", {"data": ids(2), "meta": {}}),
        page={"cursor": "a", "limit": 1},
    ),
    "isLast": walk(
        "last_page_flag",
        "issues.list",
        ("maxResults=9", {"values": ids(1, 2), "startAt": 0, "isLast": False}),
        ("maxResults=9&startAt=2", {"values": ids(3), "isLast": True}),
        max_results=9,
    ),
    "done": walk(
        "last_page_flag",
        "query.query",
        ("q=a", {"records": ids(1), "done": False, "nextRecordsUrl": "/v1/query/2"}),
        ("", {"records": ids(2), "done": True, "nextRecordsUrl": "/v1/query/3"}),
        q="a",
    ),
    "a pageable": walk(
        "pageable",
        "cats.list",
        ("size=2", {"content": ids(1, 2), "number": 0, "last": False}),
        ("size=2&page=1", {"content": ids(3), "number": 1, "last": True}),
        pageable={"size": 2},
    ),
    "a pageable from its second page": walk(
        "pageable",
        "cats.list",
        ("page=1&size=2", {"content": ids(1), "number": 1, "last": False}),
        ("size=2&page=2", {"content": ids(2), "number": 2, "last": True}),
        pageable={"page": 1, "size": 2},
    ),
    "items from 1": walk(
        "item_number",
        "users.list",
        ("", {"Resources": ids(1, 2), "totalResults": 3, "startIndex": 1}),
        ("startIndex=3", {"Resources": ids(3), "totalResults": 3, "startIndex": 3}),
    ),
    "XML beside JSON": walk(
        "xml_alternative",
        "users.list",
        ("", {"users": ids(1), "next_page_token": "x"}),
        ("next_page_token=x", {"users": ids(2), "next_page_token": ""}),
    ),
    "a cursor of the query and of the body": walk(
        "xml_alone",
        "users.search",
        ('{"Marker":"a"}', {"Users": ids(1), "Marker": "b", "IsTruncated": True}),
        ('{"Marker":"b"}', {"Users": ids(2), "Marker": "c", "IsTruncated": False}),
        body_marker="a",
    ),
    "pages of a search": walk(
        "body_page",
        "cats.search",
        ('{"name":"a"}', {"cats": ids(1), "total_pages": 2}),
        ('{"name":"a","page":2}', {"cats": ids(2), "total_pages": 2}),
        name="a",
    ),
    "offsets of a search": walk(
        "body_page",
        "cats.query",
        ('{"limit":2}', ids(1, 2)),
        ('{"limit":2,"offset":2}', ids(3)),
        ('{"limit":2,"offset":3}', []),
        limit=2,
    ),
}


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder where features are written, to be imported."""
    folder = tmp_path_factory.mktemp("conventions")
    sys.path.insert(0, str(folder))
    yield folder
    sys.path.remove(str(folder))


def clients(imported: Path, feature: str) -> tuple[Any, Any]:
    """The two clients of a feature's package."""
    document = FOLDER / "paging" / f"{feature}.yaml"
    write(document, imported)
    module = import_module(f"{package(document)}.client")
    sync, asynchronous = (
        next(c for c in vars(module).values() if of in getattr(c, "__bases__", ()))
        for of in (module.SyncClient, module.AsyncClient)
    )
    return sync, asynchronous


class Scripted:
    """A service that sends its pages in turn, and notes what it is asked for."""

    def __init__(self, pages: tuple[Any, ...]) -> None:
        self.pages = list(pages)
        self.asked: list[str] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        query = request.url.query.decode()
        self.asked.append(request.content.decode() or query)
        return httpx2.Response(200, json=self.pages.pop(0))


def method(client: Any, call: str) -> Any:
    return attrgetter(call)(client)


@pytest.mark.parametrize("one", WALKS.values(), ids=WALKS)
def test_a_loop_gives_the_items_of_all_pages(imported: Path, one: Walk) -> None:
    sync, asynchronous = clients(imported, one.feature)
    wanted = [i["id"] for p in one.pages for i in _items(p)]
    service = Scripted(one.pages)
    with sync(http_client=httpx2.MockTransport(service)) as client:
        found = [item.id for item in method(client, one.call)(**one.given)]
    assert (found, service.asked) == (wanted, list(one.asked))
    again = Scripted(one.pages)

    async def awaited() -> list[Any]:
        transport = httpx2.MockTransport(again)
        async with asynchronous(http_client=transport) as client:
            pages = method(client, one.call)(**one.given)
            return [item.id async for item in pages]

    assert asyncio.run(awaited()) == wanted
    assert again.asked == service.asked


def _items(page: Any) -> list[Any]:
    if isinstance(page, list):
        return page
    return next(value for value in page.values() if isinstance(value, list))


def test_pages_in_xml_lead_on(imported: Path) -> None:
    sync, _ = clients(imported, "xml_alone")
    asked: list[str] = []

    def handle(request: httpx2.Request) -> httpx2.Response:
        asked.append(request.url.query.decode())
        more = "true" if len(asked) == 1 else "false"
        text = (
            f"<Users><Users><id>{len(asked)}</id></Users>"
            f"<Marker>b</Marker><IsTruncated>{more}</IsTruncated></Users>"
        )
        fields = {"Content-Type": "text/xml"}
        return httpx2.Response(200, content=text.encode(), headers=fields)

    with sync(http_client=httpx2.MockTransport(handle)) as client:
        assert [user.id for user in client.users.list()] == [1, 2]
    assert asked == ["", "Marker=b"]

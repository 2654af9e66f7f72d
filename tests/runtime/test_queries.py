"""Query strings of Appwrite in both notations, and the pages that they ask for."""

from __future__ import annotations

import datetime
import json
from typing import Any

import httpx2
import pytest

from runtime.errors import PaginationError
from runtime.page_queries import QueryPagination
from runtime.queries import BaseQuery, JsonQuery, TextQuery
from tests.runtime.test_pages import Both, Things, answer, things


class Text(TextQuery[str]):
    """For a service before 1.5."""


class Json(JsonQuery[str]):
    """For a service since 1.5."""


AT = "2026-01-02T03:04:05Z"
MOMENT = datetime.datetime(2026, 1, 2, 3, 4, 5, tzinfo=datetime.UTC)
QUERIES: list[tuple[Any, str, str | None, list[Any]]] = [
    (lambda q: q.equal("a", "x"), 'equal("a",["x"])', "a", ["x"]),
    (lambda q: q.equal("a", ["x", 1]), 'equal("a",["x",1])', "a", ["x", 1]),
    (lambda q: q.not_equal("a", True), 'notEqual("a",[true])', "a", [True]),
    (lambda q: q.less_than("a", 1.5), 'lessThan("a",[1.5])', "a", [1.5]),
    (lambda q: q.less_than_equal("a", 2), 'lessThanEqual("a",[2])', "a", [2]),
    (lambda q: q.greater_than("a", MOMENT), f'greaterThan("a",["{AT}"])', "a", [AT]),
    (lambda q: q.greater_than_equal("a", 2), 'greaterThanEqual("a",[2])', "a", [2]),
    (lambda q: q.between("a", 1, 2), 'between("a",1,2)', "a", [1, 2]),
    (lambda q: q.is_null("a"), 'isNull("a")', "a", []),
    (lambda q: q.is_not_null("a"), 'isNotNull("a")', "a", []),
    (lambda q: q.starts_with("a", "x"), 'startsWith("a",["x"])', "a", ["x"]),
    (lambda q: q.ends_with("a", "x"), 'endsWith("a",["x"])', "a", ["x"]),
    (lambda q: q.contains("a", ["x"]), 'contains("a",["x"])', "a", ["x"]),
    (lambda q: q.search("a", "x y"), 'search("a",["x y"])', "a", ["x y"]),
    (lambda q: q.select(["a", "b"]), 'select(["a","b"])', None, ["a", "b"]),
    (lambda q: q.order_asc("a"), 'orderAsc("a")', "a", []),
    (lambda q: q.order_desc("$id"), 'orderDesc("$id")', "$id", []),
    (lambda q: q.limit(25), "limit(25)", None, [25]),
    (lambda q: q.offset(50), "offset(50)", None, [50]),
    (lambda q: q.cursor_after("x"), 'cursorAfter("x")', None, ["x"]),
    (lambda q: q.cursor_before("x"), 'cursorBefore("x")', None, ["x"]),
]


@pytest.mark.parametrize(
    ("made", "text", "attribute", "values"), QUERIES, ids=[q[1] for q in QUERIES]
)
def test_a_query_in_both_notations(
    made: Any, text: str, attribute: str | None, values: list[Any]
) -> None:
    assert made(Text) == text
    found = {"method": text.partition("(")[0]}
    found |= {"attribute": attribute} if attribute else {}
    assert json.loads(made(Json)) == (found | {"values": values} if values else found)


def test_every_method_is_shown() -> None:
    public = {name for name in vars(BaseQuery) if not name.startswith("_")}
    assert len(public) == len({text.partition("(")[0] for _, text, _, _ in QUERIES})


def test_queries_join() -> None:
    joined = Json.or_([Json.equal("a", 1), Json.and_([Json.is_null("b")])])
    assert json.loads(joined) == {
        "method": "or",
        "values": [
            {"method": "equal", "attribute": "a", "values": [1]},
            {"method": "and", "values": [{"method": "isNull", "attribute": "b"}]},
        ],
    }
    assert not hasattr(Text, "or_"), "the older notation has no way to say it"


def test_texts_are_escaped_as_the_service_reads_them() -> None:
    assert Text.equal("a", 'say "no", [ok]') == r'equal("a",["say \"no\", [ok]"])'
    assert Text.equal("a", "C:\\dir") == 'equal("a",["C:\\dir"])'
    assert Text.equal("a", None) == 'equal("a",[null])'
    for text in ("ends with \\", 'a \\"', "a\\[b", "a\\,b"):
        with pytest.raises(ValueError, match="backslashes"):
            Text.equal("a", text)
    assert json.loads(Json.equal("a", "\\"))["values"] == ["\\"]


# --------------------------------------------------------------------- the pages


def rows(most: int, **more: Any) -> Any:
    """A service with ``most`` items whose ids are letters and numbers."""
    ids = [f"i{n}" for n in range(most)]

    def handle(request: httpx2.Request) -> httpx2.Response:
        said = dict(map(read, request.url.params.get_list("queries")))
        start = int(said.get("offset", 0))
        limit = int(said.get("limit", 25))
        if "cursorAfter" in said:
            start = ids.index(said["cursorAfter"]) + 1
        if "cursorBefore" in said:
            start = max(ids.index(said["cursorBefore"]) - limit, 0)
            limit = min(limit, ids.index(said["cursorBefore"]))
        return answer(ids[start : start + limit], **more)

    return handle


def read(query: str) -> tuple[str, Any]:
    if query.startswith("{"):
        found = json.loads(query)
        return found["method"], found["values"][0]
    method, _, value = query.rstrip(")").partition("(")
    return method, value.strip('"')


def pagination(last: str = "id", *, json: bool = False) -> QueryPagination:
    return QueryPagination(
        "queries", items=("data",), total=("total",), last=last, json=json
    )


def asked(both: Both) -> list[list[str]]:
    return [r.url.params.get_list("queries") for r in both.sent]


def test_a_cursor_follows_the_last_id() -> None:
    both = Both(rows(5, total=5))
    queries = [Text.limit(2), Text.order_desc("a")]
    assert both.ids(things(pagination()), queries=queries) == [
        "i0",
        "i1",
        "i2",
        "i3",
        "i4",
    ]
    kept = ["limit(2)", 'orderDesc("a")']
    assert asked(both) == [
        kept,
        [*kept, 'cursorAfter("i1")'],
        [*kept, 'cursorAfter("i3")'],
    ]


def test_the_notation_of_the_caller_is_kept() -> None:
    both = Both(rows(3, total=3))
    found = both.ids(things(pagination(json=True)), queries=[Json.limit(2)])
    assert found == ["i0", "i1", "i2"]
    assert asked(both)[1] == [Json.limit(2), Json.cursor_after("i1")]


def test_an_offset_serves_where_items_have_no_ids() -> None:
    both = Both(rows(30, total=30))
    assert len(both.ids(things(pagination(last="")))) == 30
    assert asked(both) == [[], ["offset(25)"]]
    found = both.ids(
        things(pagination(last="")), queries=[Text.offset(27), Text.limit(2)]
    )
    assert found == ["i27", "i28", "i29"]
    assert asked(both)[1] == ["limit(2)", "offset(29)"]


def test_pages_go_backwards_from_a_cursor() -> None:
    both = Both(rows(6, total=6))
    queries = [Text.limit(2), Text.cursor_before("i4")]
    assert both.ids(things(pagination()), queries=queries) == ["i2", "i3", "i0", "i1"]
    assert asked(both)[1] == ["limit(2)", 'cursorBefore("i2")']


def test_a_cursor_of_the_caller_leaves_the_total_unreached() -> None:
    both = Both(rows(5, total=5))
    queries = [Text.limit(2), Text.cursor_after("i0")]
    assert both.ids(things(pagination()), queries=queries) == ["i1", "i2", "i3", "i4"]
    assert len(both.sent) == 3


def test_a_total_that_stopped_counting_is_none() -> None:
    both = Both(rows(5100, total=5000))
    found = both.ids(things(pagination()), queries=[Text.limit(1000)])
    assert len(found) == 5100


def unnamed(both: Both, operation: Any, **given: Any) -> list[Any]:
    both.sent = []
    return list(Things(both.sync()).list(operation, **given))


def test_items_without_their_ids_have_no_cursor() -> None:
    def handle(request: httpx2.Request) -> httpx2.Response:
        count = 1 if "offset(1)" in request.url.params.get_list("queries") else 0
        return httpx2.Response(200, json={"data": [{"name": count}], "total": 2})

    both = Both(handle)
    assert len(unnamed(both, things(pagination()), queries=[Text.limit(1)])) == 2
    assert asked(both) == [["limit(1)"], ["limit(1)", "offset(1)"]]
    with pytest.raises(PaginationError, match="no id"):
        unnamed(
            both, things(pagination()), queries=[Text.limit(1), Text.cursor_after("x")]
        )


def test_queries_may_be_added_by_hand() -> None:
    both = Both(rows(3, total=3))
    options = {"extra_query": {"queries": "limit(2)"}}
    assert both.ids(things(pagination()), options=options) == ["i0", "i1", "i2"]
    assert asked(both) == [["limit(2)"], ["limit(2)", 'cursorAfter("i1")']]
    odd = {"extra_query": {"queries": ["no query", "limit(2)"]}}
    assert len(both.ids(things(pagination()), options=odd)) == 3

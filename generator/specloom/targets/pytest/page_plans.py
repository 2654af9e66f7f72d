"""What the tests of paging answer and expect: two pages, and the request for the second."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from specloom import ir
from specloom.ir import PagingStyle
from specloom.kinds import is_object
from specloom.targets.calls import Call, is_json, resolved, without_null
from specloom.targets.pytest.answers import Answer, json_of
from specloom.targets.pytest.bodies import Body
from specloom.targets.pytest.secrets import proof
from specloom.targets.pytest.texts import escaped, json_text
from specloom.targets.pytest.wire import Request
from specloom.targets.python.queries import writes_json
from specloom.targets.samples import NoSample, Samples

ITEM = "<item>"
"""Stands for an item in the text of a page."""
_KINDS: dict[ir.ScalarKind, Any] = {
    ir.ScalarKind.INTEGER: 2,
    ir.ScalarKind.UUID: "00000000-0000-0000-0000-000000000002",
}


@dataclass(frozen=True, slots=True)
class PagePlan:
    """Two pages of ``length`` items in all.

    ``first`` and ``last`` are the pages with a mark for each item, ``item`` the JSON of
    one. ``given`` are the arguments, by wire name, that keep the first page full, and
    ``link`` is the first page's Link header.
    """

    item: str
    first: str
    last: str
    length: int
    given: dict[str, Any]
    link: str
    media_type: str
    onward: Any  # the value of the parameter, or the URL, that asks for the second page


def page_plan(
    api: ir.Api, called: Call, answer: Answer, samples: Samples, url: str
) -> PagePlan | None:
    """The pages of a call, None where no samples make any; ``url`` is the call's own."""
    paging = called.paging
    if paging is None or answer.json is None or answer.other is not None:
        return None
    whole: Any = json.loads(answer.json)
    try:
        item: Any = samples.value(paging.item, levels=1)
    except NoSample:
        return None
    if _has_place(paging, item):
        return None
    given = dict(_given(called, paging))
    left = 1 if _ends(paging) or (_counts(paging) and paging.most) else 0
    onward = _onward(api, called, paging, item, url)
    shown: Any = onward
    none: Any = None
    if paging.link:
        relation, target = paging.link
        shown, none = [{relation: "next", target: onward}], []
    length = 2 + left
    first = _page(paging, whole, [ITEM] * 2, length, more=True, onward=shown)
    last = _page(paging, whole, [ITEM] * left, length, more=False, onward=none)
    link = f'<{onward}>; rel="next"' if paging.style is PagingStyle.LINK else ""
    return PagePlan(
        json_of(item), first, last, length, given, link, answer.media_type, onward
    )


def _has_place(paging: ir.Paging, item: Any) -> bool:
    """Whether the last item cannot be a cursor although it must."""
    if not paging.last or paging.style is PagingStyle.QUERIES:
        return False
    return not is_object(item) or not item.get(paging.last)


def _counts(paging: ir.Paging) -> bool:
    return paging.style in (PagingStyle.OFFSET, PagingStyle.PAGE)


def _ends(paging: ir.Paging) -> bool:
    """Whether the last page says that it is the last."""
    if _counts(paging):
        return bool(paging.total or paging.pages or paging.more or paging.done)
    flags = paging.more or paging.done
    return not (paging.style is PagingStyle.CURSOR and paging.last and not flags)


def _first(paging: ir.Paging) -> int:
    """The number of the first page, or of its first item."""
    return paging.first if paging.style is PagingStyle.PAGE else paging.start


def _given(called: Call, paging: ir.Paging) -> Iterator[tuple[str, Any]]:
    if paging.style is PagingStyle.QUERIES:
        limit = _query("limit", 2, writes_json(called))
        types = [
            without_null(a.type) for a in called.arguments if a.wire == paging.parameter
        ]
        listed = any(isinstance(of, ir.Array) for of in types)
        yield paging.parameter, [limit] if listed else limit
    if not _counts(paging):
        return
    required = {a.wire for a in called.arguments if a.required}
    if paging.parameter in required:
        yield paging.parameter, _first(paging)
    limits = not _ends(paging) and (paging.most or paging.default)
    if paging.size and (limits or paging.size in required):
        yield paging.size, 2


def _onward(api: ir.Api, called: Call, paging: ir.Paging, item: Any, url: str) -> Any:
    match paging.style:
        case PagingStyle.URL | PagingStyle.LINK:
            return f"{url.partition('?')[0]}?page=2"
        case PagingStyle.OFFSET:
            return paging.start + 2
        case PagingStyle.PAGE:
            return paging.first + 1
        case PagingStyle.QUERIES:
            return item.get(paging.last) if is_object(item) else None
        case PagingStyle.CURSOR if paging.last:
            return item[paging.last]
        case _:
            asked = (a for a in called.arguments if a.wire == paging.parameter)
            kinds = (resolved(api, without_null(a.type)) for a in asked)
            kind = next((k.kind for k in kinds if isinstance(k, ir.Scalar)), None)
            return _KINDS.get(kind, "next-page") if kind else "next-page"


def _page(
    paging: ir.Paging,
    whole: Any,
    items: list[str],
    length: int,
    *,
    more: bool,
    onward: Any,
) -> str:
    page: Any = json.loads(json.dumps(whole))
    page = _placed(page, paging.items, items)
    if paging.style in (PagingStyle.CURSOR, PagingStyle.URL) and paging.next:
        page = _placed(page, paging.next, onward)
    for path, value in (
        (paging.more, more),
        (paging.done, not more),
        (paging.at, _first(paging)),
        (paging.total, length),
        (paging.pages, 2),
    ):
        if path:
            page = _placed(page, path, value)
    return json_of(page)


def _placed(value: Any, path: ir.Path, item: Any) -> Any:
    """The value with something else at a place; objects on the way are made."""
    if not path:
        return item
    inner = value if is_object(value) else dict[str, Any]()
    return {**inner, path[0]: _placed(inner.get(path[0]), path[1:], item)}


def second_request(
    api: ir.Api, called: Call, first: Request, plan: PagePlan
) -> Request | None:
    """The request for the second page, None where it cannot be foretold."""
    paging = called.paging
    assert paging is not None
    secret = {name for name, _ in proof(api, called.operation).query}
    where, _, query = first.url.partition("?")
    pieces = [piece for piece in query.split("&") if piece]
    if paging.style in (PagingStyle.URL, PagingStyle.LINK):
        kept = [p for p in pieces if p.partition("=")[0] in secret]
        return replace(first, url="&".join([plan.onward, *kept]))
    if paging.in_body:
        body = first.body
        if body is None or body.json is None or not is_json(body.media_type):
            return None
        place = (*paging.within, paging.parameter)
        changed = _placed(body.json, place, plan.onward)
        return replace(first, body=Body(body.media_type, json=changed))
    name = escaped(paging.parameter)
    values = (
        _queries(plan.onward, writes_json(called))
        if paging.style is PagingStyle.QUERIES
        else [str(plan.onward)]
    )
    own = [p for p in pieces if p.partition("=")[0] not in {name, *secret}]
    proofs = [p for p in pieces if p.partition("=")[0] in secret]
    asked = [f"{name}={escaped(value)}" for value in values]
    return replace(first, url=f"{where}?{'&'.join([*own, *asked, *proofs])}")


def _queries(last: Any, json_: bool) -> list[str]:
    """The query strings of the second page: a limit of two, then what goes on."""
    cursor = isinstance(last, str) and last
    method, value = ("cursorAfter", last) if cursor else ("offset", 2)
    return [_query("limit", 2, json_), _query(method, value, json_)]


def _query(method: str, value: Any, json_: bool) -> str:
    if json_:
        told = {"method": method, "values": [value]}
        return json_text(told)
    return f"{method}({json_text(value)})"

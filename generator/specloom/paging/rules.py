"""The rules that tell from a document how the pages of an operation follow each other.

Each needs a parameter and an answer that fit together. What is missed can be named in the
config; what is taken for paging and is none would mislead a loop.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from specloom import ir
from specloom.ir import PagingStyle, ScalarKind
from specloom.paging.answers import Answer, Place, answer_of, bare, opened
from specloom.paging.asking import Asked, asked_of, whole
from specloom.paging.words import (
    BY_LAST,
    CURSORS,
    LINKS,
    MORE,
    OFFSETS,
    PAGE_TOTALS,
    PAGES,
    SIZES,
    TOTALS,
    URLS,
)

_TEXT_OR_NUMBER = (ScalarKind.STRING, ScalarKind.INTEGER, ScalarKind.UUID)
_WEB = ("http://", "https://", "/")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a document tells of an operation."""

    api: ir.Api
    operation: ir.Operation
    answer: Answer
    asked: Mapping[str, Asked]

    def base(self, style: PagingStyle, **more: Any) -> ir.Paging:
        """Paging with what every style has in common."""
        size = self.size()
        told = ir.Paging(style=style, item=self.answer.item, items=self.answer.items)
        if size is not None:
            told = replace(
                told,
                size=size.wire,
                most=size.limit("maximum") or 0,
                default=whole(size.default) or 0,
            )
        counts = {"more": self.flag(), "total": self.number(TOTALS)}
        return replace(told, **(counts | more))

    def size(self) -> Asked | None:
        """The parameter that limits a page."""
        found = [
            one
            for name, one in self.asked.items()
            if name in SIZES and one.is_a(ScalarKind.INTEGER, ScalarKind.NUMBER)
        ]
        return found[0] if len(found) == 1 else None

    def place(self, wanted: Callable[[Place], bool]) -> ir.Path:
        """The one place that is wanted; the nearest of several."""
        found = sorted(
            (p for p in self.answer.places if wanted(p)), key=lambda p: len(p.path)
        )
        return found[0].path if found else ()

    def flag(self) -> ir.Path:
        """Where the answer says whether there is more."""
        return self.place(lambda p: p.name in MORE and p.is_a(ScalarKind.BOOLEAN))

    def number(self, names: frozenset[str]) -> ir.Path:
        """Where the answer counts something."""
        return self.place(lambda p: p.name in names and p.is_a(ScalarKind.INTEGER))

    def whole_number(self, names: frozenset[str]) -> Asked | None:
        """The query parameter of one of the names that takes a whole number."""
        kinds = (ScalarKind.INTEGER, ScalarKind.NUMBER)
        found = [
            one
            for name, one in self.asked.items()
            if name in names and one.is_a(*kinds) and not one.in_body
        ]
        return found[0] if len(found) == 1 else None


def detected(api: ir.Api, operation: ir.Operation) -> ir.Paging | None:
    """How the operation's pages follow each other, as far as the document tells."""
    if operation.method not in ("GET", "POST"):
        return None
    answer = answer_of(api, operation)
    if answer is None:
        return None
    evidence = Evidence(api, operation, answer, asked_of(api, operation))
    rules = _RULES if operation.method == "GET" else _RULES_FOR_BODIES
    return next((found for rule in rules if (found := rule(evidence))), None)


def by_queries(evidence: Evidence) -> ir.Paging | None:
    """Query strings, for a list beside its total; a cursor where items have ids."""
    queries, total = evidence.operation.queries, evidence.number(TOTALS)
    if queries is None or not queries.certain or not total:
        return None
    found = ir.Paging(
        style=PagingStyle.QUERIES,
        item=evidence.answer.item,
        items=evidence.answer.items,
        parameter=queries.parameter,
        total=total,
    )
    has_id = _has(evidence, "$id") and queries.attributes != ()
    return replace(found, last="$id" if has_id else "")


def by_cursor(evidence: Evidence) -> ir.Paging | None:
    """A parameter and the member that holds its next value."""
    for name, members in CURSORS.items():
        one = evidence.asked.get(name)
        if one is None or not one.is_a(*_TEXT_OR_NUMBER):
            continue
        for member in members:
            path = evidence.place(partial(_is_cursor, member))
            if not path or (member == "lastid" and not evidence.flag()):
                continue
            return evidence.base(
                PagingStyle.CURSOR,
                parameter=one.wire,
                in_body=one.in_body,
                next=path,
                total=(),
            )
    return None


def _is_cursor(member: str, place: Place) -> bool:
    around, dot, name = member.rpartition(".")
    held = not dot or place.around == around
    return held and place.name == name and place.is_a(*_TEXT_OR_NUMBER)


def by_url(evidence: Evidence) -> ir.Paging | None:
    """A member that is the next page's URL."""
    path = evidence.place(_is_url)
    if not path:
        return None
    return evidence.base(PagingStyle.URL, next=path, total=(), more=())


def _is_url(place: Place) -> bool:
    if not place.is_a(ScalarKind.STRING):
        return False
    if place.name in URLS:
        return True
    if place.name == "href" and place.around == "next":
        return True
    if place.name != "next":
        return False
    form = place.type.format if isinstance(place.type, ir.Scalar) else ""
    shown = [e.value for e in place.field.examples]
    web = any(isinstance(e, str) and e.startswith(_WEB) for e in shown)
    return place.around in LINKS or form in ("uri", "url", "uri-reference") or web


def by_link(evidence: Evidence) -> ir.Paging | None:
    """A Link header that the answer is described to have, beside what asks for pages."""
    asks = (
        evidence.size()
        or evidence.whole_number(PAGES)
        or evidence.asked.keys() & CURSORS
    )
    if not evidence.answer.linked or not (asks or not evidence.answer.items):
        return None
    return evidence.base(PagingStyle.LINK, total=(), more=())


def by_last(evidence: Evidence) -> ir.Paging | None:
    """The id of the last item, where the answer says whether there is more."""
    found = [one for name, one in evidence.asked.items() if name in BY_LAST]
    fits = len(found) == 1 and found[0].is_a(*_TEXT_OR_NUMBER) and evidence.flag()
    if not fits or not _has(evidence, "id"):
        return None
    return evidence.base(
        PagingStyle.CURSOR,
        parameter=found[0].wire,
        in_body=found[0].in_body,
        last="id",
        total=(),
    )


def _has(evidence: Evidence, wire: str) -> bool:
    """Whether items have a member that can be a cursor."""
    item = opened(evidence.api, bare(evidence.answer.item))
    fields = item.fields if isinstance(item, ir.Model) else ()
    types = [opened(evidence.api, f.type) for f in fields if f.wire == wire]
    return any(isinstance(t, ir.Scalar) and t.kind in _TEXT_OR_NUMBER for t in types)


def by_page(evidence: Evidence) -> ir.Paging | None:
    """A page's number, beside its size or an answer that counts."""
    one, pages = evidence.whole_number(PAGES), evidence.number(PAGE_TOTALS)
    counted = pages or evidence.number(TOTALS) or evidence.flag()
    if one is None or not (evidence.size() or counted):
        return None
    first, least = whole(one.default), one.limit("minimum")
    if first is None and least == 0:
        return None  # nobody knows whether 0 or 1 is the page that comes first
    first = 1 if first is None else first
    if first not in (0, 1):
        return None
    return evidence.base(
        PagingStyle.PAGE,
        parameter=one.wire,
        first=first,
        pages=pages if first == 1 else (),
    )


def by_offset(evidence: Evidence) -> ir.Paging | None:
    """The number of items to pass over, beside that of items to get."""
    one = evidence.whole_number(OFFSETS)
    if one is None or evidence.size() is None or whole(one.default) not in (None, 0):
        return None
    return evidence.base(PagingStyle.OFFSET, parameter=one.wire)


_RULES = (by_queries, by_cursor, by_url, by_link, by_last, by_page, by_offset)
_RULES_FOR_BODIES = (by_cursor,)


def guesses(api: ir.Api, operation: ir.Operation) -> Iterator[ir.Paging]:
    """What a choice may leave out: the items, and what counts them."""
    answer = answer_of(api, operation)
    if answer is not None:
        evidence = Evidence(api, operation, answer, asked_of(api, operation))
        pages = evidence.number(PAGE_TOTALS)
        yield evidence.base(PagingStyle.LINK, pages=pages)

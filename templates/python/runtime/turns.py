"""How one page of a list leads to the next; nothing is sent here."""

from __future__ import annotations

from .errors import PaginationError
from .kinds import is_list, is_object
from .model import Model
from .shapes import EXTRA, shape_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .course import Answer
    from .exchange import Exchange
    from .operations import Operation
    from .options import CallOptions
    from .paging import Paging

MOST_EMPTY = 100
"""How many empty pages in a row are followed, each to another one."""


class Onward:
    """What the next page is asked for by: a URL, or a value of the parameter.

    ``mark`` tells pages apart; it is None where each is sure to be another.  ``start``
    is the number of the page, or of its first item.
    """

    __slots__ = ("mark", "start", "url", "value")

    def __init__(
        self, value: Any = None, url: str = "", mark: str | None = None, start: int = 0
    ) -> None:
        self.value = value
        self.url = url
        self.mark = mark
        self.start = start


class Turn:
    """The call that brought a page, and what is known of those before it.

    ``past`` counts the items of earlier pages, ``empty`` the empty pages at the end of
    them; ``before`` are the items of the last one.  ``trail`` are the mark of this page
    and an earlier one that later marks are compared with; the earlier one moves up each
    time the distance doubles, so that no ring of pages goes unnoticed (Brent 1980).
    """

    __slots__ = (
        "base",
        "before",
        "empty",
        "link",
        "operation",
        "options",
        "past",
        "secrets",
        "start",
        "trail",
        "url",
        "values",
        "what",
    )

    def __init__(self, exchange: Exchange, answer: Answer) -> None:
        self.operation = exchange.operation
        self.values = exchange.values
        self.options = exchange.options
        self.what = exchange.what
        self.base = exchange.base_url
        self.url = answer.request.url
        self.link = answer.reply.headers.get("link", "")
        schemes = exchange.settings.service.schemes.values()
        # A service may repeat the secrets of the query in a URL; they are added anew.
        self.secrets = {
            str(getattr(scheme, "name", ""))
            for scheme in schemes
            if getattr(scheme, "location", "") == "query"
        }
        self.past = self.empty = 0
        self.before: list[Any] | None = None
        self.trail: tuple[str | None, str | None, int, int] = (None, None, 1, 0)
        self.start: int | None = None

    @property
    def paging(self) -> Paging:
        """How the operation's pages follow each other."""
        return self.operation.paging  # type: ignore[no-any-return]

    def given(self, name: str) -> Any:
        """What the call was given for a parameter, by its name on the wire."""
        extra = (
            self.options.get("extra_body")
            if self.paging.in_body
            else self.options.get("extra_query")
        )
        if extra and name in extra:
            return extra[name]
        for argument in self.operation.arguments:
            if argument.wire == name:
                return self.values.get(argument.name)
        return None

    def came_after(self, turn: Turn, onward: Onward, items: list[Any]) -> None:
        """Note that this is the page that ``onward`` of an earlier one led to.

        Raises:
            PaginationError: when it was there before.
        """
        self.past = turn.past + len(items)
        self.empty = 0 if items else turn.empty + 1
        self.before, self.start = items, onward.start
        _, earlier, power, steps = turn.trail
        if steps + 1 == power:
            earlier, power, steps = onward.mark, power * 2, -1
        self.trail = (onward.mark, earlier, power, steps + 1)


def member(value: Any, wire: str) -> Any:
    """A member of an object by its name on the wire; None when there is none."""
    if isinstance(value, Model):
        members = value.__dict__
        name = shape_of(type(value)).names.get(wire)
        return members.get(name) if name else members.get(EXTRA, {}).get(wire)
    return value.get(wire) if is_object(value) else None


def found(value: Any, place: tuple[str, ...]) -> Any:
    """What stands at a place, None when nothing does."""
    for wire in place:
        value = member(value, wire)
    return value


def items_of(paging: Paging, value: Any) -> list[Any]:
    """The items of one page."""
    items = found(value, paging.items)
    # A slice: a loop over a page that is a list would go on to the others.
    return items[:] if is_list(items) else []


def count(value: Any) -> int | None:
    """A number that is whole, be it written as text."""
    if isinstance(value, str) and value.isascii() and value.isdigit():
        return int(value)
    whole = isinstance(value, int) and not isinstance(value, bool)
    return value if whole and isinstance(value, int) else None


def onward(turn: Turn, value: Any) -> Onward | None:
    """What a page leads to; None when it is the last."""
    paging, items = turn.paging, items_of(turn.paging, value)
    told = found(value, paging.more) if paging.more else True
    if not told and (told is not None or not paging.next):
        return None
    if paging.style == "cursor":
        return _by_cursor(paging, items, value)
    if paging.style in ("url", "link"):
        from .paging_urls import linked

        url = linked(turn.link) if paging.style == "link" else found(value, paging.next)
        if not isinstance(url, str) or not url:
            return None
        return Onward(url=url, mark=url)
    if not items or repeats(turn, items):
        return None
    if paging.style.endswith("queries"):
        from .paging_queries import by_queries

        return by_queries(turn, items, value)
    return _by_number(turn, items, value)


def _by_cursor(paging: Paging, items: list[Any], value: Any) -> Onward | None:
    cursor = found(value, paging.next) if paging.next else None
    if paging.last and items:
        cursor = member(items[-1], paging.last)
    if cursor in (None, "", 0):
        return None
    return Onward(cursor, mark=str(cursor))


def _by_number(turn: Turn, items: list[Any], value: Any) -> Onward | None:
    paging = turn.paging
    counted = paging.style == "offset"
    origin = 0 if counted else paging.first
    here = turn.start
    if here is None:
        here = count(turn.given(paging.parameter))
        here = origin if here is None else here
    further = here + (len(items) if counted else 1)
    seen = further if counted else turn.past + len(items)
    total, pages = count(found(value, paging.total)), count(found(value, paging.pages))
    if pages is not None and paging.pages and further - origin >= pages:
        return None
    if total is not None and paging.total:
        if seen >= total:
            return None
    elif pages is None and not paging.more and is_short(turn, len(items)):
        return None
    return Onward(further, start=further)


def repeats(turn: Turn, items: list[Any]) -> bool:
    """Whether a page that was asked for by number is the one before it once more.

    A service that knows no such parameter answers so, and one that gives its last page
    to whoever counts too far.
    """
    return turn.start is not None and bool(items) and items == turn.before


def is_short(turn: Turn, length: int) -> bool:
    """Whether a page is shorter than it would be if there were more.

    What was asked for counts only where the description allows as much: a service may
    cut a page short that is asked to be longer.
    """
    asked = count(turn.given(turn.paging.size)) if turn.paging.size else None
    if asked is None:
        return length < turn.paging.default
    return length < asked <= turn.paging.most


def next_call(
    turn: Turn, to: Onward, items: list[Any]
) -> tuple[Operation[Any], CallOptions]:
    """The operation and the options that ask for the next page.

    Raises:
        PaginationError: when it was there before, or lies at another origin.
    """
    if to.mark is not None and to.mark in turn.trail[:2]:
        raise PaginationError(f"{turn.what}: a page leads to one that was there before")
    if not items and turn.empty >= MOST_EMPTY:
        raise PaginationError(f"{turn.what}: {MOST_EMPTY} pages in a row are empty")
    options = turn.options.copy()
    # The key tells a repeated request, and this is another one.
    options.pop("idempotency_key", None)
    if to.url:
        from .paging_urls import at_url

        return at_url(turn, to.url, options)
    changed = {turn.paging.parameter: to.value}
    if turn.paging.in_body:
        options["extra_body"] = {**options.get("extra_body", {}), **changed}
    else:
        options["extra_query"] = {**options.get("extra_query", {}), **changed}
    return turn.operation, options

"""Where a page stands among its like, and what the next one is asked for by."""

from __future__ import annotations

from .errors import PaginationError

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
        self,
        value: Any = None,
        *,
        url: str = "",
        mark: str | None = None,
        start: int | None = None,
    ) -> None:
        self.value = value
        self.url = url
        self.mark = mark
        self.start = start


class Turn:
    """The call that brought a page, and what is known of those before it.

    ``past`` counts the items of earlier pages, ``empty`` the empty pages at the end of
    them; ``before`` are the items of the last one.  ``url`` is the page's own, ``link``
    its Link field.  ``trail`` are the mark of this page
    and an earlier one that later marks are compared with; the earlier one moves up each
    time the distance doubles, so that no ring of pages goes unnoticed (Brent 1980).
    """

    __slots__ = (
        "before",
        "empty",
        "exchange",
        "link",
        "paging",
        "past",
        "start",
        "trail",
        "url",
    )

    def __init__(self, paging: Paging, exchange: Exchange, answer: Answer) -> None:
        self.paging = paging
        self.exchange = exchange
        self.url = answer.request.url
        self.link: str = answer.reply.headers.get("link", "")
        self.past = self.empty = 0
        self.before: list[Any] | None = None
        self.trail: tuple[str | None, str | None, int, int] = (None, None, 1, 0)
        self.start: int | None = None

    @property
    def operation(self) -> Operation[Any]:
        """What was called."""
        return self.exchange.operation

    @property
    def values(self) -> Any:
        """The arguments of the call by their Python name."""
        return self.exchange.values

    @property
    def options(self) -> CallOptions:
        """The options of the call."""
        return self.exchange.options

    def came_after(self, turn: Turn, onward: Onward, items: list[Any]) -> None:
        """Note that this is the page that ``onward`` of an earlier one led to."""
        self.past = turn.past + len(items)
        self.empty = 0 if items else turn.empty + 1
        self.before, self.start = items, onward.start
        _, earlier, power, steps = turn.trail
        if steps + 1 == power:
            earlier, power, steps = onward.mark, power * 2, -1
        self.trail = (onward.mark, earlier, power, steps + 1)

    def repeats(self, page: Any) -> bool:
        """Whether a page that was asked for by number is the one before it once more.

        A service that knows no such parameter answers so, and one that gives its last
        page to whoever counts too far.
        """
        if self.start is None or not self.before:
            return False
        return self.paging.own_items(page) == self.before

    def onward(self, page: Any) -> Onward | None:
        """What the page leads to; None when it is the last."""
        return None if self.repeats(page) else self.paging.onward(self, page)

    def asking(self, to: Onward, page: Any) -> tuple[Operation[Any], CallOptions]:
        """The operation and the options that ask for the next page.

        Raises:
            PaginationError: when it was there before, or lies at another origin.
        """
        what = self.exchange.label
        if to.mark is not None and to.mark in self.trail[:2]:
            raise PaginationError(f"{what}: a page leads to one that was there before")
        if self.empty >= MOST_EMPTY and not self.paging.own_items(page):
            raise PaginationError(f"{what}: {MOST_EMPTY} pages in a row are empty")
        options = self.options.copy()
        # The key tells a repeated request, and this is another one.
        options.pop("idempotency_key", None)
        return self.paging.asking(self, to, options)

"""State of a page within a list: the pages before it, and how to request the next."""

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
"""Maximum number of consecutive empty pages that are followed."""


class Onward:
    """How to request the next page: by a URL, or by a value of the parameter."""

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
    """The call that fetched a page, and the state of the pages before it."""

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
        return self.exchange.operation

    @property
    def values(self) -> Any:
        return self.exchange.values

    @property
    def options(self) -> CallOptions:
        return self.exchange.options

    def came_after(self, turn: Turn, onward: Onward, items: list[Any]) -> None:
        self.past = turn.past + len(items)
        self.empty = 0 if items else turn.empty + 1
        self.before, self.start = items, onward.start
        _, earlier, power, steps = turn.trail
        if steps + 1 == power:
            earlier, power, steps = onward.mark, power * 2, -1
        self.trail = (onward.mark, earlier, power, steps + 1)

    def repeats(self, page: Any) -> bool:
        if self.start is None or not self.before:
            return False
        return self.paging.own_items(page) == self.before

    def onward(self, page: Any) -> Onward | None:
        return None if self.repeats(page) else self.paging.onward(self, page)

    def asking(self, to: Onward, page: Any) -> tuple[Operation[Any], CallOptions]:
        what = self.exchange.label
        if to.mark is not None and to.mark in self.trail[:2]:
            raise PaginationError(
                f"{what}: the next page is one that was already fetched"
            )
        if self.empty >= MOST_EMPTY and not self.paging.own_items(page):
            raise PaginationError(f"{what}: {MOST_EMPTY} consecutive pages are empty")
        options = self.options.copy()
        # An idempotency key identifies a repeated request, and this is a new one.
        options.pop("idempotency_key", None)
        return self.paging.asking(self, to, options)

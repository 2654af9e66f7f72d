"""Pagination by page number or by offset."""

from __future__ import annotations

from .paging import AskedPaging, count, found

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .turns import Onward, Turn


class NumberPaging(AskedPaging):
    """Pagination by page number (with ``first``) or by offset (without).

    Args:
        parameter: The parameter that takes the number.
        first: The number of the first page; None for an offset.
        start: The offset of the first item.
        total: The path to the number of all items.
        pages: The path to the number of all pages.
        at: The path to the page's own number.
        size: The parameter that limits the page size.
        most: The maximum page size of the service; 0 if unknown.
        default: The page size if the parameter is left out; 0 if unknown.
    """

    __slots__ = ("at", "default", "first", "most", "pages", "size", "start", "total")

    def __init__(
        self,
        parameter: str,
        *,
        first: int | None = None,
        start: int = 0,
        items: tuple[str, ...] = (),
        more: tuple[str, ...] = (),
        done: tuple[str, ...] = (),
        at: tuple[str, ...] = (),
        total: tuple[str, ...] = (),
        pages: tuple[str, ...] = (),
        size: str = "",
        most: int = 0,
        default: int = 0,
        in_body: bool = False,
    ) -> None:
        super().__init__(parameter, items=items, more=more, done=done, in_body=in_body)
        self.first = first
        self.start = start
        self.at = at
        self.total = total
        self.pages = pages
        self.size = size
        self.most = most
        self.default = default

    def onward(self, turn: Turn, page: Any) -> Onward | None:
        """Return the number or offset of the next page."""
        from .turns import Onward

        length = len(self.own_items(page))
        if not length or self.ends(page, otherwise=False):
            return None
        origin = self.start if self.first is None else self.first
        here = turn.start
        if here is None:
            here = count(self.given(turn, self.parameter))
        if here is None and self.at:
            here = count(found(page, self.at))
        if here is None:
            here = origin
        further = here + (length if self.first is None else 1)
        pages = count(found(page, self.pages)) if self.pages else None
        if pages is not None and further - origin >= pages:
            return None
        seen = further - origin if self.first is None else turn.past + length
        told = any(
            place and found(page, place) is not None for place in (self.more, self.done)
        )
        if pages is None and not told and self._ended(turn, page, length, seen):
            return None
        return Onward(further, start=further)

    def _ended(self, turn: Turn, page: Any, length: int, seen: int) -> bool:
        """Return whether all items were seen or the page is shorter than possible.

        The requested size counts only up to the documented maximum, because a service
        may return fewer items than requested beyond it. A total that is not greater
        than a full page may be the size of that page.
        """
        asked = count(self.given(turn, self.size)) if self.size else None
        known = self.default if asked is None else asked
        total = count(found(page, self.total)) if self.total else None
        if total is not None:
            return seen >= total and not (total == length == known)
        return length < known and (asked is None or known <= self.most)

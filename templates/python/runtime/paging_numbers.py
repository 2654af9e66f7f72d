"""Pages that are asked for by a number: of the page, or of its first item."""

from __future__ import annotations

from .paging import AskedPaging, count, found

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .turns import Onward, Turn


class NumberPaging(AskedPaging):
    """What counts pages has a ``first`` one; what counts items has none, and calls the
    first item ``start``.

    ``total`` and ``pages`` are the places of the number of all items, of all pages;
    ``at`` is that of the page's own number.
    ``size`` is the parameter that limits a page, ``most`` what the service allows it to
    be, ``default`` what it is when left out; 0 is unknown.
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
        """The number after this page's."""
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
        """Whether all items were seen, or the page is shorter than it could be.

        What was asked for counts only where the description allows as much: a service
        may cut a page short that is asked to be longer.  A total that is no more than a
        full page may be that page's.
        """
        asked = count(self.given(turn, self.size)) if self.size else None
        known = self.default if asked is None else asked
        total = count(found(page, self.total)) if self.total else None
        if total is not None:
            return seen >= total and not (total == length == known)
        return length < known and (asked is None or known <= self.most)

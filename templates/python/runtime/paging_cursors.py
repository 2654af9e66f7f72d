"""Pages that are asked for by a cursor."""

from __future__ import annotations

from .paging import AskedPaging, found, member

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .turns import Onward, Turn


class CursorPaging(AskedPaging):
    """The next cursor stands at ``next``, or is the member ``last`` of the last item."""

    __slots__ = ("last", "next")

    def __init__(
        self,
        parameter: str,
        *,
        items: tuple[str, ...] = (),
        next: tuple[str, ...] = (),
        last: str = "",
        more: tuple[str, ...] = (),
        done: tuple[str, ...] = (),
        in_body: bool = False,
    ) -> None:
        super().__init__(parameter, items=items, more=more, done=done, in_body=in_body)
        self.next = next
        self.last = last

    def onward(self, turn: Turn, page: Any) -> Onward | None:
        """The cursor of the next page; an empty one, or zero, is the end."""
        from .turns import Onward

        if self.ends(page, otherwise=not self.next):
            return None
        cursor = found(page, self.next) if self.next else None
        if self.last and (items := self.own_items(page)):
            cursor = member(items[-1], self.last)
        if cursor in (None, "", 0):
            return None
        if self.next[-1:] == (self.parameter,) and cursor == self.given(
            turn, self.parameter
        ):
            return None  # it repeats what it was asked for
        return Onward(cursor, mark=str(cursor))

"""Pagination by cursor."""

from __future__ import annotations

from .kinds import is_object
from .paging import AskedPaging, found, member

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .operations import Operation
    from .options import CallOptions
    from .turns import Onward, Turn


class CursorPaging(AskedPaging):
    """Pagination by cursor.

    Args:
        parameter: The parameter that takes the cursor.
        next: The path to the next cursor in the page.
        last: The property of the last item that is the cursor, if there is no ``next``.
        within: The objects in the body that contain the parameter, from the outside in.
    """

    __slots__ = ("last", "next", "within")

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
        within: tuple[str, ...] = (),
    ) -> None:
        super().__init__(parameter, items=items, more=more, done=done, in_body=in_body)
        self.next = next
        self.last = last
        self.within = within

    def onward(self, turn: Turn, page: Any) -> Onward | None:
        """Return the cursor of the next page; an empty cursor or zero means the end."""
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
            return None  # the service returned the cursor that was sent
        return Onward(cursor, mark=str(cursor))

    def asking(
        self, turn: Turn, to: Onward, options: CallOptions
    ) -> tuple[Operation[Any], CallOptions]:
        """Return the operation itself with a new cursor; its sibling properties are
        kept.
        """
        if not self.within:
            return super().asking(turn, to, options)
        outer = self.within[0]
        held = self._outer(turn)
        changed = _placed(held, (*self.within[1:], self.parameter), to.value)
        options["extra_body"] = {**options.get("extra_body", {}), outer: changed}
        return turn.operation, options

    def _outer(self, turn: Turn) -> Any:
        """Return the outermost object as JSON, as passed to the call."""
        from .codec import encode

        name, extra = self.within[0], turn.options.get("extra_body") or {}
        if name in extra:
            return encode(extra[name])
        value = super().given(turn, name)
        for argument in turn.operation.arguments:
            if argument.wire == name and argument.location == "member":
                return argument.codec.encode(value)
        return encode(value)

    def given(self, turn: Turn, name: str) -> Any:
        """Return the value that the call passed for a parameter, by its JSON name."""
        if not self.within or name != self.parameter:
            return super().given(turn, name)
        return found(self._outer(turn), (*self.within[1:], name))


def _placed(value: Any, place: tuple[str, ...], item: Any) -> Any:
    """Return the object with a new value at the path, creating objects as needed."""
    if not place:
        return item
    held: dict[str, Any] = {**value} if is_object(value) else {}
    held[place[0]] = _placed(held.get(place[0]), place[1:], item)
    return held

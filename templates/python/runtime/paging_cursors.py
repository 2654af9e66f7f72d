"""Pages that are asked for by a cursor."""

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
    """The next cursor stands at ``next``, or is the member ``last`` of the last item.

    ``within`` names the objects of the body around the parameter.
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

    def asking(
        self, turn: Turn, to: Onward, options: CallOptions
    ) -> tuple[Operation[Any], CallOptions]:
        """The operation itself, with another cursor; what is beside it stays."""
        if not self.within:
            return super().asking(turn, to, options)
        outer = self.within[0]
        held = self._outer(turn)
        changed = _placed(held, (*self.within[1:], self.parameter), to.value)
        options["extra_body"] = {**options.get("extra_body", {}), outer: changed}
        return turn.operation, options

    def _outer(self, turn: Turn) -> Any:
        """The JSON value of the outermost object, as the call was given it."""
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
        """What the call was given for a parameter, by its name on the wire."""
        if not self.within or name != self.parameter:
            return super().given(turn, name)
        return found(self._outer(turn), (*self.within[1:], name))


def _placed(value: Any, place: tuple[str, ...], item: Any) -> Any:
    """An object with another value at a place; objects on the way are made."""
    if not place:
        return item
    held: dict[str, Any] = {**value} if is_object(value) else {}
    held[place[0]] = _placed(held.get(place[0]), place[1:], item)
    return held

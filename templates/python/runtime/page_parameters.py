"""Pages that a parameter selects, by number or by cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .codecs import encode
from .operations import Operation
from .pagination import (
    NextPage,
    PageState,
    ParameterPagination,
    count,
    property_of,
    value_at,
)
from .typeguards import is_object

if TYPE_CHECKING:
    from .settings import CallOptions


class NumberPagination(ParameterPagination):
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
        self.first: int | None = first
        self.start: int = start
        self.at: tuple[str, ...] = at
        self.total: tuple[str, ...] = total
        self.pages: tuple[str, ...] = pages
        self.size: str = size
        self.most: int = most
        self.default: int = default

    def next_page(self, state: PageState, page: Any) -> NextPage | None:
        """Return the number or offset of the next page."""

        length = len(self.page_items(page))
        if not length or self.is_last(page, otherwise=False):
            return None
        origin = self.start if self.first is None else self.first
        start = state.start
        if start is None:
            start = count(self.given(state, self.parameter))
        if start is None and self.at:
            start = count(value_at(page, self.at))
        if start is None:
            start = origin
        further = start + (length if self.first is None else 1)
        pages = count(value_at(page, self.pages)) if self.pages else None
        if pages is not None and further - origin >= pages:
            return None
        seen = further - origin if self.first is None else state.past + length
        has_flag = any(
            place and value_at(page, place) is not None
            for place in (self.more, self.done)
        )
        if pages is None and not has_flag and self._ended(state, page, length, seen):
            return None
        return NextPage(further, start=further)

    def _ended(self, state: PageState, page: Any, length: int, seen: int) -> bool:
        """Return whether all items were seen or the page is shorter than possible.

        The requested size counts only up to the documented maximum, because a service
        may return fewer items than requested beyond it. A total that is not greater
        than a full page may be the size of that page.
        """
        requested = count(self.given(state, self.size)) if self.size else None
        known = self.default if requested is None else requested
        total = count(value_at(page, self.total)) if self.total else None
        if total is not None:
            return seen >= total and not (total == length == known)
        return length < known and (requested is None or known <= self.most)


class CursorPagination(ParameterPagination):
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
        self.next: tuple[str, ...] = next
        self.last: str = last
        self.within: tuple[str, ...] = within

    def next_page(self, state: PageState, page: Any) -> NextPage | None:
        """Return the cursor of the next page; an empty cursor or zero means the end."""

        if self.is_last(page, otherwise=not self.next):
            return None
        cursor = value_at(page, self.next) if self.next else None
        if self.last and (items := self.page_items(page)):
            cursor = property_of(items[-1], self.last)
        if cursor in (None, "", 0):
            return None
        if self.next[-1:] == (self.parameter,) and cursor == self.given(
            state, self.parameter
        ):
            return None  # the service returned the cursor that was sent
        return NextPage(cursor, mark=str(cursor))

    def next_call(
        self, state: PageState, to: NextPage, options: CallOptions
    ) -> tuple[Operation[Any], CallOptions]:
        """Return the operation itself with a new cursor; its sibling properties are
        kept.
        """
        if not self.within:
            return super().next_call(state, to, options)
        outer = self.within[0]
        body = self._outer(state)
        changed = _with_value_at(body, (*self.within[1:], self.parameter), to.value)
        options["extra_body"] = {**options.get("extra_body", {}), outer: changed}
        return state.operation, options

    def _outer(self, state: PageState) -> Any:
        """Return the outermost object as JSON, as passed to the call."""
        name, extra = self.within[0], state.options.get("extra_body") or {}
        if name in extra:
            return encode(extra[name])
        value = super().given(state, name)
        for argument in state.operation.arguments:
            if argument.wire == name and argument.location == "property":
                return argument.codec.encode(value)
        return encode(value)

    def given(self, state: PageState, name: str) -> Any:
        """Return the value that the call passed for a parameter, by its JSON name."""
        if not self.within or name != self.parameter:
            return super().given(state, name)
        return value_at(self._outer(state), (*self.within[1:], name))


def _with_value_at(value: Any, place: tuple[str, ...], item: Any) -> Any:
    """Return the object with a new value at the path, creating objects as needed."""
    if not place:
        return item
    body: dict[str, Any] = {**value} if is_object(value) else {}
    body[place[0]] = _with_value_at(body.get(place[0]), place[1:], item)
    return body

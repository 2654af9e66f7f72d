"""Pagination of lists by Appwrite's query strings."""

from __future__ import annotations

from .errors import PaginationError
from .paging import AskedPaging, count, found, member

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .turns import Onward, Turn

DEFAULT_LIMIT = 25
"""Default page size without a limit query (Appwrite, since 0.8)."""

MOST_COUNTED = 5000
"""The largest value of ``total``; the service stops counting there."""


class QueryPaging(AskedPaging):
    """Pagination by query strings, with a ``total`` next to the items.

    Args:
        last: The property of an item that cursors refer to; "" if there is none.
        json: Whether query strings are written as JSON.
    """

    __slots__ = ("json", "last", "total")

    def __init__(
        self,
        parameter: str,
        *,
        items: tuple[str, ...],
        total: tuple[str, ...] = (),
        last: str = "",
        json: bool = False,
    ) -> None:
        super().__init__(parameter, items=items)
        self.total = total
        self.last = last
        self.json = json

    def onward(self, turn: Turn, page: Any) -> Onward | None:
        """Return a cursor if items have ids, else an offset."""
        from .turns import Onward

        items = self.own_items(page)
        given = self.given(turn, self.parameter)
        queries = [given] if isinstance(given, str) else list(given or ())
        said: dict[str, str] = {}
        kept: list[str] = []
        for query in queries:
            method, text = _read(query)
            said[method] = text
            if method not in ("offset", "cursorAfter", "cursorBefore"):
                kept.append(query)
        limit = count(said.get("limit")) or DEFAULT_LIMIT
        start = turn.start if turn.start is not None else count(said.get("offset")) or 0
        total = count(found(page, self.total)) if self.total else None
        backwards = "cursorBefore" in said
        cursors = backwards or "cursorAfter" in said
        further = start + len(items)
        if len(items) < limit or (
            total != MOST_COUNTED and further >= (total or further + 1)
        ):
            return None
        id_ = member(items[0 if backwards else -1], self.last) if self.last else None
        json = self.json
        if isinstance(id_, str) and id_:
            method = "cursorBefore" if backwards else "cursorAfter"
            return Onward([*kept, _write(method, id_, json)], mark=id_, start=further)
        if cursors:
            raise PaginationError(
                f"{turn.exchange.label}: no next page: the last item has no {self.last}"
            )
        return Onward([*kept, _write("offset", further, json)], start=further)


def _read(query: str) -> tuple[str, str]:
    """Return a query's method and value; both empty if pagination does not need it."""
    if query.startswith("{"):
        from .jsontext import read

        try:
            told = read(query)
        except ValueError:
            return "", ""
        values = told.get("values") or [""]
        return str(told.get("method")), str(values[0])
    method, bracket, rest = query.strip().partition("(")
    return (method, rest.rstrip(")").strip('"')) if bracket else ("", "")


def _write(method: str, value: str | int, json: bool) -> str:
    from .queries import JsonQuery, TextQuery

    kind: Any = JsonQuery if json else TextQuery
    writers = {
        "cursorAfter": kind.cursor_after,
        "cursorBefore": kind.cursor_before,
        "offset": kind.offset,
    }
    text: str = writers[method](value)
    return text

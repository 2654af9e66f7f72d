"""Pages that queries of Appwrite's kind select, by limit, offset and cursor."""

from __future__ import annotations

from typing import Any

from .errors import PaginationError
from .json import read
from .pagination import (
    NextPage,
    PageState,
    ParameterPagination,
    count,
    property_of,
    value_at,
)

DEFAULT_LIMIT = 25
"""Default page size without a limit query (Appwrite, since 0.8)."""

MOST_COUNTED = 5000
"""The largest value of ``total``; the service stops counting there."""


class QueryPagination(ParameterPagination):
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
        self.total: tuple[str, ...] = total
        self.last: str = last
        self.json: bool = json

    def next_page(self, state: PageState, page: Any) -> NextPage | None:
        """Return a cursor if items have ids, else an offset."""

        items = self.page_items(page)
        given = self.given(state, self.parameter)
        queries = [given] if isinstance(given, str) else list(given or ())
        parsed: dict[str, str] = {}
        kept: list[str] = []
        for query in queries:
            method, text = _parse_query(query)
            parsed[method] = text
            if method not in ("offset", "cursorAfter", "cursorBefore"):
                kept.append(query)
        limit = count(parsed.get("limit")) or DEFAULT_LIMIT
        start = (
            state.start if state.start is not None else count(parsed.get("offset")) or 0
        )
        total = count(value_at(page, self.total)) if self.total else None
        backwards = "cursorBefore" in parsed
        cursors = backwards or "cursorAfter" in parsed
        further = start + len(items)
        if len(items) < limit or (
            total != MOST_COUNTED and further >= (total or further + 1)
        ):
            return None
        id_ = (
            property_of(items[0 if backwards else -1], self.last) if self.last else None
        )
        json = self.json
        if isinstance(id_, str) and id_:
            method = "cursorBefore" if backwards else "cursorAfter"
            return NextPage(
                [*kept, _write_query(method, id_, json)], mark=id_, start=further
            )
        if cursors:
            raise PaginationError(
                f"{state.call.label}: no next page: the last item has no {self.last}"
            )
        return NextPage([*kept, _write_query("offset", further, json)], start=further)


def _parse_query(query: str) -> tuple[str, str]:
    """Return a query's method and value; both empty if pagination does not need it."""
    if query.startswith("{"):
        try:
            parsed = read(query)
        except ValueError:
            return "", ""
        values = parsed.get("values") or [""]
        return str(parsed.get("method")), str(values[0])
    method, bracket, rest = query.strip().partition("(")
    return (method, rest.rstrip(")").strip('"')) if bracket else ("", "")


def _write_query(method: str, value: str | int, json: bool) -> str:
    from .queries import JsonQuery, TextQuery

    kind: Any = JsonQuery if json else TextQuery
    writers = {
        "cursorAfter": kind.cursor_after,
        "cursorBefore": kind.cursor_before,
        "offset": kind.offset,
    }
    text: str = writers[method](value)
    return text

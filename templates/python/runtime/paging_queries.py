"""Pages of lists that are asked for by Appwrite's query strings."""

from __future__ import annotations

import re

from .errors import PaginationError
from .turns import Onward, count, found, member

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .turns import Turn

DEFAULT_LIMIT = 25
"""How many items a page has when no query says so (Appwrite, since 0.8)."""

MOST_COUNTED = 5000
"""What ``total`` stops counting at."""

_TEXT = re.compile(r"(limit|offset|cursorAfter|cursorBefore)\(\"?([^\"]*?)\"?\)")


def by_queries(turn: Turn, items: list[Any], value: Any) -> Onward | None:
    """What the page leads to: a cursor where items have ids, else an offset."""
    paging = turn.paging
    given = turn.given(paging.parameter)
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
    total = count(found(value, paging.total)) if paging.total else None
    backwards = "cursorBefore" in said
    cursors = backwards or "cursorAfter" in said
    further = start + len(items)
    if len(items) < limit or (
        total != MOST_COUNTED and further >= (total or further + 1)
    ):
        return None
    id_ = member(items[0 if backwards else -1], paging.last) if paging.last else None
    json = paging.style == "json_queries"
    if isinstance(id_, str) and id_:
        method = "cursorBefore" if backwards else "cursorAfter"
        return Onward([*kept, _write(method, id_, json)], mark=id_, start=further)
    if cursors:
        raise PaginationError(f"{turn.what}: the last item has no {paging.last}")
    return Onward([*kept, _write("offset", further, json)], start=further)


def _read(query: str) -> tuple[str, str]:
    """The method of a query and its value, empty where it is of no matter here."""
    if query.startswith("{"):
        from .jsontext import read

        try:
            told = read(query)
        except ValueError:
            return "", ""
        values = told.get("values") or [""]
        return str(told.get("method")), str(values[0])
    match = _TEXT.fullmatch(query.strip())
    return (match[1], match[2]) if match else ("", "")


def _write(method: str, value: str | int, json: bool) -> str:
    from .queries import JsonQuery, TextQuery

    kind: Any = JsonQuery if json else TextQuery
    writers = {
        "cursorAfter": kind.cursor_after,
        "cursorBefore": kind.cursor_before,
        "offset": kind.offset,
    }
    return writers[method](value)  # type: ignore[no-any-return]

"""The tables that tell how the pages of an operation follow one another."""

from __future__ import annotations

from .operations import Operation

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Generic, TypeVar

    P = TypeVar("P")
    A = TypeVar("A")
    T = TypeVar("T")
else:
    from .operations import Generic

    P = A = T = None


class Paging:
    """Where an operation's pages say what comes next, and how that is asked for.

    ``style`` is ``cursor``, ``offset``, ``page`` (a number), ``url`` (in the body),
    ``link`` (the header field of RFC 8288), ``queries`` or ``json_queries`` (Appwrite's,
    see `BaseQuery`).  ``parameter``
    is the query parameter that changes, or the member of the body with ``in_body``.
    ``items``, ``next``, ``more``, ``total`` and ``pages`` are places in the body, by
    names on the wire: of the items, of the cursor or URL, of whether there is more, of
    the number of all items, of all pages.  ``last`` is the member of the last item that
    is the next cursor.  ``size`` is the parameter that limits a page, ``most`` what it
    may be at most, ``default`` what it is when left out.  ``first`` numbers the pages.
    """

    __slots__ = (
        "default",
        "first",
        "in_body",
        "items",
        "last",
        "more",
        "most",
        "next",
        "pages",
        "parameter",
        "size",
        "style",
        "total",
    )

    def __init__(
        self,
        style: str,
        parameter: str = "",
        *,
        items: tuple[str, ...] = (),
        next: tuple[str, ...] = (),
        more: tuple[str, ...] = (),
        total: tuple[str, ...] = (),
        pages: tuple[str, ...] = (),
        last: str = "",
        size: str = "",
        most: int = 0,
        default: int = 0,
        first: int = 1,
        in_body: bool = False,
    ) -> None:
        self.style = style
        self.parameter = parameter
        self.items = items
        self.next = next
        self.more = more
        self.total = total
        self.pages = pages
        self.last = last
        self.size = size
        self.most = most
        self.default = default
        self.first = first
        self.in_body = in_body


class Paged(Operation[P], Generic[P, A, T]):
    """An operation that answers with pages: ``P``, awaited ``A``, of items ``T``."""

    __slots__ = ("paging",)

    def __init__(
        self, method: str, path: str, *, paging: Paging, **described: Any
    ) -> None:
        super().__init__(method, path, **described)
        self.paging = paging

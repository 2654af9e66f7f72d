"""How lists come in pages, and how they are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from specloom.ir.types import Type

Path: TypeAlias = tuple[str, ...]
"""A place in a body, by the names of members on the wire."""


class PagingStyle(StrEnum):
    """What leads from one page to the next."""

    CURSOR = "cursor"
    OFFSET = "offset"
    PAGE = "page"
    URL = "url"  # in the body
    LINK = "link"  # the header field of RFC 8288
    QUERIES = "queries"  # one of a list of query strings


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """The pages of an operation.

    ``items`` is where a page holds its items, () when it is nothing but their list, and
    ``item`` their type. ``parameter`` asks for another page: a query parameter, or a
    member of the body with ``in_body``, inside the objects that ``within`` names.
    ``next``, ``more``, ``total`` and ``pages`` are
    where the answer holds the next cursor or URL, whether there is more, the number of
    all items, that of all pages; () where it does not. Where ``next`` is an array of
    links, ``link`` names the members of each that hold its relation and its URL. With
    style ``url``, ``parameter``
    is given what stands at ``next`` when that is no URL. ``done`` is where the response
    says that the page is the last, ``at`` where it repeats its own number. ``last`` is the
    member of the last item that is the next cursor. ``size`` is the parameter that limits
    a page, which may be ``most`` and is ``default``, 0 where nobody knows. ``first`` is
    the number of the first page, ``start`` that of the first item.
    """

    style: PagingStyle
    item: Type
    items: Path = ()
    parameter: str = ""
    in_body: bool = False
    within: Path = ()
    link: Path = ()
    next: Path = ()
    more: Path = ()
    done: Path = ()
    at: Path = ()
    total: Path = ()
    pages: Path = ()
    last: str = ""
    size: str = ""
    most: int = 0
    default: int = 0
    first: int = 1
    start: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Queries:
    """A parameter that takes query strings, as JSON or as text.

    ``attributes`` are those that may be named, None when nobody knows. ``certain`` is
    false when nothing but the parameter's name speaks for it.
    """

    parameter: str
    json: bool
    attributes: tuple[str, ...] | None
    certain: bool

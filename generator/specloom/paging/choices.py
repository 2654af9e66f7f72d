"""What the config says of an operation's pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from specloom import ir
from specloom.ir import PagingStyle
from specloom.paging.answers import (
    bare,
    link_fields,
    opened,
    success_of,
    type_at,
)
from specloom.paging.asking import asked_of
from specloom.paging.rules import detected, guesses
from specloom.paging.words import folded


class ChoiceError(Exception):
    """A choice that the document does not allow; its text tells why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What is said of one operation; None stands for "as found"."""

    off: bool = False
    style: PagingStyle | None = None
    parameter: str | None = None
    items: ir.Path | None = None
    next: ir.Path | None = None
    more: ir.Path | None = None
    done: ir.Path | None = None
    at: ir.Path | None = None
    total: ir.Path | None = None
    pages: ir.Path | None = None
    last: str | None = None
    size: str | None = None
    first: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What is said of all: ``detect`` tells whether others are looked for, ``queries``
    which notation query strings have (``text``, ``json``, ``none``; empty: as found).
    """

    detect: bool = True
    queries: str = ""
    operations: Mapping[str, Choice]


def chosen(api: ir.Api, operation: ir.Operation, choice: Choice) -> ir.Paging | None:
    """The operation's paging as chosen, with what is left out as found.

    Raises:
        ChoiceError: the document has not what the choice names.
    """
    if choice.off:
        return None
    found = detected(api, operation)
    if found is None or choice.style not in (None, found.style):
        found = next(guesses(api, operation), found)
        if choice.style is None:
            raise ChoiceError("style is needed: nothing tells how its pages follow")
    result = _result(operation)
    if found is None and choice.items is None:
        raise ChoiceError("items is needed: nothing tells where they are")
    told = {
        field.name: value
        for field in fields(choice)
        if field.name != "off" and (value := getattr(choice, field.name)) is not None
    }
    base = found or ir.Paging(style=PagingStyle.LINK, item=ir.Unknown())
    paging = replace(base, **told)
    if paging.style is PagingStyle.OFFSET and choice.first is not None:
        paging = replace(paging, start=choice.first)
    listed = opened(api, bare(type_at(api, result, paging.items) or ir.Unknown()))
    if not isinstance(listed, ir.Array):
        where = ".".join(paging.items) or "the answer"
        raise ChoiceError(f"{where} is no list")
    return _placed(api, operation, replace(paging, item=listed.items))


def _result(operation: ir.Operation) -> ir.Type:
    if isinstance(found := success_of(operation), ir.Ref | ir.Array):
        return found
    for response in operation.responses:
        for content in response.contents if response.success else ():
            if isinstance(content.type, ir.Ref | ir.Array) and content.stream is None:
                return content.type
    raise ChoiceError("it has no answer that could be a page")


def _placed(api: ir.Api, operation: ir.Operation, paging: ir.Paging) -> ir.Paging:
    """The paging with its parameter found in the query or the body."""
    style = paging.style
    if style is PagingStyle.QUERIES:
        if operation.queries is None:
            raise ChoiceError("it has no parameter named queries")
        return replace(paging, parameter=operation.queries.parameter)
    if style in (PagingStyle.URL, PagingStyle.LINK):
        if style is PagingStyle.URL and not paging.next:
            raise ChoiceError("next is needed: where the URL is")
        links = link_fields(api, type_at(api, _result(operation), paging.next))
        paging = replace(paging, link=tuple(field.wire for field in links or ()))
        if style is PagingStyle.LINK or not paging.parameter:
            return replace(paging, parameter="", in_body=False)
    if not paging.parameter:
        raise ChoiceError("parameter is needed: what asks for another page")
    asked = asked_of(api, operation).get(folded(paging.parameter))
    if asked is None or ".".join((*asked.within, asked.wire)) != paging.parameter:
        raise ChoiceError(f"it has no parameter {paging.parameter!r}")
    if style is PagingStyle.CURSOR and not (paging.next or paging.last):
        raise ChoiceError("next or last is needed: where the next cursor is")
    if asked.within and style is not PagingStyle.CURSOR:
        raise ChoiceError("only a cursor can be in an object of the body")
    return replace(
        paging, parameter=asked.wire, in_body=asked.in_body, within=asked.within
    )

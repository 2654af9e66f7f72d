"""Applies the pagination settings of the config to an operation."""

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
    """A pagination setting that does not match the document; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The pagination settings of one operation; None means "as detected"."""

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
    """The pagination settings of all operations.

    ``detect`` enables detection for operations without settings. ``queries`` is the notation
    of query strings: ``text``, ``json``, ``none``, or empty for "as detected".
    """

    detect: bool = True
    queries: str = ""
    operations: Mapping[str, Choice]


def chosen(api: ir.Api, operation: ir.Operation, choice: Choice) -> ir.Paging | None:
    """The pagination of an operation by its settings; what they omit is detected.

    Raises:
        ChoiceError: the document does not have what the settings name.
    """
    if choice.off:
        return None
    found = detected(api, operation)
    if found is None or choice.style not in (None, found.style):
        found = next(guesses(api, operation), found)
        if choice.style is None:
            raise ChoiceError(
                "style is missing: the document does not show how the pages are linked"
            )
    result = _result(operation)
    if found is None and choice.items is None:
        raise ChoiceError(
            "items is missing: the document does not show where the items are"
        )
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
        where = ".".join(paging.items) or "the response"
        raise ChoiceError(f"{where} is not an array")
    return _placed(api, operation, replace(paging, item=listed.items))


def _result(operation: ir.Operation) -> ir.Type:
    if isinstance(found := success_of(operation), ir.Ref | ir.Array):
        return found
    for response in operation.responses:
        for content in response.contents if response.success else ():
            if isinstance(content.type, ir.Ref | ir.Array) and content.stream is None:
                return content.type
    raise ChoiceError("it has no response that can be a page")


def _placed(api: ir.Api, operation: ir.Operation, paging: ir.Paging) -> ir.Paging:
    """Complete the pagination with the location of its parameter."""
    style = paging.style
    if style is PagingStyle.QUERIES:
        if operation.queries is None:
            raise ChoiceError("it has no parameter 'queries'")
        return replace(paging, parameter=operation.queries.parameter)
    if style in (PagingStyle.URL, PagingStyle.LINK):
        if style is PagingStyle.URL and not paging.next:
            raise ChoiceError("next is missing: the path of the URL in the response")
        links = link_fields(api, type_at(api, _result(operation), paging.next))
        paging = replace(paging, link=tuple(field.wire for field in links or ()))
        if style is PagingStyle.LINK or not paging.parameter:
            return replace(paging, parameter="", in_body=False)
    if not paging.parameter:
        raise ChoiceError("parameter is missing: the one that selects the page")
    asked = asked_of(api, operation).get(folded(paging.parameter))
    if asked is None or ".".join((*asked.within, asked.wire)) != paging.parameter:
        raise ChoiceError(f"it has no parameter {paging.parameter!r}")
    if style is PagingStyle.CURSOR and not (paging.next or paging.last):
        raise ChoiceError("next or last is missing: the path of the next cursor")
    if asked.within and style is not PagingStyle.CURSOR:
        raise ChoiceError("only a cursor can be nested in an object of the body")
    return replace(
        paging, parameter=asked.wire, in_body=asked.in_body, within=asked.within
    )

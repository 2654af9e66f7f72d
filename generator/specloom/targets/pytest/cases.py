"""Test cases of operations."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from specloom import ir
from specloom.ir import Access, Json, PagingStyle
from specloom.kinds import is_object
from specloom.targets.calls import (
    Argument,
    MethodSignature,
    content_for_body,
    is_json,
    payload,
    resolve_type,
    sent,
    signatures_of,
    without_null,
)
from specloom.targets.pytest.code import (
    Base64Text,
    Expression,
    ReadyText,
    escaped,
    expression,
    json_text,
)
from specloom.targets.pytest.credentials import (
    credentials_of,
    has_own_address,
    server_address,
)
from specloom.targets.pytest.expected_requests import (
    ExpectedBody,
    ExpectedRequest,
    UnsendableError,
    expected_request,
)
from specloom.targets.pytest.responses import MockedResponse, failure, json_of, success
from specloom.targets.python.code import Code, literal
from specloom.targets.python.pagination import writes_json
from specloom.targets.sample_values import fits
from specloom.targets.samples import NoSample, Samples

ITEM = "<item>"
"""Stands for an item in the text of a page."""
_KINDS: dict[ir.ScalarKind, Any] = {
    ir.ScalarKind.INTEGER: 2,
    ir.ScalarKind.UUID: "00000000-0000-0000-0000-000000000002",
}


@dataclass(frozen=True, slots=True)
class PagePlan:
    """Two pages of ``length`` items in all.

    ``first`` and ``last`` are the pages with a mark for each item, ``item`` the JSON of
    one. ``given`` are the arguments, by wire name, that keep the first page full, and
    ``link`` is the first page's Link header.
    """

    item: str
    first: str
    last: str
    length: int
    given: dict[str, Any]
    link: str
    media_type: str
    onward: Any  # the value of the parameter, or the URL, that asks for the second page


def page_plan(
    api: ir.Api,
    called: MethodSignature,
    answer: MockedResponse,
    samples: Samples,
    url: str,
) -> PagePlan | None:
    """The pages of a call, None where no samples make any; ``url`` is the call's own."""
    paging = called.paging
    if paging is None or answer.json is None or answer.other is not None:
        return None
    whole: Any = json.loads(answer.json)
    try:
        item: Any = samples.value(paging.item, levels=1)
    except NoSample:
        return None
    if _has_place(paging, item):
        return None
    given = dict(_given(called, paging))
    left = 1 if _ends(paging) or (_counts(paging) and paging.most) else 0
    onward = _onward(api, called, paging, item, url)
    shown: Any = onward
    none: Any = None
    if paging.link:
        relation, target = paging.link
        shown, none = [{relation: "next", target: onward}], []
    length = 2 + left
    first = _page(paging, whole, [ITEM] * 2, length, more=True, onward=shown)
    last = _page(paging, whole, [ITEM] * left, length, more=False, onward=none)
    link = f'<{onward}>; rel="next"' if paging.style is PagingStyle.LINK else ""
    return PagePlan(
        json_of(item), first, last, length, given, link, answer.media_type, onward
    )


def _has_place(paging: ir.Paging, item: Any) -> bool:
    """Whether the last item cannot be a cursor although it must."""
    if not paging.last or paging.style is PagingStyle.QUERIES:
        return False
    return not is_object(item) or not item.get(paging.last)


def _counts(paging: ir.Paging) -> bool:
    return paging.style in (PagingStyle.OFFSET, PagingStyle.PAGE)


def _ends(paging: ir.Paging) -> bool:
    """Whether the last page says that it is the last."""
    if _counts(paging):
        return bool(paging.total or paging.pages or paging.more or paging.done)
    flags = paging.more or paging.done
    return not (paging.style is PagingStyle.CURSOR and paging.last and not flags)


def _first(paging: ir.Paging) -> int:
    """The number of the first page, or of its first item."""
    return paging.first if paging.style is PagingStyle.PAGE else paging.start


def _given(called: MethodSignature, paging: ir.Paging) -> Iterator[tuple[str, Any]]:
    if paging.style is PagingStyle.QUERIES:
        limit = _query("limit", 2, writes_json(called))
        types = [
            without_null(a.type) for a in called.arguments if a.wire == paging.parameter
        ]
        listed = any(isinstance(of, ir.Array) for of in types)
        yield paging.parameter, [limit] if listed else limit
    if not _counts(paging):
        return
    required = {a.wire for a in called.arguments if a.required}
    if paging.parameter in required:
        yield paging.parameter, _first(paging)
    limits = not _ends(paging) and (paging.most or paging.default)
    if paging.size and (limits or paging.size in required):
        yield paging.size, 2


def _onward(
    api: ir.Api, called: MethodSignature, paging: ir.Paging, item: Any, url: str
) -> Any:
    match paging.style:
        case PagingStyle.URL | PagingStyle.LINK:
            return f"{url.partition('?')[0]}?page=2"
        case PagingStyle.OFFSET:
            return paging.start + 2
        case PagingStyle.PAGE:
            return paging.first + 1
        case PagingStyle.QUERIES:
            return item.get(paging.last) if is_object(item) else None
        case PagingStyle.CURSOR if paging.last:
            return item[paging.last]
        case _:
            asked = (a for a in called.arguments if a.wire == paging.parameter)
            kinds = (resolve_type(api, without_null(a.type)) for a in asked)
            kind = next((k.kind for k in kinds if isinstance(k, ir.Scalar)), None)
            return _KINDS.get(kind, "next-page") if kind else "next-page"


def _page(
    paging: ir.Paging,
    whole: Any,
    items: list[str],
    length: int,
    *,
    more: bool,
    onward: Any,
) -> str:
    page: Any = json.loads(json.dumps(whole))
    page = _placed(page, paging.items, items)
    if paging.style in (PagingStyle.CURSOR, PagingStyle.URL) and paging.next:
        page = _placed(page, paging.next, onward)
    for path, value in (
        (paging.more, more),
        (paging.done, not more),
        (paging.at, _first(paging)),
        (paging.total, length),
        (paging.pages, 2),
    ):
        if path:
            page = _placed(page, path, value)
    return json_of(page)


def _placed(value: Any, path: ir.Path, item: Any) -> Any:
    """The value with something else at a place; objects on the way are made."""
    if not path:
        return item
    inner = value if is_object(value) else dict[str, Any]()
    return {**inner, path[0]: _placed(inner.get(path[0]), path[1:], item)}


def second_request(
    api: ir.Api, called: MethodSignature, first: ExpectedRequest, plan: PagePlan
) -> ExpectedRequest | None:
    """The request for the second page, None where it cannot be foretold."""
    paging = called.paging
    assert paging is not None
    secret = {name for name, _ in credentials_of(api, called.operation).query}
    where, _, query = first.url.partition("?")
    pieces = [piece for piece in query.split("&") if piece]
    if paging.style in (PagingStyle.URL, PagingStyle.LINK):
        kept = [p for p in pieces if p.partition("=")[0] in secret]
        return replace(first, url="&".join([plan.onward, *kept]))
    if paging.in_body:
        body = first.body
        if body is None or body.json is None or not is_json(body.media_type):
            return None
        place = (*paging.within, paging.parameter)
        changed = _placed(body.json, place, plan.onward)
        return replace(first, body=ExpectedBody(body.media_type, json=changed))
    name = escaped(paging.parameter)
    values = (
        _queries(plan.onward, writes_json(called))
        if paging.style is PagingStyle.QUERIES
        else [str(plan.onward)]
    )
    own = [p for p in pieces if p.partition("=")[0] not in {name, *secret}]
    proofs = [p for p in pieces if p.partition("=")[0] in secret]
    asked = [f"{name}={escaped(value)}" for value in values]
    return replace(first, url=f"{where}?{'&'.join([*own, *asked, *proofs])}")


def _queries(last: Any, json_: bool) -> list[str]:
    """The query strings of the second page: a limit of two, then what goes on."""
    cursor = isinstance(last, str) and last
    method, value = ("cursorAfter", last) if cursor else ("offset", 2)
    return [_query("limit", 2, json_), _query(method, value, json_)]


def _query(method: str, value: Any, json_: bool) -> str:
    if json_:
        told = {"method": method, "values": [value]}
        return json_text(told)
    return f"{method}({json_text(value)})"


NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class TestCase:
    """A call with the arguments it is given, by id, beside the request it makes."""

    arguments: tuple[tuple[str, Code], ...]
    request: ExpectedRequest


@dataclass(frozen=True, slots=True)
class OperationCases:
    """The tests of an operation.

    ``required`` gives the required arguments alone, or is the reason why no call can be
    made; ``everything`` gives all of them, and is None where that would be the same.
    ``form`` is the body's media type when it is not the one that is sent by default;
    ``asked`` when it is for the caller to ask for it, by a field of the header.
    """

    called: MethodSignature
    required: TestCase | str
    everything: TestCase | None
    answer: MockedResponse
    error: MockedResponse
    form: str = ""
    asked: bool = False
    pages: PageCases | None = None


@dataclass(frozen=True, slots=True)
class PageCases:
    """The test of two pages: the call, what is answered, the request for the second."""

    attempt: TestCase
    plan: PagePlan
    second: ExpectedRequest


class Planner:
    """Makes plans for the operations of one API."""

    def __init__(self, api: ir.Api) -> None:
        self._api = api
        self._requests = Samples(api, Access.WRITE)
        self._answers = Samples(api, Access.READ)
        self._own = has_own_address(api)

    def plans(self, operation: ir.Operation) -> Iterator[OperationCases]:
        """The plans for an operation, one for each of its calls."""
        for called in signatures_of(self._api, operation):
            yield self._plan(called)
            if called.switch is not None:
                yield self._plan(streaming_signature(called))
            if any(a.kind == "choice" for a in called.arguments) and not called.twin:
                yield from self._further(called)
            else:
                yield from self._xml(called)

    def _further(self, called: MethodSignature) -> Iterator[OperationCases]:
        """The plans for the other forms of a body."""
        assert called.operation.body is not None
        for content in called.operation.body.contents:
            if content is not called.content:
                plan = self._plan(replace(called, content=content))
                yield replace(plan, form=content.media_type)

    def _xml(self, called: MethodSignature) -> Iterator[OperationCases]:
        """The plan for the body and the answers in XML, beside other forms of them."""
        bodies = called.operation.body.contents if called.operation.body else ()
        others = [c for c in bodies if c is not called.content and _is_xml(c)]
        for content in others[:1]:
            plan = self._plan(replace(called, content=content), xml=True)
            yield replace(plan, form=content.media_type, asked=True)

    def _plan(self, called: MethodSignature, *, xml: bool = False) -> OperationCases:
        everything: TestCase | None = None
        try:
            required: TestCase | str = self._attempt(called, everything=False)
        except (NoSample, UnsendableError) as reason:
            required = str(reason)
        if isinstance(required, TestCase) and (
            len(called.arguments) > len(required.arguments)
            or any(self._has_members(argument) for argument in called.arguments)
        ):
            everything = self._everything(called, required)
        answer = success(self._api, called, self._answers, xml_first=xml)
        return OperationCases(
            called,
            required,
            everything,
            answer,
            failure(self._api, called, self._answers, xml_first=xml),
            pages=self._pages(called, answer, required),
        )

    def _pages(
        self, called: MethodSignature, answer: MockedResponse, required: TestCase | str
    ) -> PageCases | None:
        if isinstance(required, str):
            return None
        url = required.request.url
        plan = page_plan(self._api, called, answer, self._answers, url)
        if plan is None:
            return None
        attempt = self._attempt(called, everything=False, chosen=plan.given)
        second = second_request(self._api, called, attempt.request, plan)
        return None if second is None else PageCases(attempt, plan, second)

    def _everything(
        self, called: MethodSignature, required: TestCase
    ) -> TestCase | None:
        try:
            attempt = self._attempt(called, everything=True)
        except (NoSample, UnsendableError):
            return None
        more = len(attempt.arguments) > len(required.arguments)
        return attempt if more or attempt.request.url != required.request.url else None

    def _has_members(self, argument: Argument) -> bool:
        """Whether the argument is an object of the query, whose members are parameters."""
        if argument.location != "query":
            return False
        return isinstance(resolve_type(self._api, argument.type), ir.Model)

    def _attempt(
        self,
        called: MethodSignature,
        *,
        everything: bool,
        chosen: Mapping[str, Any] = NOTHING,
    ) -> TestCase:
        given: list[tuple[Argument, Any]] = []
        codes: list[tuple[str, Code]] = []
        example = self._body_example(called)
        bodied = everything or any(
            a.kind == "member" and (a.required or a.wire in chosen)
            for a in called.arguments
        )
        for argument in called.arguments:
            required = argument.required or (argument.needed and bodied)
            if argument.fixed is not None:
                given.append((argument, argument.fixed.value))
            elif argument.wire in chosen or required or _is_given(argument, everything):
                try:
                    of = _given_type(called, argument)
                    value = chosen.get(argument.wire)
                    if value is None:
                        value = self._value(of, example, everything=everything)
                    if called.switch is not None and argument.id == called.switch.id:
                        value = called.stream is not None
                except NoSample:
                    if required:
                        raise
                    continue
                made = expression(self._api, of.type, value)
                if made.wire is None and argument.location != "body":
                    if required:
                        raise UnsendableError(f"{argument.wire} has no value but null")
                    continue
                if argument.kind == "whole":
                    raw = _is_raw(made)
                    called = replace(called, content=content_for_body(called, raw=raw))
                    if raw and isinstance(made.wire, str):
                        made = replace(made, wire=_ready(made.wire))
                given.append((argument, made.wire))
                codes.append((argument.id, made.code))
        base = server_address(self._api, called.operation, own=self._own)
        return TestCase(tuple(codes), expected_request(self._api, called, given, base))

    def _value(
        self, argument: Argument, example: dict[str, Any], *, everything: bool
    ) -> Any:
        examples = list(argument.examples)
        if argument.kind == "member" and argument.wire in example:
            examples.insert(0, Json.of(example[argument.wire]))
        return self._requests.value(
            argument.type,
            examples=_sendable(argument, examples),
            default=argument.default,
            limits=argument.limits,
            word=argument.wire,
            # What is nested in an object of the query is written in its own way.
            levels=(2 if argument.location == "query" else 1) * everything,
        )

    def _body_example(self, called: MethodSignature) -> dict[str, Any]:
        """The document's example of a whole body whose members are arguments."""
        if called.content is None:
            return {}
        of = payload(called.content)
        shape = resolve_type(self._api, of)
        own = shape.examples if isinstance(shape, ir.Model) else ()
        for candidate in (*called.content.examples, *own):
            value = candidate.value
            if is_object(value) and fits(self._api, of, value, direction=Access.WRITE):
                return value
        return {}


def _is_given(argument: Argument, everything: bool) -> bool:
    return everything or argument.kind == "choice"


def _given_type(called: MethodSignature, argument: Argument) -> Argument:
    """The argument as the body's form wants it."""
    if called.content is None:
        return argument
    if argument.kind == "whole":
        examples = called.content.examples
        return replace(argument, type=sent(called.content), examples=examples)
    if argument.kind == "choice":
        media_type = ir.Json.of(called.content.media_type)
        return replace(argument, type=ir.Literals((media_type,), None, closed=True))
    return argument


def _is_xml(content: ir.Content) -> bool:
    """Whether a body can be asked for that is XML."""
    return content.xml is not None and "*" not in content.media_type


def _is_raw(made: Expression) -> bool:
    """Whether the client is given text or bytes."""
    is_text = isinstance(made.wire, str) and made.code == literal(made.wire)
    return is_text or isinstance(made.wire, bytes | Base64Text)


def _ready(text: str) -> str:
    return text if isinstance(text, Base64Text) else ReadyText(text)


def streaming_signature(called: MethodSignature) -> MethodSignature:
    """The call that asks for events by the boolean member for it."""
    arguments = tuple(
        replace(a, required=True) if a == called.switch else a for a in called.arguments
    )
    return replace(called, arguments=arguments, stream=called.events, events=None)


def _sendable(argument: Argument, examples: list[Json]) -> Iterator[Json]:
    """The examples that can stand where the argument travels."""
    for example in examples:
        value = example.value
        if argument.location in ("header", "cookie") and isinstance(value, str):
            plain = value.isascii() and value.isprintable() and value.strip() == value
            if not plain:
                continue
        if argument.location == "path" and value in ("", [], {}):
            continue
        yield example

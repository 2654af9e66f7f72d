"""Test cases of operations."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from specloom import ir
from specloom.ir import Access, Json, PagingStyle, resolve_type, without_null
from specloom.kinds import is_object
from specloom.targets.calls import (
    Argument,
    Calls,
    MethodSignature,
    content_for_body,
    is_json,
    parameter_text,
    payload,
    sent,
)
from specloom.targets.pytest.code import (
    Base64Text,
    Decoded,
    Expression,
    ReadyText,
    escaped,
    expression,
    json_text,
    never_decoded,
)
from specloom.targets.pytest.expected_requests import (
    ExpectedBody,
    ExpectedRequest,
    UnsendableError,
    credentials_of,
    expected_request,
    has_own_address,
    server_address,
)
from specloom.targets.pytest.responses import MockedResponse, failure, json_of, success
from specloom.targets.python.code import Code, literal
from specloom.targets.python.pagination import writes_json
from specloom.targets.sample_values import fits
from specloom.targets.samples import NoSample, Samples

ITEM = "<item>"
"""The placeholder for an item in the text of a page."""
_CURSOR_SAMPLES: dict[ir.ScalarKind, Any] = {
    ir.ScalarKind.INTEGER: 2,
    ir.ScalarKind.UUID: "00000000-0000-0000-0000-000000000002",
}


class PagePlan(Struct, frozen=True):
    """Two pages with ``length`` items in total.

    ``first`` and ``last`` are the pages with a placeholder for each item, ``item`` is the
    JSON of one item. ``given`` are the arguments, by JSON name, with which two items make a
    full page. ``link`` is the Link header of the first page.
    """

    item: str
    first: str
    last: str
    length: int
    given: dict[str, Any]
    link: str
    media_type: str
    onward: Any  # the parameter's value or the URL that requests the second page


def page_plan(
    api: ir.Api,
    called: MethodSignature,
    response: MockedResponse,
    samples: Samples,
    url: str,
) -> PagePlan | None:
    """The pages of a call with the URL ``url``; None if no samples of them can be made."""
    paging = called.paging
    if paging is None or response.json is None or response.other is not None:
        return None
    whole: Any = json.loads(response.json)
    try:
        item: Any = samples.value(paging.item, levels=1)
    except NoSample:
        return None
    if _lacks_cursor(paging, item):
        return None
    given = dict(_page_arguments(called, paging))
    last_count = (
        1 if _shows_end(paging) or (_is_numbered(paging) and paging.most) else 0
    )
    onward = _next_page_value(api, called, paging, item, url)
    next_link: Any = onward
    none: Any = None
    if paging.link:
        relation, target = paging.link
        next_link, none = [{relation: "next", target: onward}], []
    length = 2 + last_count
    first = _page(paging, whole, [ITEM] * 2, length, more=True, onward=next_link)
    last = _page(paging, whole, [ITEM] * last_count, length, more=False, onward=none)
    link = f'<{onward}>; rel="next"' if paging.style is PagingStyle.LINK else ""
    return PagePlan(
        json_of(item), first, last, length, given, link, response.media_type, onward
    )


def _lacks_cursor(paging: ir.Paging, item: Any) -> bool:
    """Whether pagination needs a cursor from the last item, but the item has none."""
    if not paging.last or paging.style is PagingStyle.QUERIES:
        return False
    return not is_object(item) or not item.get(paging.last)


def _is_numbered(paging: ir.Paging) -> bool:
    return paging.style in (PagingStyle.OFFSET, PagingStyle.PAGE)


def _shows_end(paging: ir.Paging) -> bool:
    """Whether the last page shows that no page follows."""
    if _is_numbered(paging):
        return bool(paging.total or paging.pages or paging.more or paging.done)
    flags = paging.more or paging.done
    return not (paging.style is PagingStyle.CURSOR and paging.last and not flags)


def _first_number(paging: ir.Paging) -> int:
    """The number of the first page, or of its first item."""
    return paging.first if paging.style is PagingStyle.PAGE else paging.start


def _page_arguments(
    called: MethodSignature, paging: ir.Paging
) -> Iterator[tuple[str, Any]]:
    if paging.style is PagingStyle.QUERIES:
        limit = _query("limit", 2, writes_json(called))
        types = [
            without_null(a.type) for a in called.arguments if a.wire == paging.parameter
        ]
        listed = any(isinstance(of, ir.Array) for of in types)
        yield paging.parameter, [limit] if listed else limit
    if not _is_numbered(paging):
        return
    required = {a.wire for a in called.arguments if a.required}
    if paging.parameter in required:
        yield paging.parameter, _first_number(paging)
    limits = not _shows_end(paging) and (paging.most or paging.default)
    if paging.size and (limits or paging.size in required):
        yield paging.size, 2


def _next_page_value(
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
            arguments = (a for a in called.arguments if a.wire == paging.parameter)
            kinds = (resolve_type(api, without_null(a.type)) for a in arguments)
            kind = next((k.kind for k in kinds if isinstance(k, ir.Scalar)), None)
            return _CURSOR_SAMPLES.get(kind, "next-page") if kind else "next-page"


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
    page = _with_value_at(page, paging.items, items)
    if paging.style in (PagingStyle.CURSOR, PagingStyle.URL) and paging.next:
        page = _with_value_at(page, paging.next, onward)
    for path, value in (
        (paging.more, more),
        (paging.done, not more),
        (paging.at, _first_number(paging)),
        (paging.total, length),
        (paging.pages, 2),
    ):
        if path:
            page = _with_value_at(page, path, value)
    return json_of(page)


def _with_value_at(value: Any, path: ir.Path, item: Any) -> Any:
    """The value with ``item`` at ``path``. Missing objects on the path are created."""
    if not path:
        return item
    inner = value if is_object(value) else dict[str, Any]()
    return {**inner, path[0]: _with_value_at(inner.get(path[0]), path[1:], item)}


def second_request(
    api: ir.Api, called: MethodSignature, first: ExpectedRequest, plan: PagePlan
) -> ExpectedRequest | None:
    """The request for the second page; None if it cannot be predicted."""
    paging = called.paging
    assert paging is not None
    secret = {name for name, _ in credentials_of(api, called.operation).query}
    where, _, query = first.url.partition("?")
    pieces = [piece for piece in query.split("&") if piece]
    if paging.style in (PagingStyle.URL, PagingStyle.LINK):
        remaining = [p for p in pieces if p.partition("=")[0] in secret]
        return replace(first, url="&".join([plan.onward, *remaining]))
    if paging.in_body:
        body = first.body
        if body is None or body.json is None or not is_json(body.media_type):
            return None
        place = (*paging.within, paging.parameter)
        changed = _with_value_at(body.json, place, plan.onward)
        return replace(first, body=ExpectedBody(body.media_type, json=changed))
    name = escaped(paging.parameter)
    values = (
        _queries(plan.onward, writes_json(called))
        if paging.style is PagingStyle.QUERIES
        else [str(plan.onward)]
    )
    others = [p for p in pieces if p.partition("=")[0] not in {name, *secret}]
    secret_pieces = [p for p in pieces if p.partition("=")[0] in secret]
    new = [f"{name}={escaped(value)}" for value in values]
    return replace(first, url=f"{where}?{'&'.join([*others, *new, *secret_pieces])}")


def _queries(last: Any, json_: bool) -> list[str]:
    """The query strings of the second page: a limit of two, then the cursor or offset."""
    cursor = isinstance(last, str) and last
    method, value = ("cursorAfter", last) if cursor else ("offset", 2)
    return [_query("limit", 2, json_), _query(method, value, json_)]


def _query(method: str, value: Any, json_: bool) -> str:
    if json_:
        query_ = {"method": method, "values": [value]}
        return json_text(query_)
    return f"{method}({json_text(value)})"


NOTHING: Mapping[str, Any] = MappingProxyType({})


class TestCase(Struct, frozen=True):
    """The arguments of a call, by ID, and the request that the test expects."""

    arguments: tuple[tuple[str, Code], ...]
    request: ExpectedRequest


class OperationCases(Struct, frozen=True):
    """The tests of an operation.

    ``required`` has only the required arguments, or is the reason why no call can be made.
    ``everything`` has all arguments; it is None if the test would be the same or no call
    with all arguments can be made. ``form`` is the media type of the body if it is not the
    default; ``requested`` is true if the caller must request it with a header.
    """

    called: MethodSignature
    required: TestCase | str
    everything: TestCase | None
    answer: MockedResponse
    error: MockedResponse
    form: str = ""
    requested: bool = False
    pages: PageCases | None = None


class PageCases(Struct, frozen=True):
    """The test of two pages: the call, the responses, and the request for the second page."""

    attempt: TestCase
    plan: PagePlan
    second: ExpectedRequest


class Planner:
    """Makes the test cases of an API's operations."""

    def __init__(
        self, api: ir.Api, calls: Calls, decoded: Decoded = never_decoded
    ) -> None:
        self._api = api
        self._decoded = decoded
        self._calls = calls
        self._request_samples = Samples(api, Access.WRITE)
        self._response_samples = Samples(api, Access.READ)
        self._has_own_address = has_own_address(api)
        self._client_values: dict[str, Expression] | None = None

    def plans(self, operation: ir.Operation) -> Iterator[OperationCases]:
        """The test cases of an operation, for each of its calls."""
        for called in self._calls.signatures_of(operation):
            yield self._cases_of(called)
            if called.switch is not None:
                yield self._cases_of(streaming_signature(called))
            if any(a.kind == "choice" for a in called.arguments) and not called.twin:
                yield from self._other_media_types(called)
            else:
                yield from self._xml_case(called)

    def shortest_request(self, called: MethodSignature) -> ExpectedRequest | None:
        """The request with the required arguments; None if samples cannot make it."""
        try:
            return self._test_case(called, everything=False).request
        except (NoSample, UnsendableError):
            return None

    def base_of(self, operation: ir.Operation) -> str:
        """The base URL of the requests to an operation."""
        return server_address(self._api, operation, own=self._has_own_address)

    def _other_media_types(self, called: MethodSignature) -> Iterator[OperationCases]:
        """The test cases for the other media types of a body."""
        assert called.operation.body is not None
        for content in called.operation.body.contents:
            if content is not called.content:
                plan = self._cases_of(replace(called, content=content))
                yield replace(plan, form=content.media_type)

    def _xml_case(self, called: MethodSignature) -> Iterator[OperationCases]:
        """The test case for the body and the responses in XML, if other media types come first."""
        bodies = called.operation.body.contents if called.operation.body else ()
        others = [c for c in bodies if c is not called.content and _is_xml(c)]
        for content in others[:1]:
            plan = self._cases_of(replace(called, content=content), xml=True)
            yield replace(plan, form=content.media_type, requested=True)

    def _cases_of(
        self, called: MethodSignature, *, xml: bool = False
    ) -> OperationCases:
        everything: TestCase | None = None
        try:
            required: TestCase | str = self._test_case(called, everything=False)
        except (NoSample, UnsendableError) as reason:
            required = str(reason)
        if isinstance(required, TestCase) and (
            len(called.arguments) > len(required.arguments)
            or any(self._has_properties(argument) for argument in called.arguments)
        ):
            everything = self._everything(called, required)
        response = success(self._api, called, self._response_samples, xml_first=xml)
        return OperationCases(
            called,
            required,
            everything,
            response,
            failure(self._api, called, self._response_samples, xml_first=xml),
            pages=self._pages(called, response, required),
        )

    def _pages(
        self,
        called: MethodSignature,
        response: MockedResponse,
        required: TestCase | str,
    ) -> PageCases | None:
        if isinstance(required, str):
            return None
        url = required.request.url
        plan = page_plan(self._api, called, response, self._response_samples, url)
        if plan is None:
            return None
        attempt = self._test_case(called, everything=False, chosen=plan.given)
        second = second_request(self._api, called, attempt.request, plan)
        return None if second is None else PageCases(attempt, plan, second)

    def _everything(
        self, called: MethodSignature, required: TestCase
    ) -> TestCase | None:
        try:
            attempt = self._test_case(called, everything=True)
        except (NoSample, UnsendableError):
            return None
        more = len(attempt.arguments) > len(required.arguments)
        return attempt if more or attempt.request.url != required.request.url else None

    def _has_properties(self, argument: Argument) -> bool:
        """Whether the argument is an object in the query, whose properties are parameters."""
        if argument.location != "query":
            return False
        return isinstance(resolve_type(self._api, argument.type), ir.Model)

    def _test_case(
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
            shared = self._client_value(argument)
            if argument.fixed is not None:
                given.append((argument, argument.fixed.value))
            elif shared is not None and not everything and argument.wire not in chosen:
                given.append((argument, shared.wire))
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
                made = expression(self._api, of.type, value, self._decoded)
                if made.wire is None and argument.location != "body":
                    if required:
                        raise UnsendableError(f"{argument.wire} has no value but null")
                    continue
                if argument.kind == "whole":
                    raw = _is_raw(made)
                    called = replace(called, content=content_for_body(called, raw=raw))
                    if raw and isinstance(made.wire, str):
                        made = replace(made, wire=_as_ready(made.wire))
                given.append((argument, made.wire))
                codes.append((argument.id, made.code))
        base = server_address(self._api, called.operation, own=self._has_own_address)
        return TestCase(tuple(codes), expected_request(self._api, called, given, base))

    def client_values(self) -> dict[str, Expression]:
        """The values of the client's arguments in tests, by `parameter_text`.

        Arguments without a sample have none.
        """
        if self._client_values is None:
            self._client_values = {}
            for text, argument in self._calls.client_arguments.items():
                try:
                    value = self._value(argument, {}, everything=False)
                except NoSample:
                    continue
                made = expression(self._api, argument.type, value)
                if made.wire is not None:
                    self._client_values[text] = made
        return self._client_values

    def _client_value(self, argument: Argument) -> Expression | None:
        """The value that the client of the tests sends for an argument."""
        if not argument.of_client or argument.parameter is None:
            return None
        return self.client_values().get(parameter_text(argument.parameter))

    def _value(
        self, argument: Argument, example: dict[str, Any], *, everything: bool
    ) -> Any:
        examples = list(argument.examples)
        if argument.kind == "member" and argument.wire in example:
            examples.insert(0, Json.of(example[argument.wire]))
        return self._request_samples.value(
            argument.type,
            examples=_sendable(argument, examples),
            default=argument.default,
            limits=argument.limits,
            word=argument.wire,
            # Nested values of an object in the query have a separate notation to test.
            levels=(2 if argument.location == "query" else 1) * everything,
        )

    def _body_example(self, called: MethodSignature) -> dict[str, Any]:
        """The document's example of a body whose properties are the arguments."""
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
    """The argument with the type that the body's media type requires."""
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
    """Whether the content is XML with a concrete media type."""
    return content.xml is not None and "*" not in content.media_type


def _is_raw(made: Expression) -> bool:
    """Whether the argument is text or bytes."""
    is_text = isinstance(made.wire, str) and made.code == literal(made.wire)
    return is_text or isinstance(made.wire, bytes | Base64Text)


def _as_ready(text: str) -> str:
    return text if isinstance(text, Base64Text) else ReadyText(text)


def streaming_signature(called: MethodSignature) -> MethodSignature:
    """The call that requests events with its boolean argument."""
    arguments = tuple(
        replace(a, required=True) if a == called.switch else a for a in called.arguments
    )
    return replace(called, arguments=arguments, stream=called.events, events=None)


def _sendable(argument: Argument, examples: list[Json]) -> Iterator[Json]:
    """The examples that can be sent at the argument's location."""
    for example in examples:
        value = example.value
        if argument.location in ("header", "cookie") and isinstance(value, str):
            plain = value.isascii() and value.isprintable() and value.strip() == value
            if not plain:
                continue
        if argument.location == "path" and value in ("", [], {}):
            continue
        yield example

"""What a response that is not as promised becomes, in each mode of validation."""

from __future__ import annotations

import asyncio
import logging
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx2
import pytest

from runtime.client import AsyncClient, AsyncResource, SyncClient, SyncResource
from runtime.codecs import DATE, INTEGER, STRING, ListOf, LiteralOf, NullOr
from runtime.errors import APIResponseValidationError
from runtime.formats import BINARY
from runtime.models import Model, optional, required, shape_of
from runtime.operations import Operation
from runtime.streaming import Events
from runtime.validation import ValidationWarning
from tests.runtime.doubles import PLAIN_SERVICE, Script

FAILS = "fails"  # APIResponseValidationError
LOGS = "logs"  # a value, and a WARNING in the log
WARNS = "warns"  # a value, and a ValidationWarning
GIVES = "gives"  # a value, and nothing else


class User(Model):
    id: int = required("id", INTEGER)
    born: Any = optional("born", DATE)
    kind: Any = optional("kind", LiteralOf("a", "b"))


USER = shape_of(User)
JSON = {"Content-Type": "application/json"}
GOOD = b'{"id": 1}'


@dataclass(frozen=True)
class Case:
    """One response, and what each mode makes of it: outcome and value."""

    name: str
    came: httpx2.Response
    default: tuple[str, Any]
    strict: tuple[str, Any]
    warn: tuple[str, Any]
    responses: Any = None


def case(
    name: str,
    content: bytes,
    kind: str,
    default: tuple[str, Any],
    strict: tuple[str, Any],
    warn: tuple[str, Any],
    *,
    status: int = 200,
    responses: Any = None,
) -> Case:
    headers = {"Content-Type": kind} if kind else {}
    came = httpx2.Response(status, content=content, headers=headers)
    return Case(name, came, default, strict, warn, responses)


FAILED = (FAILS, None)
HTML = b"<p>hello"
PROMISED = {"200": {"application/json": USER}}
CASES = [
    case("as promised", GOOD, "application/json", *[(GIVES, User(id=1))] * 3),
    case("no content-type", GOOD, "", *[(GIVES, User(id=1))] * 3),
    case("JSON called text", GOOD, "text/plain", *[(GIVES, User(id=1))] * 3),
    case(
        "undescribed 2xx",
        GOOD,
        "application/json",
        *[(GIVES, User(id=1))] * 3,
        status=201,
    ),
    case("empty 200", b"", "", FAILED, FAILED, (WARNS, None)),
    case("empty JSON", b"", "application/json", FAILED, FAILED, (WARNS, None)),
    case("empty 204", b"", "", FAILED, FAILED, (WARNS, None), status=204),
    case("HTML", HTML, "text/html", FAILED, FAILED, (WARNS, "<p>hello")),
    case("text", b"hello", "text/plain", FAILED, FAILED, (WARNS, "hello")),
    case("bytes", b"\xff", "image/png", FAILED, FAILED, (WARNS, b"\xff")),
    case("malformed", b"{oops", "application/json", FAILED, FAILED, (WARNS, "{oops")),
    case("malformed, no content-type", HTML, "", FAILED, FAILED, (WARNS, "<p>hello")),
    case("null", b"null", "application/json", FAILED, FAILED, (WARNS, None)),
    case("a list", b"[1]", "application/json", FAILED, FAILED, (WARNS, [1])),
    case("a text in JSON", b'"x"', "application/json", FAILED, FAILED, (WARNS, "x")),
    case("a number", b"5", "application/json", FAILED, FAILED, (WARNS, 5)),
    case("a list called text", b"[1]", "text/plain", FAILED, FAILED, (WARNS, "[1]")),
    case(
        "a missing member",
        b'{"kind": "a"}',
        "application/json",
        (GIVES, User.from_dict({"kind": "a"})),
        FAILED,
        (WARNS, User.from_dict({"kind": "a"})),
    ),
    case(
        "a member of a wrong type",
        b'{"id": 1, "born": "never"}',
        "application/json",
        (LOGS, User.from_dict({"id": 1, "born": "never"})),
        FAILED,
        (WARNS, User.from_dict({"id": 1, "born": "never"})),
    ),
    case(
        "an unknown value of an enum",
        b'{"id": 1, "kind": "c"}',
        "application/json",
        (GIVES, User.from_dict({"id": 1, "kind": "c"})),
        FAILED,
        (WARNS, User.from_dict({"id": 1, "kind": "c"})),
    ),
    case(
        "an object for a list",
        GOOD,
        "application/json",
        FAILED,
        FAILED,
        (WARNS, {"id": 1}),
        responses={"200": {"application/json": ListOf(USER)}},
    ),
    case(
        "empty where null may be",
        b"",
        "",
        (LOGS, None),
        FAILED,
        (WARNS, None),
        responses={"200": {"application/json": NullOr(USER)}},
    ),
    case(
        "empty where another success has no content",
        b"",
        "",
        (LOGS, None),
        FAILED,
        (WARNS, None),
        responses={**PROMISED, "202": None},
    ),
    case(
        "a body where none is described",
        GOOD,
        "application/json",
        *[(GIVES, None)] * 3,
        status=202,
        responses={**PROMISED, "202": None},
    ),
    case(
        "a text that is no JSON where a text is promised",
        b"hello",
        "text/plain",
        (LOGS, "hello"),
        FAILED,
        (WARNS, "hello"),
        responses={"200": {"application/json": STRING}},
    ),
    case(
        "a number where a text is promised",
        b"5",
        "application/json",
        FAILED,
        FAILED,
        (WARNS, 5),
        responses={"200": {"application/json": STRING}},
    ),
    case(
        "JSON where plain text is promised",
        GOOD,
        "application/json",
        (LOGS, GOOD.decode()),
        FAILED,
        (WARNS, GOOD.decode()),
        responses={"200": {"text/plain": STRING}},
    ),
    case(
        "HTML where a file is promised",
        HTML,
        "text/html",
        (LOGS, HTML),
        FAILED,
        (WARNS, HTML),
        responses={"200": {"application/pdf": BINARY}},
    ),
    case(
        "an empty file",
        b"",
        "",
        *[(GIVES, b"")] * 3,
        status=204,
        responses={"200": {"application/pdf": BINARY}},
    ),
    case(
        "HTML where a stream is promised",
        HTML,
        "text/html",
        FAILED,
        FAILED,
        (WARNS, "<p>hello"),
        responses={"200": {"text/event-stream": Events()}},
    ),
    case(
        "JSON where any type may come",
        GOOD,
        "application/json",
        *[(GIVES, User(id=1))] * 3,
        responses={"200": {"*/*": USER}},
    ),
    case(
        "HTML where any type may come",
        HTML,
        "text/html",
        FAILED,
        FAILED,
        (WARNS, "<p>hello"),
        responses={"200": {"*/*": USER}},
    ),
]


class Things(SyncResource):
    def get(self, operation: Operation[Any], **options: Any) -> Any:
        return self._call(operation, {}, options)  # type: ignore[arg-type]


class AsyncThings(AsyncResource):
    async def get(self, operation: Operation[Any], **options: Any) -> Any:
        return await self._call(operation, {}, options)  # type: ignore[arg-type]


Way = Callable[[httpx2.MockTransport, Operation[Any], Any], Any]


def plain(transport: httpx2.MockTransport, operation: Any, options: Any) -> Any:
    client = SyncClient(PLAIN_SERVICE, http_client=transport)
    return Things(client).get(operation, **options)


def raw(transport: httpx2.MockTransport, operation: Any, options: Any) -> Any:
    client = SyncClient(PLAIN_SERVICE, http_client=transport)
    view = client.with_raw_response(Things(client).get)
    return view(operation, **options).parse()


def streamed(transport: httpx2.MockTransport, operation: Any, options: Any) -> Any:
    client = SyncClient(PLAIN_SERVICE, http_client=transport)
    view = client.with_streaming_response(Things(client).get)
    with view(operation, **options) as response:
        return response.parse()


def awaited(transport: httpx2.MockTransport, operation: Any, options: Any) -> Any:
    async def run() -> Any:
        async with AsyncClient(PLAIN_SERVICE, http_client=transport) as client:
            return await AsyncThings(client).get(operation, **options)

    return asyncio.run(run())


def awaited_raw(transport: httpx2.MockTransport, operation: Any, options: Any) -> Any:
    async def run() -> Any:
        async with AsyncClient(PLAIN_SERVICE, http_client=transport) as client:
            view = client.with_raw_response(AsyncThings(client).get)
            return (await view(operation, **options)).parse()

    return asyncio.run(run())


def awaited_streamed(
    transport: httpx2.MockTransport, operation: Any, options: Any
) -> Any:
    async def run() -> Any:
        async with AsyncClient(PLAIN_SERVICE, http_client=transport) as client:
            view = client.with_streaming_response(AsyncThings(client).get)
            async with view(operation, **options) as response:
                return await response.parse()

    return asyncio.run(run())


WAYS = [plain, raw, streamed, awaited, awaited_raw, awaited_streamed]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("mode", ["default", "lenient", "strict", "warn"])
@pytest.mark.parametrize("one", CASES, ids=lambda one: one.name)
def test_each_cell_of_the_table(
    way: Way, mode: str, one: Case, caplog: pytest.LogCaptureFixture
) -> None:
    expected = getattr(one, mode if mode != "lenient" else "default")
    operation: Operation[Any] = Operation(
        "GET", "/user", responses=one.responses or PROMISED
    )
    options = {} if mode == "default" else {"validation": mode}
    transport = httpx2.MockTransport(Script([one.came]))
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always", ValidationWarning)
        try:
            value = way(transport, operation, options)
        except APIResponseValidationError as error:
            found = error.status_code, error.body
            outcome: tuple[str, Any] = (FAILS, None)
        else:
            logged = any(r.levelno == logging.WARNING for r in caplog.records)
            outcome = (LOGS if logged else GIVES, value)
    if any(issubclass(one.category, ValidationWarning) for one in warned):
        assert outcome[0] != LOGS
        outcome = (WARNS, outcome[1])
    assert outcome == expected
    if outcome[0] == FAILS:
        assert found == (one.came.status_code, one.came.text)
    assert type(outcome[1]) is type(expected[1])


@pytest.mark.parametrize("way", WAYS)
def test_a_response_to_head_has_no_value(way: Way) -> None:
    operation: Operation[Any] = Operation("HEAD", "/user", responses=PROMISED)
    transport = httpx2.MockTransport(Script([httpx2.Response(200, headers=JSON)]))
    assert way(transport, operation, {"validation": "strict"}) is None


def test_a_listener_hears_of_a_body_that_cannot_be_used() -> None:
    heard: list[Any] = []
    transport = httpx2.MockTransport(Script([httpx2.Response(200, html="<p>")]))
    client = SyncClient(
        PLAIN_SERVICE, http_client=transport, on_validation_issue=heard.append
    )
    operation: Operation[Any] = Operation("GET", "/user", responses=PROMISED)
    with pytest.raises(APIResponseValidationError, match="text/html instead of an obj"):
        Things(client).get(operation)
    assert [str(one) for one in heard] == [
        "$: expected an object (User), got text/html"
    ]

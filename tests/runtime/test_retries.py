"""Which requests are sent again, and when."""

from __future__ import annotations

import io
import pickle
import time
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest

from runtime.errors import (
    APIConnectionError,
    APIError,
    APITimeoutError,
    InternalServerError,
    RateLimitError,
)
from runtime.formats import BINARY
from runtime.multipart import raw
from runtime.operations import Operation, query, whole_body
from runtime.parameters import cookie, header
from runtime.retries import SHORTEST_WAIT, asked_wait, backoff, is_retryable
from tests.runtime.doubles import CALLS, Script, sync_call

OK = httpx2.Response(204)
GET: Operation[Any] = Operation("GET", "/x")
UPLOAD: Operation[Any] = Operation(
    "POST",
    "/x",
    arguments=(whole_body(codec=BINARY),),
    body="application/octet-stream",
    writers=(raw,),
)


@pytest.mark.parametrize("status", [408, 409, 429, 500, 502, 503, 504, 599])
def test_statuses_worth_repeating(status: int) -> None:
    assert is_retryable(status)


@pytest.mark.parametrize(
    "status",
    [200, 301, 400, 401, 403, 404, 410, 422, 501, 505, 506, 508, 510, 511, 600, 999],
)
def test_statuses_not_worth_repeating(status: int) -> None:
    assert not is_retryable(status)


def test_waits_double_up_to_a_limit_and_are_drawn_evenly() -> None:
    ceilings = [backoff(attempt, lambda: 1.0) for attempt in range(8)]
    assert ceilings == [0.5, 1, 2, 4, 8, 8, 8, 8]
    assert backoff(3, lambda: 0.25) == 2.5
    assert backoff(10_000, lambda: 0.0) == 4
    assert backoff(0, lambda: 0.0) == SHORTEST_WAIT


NOW = 1_800_000_000.0


@pytest.mark.parametrize(
    ("status", "headers", "seconds"),
    [
        (503, {}, None),
        (503, {"retry-after": "7"}, 7),
        (503, {"retry-after": "0.5"}, 0.5),
        (503, {"retry-after": "-3"}, 0),
        (503, {"retry-after": "soon"}, None),
        (503, {"retry-after": "Fri, 15 Jan 2027 08:00:05 GMT"}, 5),
        (503, {"retry-after": "Fri, 15 Jan 2027 08:00:05 -0000"}, 5),
        (503, {"retry-after": "Fri Jan 15 08:00:05 2027"}, 5),
        (503, {"retry-after": "Friday, 15-Jan-27 08:00:05 GMT"}, 5),
        (503, {"retry-after": "Fri, 15 Jan 2027 07:00:00 GMT"}, 0),
        (503, {"retry-after-ms": "250", "retry-after": "7"}, 0.25),
        (429, {"x-ratelimit-reset": "1800000009"}, 9),
        (429, {"x-ratelimit-reset": "1800000009000"}, 9),
        (429, {"x-ratelimit-reset": "12"}, 12),
        (429, {"ratelimit-reset": "3"}, 3),
        (503, {"x-ratelimit-reset": "1800000009"}, None),
        (429, {"x-ratelimit-reset": "nan"}, None),
    ],
)
def test_what_the_server_asks(
    status: int,
    headers: dict[str, str],
    seconds: float | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TZ", "America/New_York")  # dates are in UTC everywhere
    time.tzset()
    assert asked_wait(status, headers, NOW) == seconds


@pytest.mark.parametrize("call", CALLS)
def test_a_failed_request_is_repeated(call: Any) -> None:
    script = Script([httpx2.Response(500), httpx2.ReadError("cut"), OK])
    assert call(script, GET) is None
    assert len(script.requests) == 3
    assert 0.25 <= script.waits[0] <= 0.5
    assert 0.5 <= script.waits[1] <= 1


@pytest.mark.parametrize("call", CALLS)
def test_the_last_failure_is_the_error(call: Any) -> None:
    script = Script([httpx2.Response(500), httpx2.Response(503, text="later")])
    with pytest.raises(InternalServerError, match="later"):
        call(script, GET)
    assert len(script.requests) == 3


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize(
    ("failure", "kind"),
    [
        (httpx2.ConnectError("refused"), APIConnectionError),
        (httpx2.ReadTimeout("slow"), APITimeoutError),
        (httpx2.ConnectTimeout("slow"), APITimeoutError),
    ],
)
def test_broken_connections_are_our_errors(
    call: Any, failure: Exception, kind: type[APIError]
) -> None:
    script = Script([failure])
    with pytest.raises(kind) as caught:
        call(script, GET, max_retries=1)
    assert caught.value.__cause__ is failure
    assert type(caught.value) is kind
    assert str(caught.value).startswith("GET /v1/x: ")
    assert len(script.requests) == 2


def test_the_call_may_change_how_often() -> None:
    script = Script([httpx2.Response(500)])
    with pytest.raises(InternalServerError):
        sync_call(script, GET, options={"max_retries": 0})
    assert len(script.requests) == 1
    script = Script([httpx2.Response(500)])
    with pytest.raises(InternalServerError):
        sync_call(script, GET, options={"max_retries": 4})
    assert len(script.requests) == 5


def test_the_server_is_heard() -> None:
    busy = httpx2.Response(429, headers={"Retry-After": "30"})
    script = Script([busy, OK])
    sync_call(script, GET)
    assert script.waits == [30]


def test_too_long_a_wait_fails_at_once() -> None:
    script = Script([httpx2.Response(429, headers={"Retry-After": "61"}), OK])
    with pytest.raises(RateLimitError):
        sync_call(script, GET)
    assert len(script.requests) == 1


@pytest.mark.parametrize("call", CALLS)
def test_a_body_that_lasts_is_sent_again(call: Any) -> None:
    bodies: list[bytes] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        bodies.append(request.content)
        return OK if len(bodies) > 1 else httpx2.Response(500)

    call(Script([answer]), UPLOAD, {"body": io.BytesIO(b"data")})
    assert bodies == [b"data", b"data"]


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("failure", [httpx2.Response(500), httpx2.ReadError("cut")])
def test_a_body_that_can_be_read_once_is_sent_once(call: Any, failure: Any) -> None:
    def chunks() -> Iterator[bytes]:
        yield b"data"

    script = Script([failure])
    with pytest.raises(APIError):
        call(script, UPLOAD, {"body": chunks()})
    assert len(script.requests) == 1
    assert script.waits == []


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("wait", ["0", "-5", "0.01", "Fri, 15 Jan 2020 08:00:05 GMT"])
def test_a_wait_is_never_shorter_than_the_floor(call: Any, wait: str) -> None:
    busy = httpx2.Response(503, headers={"Retry-After": wait})
    script = Script([busy, busy, busy, OK])
    call(script, GET, max_retries=3)
    for found, ceiling in zip(script.waits, (0.5, 1, 2), strict=True):
        assert ceiling / 2 <= found <= ceiling


POST: Operation[Any] = Operation("POST", "/x")
KEYED: Operation[Any] = Operation(
    "POST", "/x", arguments=(header("Idempotency-Key", "key"),)
)
SENT = [
    httpx2.ReadError("reset"),
    httpx2.WriteError("broken pipe"),
    httpx2.ReadTimeout("slow"),
    httpx2.WriteTimeout("slow"),
    httpx2.RemoteProtocolError("Server disconnected without sending a response."),
]
UNSENT = [
    httpx2.ConnectError("refused"),
    httpx2.ConnectTimeout("slow"),
    httpx2.PoolTimeout("busy"),
    httpx2.ProxyError("403 Forbidden"),
]
ONCE = {"retry_non_idempotent": True}


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("failure", [*SENT, *UNSENT], ids=lambda e: type(e).__name__)
@pytest.mark.parametrize(
    ("operation", "options", "settings", "harmless"),
    [
        (POST, {}, {}, False),
        (Operation("PATCH", "/x"), {}, {}, False),
        (Operation("post", "/x"), {}, {}, False),
        (Operation("PUT", "/x"), {}, {}, True),
        (Operation("DELETE", "/x"), {}, {}, True),
        (Operation("QUERY", "/x"), {}, {}, True),
        (POST, ONCE, {}, True),
        (POST, {}, ONCE, True),
        (POST, {"retry_non_idempotent": False}, ONCE, False),
        (POST, {"idempotency_key": "k"}, {}, True),
        (POST, {"extra_headers": {"idempotency-key": "k"}}, {}, True),
        (POST, {"extra_headers": {"X-Other": "k"}}, {}, False),
        (POST, {}, {"idempotency_header": "X-Once"}, True),
        (KEYED, {}, {}, True),
    ],
)
def test_what_may_have_arrived_is_not_sent_twice(
    call: Any,
    failure: Exception,
    operation: Operation[Any],
    options: Any,
    settings: Any,
    harmless: bool,
) -> None:
    script = Script([failure, OK])
    if harmless or failure in UNSENT:
        assert call(script, operation, options=options, **settings) is None
        assert len(script.requests) == 2
        return
    with pytest.raises(APIConnectionError) as caught:
        call(script, operation, options=options, **settings)
    assert caught.value.request_sent
    assert len(script.requests) == 1


@pytest.mark.parametrize("call", CALLS)
def test_whether_the_request_was_sent_is_known(call: Any) -> None:
    for failure in (*SENT, *UNSENT):
        with pytest.raises(APIConnectionError) as caught:
            call(Script([failure]), GET, max_retries=0)
        copy = pickle.loads(pickle.dumps(caught.value))
        assert copy.request_sent == (failure in SENT)


@pytest.mark.parametrize("call", CALLS)
def test_a_post_that_was_redirected_has_arrived(call: Any) -> None:
    moved = httpx2.Response(303, headers={"Location": "/done"})
    script = Script([moved, httpx2.ConnectError("refused"), OK])
    with pytest.raises(APIConnectionError):
        call(script, POST)
    assert [request.method for request in script.requests] == ["POST", "GET"]


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("status", [408, 409, 429, 500, 502, 503, 504])
def test_a_post_that_was_turned_down_is_repeated(call: Any, status: int) -> None:
    script = Script([httpx2.Response(status), OK])
    call(script, POST)
    assert [request.method for request in script.requests] == ["POST", "POST"]


def test_what_cannot_be_sent_is_not_tried_again() -> None:
    script = Script([httpx2.LocalProtocolError("illegal")])
    with pytest.raises(APIError, match="could not be sent"):
        sync_call(script, GET)
    assert len(script.requests) == 1


@pytest.mark.parametrize("call", CALLS)
def test_a_repeated_request_is_the_same(call: Any) -> None:
    arguments = (cookie("flavour"), header("X-Mode"), query("q"))
    operation: Operation[Any] = Operation("GET", "/x", arguments=arguments)
    script = Script([httpx2.Response(500), httpx2.Response(500), OK])
    values = {"flavour": "oat", "X-Mode": "a", "q": "b c"}
    extra = {"extra_headers": {"x-mode": "z"}, "extra_query": {"page": 2}}
    call(script, operation, values, extra)
    first, *others = script.requests
    assert first.headers["x-mode"] == "z"
    assert first.headers["cookie"] == "flavour=oat"
    assert [request.url for request in others] == [first.url] * 2
    assert [request.headers.raw for request in others] == [first.headers.raw] * 2

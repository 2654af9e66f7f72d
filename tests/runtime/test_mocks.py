"""The test double: what its routes answer, what they remember, how they fail."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import pytest

from runtime.auth import ApiKey, Basic, Bearer
from runtime.client import AsyncClient, SyncClient, async_caller, sync_caller
from runtime.codecs import DATETIME, INTEGER, STRING, ListOf, MapOf
from runtime.errors import (
    APIConnectionError,
    APIError,
    APIResponseValidationError,
    APIStatusError,
    APITimeoutError,
    CredentialsError,
    InternalServerError,
    NotFoundError,
    RateLimitError,
    error_class,
)
from runtime.models import Model, required, shape_of
from runtime.multipart import raw
from runtime.operations import Operation, Server, body_property, path, query, whole_body
from runtime.requests import Headers, HttpResponse
from runtime.settings import Service
from runtime.streaming import Events, Lines
from runtime.testing import Mock, Route, UnexpectedCallError
from runtime.validation import ValidationError


class Note(Model):
    """A text with a number."""

    id: int = required("$id", INTEGER)
    text: str = required()


class Refusal(Model):
    """Why not."""

    why: str = required()


NOTES, REFUSALS = shape_of(Note), shape_of(Refusal)

GET: Operation[Note] = Operation(
    "GET",
    "/notes/{noteId}",
    arguments=(path("noteId", "note_id"), query("deep"), query("since", "", DATETIME)),
    responses={
        "200": {"application/json": NOTES},
        "404": {"application/problem+json": REFUSALS},
    },
    security=(("Key", "Pair"),),
)
ADD: Operation[Note] = Operation(
    "POST",
    "/notes",
    arguments=(body_property("$text", "text"), body_property("note", codec=NOTES)),
    body="application/json",
    responses={"201": {"application/json": NOTES}, "204": None},
)
SERVICE = Service(
    servers=(Server("https://api.test/v1"),),
    schemes={
        "Key": ApiKey("header", "X-Key", keyword="key", env="NO_SUCH_KEY"),
        "Pair": Basic(keyword="pair", env="NO_SUCH_PAIR"),
    },
)
NOTE = {"$id": 1, "text": "hi"}


def made(kind: Any, http_client: object = None, **given: Any) -> Any:
    """A client as a generated package makes it: with an argument for each scheme."""
    wires = {"key": "Key", "pair": "Pair"}
    secrets = {wire: given.pop(name, None) for name, wire in wires.items()}
    return kind(SERVICE, credentials=secrets, http_client=http_client, **given)


class Double(Mock[Any, Any]):
    """The double of a service with these operations."""

    examples: Mapping[str, Any] = {}

    def __init__(self, *operations: Operation[Any], strict: bool = False) -> None:
        super().__init__(partial(made, SyncClient), partial(made, AsyncClient), strict)
        self.routes = [Route[Any](self, f"r.o{n}", o) for n, o in enumerate(operations)]
        for route in self.routes:
            self.add(route)

    def example(self, route: str, streamed: bool = False) -> Any:
        return self.examples[route]


def waiting(double: Double, operation: Operation[Any], **values: Any) -> Any:
    return sync_caller(double.client).call(operation, values, {})


def awaiting(double: Double, operation: Operation[Any], **values: Any) -> Any:
    async def run() -> Any:
        got = await async_caller(double.async_client).call(operation, values, {})
        return [one async for one in got] if hasattr(got, "__aiter__") else got

    return asyncio.run(run())


Calling = Callable[..., Any]
BOTH = pytest.mark.parametrize("call", [waiting, awaiting])


@BOTH
@pytest.mark.parametrize(
    "answer", [NOTE, {"id": 1, "text": "hi"}, Note(id=1, text="hi")]
)
def test_a_model_is_given_as_it_is_or_as_a_mapping(call: Calling, answer: Any) -> None:
    double = Double(GET)
    double.routes[0].returns(answer)
    assert call(double, GET, note_id="a") == Note(id=1, text="hi")


@BOTH
@pytest.mark.parametrize(
    ("contents", "answer", "got"),
    [
        ({"text/plain": STRING}, "grüße", "grüße"),
        ({"image/png": STRING}, b"\x89", b"\x89"),
        ({"*/*": STRING}, b"\x89", b"\x89"),
        ({"application/json": ListOf(INTEGER)}, [1, 2], [1, 2]),
        ({"application/json": MapOf(NOTES)}, {"a": NOTE}, {"a": Note(id=1, text="hi")}),
        ({"application/json": STRING}, "text", "text"),
        ({"application/json": STRING, "image/png": STRING}, b"\x89", b"\x89"),
        (None, None, None),
    ],
)
def test_every_kind_of_body(
    call: Calling, contents: Any, answer: Any, got: Any
) -> None:
    operation: Operation[Any] = Operation("GET", "/a", responses={"200": contents})
    double = Double(operation)
    double.routes[0].returns(answer)
    assert call(double, operation) == got


@BOTH
@pytest.mark.parametrize(
    ("media_type", "codec"),
    [
        ("text/event-stream", Events(NOTES)),
        ("application/jsonl", Lines(NOTES)),
        ("application/json-seq", Lines(NOTES)),
    ],
)
def test_a_stream_is_given_by_its_items(
    call: Calling, media_type: str, codec: Any
) -> None:
    operation: Operation[Any] = Operation(
        "GET", "/a", responses={"200": {media_type: codec}}
    )
    double = Double(operation)
    double.routes[0].returns(n for n in [NOTE, Note(id=2, text="two\nlines")])
    for _ in range(2):
        got = list(call(double, operation))
        assert got == [Note(id=1, text="hi"), Note(id=2, text="two\nlines")]


def test_whole_events_have_their_fields() -> None:
    codec = Events(fields=True)
    operation: Operation[Any] = Operation(
        "GET", "/a", responses={"200": {"text/event-stream": codec}}
    )
    double = Double(operation)
    double.routes[0].returns([{"data": "a\nb", "event": "tick", "id": "7"}])
    assert list(waiting(double, operation)) == [
        {"data": "a\nb", "event": "tick", "id": "7"}
    ]


def test_the_form_follows_the_argument_that_asks_for_a_stream() -> None:
    contents = {
        "application/json": ListOf(INTEGER),
        "text/event-stream": Events(INTEGER),
    }
    operation: Operation[Any] = Operation(
        "POST",
        "/a",
        arguments=(body_property("stream"),),
        body="application/json",
        responses={"200": contents},
    )
    double = Double(operation)
    double.routes[0].returns([1, 2])
    assert waiting(double, operation, stream=False) == [1, 2]
    assert type(waiting(double, operation, stream=True)).__name__ == "SyncStream"
    assert list(waiting(double, operation, stream=True)) == [1, 2]


def test_the_status_fits_the_response() -> None:
    double = Double(ADD)
    [route] = double.routes
    route.returns(None)
    assert waiting(double, ADD) is None
    raw = Operation[Any](
        "POST", "/notes", responses={"2XX": {"application/json": NOTES}}
    )
    double = Double(raw)
    double.routes[0].returns(NOTE, status=202, headers={"X-Left": "3"})
    seen: list[Any] = []
    client = double.client.with_options(
        hooks={"response": lambda *of: seen.append(of[1])}
    )
    sync_caller(client).call(raw, {}, {})
    assert (seen[0].status_code, seen[0].headers["x-left"]) == (202, "3")
    with pytest.raises(ValueError, match=r"use raises\(404\)"):
        double.routes[0].returns(NOTE, status=404)


def test_a_redirect_that_is_the_response_names_its_place() -> None:
    operation: Operation[Any] = Operation("GET", "/a", responses={"302": None})
    double = Double(operation)
    double.routes[0].returns(None, headers={"Location": "https://b.test/"})
    assert waiting(double, operation) == "https://b.test/"


@BOTH
@pytest.mark.parametrize(
    "status", [400, 401, 403, 404, 409, 412, 418, 422, 429, 500, 503]
)
def test_a_status_raises_its_class(call: Calling, status: int) -> None:
    double = Double(GET)
    double.routes[0].raises(
        status, body=Refusal(why="no"), headers={"X-Request-Id": "r"}
    )
    with pytest.raises(APIStatusError) as raised:
        call(double, GET, note_id="a")
    assert type(raised.value) is error_class(status)
    assert (raised.value.status_code, raised.value.request_id) == (status, "r")
    body = raised.value.body
    assert body == (Refusal(why="no") if status == 404 else {"why": "no"})


@BOTH
@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (NotFoundError, NotFoundError),
        (RateLimitError, RateLimitError),
        (InternalServerError, InternalServerError),
        (APIStatusError("", response=HttpResponse(418, Headers())), APIStatusError),
        (NotFoundError("", body={"why": "x"}), NotFoundError),
        (APIConnectionError, APIConnectionError),
        (APITimeoutError, APITimeoutError),
        (APITimeoutError("too slow"), APITimeoutError),
        (APIResponseValidationError, APIResponseValidationError),
    ],
)
def test_an_exception_is_raised_again(call: Calling, error: Any, kind: Any) -> None:
    double = Double(GET)
    double.routes[0].raises(error)
    with pytest.raises(APIError) as raised:
        call(double, GET, note_id="a")
    assert type(raised.value) is kind
    if isinstance(error, APIError):
        assert str(error) in str(raised.value)
        assert error.body is None or raised.value.body == Refusal(why="x")


@BOTH
def test_an_error_that_was_caught_comes_again_as_it_was(call: Calling) -> None:
    double = Double(GET)
    [route] = double.routes
    route.raises(404, body=Refusal(why="no"), headers={"X-Request-Id": "r"})
    with pytest.raises(NotFoundError) as first:
        call(double, GET, note_id="a")
    route.raises(first.value)
    with pytest.raises(NotFoundError) as second:
        call(double, GET, note_id="a")
    assert second.value.body == Refusal(why="no")
    assert second.value.request_id == "r"
    assert second.value.message == first.value.message


def test_what_no_service_can_cause_is_refused() -> None:
    [route] = Double(GET).routes
    for error in (CredentialsError, APIError, APIStatusError):
        with pytest.raises(TypeError, match="does not determine a status"):
            route.raises(error)
    for status in (200, 399, 600):
        with pytest.raises(ValueError, match="is not an error"):
            route.raises(status)


@BOTH
def test_a_raw_body_of_an_error_is_its_text(call: Calling) -> None:
    double = Double(GET)
    double.routes[0].raises(404, body="not here")
    with pytest.raises(NotFoundError, match="not here") as raised:
        call(double, GET, note_id="a")
    assert raised.value.body == "not here"


@BOTH
def test_responses_in_turn_meet_the_client_s_retries(call: Calling) -> None:
    double = Double(GET)
    [route] = double.routes
    route.returns_sequence(
        InternalServerError, APIConnectionError("x"), NOTE, {"id": 2, "text": ""}
    )
    assert call(double, GET, note_id="a").id == 1
    assert call(double, GET, note_id="a").id == 2
    assert (
        len(double.sleeps) == 2
    ), "no time is spent sleeping, but the waits are recorded"
    assert [len(one.requests) for one in route.calls] == [3, 1]
    assert route.call_count == 2
    with pytest.raises(UnexpectedCallError, match=r"no response is left for r\.o0"):
        call(double, GET, note_id="a")


@BOTH
def test_a_response_may_depend_on_the_call(call: Calling) -> None:
    double = Double(GET)
    [route] = double.routes

    def answer(asked: Any) -> Any:
        if asked.arguments["note_id"] == "0":
            return NotFoundError
        return Note(id=int(asked.arguments["note_id"]), text=asked.request.path)

    route.returns_from(answer)
    assert call(double, GET, note_id="5") == Note(id=5, text="/v1/notes/5")
    with pytest.raises(NotFoundError):
        call(double, GET, note_id="0")


@BOTH
def test_calls_are_kept_with_arguments_and_requests(call: Calling) -> None:
    double = Double(GET, ADD)
    get, add = double.routes
    get.returns(NOTE)
    add.returns(NOTE)
    call(double, GET, note_id="a b", deep=[1, 2], since=None)
    call(double, ADD, text="hi", note=NOTE)
    assert [one.route for one in double.calls] == ["r.o0", "r.o1"]
    assert get.last_call.arguments == {"note_id": "a b", "deep": [1, 2]}
    request = get.last_call.request
    assert (request.method, request.path) == ("GET", "/v1/notes/a b")
    assert request.url == "https://api.test/v1/notes/a%20b?deep=1&deep=2"
    assert request.query == {"deep": ["1", "2"]}
    assert request.headers["X-Key"] == "test-key"
    assert request.headers["Authorization"].startswith("Basic ")
    assert add.last_call.request.json == {"$text": "hi", "note": NOTE}
    assert "test-key" not in repr(double.calls) + repr(request) + repr(get)


def test_assertions_compare_what_travels() -> None:
    double = Double(ADD)
    [route] = double.routes
    route.assert_not_called()
    with pytest.raises(AssertionError, match="was not called"):
        route.assert_called_with()
    route.returns(NOTE)
    waiting(double, ADD, text="hi", note=Note(id=1, text="hi"))
    route.assert_called_once_with(text="hi", note=NOTE)
    route.assert_called_with(text="hi", note={"id": 1, "text": "hi"})
    for other in ({"text": "ho", "note": NOTE}, {"text": "hi"}, {}):
        with pytest.raises(AssertionError, match="expected"):
            route.assert_called_once_with(**other)
    with pytest.raises(
        TypeError, match=r"no argument 'txt' \(its arguments: text, note\)"
    ):
        route.assert_called_once_with(txt="hi")
    with pytest.raises(AssertionError, match="expected not to be called"):
        route.assert_not_called()
    waiting(double, ADD)
    with pytest.raises(AssertionError, match="2 times"):
        route.assert_called_once()


@BOTH
def test_what_is_not_described_fails_even_when_the_program_swallows_it(
    call: Calling,
) -> None:
    other: Operation[Any] = Operation("GET", "/nowhere")
    double = Double(GET)

    def program() -> None:
        with double, contextlib.suppress(Exception):
            call(double, other)

    with pytest.raises(
        UnexpectedCallError, match=r"no operation of the API has.*/v1/nowhere"
    ):
        program()


def test_a_path_called_by_hand_finds_its_route() -> None:
    special: Operation[Any] = Operation(
        "GET", "/notes/special", responses={"204": None}
    )
    double = Double(GET, special)
    double.routes[0].returns(NOTE)
    double.routes[1].returns(None)
    assert double.client.get("/notes/7?x=1") == NOTE
    assert double.client.get("/notes/special") is None
    assert [route.call_count for route in double.routes] == [1, 1]


def test_examples_answer_unless_the_mock_is_strict() -> None:
    double = Double(GET)
    with pytest.raises(UnexpectedCallError, match="no response is set"):
        waiting(double, GET, note_id="a")
    double.examples = {"r.o0": NOTE}
    assert waiting(double, GET, note_id="a").text == "hi"
    strict = Double(GET, strict=True)
    strict.examples = double.examples
    with pytest.raises(UnexpectedCallError, match="no response is set"):
        waiting(strict, GET, note_id="a")
    strict.routes[0].returns_example()
    assert waiting(strict, GET, note_id="a").text == "hi"


def test_a_strict_double_refuses_what_is_not_as_described() -> None:
    Double(GET).routes[0].returns({"text": "no id"})
    with pytest.raises(ValidationError, match="id"):
        Double(GET, strict=True).routes[0].returns({"text": "no id"})


def test_unused_responses_are_reported() -> None:
    double = Double(GET, ADD, strict=True)
    get, add = double.routes
    get.returns_sequence(NOTE, NOTE)
    add.returns(NOTE)
    assert double.unused == ["r.o0", "r.o1"]
    waiting(double, ADD)
    waiting(double, GET, note_id="a")
    with pytest.raises(AssertionError, match=r"unused responses: r\.o0$"), double:
        pass
    double.reset()
    assert double.unused == double.calls == get.calls == []
    with double:
        pass


def test_an_error_of_the_test_is_not_covered_up() -> None:
    double = Double(GET, strict=True)
    double.routes[0].returns(NOTE)
    with pytest.raises(ZeroDivisionError), double:
        raise ZeroDivisionError


def test_a_closed_client_is_replaced() -> None:
    double = Double(GET)
    double.routes[0].returns(NOTE)
    assert double.client is double.client
    with double.client:
        pass
    assert waiting(double, GET, note_id="a").id == 1


def test_a_client_of_the_program_s_own_is_answered_as_well() -> None:
    double = Double(GET)
    double.routes[0].returns_sequence(RateLimitError, NOTE)
    service = Service(
        schemes={"Key": Bearer(keyword="key"), "Pair": Basic(keyword="pair")}
    )
    client = SyncClient(
        service,
        credentials={"Key": "k", "Pair": ("u", "p")},
        base_url="https://elsewhere.test",
        http_client=double.transport,
    )
    assert sync_caller(client).call(GET, {"note_id": "a"}, {}).id == 1
    assert double.routes[0].last_call.request.url == "https://elsewhere.test/notes/a"
    assert len(double.sleeps) == 1


def test_uploads_are_read_whole() -> None:
    put: Operation[Any] = Operation(
        "PUT",
        "/a",
        arguments=(whole_body(),),
        body="application/octet-stream",
        writers=(raw,),
        responses={"204": None},
    )
    double = Double(put)
    double.routes[0].returns(None)
    waiting(double, put, body=iter([b"ab", b"c"]))
    assert double.routes[0].last_call.request.body == b"abc"

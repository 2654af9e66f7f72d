"""Whatever a server does wrong, and what the caller sees of it."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from runtime.auth import ApiKey
from runtime.client import AsyncClient, AsyncResource, SyncClient, SyncResource
from runtime.codecs import DATETIME, PLAIN, MapOf
from runtime.errors import (
    APIConnectionError,
    APIResponseValidationError,
    APIStatusError,
    APITimeoutError,
    CredentialsError,
    PermissionDeniedError,
    RateLimitError,
)
from runtime.formats import BINARY
from runtime.operations import Operation, Server, path
from runtime.settings import Service
from runtime.streaming import AsyncStreamResource, Events, Lines, SyncStreamResource

PIECE = bytes(range(256)) * 4096  # 1 MiB
HUGE = 100
STALLED = 5
"""How many seconds a server says nothing: more than any time limit here."""


class Faulty(BaseHTTPRequestHandler):
    """Misbehaves as the path says; ``tries`` counts the requests of each path."""

    protocol_version = "HTTP/1.1"
    tries: dict[str, int]
    seen: dict[str, dict[str, str]]
    elsewhere: str

    def do_GET(self) -> None:
        name = self.path.strip("/").partition("?")[0]
        tried = self.tries[name] = self.tries.get(name, 0) + 1
        self.seen[f"{name} {tried}"] = {k.lower(): v for k, v in self.headers.items()}
        getattr(self, "fault_" + name)(tried)

    def start(self, status: int, **fields: str) -> None:
        self.send_response(status)
        for field, value in fields.items():
            self.send_header(field.replace("_", "-"), value)
        self.end_headers()

    def json(self, body: bytes, status: int = 200, **fields: str) -> None:
        fields = {"Content_Type": "application/json", **fields}
        self.start(status, Content_Length=str(len(body)), **fields)
        self.wfile.write(body)

    def hang_up(self) -> None:
        self.wfile.flush()
        self.close_connection = True

    def fault_unheard(self, tried: int) -> None:
        self.hang_up()

    def fault_cut(self, tried: int) -> None:
        self.start(200, Content_Type="application/json", Content_Length="100")
        self.wfile.write(b'{"half":')
        self.hang_up()

    def fault_cut_once(self, tried: int) -> None:
        self.fault_cut(tried) if tried == 1 else self.json(b'{"whole":1}')

    def fault_chunks_cut(self, tried: int) -> None:
        self.start(200, Content_Type="application/json", Transfer_Encoding="chunked")
        self.wfile.write(b"8\r\n[1,2,3,4\r\n8\r\n[1")
        self.hang_up()

    def fault_stall(self, tried: int) -> None:
        time.sleep(STALLED)
        self.hang_up()

    def fault_stall_midway(self, tried: int) -> None:
        self.start(200, Content_Type="application/json", Content_Length="100")
        self.wfile.write(b"[")
        self.wfile.flush()
        time.sleep(STALLED)
        self.hang_up()

    def fault_dribble(self, tried: int) -> None:
        self.start(200, Content_Type="application/json", Content_Length="1000")
        for _ in range(50 * STALLED):
            try:
                self.wfile.write(b" ")
                self.wfile.flush()
            except OSError:
                return
            time.sleep(0.02)

    def fault_after_seconds(self, tried: int) -> None:
        self.busy(tried, Retry_After="0")

    def fault_after_date(self, tried: int) -> None:
        self.busy(tried, Retry_After=formatdate(time.time(), usegmt=True))

    def fault_after_ms(self, tried: int) -> None:
        self.busy(tried, Retry_After_Ms="1")

    def fault_reset_moment(self, tried: int) -> None:
        self.busy(tried, X_RateLimit_Reset=str(int(time.time())))

    def fault_reset_seconds(self, tried: int) -> None:
        self.busy(tried, X_RateLimit_Reset="0")

    def fault_after_an_hour(self, tried: int) -> None:
        self.busy(tried, Retry_After="3600")

    def busy(self, tried: int, **fields: str) -> None:
        if tried == 1:
            self.json(b'{"message":"slow down"}', 429, **fields)
        else:
            self.json(b'"served"')

    def fault_half_event(self, tried: int) -> None:
        self.start(200, Content_Type="text/event-stream", Content_Length="1000")
        self.wfile.write(b"data: 1\n\ndata: 2")
        self.hang_up()

    def fault_half_line(self, tried: int) -> None:
        self.start(200, Content_Type="application/jsonl", Transfer_Encoding="chunked")
        self.wfile.write(b'2\r\n1\n\r\n3\r\n{"a\r\n0\r\n\r\n')

    def fault_malformed(self, tried: int) -> None:
        self.json(b'{"a": oops}')

    def fault_html(self, tried: int) -> None:
        self.json(b"<html>welcome</html>", Content_Type="text/html")

    def fault_mislabelled(self, tried: int) -> None:
        self.json(b'{"a":1}', Content_Type="text/plain")

    def fault_surprise(self, tried: int) -> None:
        self.json(b'"not a date"')

    def fault_huge(self, tried: int) -> None:
        size = str(len(PIECE) * HUGE)
        self.start(200, Content_Type="application/octet-stream", Content_Length=size)
        for _ in range(HUGE):
            self.wfile.write(PIECE)

    def fault_away(self, tried: int) -> None:
        self.json(b"", 307, Location=self.elsewhere + "/landed")

    def fault_home(self, tried: int) -> None:
        self.json(b"", 307, Location="/landed")

    def fault_circle(self, tried: int) -> None:
        self.json(b'{"message":"go on"}', 307, Location="/circle")

    def fault_nothing(self, tried: int) -> None:
        self.json(b"")

    def fault_no_text(self, tried: int) -> None:
        self.json(b'"\xff\xfe\xfd"')

    def fault_abyss(self, tried: int) -> None:
        self.json(b"[" * 200_000)

    def fault_packed(self, tried: int) -> None:
        self.json(b"no gzip at all", Content_Encoding="gzip")

    def fault_gibberish(self, tried: int) -> None:
        self.wfile.write(b"what is HTTP?\r\n\r\n")
        self.hang_up()

    def fault_refusal(self, tried: int) -> None:
        self.json(b'{"message":"not yours"}', 403, X_Request_Id="r7")

    def fault_stalled_events(self, tried: int) -> None:
        self.start(200, Content_Type="text/event-stream", Content_Length="1000")
        self.wfile.write(b"data: 1\n\n")
        self.wfile.flush()
        time.sleep(STALLED)
        self.hang_up()

    def fault_landed(self, tried: int) -> None:
        self.json(b'"landed"')

    def log_message(self, format: str, *args: Any) -> None:
        pass


def serve(elsewhere: str = "") -> tuple[ThreadingHTTPServer, type[Faulty], str]:
    kind = type("Serving", (Faulty,), {"tries": {}, "seen": {}, "elsewhere": elsewhere})
    server = ThreadingHTTPServer(("127.0.0.1", 0), kind)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    return server, kind, f"http://127.0.0.1:{server.server_port}"


Site = tuple[Service, type[Faulty], type[Faulty]]


@pytest.fixture
def site() -> Iterator[Site]:
    other, other_kind, other_url = serve()
    server, kind, url = serve(other_url)
    schemes = {"Key": ApiKey("header", "X-Key", keyword="key")}
    yield Service(servers=(Server(url),), schemes=schemes), kind, other_kind
    for one in (server, other):
        one.shutdown()
        one.server_close()


OK_JSON = {"200": {"application/json": PLAIN}}


def operation(name: str, responses: Any = OK_JSON) -> Operation[Any]:
    return Operation("GET", f"/{name}", responses=responses, security=(("Key",),))


def sync_value(service: Service, called: Operation[Any], **settings: Any) -> Any:
    settings = {"credentials": {"Key": "s3cret"}, **settings}
    with SyncClient(service, **settings) as client:
        value = SyncResource(client)._call(called, {}, {})
        return list(value) if hasattr(value, "__next__") else value


def async_value(service: Service, called: Operation[Any], **settings: Any) -> Any:
    async def run() -> Any:
        own = {"credentials": {"Key": "s3cret"}, **settings}
        async with AsyncClient(service, **own) as client:
            value = await AsyncResource(client)._call(called, {}, {})
            return [x async for x in value] if hasattr(value, "__anext__") else value

    return asyncio.run(run())


BOTH = pytest.mark.parametrize("value_of", [sync_value, async_value])
Value = Callable[..., Any]


@BOTH
@pytest.mark.parametrize(
    ("name", "kind", "tries"),
    [
        ("unheard", APIConnectionError, 2),
        ("cut", APIConnectionError, 2),
        ("chunks_cut", APIConnectionError, 2),
        ("stall", APITimeoutError, 2),
        ("stall_midway", APITimeoutError, 2),
        ("gibberish", APIConnectionError, 2),
        ("packed", APIConnectionError, 2),
        ("malformed", APIResponseValidationError, 1),
        ("no_text", APIResponseValidationError, 1),
        ("abyss", APIResponseValidationError, 1),
        ("after_an_hour", RateLimitError, 1),
        ("refusal", PermissionDeniedError, 1),
    ],
)
def test_errors(
    site: Site, value_of: Value, name: str, kind: type[Exception], tries: int
) -> None:
    service, server, _ = site
    timeout = 0.5 if kind is APITimeoutError else 60
    with pytest.raises(kind) as caught:
        value_of(service, operation(name), timeout=timeout, max_retries=1)
    assert type(caught.value) is kind
    assert server.tries[name] == tries
    assert "s3cret" not in str(caught.value)


@BOTH
@pytest.mark.parametrize(
    ("name", "value", "tries"),
    [
        ("cut_once", {"whole": 1}, 2),
        ("after_seconds", "served", 2),
        ("after_date", "served", 2),
        ("after_ms", "served", 2),
        ("reset_moment", "served", 2),
        ("reset_seconds", "served", 2),
        ("nothing", None, 1),
        ("html", "<html>welcome</html>", 1),
        ("mislabelled", {"a": 1}, 1),
    ],
)
def test_what_is_survived(
    site: Site, value_of: Value, name: str, value: Any, tries: int
) -> None:
    service, server, _ = site
    assert value_of(service, operation(name)) == value
    assert server.tries[name] == tries


@BOTH
def test_a_server_that_dribbles_meets_the_deadline(site: Site, value_of: Value) -> None:
    start = time.monotonic()
    with pytest.raises(APITimeoutError, match="deadline"):
        value_of(site[0], operation("dribble"), deadline=0.3)
    assert time.monotonic() - start < STALLED - 1


@BOTH
def test_a_wait_beyond_the_deadline_is_not_begun(site: Site, value_of: Value) -> None:
    start = time.monotonic()
    with pytest.raises(APITimeoutError):
        value_of(site[0], operation("stall"), timeout=0.1, deadline=0.3, max_retries=9)
    assert time.monotonic() - start < STALLED - 1


@BOTH
def test_half_an_event_is_none(site: Site, value_of: Value) -> None:
    called = operation("half_event", {"200": {"text/event-stream": Events()}})
    with pytest.raises(APIConnectionError):
        value_of(site[0], called)


def sync_items(
    service: Service, called: Operation[Any], timeout: float
) -> tuple[list[Any], type]:
    """The items of a stream, and the kind of error that ends it."""
    items: list[Any] = []
    credentials: Any = {"Key": "k"}
    with SyncClient(service, credentials=credentials, timeout=timeout) as client:
        stream = SyncStreamResource(client)._stream(called, {}, {})
        with pytest.raises(APIConnectionError) as caught:
            items.extend(stream)
    return items, type(caught.value)


def async_items(
    service: Service, called: Operation[Any], timeout: float
) -> tuple[list[Any], type]:
    async def run() -> tuple[list[Any], type]:
        items: list[Any] = []
        credentials: Any = {"Key": "k"}
        async with AsyncClient(
            service, credentials=credentials, timeout=timeout
        ) as client:
            stream = await AsyncStreamResource(client)._stream(called, {}, {})
            try:
                async for item in stream:
                    items.append(item)
            except APIConnectionError as error:
                return items, type(error)
        raise AssertionError("the stream ended without an error")

    return asyncio.run(run())


@pytest.mark.parametrize("items_of", [sync_items, async_items])
@pytest.mark.parametrize(
    ("name", "kind"),
    [("half_event", APIConnectionError), ("stalled_events", APITimeoutError)],
)
def test_the_events_before_the_break_arrive(
    site: Site, items_of: Value, name: str, kind: type
) -> None:
    called = operation(name, {"200": {"text/event-stream": Events()}})
    timeout = 1 if kind is APITimeoutError else 60
    assert items_of(site[0], called, timeout) == ([1], kind)
    assert site[1].tries[name] == 1  # its events have no ids to go on from


@BOTH
def test_nobody_listens(value_of: Value) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    service = Service(servers=(Server(f"http://127.0.0.1:{port}"),))
    with pytest.raises(APIConnectionError):
        value_of(service, Operation("GET", "/x"), max_retries=0)


@BOTH
def test_redirects_within_the_service_are_followed(site: Site, value_of: Value) -> None:
    assert value_of(site[0], operation("home")) == "landed"
    assert site[1].seen["landed 1"]["x-key"] == "s3cret"


@BOTH
def test_a_circle_of_redirects_ends(site: Site, value_of: Value) -> None:
    with pytest.raises(APIStatusError, match="status 307: go on"):
        value_of(site[0], operation("circle"))
    assert site[1].tries["circle"] == 11


@BOTH
def test_missing_credentials_are_reported_before_anything_is_sent(
    site: Site, value_of: Value
) -> None:
    with pytest.raises(CredentialsError, match="key="):
        value_of(site[0], operation("home"), credentials={"Key": ""})
    assert not site[1].tries


@BOTH
def test_half_a_line_is_an_error(site: Site, value_of: Value) -> None:
    called = operation("half_line", {"200": {"application/jsonl": Lines()}})
    with pytest.raises(APIResponseValidationError, match="cannot decode a stream item"):
        value_of(site[0], called)


@BOTH
def test_a_surprising_value_is_kept(site: Site, value_of: Value) -> None:
    called = operation("surprise", {"200": {"application/json": DATETIME}})
    assert value_of(site[0], called) == "not a date"
    with pytest.raises(APIResponseValidationError):
        value_of(site[0], called, validation="strict")
    with pytest.raises(APIResponseValidationError):
        value_of(site[0], operation("html"), validation="strict")


@BOTH
@pytest.mark.parametrize("name", ["html", "nothing", "surprise"])
def test_a_response_without_the_result_is_an_error(
    site: Site, value_of: Value, name: str
) -> None:
    called = operation(name, {"200": {"application/json": MapOf(PLAIN)}})
    with pytest.raises(APIResponseValidationError) as caught:
        value_of(site[0], called)
    if name == "html":
        assert caught.value.body == "<html>welcome</html>"


@BOTH
def test_credentials_never_leave_for_another_origin(
    site: Site, value_of: Value
) -> None:
    service, server, other = site
    headers = {"Authorization": "Bearer s3cret", "Cookie": "a=s3cret", "X-Own": "1"}
    assert value_of(service, operation("away"), headers=headers) == "landed"
    assert server.seen["away 1"]["x-key"] == "s3cret"
    landed = other.seen["landed 1"]
    assert "s3cret" not in str(landed)
    assert not {"x-key", "authorization", "cookie", "x-own"} & landed.keys()


FILE: Operation[bytes] = Operation(
    "GET",
    "/{name}",
    arguments=(path("name"),),
    responses={"200": {"application/octet-stream": BINARY}},
)


class Files(SyncResource):
    def file(self) -> bytes:
        return self._call(FILE, {"name": "huge"}, {})


class AsyncFiles(AsyncResource):
    async def file(self) -> bytes:
        return await self._call(FILE, {"name": "huge"}, {})


def sync_save(service: Service, target: Path) -> int:
    with (
        SyncClient(service) as client,
        client.with_streaming_response(Files(client).file)() as response,
    ):
        return response.save(target)


def async_save(service: Service, target: Path) -> int:
    async def run() -> int:
        async with (
            AsyncClient(service) as client,
            client.with_streaming_response(AsyncFiles(client).file)() as response,
        ):
            return await response.save(target)

    return asyncio.run(run())


@pytest.mark.parametrize("save", [sync_save, async_save])
def test_a_huge_body_takes_little_memory(
    site: Site, save: Callable[[Service, Path], int], tmp_path: Path
) -> None:
    save(site[0], tmp_path / "warm")
    tracemalloc.start()
    assert save(site[0], tmp_path / "huge") == len(PIECE) * HUGE
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (tmp_path / "huge").stat().st_size == len(PIECE) * HUGE
    assert peak < 5 * 2**20


# The rows of the guide's table, each with what shows it here.
SHOWN: dict[str, tuple[Callable[..., None], ...]] = {
    "The connection is refused or breaks": (test_nobody_listens, test_errors),
    "The response stops midway": (test_errors, test_what_is_survived),
    "No response, or one that stalls": (test_errors,),
    "A response that trickles in": (test_a_server_that_dribbles_meets_the_deadline,),
    "429 or 503 with a wait of up to a minute": (test_what_is_survived,),
    "429 or 503 with a longer wait": (test_errors,),
    "Status 400, 401, 403, 404, 412, 422": (test_errors,),
    "Malformed JSON": (test_errors,),
    "HTML or text instead of JSON": (test_a_response_without_the_result_is_an_error,),
    "JSON with another media type": (test_what_is_survived,),
    "JSON of another type, such as a list instead of a model": (
        test_a_response_without_the_result_is_an_error,
    ),
    "A property that does not match the schema": (test_a_surprising_value_is_kept,),
    "No body where one is expected": (test_a_response_without_the_result_is_an_error,),
    "An incomplete event at the end of a stream": (test_half_an_event_is_none,),
    "A stream whose connection breaks or stalls": (
        test_the_events_before_the_break_arrive,
    ),
    "A line of a stream that is not JSON": (test_half_a_line_is_an_error,),
    "A body of 100 MB": (test_a_huge_body_takes_little_memory,),
    "A redirect within the service": (test_redirects_within_the_service_are_followed,),
    "A redirect to another origin": (test_credentials_never_leave_for_another_origin,),
    "A redirect from https to http, or the eleventh": (
        test_a_circle_of_redirects_ends,
    ),
    "Credentials are missing": (
        test_missing_credentials_are_reported_before_anything_is_sent,
    ),
}


def test_every_fault_of_the_guide_is_shown_here() -> None:
    folder = Path(__file__).parents[2] / "templates" / "markdown" / "guide"
    table = (folder / "failure_modes.jinja").read_text("utf-8").splitlines()
    rows = [line.partition(" | ")[0] for line in table if " | " in line]
    assert rows[2:] == list(SHOWN)

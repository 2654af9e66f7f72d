"""Copies and pickles: settings and values go along, connections stay."""

from __future__ import annotations

import asyncio
import copy
import multiprocessing
import pickle
import ssl
from collections.abc import Callable, Iterator
from typing import Any

import httpx2
import pytest

from runtime import errors
from runtime.auth import ApiKey
from runtime.client import AsyncClient, AsyncResource, SyncClient, SyncResource
from runtime.codecs import PLAIN
from runtime.errors import APIError, APIResponseValidationError
from runtime.operations import Operation, Server
from runtime.requests import Headers, HttpResponse
from runtime.settings import Service
from runtime.streaming import Lines, SyncStreamResource
from tests.runtime.doubles import PLAIN_SERVICE
from tests.runtime.echoing import ECHO, Echo


def loaded(value: Any) -> Any:
    return pickle.loads(pickle.dumps(value))


WAYS = pytest.mark.parametrize("way", [copy.copy, copy.deepcopy, loaded])
KINDS = pytest.mark.parametrize("kind", [SyncClient, AsyncClient])


@pytest.fixture
def echo() -> Iterator[Echo]:
    server = Echo()
    yield server
    server.close()


class Echoes(SyncResource):
    """A group of methods as packages have them."""

    __slots__ = ()

    def say(self, number: int) -> Any:
        return self._call(ECHO, {"number": number}, {})


class Custom(SyncClient):
    """A client with custom code."""

    def __init__(self, service: Service, **options: Any) -> None:
        super().__init__(service, **options)
        self.names = ["a"]

    @property
    def echoes(self) -> Echoes:
        return Echoes(self)


def secret() -> str:
    return "hush"


KEYED = Service(
    servers=(Server("https://api.test"),),
    schemes={"K": ApiKey("header", "X-K", keyword="k")},
)


@WAYS
@KINDS
def test_a_copy_has_the_settings(way: Callable[[Any], Any], kind: Any) -> None:
    client = kind(
        KEYED,
        credentials={"K": secret},
        timeout=3,
        headers={"X-A": "1"},
        max_connections=7,
        verify=False,
        deadline=9,
    )
    twin = way(client)
    assert type(twin) is kind
    for name in ("timeout", "headers", "deadline", "credentials", "max_retries"):
        assert getattr(twin._settings, name) == getattr(client._settings, name)
    assert twin._caller.settings is twin._settings
    transport = twin._caller.transport
    assert transport is not client._caller.transport
    assert transport._options["max_connections"] == 7
    assert transport._options["verify"] is False
    assert way(client.with_options(timeout=5))._settings.timeout == 5


@WAYS
def test_a_copy_has_connections_of_its_own(
    way: Callable[[Any], Any], echo: Echo
) -> None:
    with Custom(echo.service) as client:
        assert client.echoes.say(1) == 1
        twin = way(client)
        assert twin.echoes.say(2) == 2
        assert (twin.names, twin.names is client.names) == (["a"], way is copy.copy)
        twin.close()
        assert client.echoes.say(3) == 3
    assert echo.connections == 2

    async def run() -> None:
        async with AsyncClient(echo.service) as client:
            assert await AsyncResource(client)._call(ECHO, {"number": 1}, {}) == 1
            async with way(client) as twin:
                assert await AsyncResource(twin)._call(ECHO, {"number": 2}, {}) == 2
            assert await AsyncResource(client)._call(ECHO, {"number": 3}, {}) == 3

    asyncio.run(run())
    assert echo.connections == 4


def test_resources_and_their_methods_can_be_sent_to_other_processes(
    echo: Echo,
) -> None:
    with Custom(echo.service) as client:
        assert client.echoes.say(1) == 1
        assert loaded(client.echoes.say)(5) == 5
        assert loaded(client.with_raw_response(client.echoes.say))(6).parse() == 6
        one, two = copy.deepcopy((client, client.echoes))
        assert one._caller.transport is two._caller.transport
        assert copy.copy(client.echoes)._caller is client._caller
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            assert pool.map(client.echoes.say, range(7, 9)) == [7, 8]
            raw = pool.apply(client.with_raw_response(client.echoes.say), (9,))
            assert (raw.parse(), raw.status_code) == (9, 200)


def test_what_keeps_a_client_from_being_pickled_is_named() -> None:
    for kind in (SyncClient, AsyncClient):
        client: Any = kind(KEYED, credentials={"K": lambda: "hush"})
        with pytest.raises(TypeError, match="its credentials cannot"):
            pickle.dumps(client)
        client = kind(PLAIN_SERVICE, middleware=[lambda request, send: send(request)])
        with pytest.raises(TypeError, match="its middleware cannot"):
            pickle.dumps(client)
        client = kind(PLAIN_SERVICE, verify=ssl.create_default_context())
        with pytest.raises(TypeError, match="its verify cannot"):
            pickle.dumps(client)
        client = kind(PLAIN_SERVICE, http_client=httpx2.MockTransport(secret))  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="http_client cannot be pickled"):
            pickle.dumps(client)


def test_copies_share_the_http_client() -> None:
    transport = httpx2.MockTransport(lambda _: httpx2.Response(200, json=1))
    client = SyncClient(PLAIN_SERVICE, http_client=transport)
    for twin in (copy.copy(client), copy.deepcopy(client)):
        assert twin.get("/x") == 1
        twin.close()
    assert client.get("/x") == 1
    with httpx2.Client(transport=transport) as own:
        twin = copy.deepcopy(SyncClient(PLAIN_SERVICE, http_client=own))
        assert twin._caller.transport._given is own


def raw(content: bytes, kind: str = "application/json", codec: Any = PLAIN) -> Any:
    headers = {"Content-Type": kind, "X-Request-Id": "7"}
    client = SyncClient(
        KEYED,
        credentials={"K": "hush"},
        http_client=httpx2.MockTransport(
            lambda _: httpx2.Response(200, headers=headers, content=content)
        ),
    )
    operation: Operation[Any] = Operation(
        "GET", "/x", responses={"200": {kind: codec}}, security=(("K",),)
    )
    viewed = client.with_raw_response(SyncStreamResource(client)._call)
    return viewed(operation, {}, {})


@WAYS
def test_a_raw_response_can_be_copied(way: Callable[[Any], Any]) -> None:
    response = raw(b'{"a":[1]}')
    twin = way(way(response))
    assert twin.parse() == {"a": [1]}
    assert (twin.content, twin.text) == (b'{"a":[1]}', '{"a":[1]}')
    assert (twin.status_code, twin.headers["x-request-id"]) == (200, "7")
    assert (twin.request_id, twin.method, twin.url) == ("7", "GET", response.url)
    assert repr(twin) == repr(response)
    with pytest.raises(APIResponseValidationError):
        way(raw(b"{oops")).parse()


def test_a_pickled_response_holds_no_credential() -> None:
    assert b"hush" not in pickle.dumps(raw(b"1"))
    with pytest.raises(TypeError, match="call parse\\(\\) before"):
        loaded(raw(b"1\n", "application/jsonl", Lines())).parse()


@WAYS
def test_what_is_open_says_why_it_is_not_copied(way: Callable[[Any], Any]) -> None:
    client = SyncClient(
        PLAIN_SERVICE,
        http_client=httpx2.MockTransport(
            lambda _: httpx2.Response(200, content=iter([b"1\n"]))
        ),
    )
    lines: Operation[Any] = Operation(
        "GET", "/x", responses={"200": {"application/jsonl": Lines()}}
    )
    stream = SyncStreamResource(client)._stream(lines, {}, {})
    with pytest.raises(TypeError, match="open connection: copy or pickle a list"):
        way(stream)
    response = client.with_streaming_response(client.get)("/x")
    with pytest.raises(TypeError, match="not read yet"):
        way(response)
    reply = response._outcome.response
    with pytest.raises(TypeError, match="not read yet"):
        way(reply)
    response.close()


ERRORS = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, APIError)
]


@WAYS
@pytest.mark.parametrize("kind", ERRORS)
def test_every_error_can_be_copied(way: Callable[[Any], Any], kind: Any) -> None:
    reply = HttpResponse(404, Headers([("X-Request-Id", "7")]), b"{}")
    reply.truncated = True
    error = kind("gone", method="GET", url="/x", response=reply, body={"a": 1})
    error.add_note("while testing")
    twin = way(error)
    assert type(twin) is kind
    assert (str(twin), twin.message, twin.method, twin.url) == (
        "gone",
        "gone",
        "GET",
        "/x",
    )
    assert (twin.body, twin.status_code, twin.request_id) == ({"a": 1}, 404, "7")
    assert (twin.response.content, twin.response.truncated) == (b"{}", True)
    assert twin.__notes__ == ["while testing"]


NOWHERE = "http://127.0.0.1:1"


def fails(client: SyncClient) -> None:
    client.get("/missing")


def test_an_error_comes_back_from_another_process(echo: Echo) -> None:
    client = SyncClient(echo.service, max_retries=0, base_url=NOWHERE)
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        with pytest.raises(errors.APIConnectionError) as caught:
            pool.apply(fails, (client,))
        assert caught.value.method == "GET"

"""Whatever bytes a server sends, a call returns a value or raises an APIError."""

from __future__ import annotations

import asyncio
import gzip
import tracemalloc
import zlib
from collections.abc import Callable
from typing import Any

import pytest

from runtime.auth import Digest, OAuth2
from runtime.client import AsyncClient, AsyncResource, SyncClient, SyncResource
from runtime.codecs import DATETIME, PLAIN
from runtime.errors import (
    APIConnectionError,
    APIError,
    APIResponseValidationError,
    NotFoundError,
)
from runtime.operations import Operation
from runtime.settings import Service
from runtime.streaming import Events, Lines
from tests.runtime.raw_server import Connection, Handler, answering, response, serving

DEEP = 100_000

BODIES: dict[str, bytes] = {
    "arrays without end": b"[" * DEEP,
    "deep arrays": b"[" * DEEP + b"]" * DEEP,
    "deep objects": b'{"a":' * DEEP + b"1" + b"}" * DEEP,
    "arrays almost too deep": b"[" * 900 + b"]" * 900,
    "deep message": b'{"message":' + b"[" * DEEP + b"]" * DEEP + b"}",
    "integer of 5,000 digits": b"9" * 5000,
    "negative integer": b"-" + b"9" * 5000,
    "huge exponent": b"1e999999999",
    "not a number": b"[NaN,-Infinity]",
    "invalid UTF-8": b'"\xff\xfe\xfd"',
    "UTF-16": '{"a":1}'.encode("utf-16"),
    "half of UTF-16": b"\xff\xfe{",
    "half a surrogate pair": b'{"message":"\\ud800"}',
    "zero bytes": b"\0" * 100,
    "byte order mark": b"\xef\xbb\xbf",
    "the same key twice": b'{"a":1,"a":[]}',
    "nothing": b"",
    "an entity bomb": b'<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]><a>&c;</a>',
    "an outside entity": b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///x">]><a>&b;</a>',
    "deep XML": b"<a>" * DEEP + b"</a>" * DEEP,
    "XML of an odd encoding": b'<?xml version="1.0" encoding="rot13"?><a/>',
    "parts without an end": b"--b\r\nContent-Disposition: form-data\r\n\r\n",
    "deep event": b"data: " + b"[" * DEEP + b"\n\n",
    "retry of 400 digits": b"retry: " + b"9" * 400 + b"\ndata: 1\n\n",
    "retry of 5,000 digits": b"retry: " + b"9" * 5000 + b"\nid: \0\ndata: 1\n\n",
    "retry 0": b"retry: 0\ndata: 1\n\n",
    "an event that is not UTF-8": b"data: \xff\xfe\n\n",
    "a line without an end": b"x" * 100_000,
    "records": b"\x1e\x1e\x1e[",
}

TYPES = [
    "application/json",
    "application/xml",
    "text/plain",
    "text/event-stream",
    "application/jsonl",
    "application/octet-stream",
    "multipart/mixed; boundary=b",
]

CHARSETS = [
    "rot13",
    "base64",
    "zip",
    "hex",
    "undefined",
    "idna",
    "punycode",
    "unicode_escape",
    "raw_unicode_escape",
    "utf-16",
    "utf-32",
    "utf-7",
    "utf-8-sig",
    "mbcs",
    "x" * 5000,
    "\xe4",
    '"',
    "../../etc/passwd",
    "encodings.utf_8",
]

JUNK = gzip.compress(b'{"a":1}')
ENCODINGS: dict[str, tuple[str, bytes]] = {
    "no gzip": ("gzip", b'{"a":1}'),
    "half a gzip": ("gzip", JUNK[:-9]),
    "wrong checksum": ("gzip", JUNK[:-8] + b"\0" * 8),
    "rest after the gzip": ("gzip", JUNK + b"\xff" * 20),
    "no deflate": ("deflate", b"\x01\x02\x03"),
    "half a deflate": ("deflate", zlib.compress(b'{"a":1}')[:-6]),
    "stacked": ("gzip, gzip", JUNK),
    "too many": (", ".join(["gzip"] * 9), JUNK),
    "unknown": ("sdch", b"1"),
    "brotli": ("br", b"\xff\xff"),
    "zstd": ("zstd", b"\x28\xb5\x2f\xfd\xff"),
    "nonsense": (",,;=,", b"1"),
}

HEADERS: dict[str, bytes] = {
    "length that is not a number": b"Content-Length: abc\r\n\r\n1",
    "length of 5,000 digits": b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n1",
    "negative length": b"Content-Length: -1\r\n\r\n1",
    "two lengths": b"Content-Length: 1\r\nContent-Length: 2\r\n\r\n12",
    "length and chunks": b"Content-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n"
    b"1\r\n1\r\n0\r\n\r\n",
    "unknown transfer encoding": b"Transfer-Encoding: gzip\r\n\r\n1",
    "chunk size that is not a number": b"Transfer-Encoding: chunked\r\n\r\nxyz\r\n1",
    "huge chunk size": b"Transfer-Encoding: chunked\r\n\r\n" + b"f" * 30 + b"\r\n1",
    "chunk without its end": b"Transfer-Encoding: chunked\r\n\r\n1\r\n123",
    "bad trailer": b"Transfer-Encoding: chunked\r\n\r\n0\r\n\0: \0\r\n\r\n",
    "field without a name": b": x\r\n\r\n1",
    "field without a colon": b"what is this\r\n\r\n1",
    "zero bytes": b"X-A: a\0b\r\nContent-Type: \0\r\n\r\n1",
    "not ASCII": b"X-\xff: \xff\xfe\r\nX-Request-Id: \xc3\x28\xf0\r\n\r\n1",
    "folded field": b"X-A: a\r\n b\r\n\r\n1",
    "too many fields": b"X-A: y\r\n" * 50_000 + b"\r\n1",
    "a long field": b"X-A: " + b"y" * 500_000 + b"\r\n\r\n1",
    "odd cookie": b"Set-Cookie: ;;;=\xff; expires=never; domain=[\r\n\r\n1",
    "odd link": b'Link: <http://[::1>; rel="next"\r\n\r\n[1]',
    "odd media type": b"Content-Type: ;;/=\r\n\r\n1",
}

WAITS = [
    "Fri, 99 Jan 2027 08:00:05 GMT",
    "Fri, 15 Jan 99999999999999 08:00:05 GMT",
    "Fri, 31 Dec 0001 23:59:59 +2359",
    "1 Jan 1 0:0:0 -0000",
    "9" * 400,
    "1e999",
    "nan",
    "-inf",
    "\xff",
    ",",
    "Fri,",
]

STATUS_LINES = [
    b"",
    b"\r\n\r\n",
    b"HTTP/1.1\r\n\r\n",
    b"HTTP/1.1 abc OK\r\n\r\n",
    b"HTTP/1.1 000 Zero\r\n\r\n",
    b"HTTP/1.1 99 Low\r\n\r\n",
    b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n",
    b"HTTP/1.1 1000 High\r\n\r\n",
    b"HTTP/1.1 999 Odd\r\nContent-Length: 1\r\n\r\n1",
    b"HTTP/1.1 200 \xff\0\r\nContent-Length: 1\r\n\r\n1",
    b"HTTP/9.9 200 OK\r\nContent-Length: 1\r\n\r\n1",
    b"HTTP/0.9 200 OK\r\n\r\n1",
    b"ICY 200 OK\r\n\r\n1",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00",
    b"\xff" * 1000,
    b"x" * 200_000,
]


def table() -> dict[str, bytes]:
    cases: dict[str, bytes] = {}
    for status in ("200 OK", "404 Not Found"):
        for kind in TYPES if status == "200 OK" else TYPES[:1]:
            for name, body in BODIES.items():
                cases[f"{status}, {kind}: {name}"] = response(
                    body, status, Content_Type=kind
                )
        for charset in CHARSETS:
            for kind in ("application/json", "text/plain", "application/xml"):
                cases[f"{status}, {kind}: charset {charset[:20]}"] = response(
                    b"\xe4\xff\x00<a/>",
                    status,
                    Content_Type=f"{kind}; charset={charset}",
                )
        for name, (coding, body) in ENCODINGS.items():
            cases[f"{status}: {name}"] = response(body, status, Content_Encoding=coding)
        for name, rest in HEADERS.items():
            cases[f"{status}: {name}"] = f"HTTP/1.1 {status}\r\n".encode() + rest
    for wait in WAITS:
        for field in ("Retry_After", "Retry_After_Ms", "X_RateLimit_Reset"):
            cases[f"429, {field} {wait[:20]}"] = response(
                b"", "429 Busy", **{field: wait}
            )
    for line in STATUS_LINES:
        cases[f"status line {line[:30]!r}"] = line
    for target in ("http://[::1", "//[", "http://" + "a" * 5000, "\xff", "?" * 50_000):
        cases[f"Location {target[:20]}"] = response(b"", "302 Found", Location=target)
    return cases


CASES = table()

BY_TYPE: dict[str, Any] = {
    "application/json": PLAIN,
    "text/plain": PLAIN,
    "text/event-stream": Events(),
    "application/jsonl": Lines(),
}
GUESSED: Operation[Any] = Operation("GET", "/a", responses={"200": BY_TYPE})
DATES: Operation[Any] = Operation(
    "GET",
    "/a",
    responses={key: {"application/json": DATETIME} for key in ("200", "404")},
)
SETTINGS: dict[str, Any] = {"max_retries": 0, "timeout": 5, "deadline": 10}


def sync_uses(client: SyncClient, called: Operation[Any]) -> list[Callable[[], Any]]:
    method = SyncResource(client)._call
    raw = client.with_raw_response(method)
    opened = client.with_streaming_response(method)

    def plain() -> None:
        value = method(called, {}, {})
        if hasattr(value, "__next__"):
            list(value)

    def whole() -> None:
        found: Any = raw(called, {}, {})
        assert isinstance(found.text, str)
        value = found.parse()
        if hasattr(value, "__next__"):
            list(value)

    def pieces() -> None:
        for read in ("iter_text", "iter_lines"):
            with opened(called, {}, {}) as found:
                list(getattr(found, read)())

    return [plain, whole, pieces] if called is GUESSED else [plain]


def async_uses(client: AsyncClient, called: Operation[Any]) -> list[Callable[[], Any]]:
    method = AsyncResource(client)._call
    raw = client.with_raw_response(method)
    opened = client.with_streaming_response(method)

    async def plain() -> None:
        value = await method(called, {}, {})
        if hasattr(value, "__anext__"):
            [_ async for _ in value]

    async def whole() -> None:
        found: Any = await raw(called, {}, {})
        assert isinstance(found.text, str)
        value = found.parse()
        if hasattr(value, "__anext__"):
            [_ async for _ in value]

    async def pieces() -> None:
        for read in ("iter_text", "iter_lines"):
            async with opened(called, {}, {}) as found:
                [_ async for _ in getattr(found, read)()]

    return [plain, whole, pieces] if called is GUESSED else [plain]


def sending(current: list[bytes]) -> Handler:
    """Send what the list holds, and hang up."""

    def handle(connection: Connection) -> None:
        if connection.receive():
            connection.send(current[0])

    return handle


def escaped(name: str, error: Exception) -> str:
    return f"{name}: {type(error).__name__}: {str(error)[:100]}"


def test_each_bad_response_is_a_value_or_an_api_error() -> None:
    current, wrong = [b""], list[str]()
    with (
        serving(sending(current)) as server,
        SyncClient(Service(), base_url=server.url, **SETTINGS) as client,
    ):
        uses = [use for called in (GUESSED, DATES) for use in sync_uses(client, called)]
        for name, current[0] in CASES.items():
            for use in uses:
                try:
                    use()
                except APIError:
                    pass
                except Exception as error:
                    wrong.append(escaped(name, error))
    assert not wrong, "\n".join(wrong)


def test_each_bad_response_is_a_value_or_an_api_error_when_awaited() -> None:
    current, wrong = [b""], list[str]()

    async def run(url: str) -> None:
        async with AsyncClient(Service(), base_url=url, **SETTINGS) as client:
            uses = [
                use for called in (GUESSED, DATES) for use in async_uses(client, called)
            ]
            for name, current[0] in CASES.items():
                for use in uses:
                    try:
                        await use()
                    except APIError:
                        pass
                    except Exception as error:
                        wrong.append(escaped(name, error))

    with serving(sending(current)) as server:
        asyncio.run(run(server.url))
    assert not wrong, "\n".join(wrong)


PLAIN_TEXT = b"".join(b"%d, " % i for i in range(40_000))
HALVES = (PLAIN_TEXT[:70_000], PLAIN_TEXT[70_000:])
MEMBERS = b"".join(map(gzip.compress, HALVES))
WHOLE = {
    "one member": ("gzip", gzip.compress(PLAIN_TEXT)),
    "two members": ("gzip", MEMBERS),
    "many members": ("gzip", gzip.compress(b"") * 20_000 + MEMBERS),
    "something after the members": ("gzip", MEMBERS + bytes(7) + MEMBERS),
    "deflate": ("deflate", zlib.compress(PLAIN_TEXT)),
    "deflate without a header": ("deflate", zlib.compress(PLAIN_TEXT)[2:-4]),
}
INCOMPLETE = {
    "half a gzip": ("gzip", gzip.compress(PLAIN_TEXT)[:30_000]),
    "a gzip without its end": ("gzip", gzip.compress(PLAIN_TEXT)[:-8]),
    "half of a second member": ("gzip", MEMBERS[:-5000]),
    "half a deflate": ("deflate", zlib.compress(PLAIN_TEXT)[:30_000]),
    "half of two codings": (
        "gzip, gzip",
        gzip.compress(gzip.compress(PLAIN_TEXT)[:-9]),
    ),
}


def text_of(url: str, awaits: bool) -> Any:
    called: Operation[Any] = Operation(
        "GET", "/a", responses={"200": {"text/plain": PLAIN}}
    )
    return called_at(url, called, Service(), awaits)


def called_at(
    url: str, called: Operation[Any], service: Service, awaits: bool, **more: Any
) -> Any:
    settings: dict[str, Any] = {**SETTINGS, "base_url": url, **more}
    if not awaits:
        with SyncClient(service, **settings) as client:
            return SyncResource(client)._call(called, {}, {})

    async def run() -> Any:
        async with AsyncClient(service, **settings) as client:
            return await AsyncResource(client)._call(called, {}, {})

    return asyncio.run(run())


BOTH = pytest.mark.parametrize("awaits", [False, True], ids=["sync", "async"])


def split_response(coding: str, body: bytes, size: int) -> Handler:
    """Send a body that the end of the connection ends, in parts."""
    head = response(b"", Content_Type="text/plain", Content_Encoding=coding)
    head = head.replace(b"Content-Length: 0\r\n", b"")

    def handle(connection: Connection) -> None:
        if connection.receive():
            connection.send(head)
            for start in range(0, len(body), size):
                connection.send(body[start : start + size])

    return handle


@BOTH
@pytest.mark.parametrize("name", WHOLE)
def test_all_members_of_a_body_are_read(name: str, awaits: bool) -> None:
    coding, body = WHOLE[name]
    with serving(split_response(coding, body, 1 << 20)) as server:
        assert text_of(server.url, awaits) == PLAIN_TEXT.decode()


def test_members_that_are_split_anywhere_are_read() -> None:
    body = gzip.compress(b"hello ") + gzip.compress(b"world")
    with serving(split_response("gzip", body, 1)) as server:
        assert text_of(server.url, awaits=False) == "hello world"


@BOTH
@pytest.mark.parametrize("name", INCOMPLETE)
def test_a_part_of_a_compressed_body_is_an_error(name: str, awaits: bool) -> None:
    coding, body = INCOMPLETE[name]
    handler = split_response(coding, body, 1 << 20)
    incomplete = pytest.raises(APIConnectionError, match="incomplete")
    with serving(handler) as server, incomplete:
        text_of(server.url, awaits)


TOKENS: dict[str, bytes] = {
    "not JSON": response(b"oops"),
    "not UTF-8": response(b"\xff\xfe\xfd"),
    "deep": response(b"[" * DEEP),
    "no object": response(b"[1]"),
    "no token": response(b"{}"),
    "null": response(b'{"access_token":null}'),
    "empty": response(b'{"access_token":""}'),
    "line break": response(b'{"access_token":"a\\r\\nX-Evil: 1"}'),
    "zero byte": response(b'{"access_token":"a\\u0000"}'),
    "not ASCII": response('{"access_token":"\u00e4"}'.encode()),
    "half a surrogate pair": response(b'{"access_token":"\\ud800"}'),
    "refused": response(b"[" * DEEP, "400 Bad Request"),
    "redirect": response(b"", "307 Temporary Redirect", Location="http://[::1"),
    "not HTTP": b"what is HTTP?",
    "no gzip": response(b"oops", Content_Encoding="gzip"),
}
LIVES = [b"-1", b"0", b"1e400", b"NaN", b"9" * 400, b'"soon"', b"[]", b"null", b"true"]


def guarded_call(url: str, awaits: bool) -> Any:
    scheme = OAuth2(token_url=url + "/token")
    called: Operation[Any] = Operation(
        "GET",
        "/a",
        responses={"200": {"application/json": PLAIN}},
        security=(("O",),),
    )
    service = Service(schemes={"O": scheme})
    credentials = {"O": ("id", "s3cret")}
    return called_at(url, called, service, awaits, credentials=credentials)


@BOTH
@pytest.mark.parametrize("name", TOKENS)
def test_a_bad_token_response_is_an_api_error(name: str, awaits: bool) -> None:
    with serving(answering(TOKENS[name])) as server:
        with pytest.raises(APIError) as caught:
            guarded_call(server.url, awaits)
        assert server.connections == 1
    assert "s3cret" not in str(caught.value)


@BOTH
@pytest.mark.parametrize("life", LIVES)
def test_a_token_of_an_odd_life_is_used(life: bytes, awaits: bool) -> None:
    token = response(b'{"access_token":"t","expires_in":' + life + b"}")
    with serving(answering(token, response(b"1"))) as server:
        assert guarded_call(server.url, awaits) == 1


CHALLENGES = [
    "Digest",
    "Digest ",
    "Digest realm",
    'Digest realm="a"',
    'Digest realm="a", nonce="b", algorithm=ROT13',
    'Digest realm="a", nonce="b", qop="auth-int"',
    'Digest realm="a", nonce="b", qop="odd"',
    'Digest realm="\xff", nonce="b"',
    "Digest ,,,=",
]


def digest_call(url: str, awaits: bool, **settings: Any) -> Any:
    service = Service(schemes={"D": Digest()})
    called: Operation[Any] = Operation(
        "GET",
        "/a",
        responses={"200": {"application/json": PLAIN}},
        security=(("D",),),
    )
    settings = {"credentials": {"D": ("me", "s3cret")}, **settings}
    return called_at(url, called, service, awaits, **settings)


@BOTH
@pytest.mark.parametrize("challenge", CHALLENGES)
def test_a_bad_challenge_is_an_api_error(challenge: str, awaits: bool) -> None:
    refused = response(b"", "401 Unauthorized", WWW_Authenticate=challenge)
    with serving(answering(refused)) as server, pytest.raises(APIError):
        digest_call(server.url, awaits)


@BOTH
def test_a_challenge_is_answered_whatever_its_body(awaits: bool) -> None:
    refused = response(
        gzip.compress(bytes(50 * 2**20)),
        "401 Unauthorized",
        WWW_Authenticate='Digest realm="a", nonce="b", qop="auth"',
        Content_Encoding="gzip",
    )
    with serving(answering(refused, response(b"1"))) as server:
        tracemalloc.start()
        assert digest_call(server.url, awaits) == 1
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 20 * 2**20


def test_deep_values_are_distinguished_from_malformed_ones() -> None:
    deep = response(BODIES["deep arrays"])
    with serving(answering(deep)) as server:
        client = SyncClient(Service(), base_url=server.url, **SETTINGS)
        with client, pytest.raises(APIResponseValidationError, match=r"recursion|deep"):
            SyncResource(client)._call(GUESSED, {}, {})
    missing = response(BODIES["deep message"], "404 Not Found")
    with serving(answering(missing)) as server:
        client = SyncClient(Service(), base_url=server.url, **SETTINGS)
        with client, pytest.raises(NotFoundError) as caught:
            SyncResource(client)._call(GUESSED, {}, {})
    assert caught.value.response is not None
    assert caught.value.response.content == BODIES["deep message"]

"""Credentials: where they go, which are used, and where they never show up."""

from __future__ import annotations

import logging
from typing import Any

import httpx2
import pytest

from runtime.auth import (
    ApiKey,
    Basic,
    Bearer,
    Digest,
    HttpScheme,
    MutualTLS,
    OAuth2,
    OpenId,
    Scheme,
)
from runtime.client import SyncClient, SyncResource
from runtime.errors import (
    APIConnectionError,
    APIError,
    AuthenticationError,
    CredentialsError,
)
from runtime.operations import Operation, Server, query
from runtime.parameters import cookie, header
from runtime.settings import Service
from tests.runtime.doubles import CALLS, Script, async_call, sync_call

SECRET = "s3cr3t-value"


def service(**schemes: Scheme) -> Service:
    return Service(servers=(Server("https://api.test"),), schemes=schemes)


def needing(*alternatives: tuple[str, ...]) -> Operation[Any]:
    return Operation("GET", "/x", security=alternatives)


OK = httpx2.Response(204)


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize(
    ("scheme", "credential", "name", "value"),
    [
        (ApiKey("header", "X-Key"), "k", "x-key", "k"),
        (ApiKey("cookie", "sid"), "a;b", "cookie", "sid=a%3Bb"),
        (Bearer(), "t", "authorization", "Bearer t"),
        (OpenId(), "t", "authorization", "Bearer t"),
        (OAuth2(token_url="https://t/"), "t", "authorization", "Bearer t"),
        (HttpScheme("Hawk"), "id=1", "authorization", "Hawk id=1"),
        (Basic(), ("me", "pä"), "authorization", "Basic bWU6cMOk"),
        (Bearer(), lambda: "fresh", "authorization", "Bearer fresh"),
    ],
)
def test_schemes(
    call: Any, scheme: Scheme, credential: Any, name: str, value: str
) -> None:
    script = Script([OK])
    call(
        script,
        needing(("S",)),
        service=service(S=scheme),
        credentials={"S": credential},
    )
    assert script.requests[0].headers[name] == value


def test_an_asynchronous_credential_is_awaited() -> None:
    async def token() -> str:
        return "later"

    script = Script([OK])
    known = service(S=Bearer())
    async_call(script, needing(("S",)), service=known, credentials={"S": token})
    assert script.requests[0].headers["authorization"] == "Bearer later"
    with pytest.raises(TypeError, match="asynchronous client"):
        sync_call(script, needing(("S",)), service=known, credentials={"S": token})


def test_a_rotating_credential_is_asked_for_each_request() -> None:
    tokens = iter(["one", "two"])
    script = Script([httpx2.Response(503), OK])
    sync_call(
        script,
        needing(("S",)),
        service=service(S=Bearer()),
        credentials={"S": lambda: next(tokens)},
    )
    sent = [request.headers["authorization"] for request in script.requests]
    assert sent == ["Bearer one", "Bearer two"]


def test_digest_answers_the_challenge() -> None:
    challenge = httpx2.Response(
        401,
        headers={"WWW-Authenticate": 'Digest realm="r", nonce="n", qop="auth"'},
    )
    script = Script([challenge, OK])
    sync_call(
        script,
        needing(("D",)),
        service=service(D=Digest()),
        credentials={"D": ("me", "pw")},
    )
    assert len(script.requests) == 2
    assert script.requests[1].headers["authorization"].startswith("Digest ")
    assert 'username="me"' in script.requests[1].headers["authorization"]


def test_the_environment_is_read_when_the_client_is_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = service(
        K=ApiKey("header", "X-Key", keyword="key", env="ACME_KEY"),
        B=Basic(keyword="login", env="ACME_LOGIN"),
    )
    monkeypatch.setenv("ACME_KEY", "from-env")
    monkeypatch.setenv("ACME_LOGIN", "me:p:w")
    client = SyncClient(known, credentials={"K": None, "B": None})
    monkeypatch.delenv("ACME_KEY")
    assert client._settings.credentials == {"K": "from-env", "B": ("me", "p:w")}
    given = SyncClient(known, credentials={"K": "mine"})
    assert given._settings.credentials["K"] == "mine"


@pytest.mark.parametrize(
    ("given", "variables", "expected"),
    [
        (("me", "p"), {}, ("me", "p")),
        (("me", None), {"ACME_PASSWORD": "p"}, ("me", "p")),
        ((None, None), {"ACME_USERNAME": "me", "ACME_PASSWORD": "p"}, ("me", "p")),
        (("key", ""), {}, ("key", "")),
        (("me", None), {}, None),
        ((None, "p"), {}, None),
        (("", "p"), {"ACME_USERNAME": "me"}, None),
    ],
)
def test_user_and_password_are_given_separately_or_in_the_environment(
    monkeypatch: pytest.MonkeyPatch,
    given: tuple[str | None, str | None],
    variables: dict[str, str],
    expected: tuple[str, str] | None,
) -> None:
    scheme = Basic(
        keyword="username",
        env="ACME_USERNAME",
        password="password",
        password_env="ACME_PASSWORD",
    )
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    client = SyncClient(service(B=scheme), credentials={"B": given})
    assert client._settings.credentials.get("B") == expected
    if expected is None:
        with pytest.raises(CredentialsError, match="username= and password= "):
            client._caller.call(needing(("B",)), {}, {})


def test_a_password_that_is_not_a_string_is_refused_without_showing_it() -> None:
    scheme = Basic(keyword="username", password="password")
    wrong: Any = ("me", 12345)
    with pytest.raises(TypeError, match="password must be a str") as caught:
        SyncClient(service(B=scheme), credentials={"B": wrong})
    assert "12345" not in str(caught.value)


THREE = service(
    A=ApiKey("header", "X-A", keyword="a"),
    B=ApiKey("header", "X-B", keyword="b", env="ACME_B"),
    Q=ApiKey("query", "q", keyword="q"),
)


@pytest.mark.parametrize(
    ("alternatives", "held", "sent"),
    [
        ((("A",), ("B",)), "AB", {"x-a"}),
        ((("A",), ("B",)), "B", {"x-b"}),
        ((("A", "B"), ("A",)), "A", {"x-a"}),
        ((("A", "B"),), "AB", {"x-a", "x-b"}),
        (((), ("A",)), "A", {"x-a"}),
        (((), ("A",)), "", set()),
        ((("A",), ()), "B", set()),
        ((), "AB", set()),
    ],
)
def test_the_first_complete_alternative_is_used(
    alternatives: Any, held: str, sent: set[str]
) -> None:
    script = Script([OK])
    credentials = dict.fromkeys(held, "k")
    sync_call(script, needing(*alternatives), service=THREE, credentials=credentials)
    assert {n for n in script.requests[0].headers if n in ("x-a", "x-b")} == sent


@pytest.mark.parametrize("call", CALLS)
def test_what_is_missing_is_said(call: Any) -> None:
    with pytest.raises(CredentialsError) as caught:
        call(
            Script([OK]),
            needing(("A", "B"), ("Q",)),
            service=THREE,
            credentials={"A": "", "Q": None},
        )
    assert str(caught.value) == (
        "GET /x needs credentials: pass a= and b= (or set ACME_B), or q= to the client"
    )
    assert caught.value.status_code is None


def test_a_proof_added_by_hand_is_enough() -> None:
    script = Script([OK])
    options = {"extra_headers": {"x-a": "mine"}, "extra_query": {"q": "1"}}
    sync_call(script, needing(("A", "Q")), None, options, service=THREE)
    assert script.requests[0].headers["x-a"] == "mine"
    script = Script([OK])
    sync_call(script, needing(("A",)), service=THREE, headers={"X-A": "client"})
    assert script.requests[0].headers["x-a"] == "client"


REPEATED = [
    (ApiKey("header", "X-Key"), header("x-key", "key"), "x-key", "mine"),
    (ApiKey("cookie", "sid"), cookie("sid", "key"), "cookie", "sid=mine"),
    (ApiKey("query", "k y"), query("k y", "key"), "", "k%20y=mine"),
    (Bearer(), header("Authorization", "key"), "authorization", "mine"),
    (Basic(), header("authorization", "key"), "authorization", "mine"),
]


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("held", [False, True])
@pytest.mark.parametrize(("scheme", "argument", "name", "value"), REPEATED)
def test_an_argument_that_repeats_the_scheme_wins(
    call: Any, scheme: Scheme, argument: Any, name: str, value: str, held: bool
) -> None:
    def credential() -> str:
        raise AssertionError("a credential that is not sent is not asked for")

    operation: Operation[Any] = Operation(
        "GET", "/x", arguments=(argument,), security=(("S",),)
    )
    script = Script([OK])
    call(
        script,
        operation,
        {"key": "mine"},
        service=service(S=scheme),
        credentials={"S": credential} if held else {},
    )
    [request] = script.requests
    if name:
        assert request.headers.get_list(name) == [value]
    else:
        assert request.url.query.decode() == value


def test_credentials_are_sent_when_the_argument_is_not() -> None:
    operation: Operation[Any] = Operation(
        "GET", "/x", arguments=(header("X-Key", "key"),), security=(("S",),)
    )
    script = Script([OK])
    known = service(S=ApiKey("header", "x-key"))
    sync_call(
        script, operation, {"key": None}, service=known, credentials={"S": "held"}
    )
    assert script.requests[0].headers["x-key"] == "held"


def test_other_cookies_of_the_caller_do_not_replace_the_key() -> None:
    known = service(S=ApiKey("cookie", "sid"))
    for given, expected in (("a=1", "a=1; sid=held"), ("a=1; sid=2", "a=1; sid=2")):
        script = Script([OK])
        sync_call(
            script,
            needing(("S",)),
            service=known,
            credentials={"S": "held"},
            headers={"Cookie": given},
        )
        assert script.requests[0].headers["cookie"] == expected


def test_a_key_given_as_an_argument_is_not_shown() -> None:
    operation: Operation[Any] = Operation(
        "GET", "/x", arguments=(query("key"),), security=(("S",),)
    )
    with pytest.raises(APIError) as caught:
        sync_call(
            Script([httpx2.Response(404)]),
            operation,
            {"key": SECRET},
            service=service(S=ApiKey("query", "key")),
        )
    assert SECRET not in f"{caught.value} {caught.value.url}"


def test_a_certificate_needs_an_own_http_client() -> None:
    known = service(M=MutualTLS())
    script = Script([OK])
    sync_call(script, needing(("M",)), service=known)
    assert len(script.requests) == 1
    client = SyncClient(known)
    with pytest.raises(CredentialsError, match="http_client="):
        client._caller.call(needing(("M",)), {}, {})


def test_a_credential_of_the_wrong_kind_is_refused_without_showing_it() -> None:
    for scheme, credential in ((Basic(keyword="x"), SECRET), (Bearer(), (SECRET, "b"))):
        with pytest.raises(TypeError) as caught:
            sync_call(
                Script([OK]),
                needing(("S",)),
                service=service(S=scheme),
                credentials={"S": credential},
            )
        assert SECRET not in str(caught.value)


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize(
    "answer", [httpx2.ConnectError("refused"), httpx2.Response(401, text="who?")]
)
def test_secrets_show_up_nowhere(
    call: Any, answer: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    known = service(
        H=ApiKey("header", "X-Key"), Q=ApiKey("query", "key"), C=ApiKey("cookie", "c")
    )
    with pytest.raises(APIError) as caught:
        call(
            Script([answer]),
            needing(("H", "Q", "C")),
            service=known,
            credentials=dict.fromkeys("HQC", SECRET),
            base_url=f"https://user:{SECRET}@api.test",
            max_retries=0,
        )
    error = caught.value
    assert isinstance(error, APIConnectionError | AuthenticationError)
    shown = [str(error), repr(error), error.url, caplog.text, str(vars(error))]
    assert all(SECRET not in text for text in shown)
    assert error.url == "https://api.test/x?key=***"


def test_a_client_shows_no_secret() -> None:
    client = SyncClient(
        service(H=ApiKey("header", "X-Key")),
        credentials={"H": SECRET},
        base_url=f"https://user:{SECRET}@api.test/v1",
        headers={"X": SECRET},
    )
    texts = [repr(client), client.base_url, repr(client._settings)]
    assert all(SECRET not in text for text in texts)
    assert repr(client) == "<SyncClient https://api.test/v1>"


TOKENS = service(
    O=OAuth2(token_url="/token", scopes=("read", "a b"), keyword="o"),
)


def token_answer(**members: Any) -> httpx2.Response:
    return httpx2.Response(200, json={"access_token": "T", **members})


@pytest.mark.parametrize("call", CALLS)
def test_a_token_is_fetched_for_a_client_id(call: Any) -> None:
    script = Script([token_answer(expires_in=3600), OK])
    call(script, needing(("O",)), service=TOKENS, credentials={"O": ("i:d", "s")})
    fetch, used = script.requests
    assert str(fetch.url) == "https://api.test/token"
    assert fetch.method == "POST"
    assert fetch.content == b"grant_type=client_credentials&scope=read+a+b"
    assert fetch.headers["authorization"] == "Basic aSUzQWQ6cw=="
    assert fetch.headers["content-type"] == "application/x-www-form-urlencoded"
    assert used.headers["authorization"] == "Bearer T"


@pytest.mark.parametrize(("life", "fetches"), [(3600, 1), (20, 2), ("soon", 1)])
def test_a_token_is_kept_until_it_expires(life: Any, fetches: int) -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        is_fetch = request.url.path == "/token"
        return token_answer(expires_in=life) if is_fetch else OK

    script = Script([answer])
    client = SyncClient(
        TOKENS, credentials={"O": ("id", "s")}, http_client=httpx2.MockTransport(script)
    )
    client._caller.call(needing(("O",)), {}, {})
    client.with_options(timeout=1)._caller.call(needing(("O",)), {}, {})
    paths = [request.url.path for request in script.requests]
    assert paths.count("/token") == fetches


def test_a_refused_client_id_is_an_error() -> None:
    script = Script([httpx2.Response(401, json={"error": "invalid_client"})])
    with pytest.raises(AuthenticationError, match="invalid_client"):
        sync_call(
            script, needing(("O",)), service=TOKENS, credentials={"O": ("id", "s")}
        )


def test_a_token_is_sent_to_its_own_server_only() -> None:
    sent: list[tuple[str, str]] = []

    def handle(request: httpx2.Request) -> httpx2.Response:
        if request.url.path == "/token":
            token = {"access_token": request.url.host, "expires_in": 3600}
            return httpx2.Response(200, json=token)
        sent.append((request.url.host, request.headers["authorization"]))
        return httpx2.Response(204)

    client = SyncClient(
        Service(schemes={"O": OAuth2(token_url="/token")}),
        base_url="https://a.test",
        credentials={"O": ("id", "secret")},
        http_client=httpx2.MockTransport(handle),
    )
    called: Operation[Any] = Operation("GET", "/a", security=(("O",),))
    for base in ("https://a.test", "https://b.test"):
        SyncResource(client)._call(called, {}, {"base_url": base})
    assert sent == [("a.test", "Bearer a.test"), ("b.test", "Bearer b.test")]

"""Arguments of the client that calls can override."""

from __future__ import annotations

import copy
from typing import Any

import httpx2
import pytest

from runtime.client import SyncClient
from runtime.operations import Operation, Server, path, query
from runtime.parameters import header
from runtime.settings import ClientArgument, Service

SERVICE = Service(
    servers=(Server("https://api.test"),),
    arguments={
        "account_id": ClientArgument("path", "account_id", env="SHOP_ACCOUNT_ID"),
        "version": ClientArgument("header", "X-Version", env="SHOP_VERSION"),
        "tenant": ClientArgument("query", "tenant", env="SHOP_TENANT"),
    },
)
LIST: Operation[None] = Operation(
    "GET",
    "/accounts/{account_id}/pets",
    arguments=(
        path("account_id", "account"),
        header("x-version", "version", required=True),
        query("tenant"),
    ),
    responses={"204": None},
)
STATUS: Operation[None] = Operation(
    "GET", "/status", arguments=(query("other"),), responses={"204": None}
)


class Recorder(httpx2.MockTransport):
    """Records requests."""

    def __init__(self) -> None:
        super().__init__(self.answered)
        self.requests: list[httpx2.Request] = []

    def answered(self, request: httpx2.Request) -> httpx2.Response:
        self.requests.append(request)
        return httpx2.Response(204)

    def sent(self) -> tuple[str, str]:
        """The path and the version of the last request."""
        request = self.requests[-1]
        return request.url.raw_path.decode(), request.headers["x-version"]


@pytest.fixture
def recorder() -> Recorder:
    return Recorder()


def call(
    client: SyncClient, operation: Operation[Any] = LIST, **values: object
) -> None:
    client._caller.call(operation, values, {})


@pytest.fixture(autouse=True)
def no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for argument in SERVICE.arguments.values():
        monkeypatch.delenv(argument.env, raising=False)


def test_calls_send_the_values_of_the_client_or_their_own(recorder: Recorder) -> None:
    given = {"account_id": "a 1", "version": "v1", "tenant": 7}
    client = SyncClient(SERVICE, arguments=given, http_client=recorder)
    call(client, account=None, version=None, tenant=None)
    assert recorder.sent() == ("/accounts/a%201/pets?tenant=7", "v1")
    call(client, account="b", version="v2", tenant=8)
    assert recorder.sent() == ("/accounts/b/pets?tenant=8", "v2")
    for other in (copy.copy(client), client.with_options(timeout=1.0)):
        call(other)
        assert recorder.sent() == ("/accounts/a%201/pets?tenant=7", "v1")


def test_with_options_takes_the_arguments_of_the_client(recorder: Recorder) -> None:
    given = {"account_id": "a", "version": "v1", "tenant": 7}
    client = SyncClient(SERVICE, arguments=given, http_client=recorder)
    other = client.with_options(account_id="b", timeout=1.0)  # type: ignore[call-arg]
    call(other)
    assert recorder.sent() == ("/accounts/b/pets?tenant=7", "v1")
    again = other.with_options(version="v2", tenant="")  # type: ignore[call-arg]
    call(again)
    assert recorder.sent() == ("/accounts/b/pets", "v2")
    call(client.with_options(account_id=None))  # type: ignore[call-arg]
    assert recorder.sent() == ("/accounts/a/pets?tenant=7", "v1")
    with pytest.raises(TypeError, match="did you mean 'account_id'"):
        client.with_options(acount_id="c")  # type: ignore[call-arg]


def test_an_argument_may_have_the_name_of_a_setting(recorder: Recorder) -> None:
    service = Service(
        servers=(Server("https://api.test"),),
        arguments={"service": ClientArgument("query", "service")},
    )
    client = SyncClient(service, http_client=recorder)
    operation: Operation[None] = Operation(
        "GET", "/", arguments=(query("service"),), responses={"204": None}
    )
    call(client.with_options(service="x"), operation)  # type: ignore[call-arg]
    assert str(recorder.requests[-1].url) == "https://api.test/?service=x"


def test_new_clients_read_the_environment(
    recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHOP_ACCOUNT_ID", "of-environment")
    monkeypatch.setenv("SHOP_TENANT", "9")
    given = {"version": "v1", "tenant": ""}
    client = SyncClient(SERVICE, arguments=given, http_client=recorder)
    monkeypatch.delenv("SHOP_ACCOUNT_ID")
    call(client)
    assert recorder.sent() == ("/accounts/of-environment/pets", "v1")


def test_a_missing_value_is_an_error_only_where_it_is_required(
    recorder: Recorder,
) -> None:
    client = SyncClient(SERVICE, http_client=recorder)
    call(client, STATUS)
    with pytest.raises(TypeError) as raised:
        call(client, version="v1")
    assert str(raised.value) == (
        "GET /accounts/{account_id}/pets needs account: pass account= to the method, "
        "account_id= to the client, or set SHOP_ACCOUNT_ID"
    )
    with pytest.raises(TypeError, match="needs version"):
        call(client, account="a")
    assert len(recorder.requests) == 1

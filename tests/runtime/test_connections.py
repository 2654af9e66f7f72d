"""How clients connect, to what they belong, and how they are dropped."""

from __future__ import annotations

import asyncio
import gc
import ssl
import threading
import warnings
from pathlib import Path
from typing import Any

import httpx2
import pytest

from runtime.auth import ApiKey, MutualTLS
from runtime.client import AsyncClient, SyncClient
from runtime.operations import Operation, Server
from runtime.settings import Service
from runtime.transport import client_arguments
from tests.runtime.doubles import PLAIN_SERVICE, Script
from tests.runtime.test_faults import Faulty, Site, serve, site

__all__ = ["Faulty", "serve", "site"]


def test_one_asynchronous_client_serves_several_loops(site: Site) -> None:
    client = AsyncClient(site[0])

    async def call() -> Any:
        return await asyncio.gather(*(client.get("/landed") for _ in range(3)))

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        for _ in range(3):
            assert asyncio.run(call()) == ["landed"] * 3
        assert len(client._caller.transport._clients) == 1
        gc.collect()

    async def close() -> None:
        await client.close()

    asyncio.run(close())


def test_threads_share_a_client(site: Site) -> None:
    found: list[Any] = []
    with SyncClient(site[0]) as client:

        def work() -> None:
            found.extend(client.get("/landed") for _ in range(5))

        threads = [threading.Thread(target=work) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(client._caller.transport._clients) == 1
    assert found == ["landed"] * 40


def test_without_a_loop_it_says_so() -> None:
    client = AsyncClient(PLAIN_SERVICE)
    coroutine = client.get("/x")
    with pytest.raises(RuntimeError):
        coroutine.send(None)


def dropped(clients: list[Any]) -> None:
    clients.clear()
    gc.collect()


def test_a_client_dropped_open_is_reported(site: Site) -> None:
    clients: list[Any] = [SyncClient(site[0])]
    clients[0].get("/landed")
    with pytest.warns(ResourceWarning, match=r"dropped.*close\(\)"):
        dropped(clients)

    async def run() -> None:
        clients: list[Any] = [AsyncClient(site[0])]
        await clients[0].get("/landed")
        with pytest.warns(ResourceWarning, match="await close"):
            dropped(clients)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        asyncio.run(run())
        gc.collect()


def test_a_client_that_never_connected_is_dropped_silently() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        SyncClient(PLAIN_SERVICE)
        AsyncClient(PLAIN_SERVICE)
        SyncClient(PLAIN_SERVICE, http_client=httpx2.MockTransport(Script([])))
        gc.collect()


def test_the_options_of_connections(monkeypatch: pytest.MonkeyPatch) -> None:
    arguments = client_arguments(
        "https", {"proxy": "http://user:hush@p:3128", "max_connections": 5}
    )
    assert arguments["proxy"].url.host == "p"
    assert arguments["proxy"].raw_auth == (b"user", b"hush")
    assert arguments["limits"].max_connections == 5
    assert arguments["trust_env"] is True
    unchecked = client_arguments("https", {"verify": False, "trust_env": False})
    assert unchecked["verify"].verify_mode == ssl.CERT_NONE
    own = ssl.create_default_context()
    assert client_arguments("https", {"verify": own})["verify"] is own
    loaded: list[Any] = []
    monkeypatch.setattr(
        ssl.SSLContext, "load_cert_chain", lambda self, *a: loaded.append(a)
    )
    client_arguments("https", {"cert": ("a.pem", "a.key", "pass")})
    client_arguments("https", {"cert": "b.pem", "verify": own})
    assert loaded == [("a.pem", "a.key", "pass"), ("b.pem",)]
    assert client_arguments("https", {"http2": True})["http2"] is True


def test_authorities_of_the_user(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        client_arguments("https", {"verify": str(tmp_path / "missing.pem")})
    context = client_arguments("https", {"verify": str(tmp_path)})["verify"]
    assert context.verify_mode == ssl.CERT_REQUIRED


def test_a_proxy_is_used(site: Site) -> None:
    service, server, _ = site
    nowhere = "http://nowhere.invalid"
    # The proxy gets the absolute URL, which our server knows nothing of.
    with (
        SyncClient(service, base_url=nowhere, proxy=service.servers[0].url) as client,
        pytest.raises(Exception, match=r"nowhere|connection|status"),
    ):
        client.with_options(max_retries=0).get("/landed")
    assert any("nowhere.invalid" in name for name in server.tries)


def test_nothing_shows_a_credential() -> None:
    service = Service(
        servers=(Server("https://api.test"),),
        schemes={"K": ApiKey("header", "X-K", keyword="k")},
    )
    client = SyncClient(
        service,
        credentials={"K": "hush"},
        base_url="https://u:hush@api.test",
        headers={"Authorization": "hush"},
        proxy="http://u:hush@p",
    )
    shown = [repr(o) for o in (client, client._settings, client._caller)]
    shown += [repr(client._caller.transport), repr(client.get)]
    assert not any("hush" in text for text in shown)
    with pytest.raises(ValueError, match="proxy") as caught:
        SyncClient(service, proxy="ftp://u:hush@p")._caller.transport._client(
            "http://a"
        )
    assert "hush" not in str(caught.value)
    client.close()


def test_an_own_http_client_decides_how_to_connect() -> None:
    own = httpx2.MockTransport(Script([]))
    with pytest.raises(TypeError, match="verify cannot be combined with http_client"):
        SyncClient(PLAIN_SERVICE, http_client=own, verify=False)
    with pytest.raises(TypeError, match="proxy cannot be combined with http_client"):
        AsyncClient(PLAIN_SERVICE, http_client=own, proxy="http://p")


def test_a_certificate_is_a_credential() -> None:
    service = Service(servers=(Server("https://api.test"),), schemes={"M": MutualTLS()})
    needing: Operation[Any] = Operation("GET", "/x", security=(("M",),))
    for more in ({"cert": "a.pem"}, {"verify": ssl.create_default_context()}):
        client = SyncClient(service, **more)  # type: ignore[arg-type]
        assert "M" in client._settings.credentials
    assert "M" not in SyncClient(service, verify=False)._settings.credentials
    assert needing.security == (("M",),)

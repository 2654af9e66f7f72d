"""How much of the runtime a traceback shows."""

from __future__ import annotations

import socket
import traceback
from collections.abc import Callable
from typing import Any

import httpx2
import pytest

from runtime.client import SyncClient
from runtime.errors import APIConnectionError, NotFoundError
from tests.runtime.doubles import PLAIN_SERVICE

OWN = "/templates/python/runtime/"


def failed(client: SyncClient, kind: type[Exception]) -> Exception:
    with pytest.raises(kind) as caught:
        client.get("/x")
    return caught.value


def own_frames(error: Exception) -> list[str]:
    frames = traceback.extract_tb(error.__traceback__)
    return [frame.name for frame in frames if OWN in frame.filename]


def missing(_: httpx2.Request) -> httpx2.Response:
    return httpx2.Response(404, json={})


def client_of(handler: Callable[[httpx2.Request], Any], **more: Any) -> SyncClient:
    return SyncClient(PLAIN_SERVICE, http_client=httpx2.MockTransport(handler), **more)


def test_an_error_of_the_service_shows_three_frames() -> None:
    frames = own_frames(failed(client_of(missing), NotFoundError))
    assert len(frames) <= 3
    assert len(set(frames)) == len(frames)


def test_the_http_library_is_six_frames_away() -> None:
    found: list[str] = []

    def handler(request: httpx2.Request) -> httpx2.Response:
        found.extend(f.name for f in traceback.extract_stack() if OWN in f.filename)
        return missing(request)

    failed(client_of(handler), NotFoundError)
    assert len(found) <= 6


def test_a_refused_connection_fits_on_a_screen() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with SyncClient(
        PLAIN_SERVICE, base_url=f"http://127.0.0.1:{port}", max_retries=0
    ) as client:
        error = failed(client, APIConnectionError)
    assert len("".join(traceback.format_exception(error)).splitlines()) <= 40
    assert isinstance(error.__cause__, httpx2.ConnectError)
    assert len(own_frames(error)) <= 3


def test_the_frames_of_other_code_stay() -> None:
    def breaks(_: httpx2.Request) -> httpx2.Response:
        raise httpx2.ConnectError("no way")

    error = failed(client_of(breaks, max_retries=0), APIConnectionError)
    cause = error.__cause__
    assert cause is not None
    assert "breaks" in {f.name for f in traceback.extract_tb(cause.__traceback__)}

    def refuses(request: Any, send: Any) -> Any:
        raise APIConnectionError("no", method="GET", url="/x")

    client = client_of(missing, middleware=[refuses], max_retries=0)
    error = failed(client, APIConnectionError)
    assert "refuses" in {f.name for f in traceback.extract_tb(error.__traceback__)}

"""Time one call of a client beside the HTTP library's own call plus ``json.loads``.

    python bench/calls.py [rounds]

Both get the same page of 100 items, and run interleaved in this process: once over a
connection to a server of this machine, and once from a transport that answers without any
network, which leaves nothing but what the two add themselves. What to read is the ratio of
the medians of processor time; on a busy machine that of the quickest tenths says more.
"""

from __future__ import annotations

import asyncio
import gc
import json
import socket
import statistics
import sys
import threading
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "templates" / "python"))
sys.path.insert(0, str(Path(__file__).parent))

import httpx2
from models import PAGE, TEXT, ours

from runtime.client import AsyncClient, AsyncResource, SyncClient, SyncResource
from runtime.models import shape_of
from runtime.operations import Operation, Server
from runtime.settings import Service

BODY = TEXT.encode()
HEAD = (
    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
)
LIST: Operation[Any] = Operation(
    "GET",
    "/sessions",
    responses={"200": {"application/json": shape_of(ours(datetimes=False))}},
)


def answer(_: httpx2.Request) -> httpx2.Response:
    """The page."""
    kind = {"Content-Type": "application/json"}
    return httpx2.Response(200, headers=kind, content=BODY)


def serve() -> str:
    """The address of a server that answers whatever it is asked with the page."""
    listener = socket.create_server(("127.0.0.1", 0))

    def talk(connection: socket.socket) -> None:
        asked = b""
        while piece := connection.recv(65536):
            asked += piece
            if asked.endswith(b"\r\n\r\n"):
                connection.sendall(HEAD % len(BODY) + BODY)
                asked = b""

    def accept() -> None:
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=talk, args=(connection,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    return f"http://127.0.0.1:{listener.getsockname()[1]}"


def print_row(name: str, ours_: list[float], bare: list[float]) -> None:
    """Print both medians and their ratio, and that of the quickest tenths."""
    mine, theirs = statistics.median(ours_), statistics.median(bare)
    quick, quickly = (statistics.quantiles(all_, n=10)[0] for all_ in (ours_, bare))
    print(
        f"{name:26} client {mine * 1e6:7.1f} us   bare {theirs * 1e6:7.1f} us   "
        f"ratio {mine / theirs:.2f}   of the quickest tenths {quick / quickly:.2f}"
    )


def sync_rounds(name: str, rounds: int, url: str, transport: Any = None) -> None:
    """Measure the client that waits."""
    bare = httpx2.Client(transport=transport)
    client = SyncClient(Service(servers=(Server(url),)), http_client=transport)
    things = SyncResource(client)
    assert len(things._call(LIST, {}, {}).sessions) == len(PAGE["sessions"])
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        start = time.thread_time()
        things._call(LIST, {}, {})
        middle = time.thread_time()
        json.loads(bare.get(url + "/sessions").content)
        times[0].append(middle - start)
        times[1].append(time.thread_time() - middle)
    print_row(name, *times)
    client.close()


async def async_rounds(name: str, rounds: int, url: str, transport: Any = None) -> None:
    """Measure the client that is awaited."""
    bare = httpx2.AsyncClient(transport=transport)
    client = AsyncClient(Service(servers=(Server(url),)), http_client=transport)
    things = AsyncResource(client)
    await things._call(LIST, {}, {})
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        start = time.thread_time()
        await things._call(LIST, {}, {})
        middle = time.thread_time()
        json.loads((await bare.get(url + "/sessions")).content)
        times[0].append(middle - start)
        times[1].append(time.thread_time() - middle)
    print_row(name, *times)
    await client.close()


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    gc.collect()
    gc.freeze()  # what was imported is not searched for garbage again and again
    address, mock = serve(), httpx2.MockTransport(answer)
    sync_rounds("sync, connected", count, address)
    asyncio.run(async_rounds("async, connected", count, address))
    sync_rounds("sync, without a network", count, "http://test", mock)
    asyncio.run(async_rounds("async, without a network", count, "http://test", mock))

"""Time one call of a client beside the HTTP library's own call plus ``json.loads``.

    python bench/calls.py [rounds]

Both get the same page of 100 items from a transport in this process, and run
interleaved; what to read is the ratio of the medians, to stay below 1.5.
"""

from __future__ import annotations

import asyncio
import gc
import json
import statistics
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "templates" / "python"))
sys.path.insert(0, str(Path(__file__).parent))

import httpx2
from models import PAGE, TEXT, ours

from runtime.client import AsyncClient, SyncClient
from runtime.operations import Operation
from runtime.resources import AsyncResource, SyncResource
from runtime.service import Server, Service
from runtime.shapes import shape_of

BODY = TEXT.encode()
URL = "https://api.test/sessions"
SERVICE = Service(servers=(Server("https://api.test"),))
LIST: Operation[Any] = Operation(
    "GET",
    "/sessions",
    responses={"200": {"application/json": shape_of(ours(datetimes=False))}},
)


def answer(_: httpx2.Request) -> httpx2.Response:
    """The page."""
    kind = {"Content-Type": "application/json"}
    return httpx2.Response(200, headers=kind, content=BODY)


def told(name: str, ours_: list[float], bare: list[float]) -> None:
    """Print both medians and their ratio."""
    mine, theirs = statistics.median(ours_), statistics.median(bare)
    print(
        f"{name:6} client {mine * 1e6:8.1f} us   bare {theirs * 1e6:8.1f} us   "
        f"ratio {mine / theirs:.2f}"
    )


def sync_rounds(rounds: int) -> None:
    """Measure the client that waits."""
    transport = httpx2.MockTransport(answer)
    bare = httpx2.Client(transport=transport)
    things = SyncResource(SyncClient(SERVICE, http_client=transport))
    assert len(things._call(LIST, {}, {}).sessions) == len(PAGE["sessions"])
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        start = time.perf_counter()
        things._call(LIST, {}, {})
        middle = time.perf_counter()
        json.loads(bare.get(URL).content)
        times[0].append(middle - start)
        times[1].append(time.perf_counter() - middle)
    told("sync", *times)


async def async_rounds(rounds: int) -> None:
    """Measure the client that is awaited."""
    transport = httpx2.MockTransport(answer)
    bare = httpx2.AsyncClient(transport=transport)
    things = AsyncResource(AsyncClient(SERVICE, http_client=transport))
    await things._call(LIST, {}, {})
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        start = time.perf_counter()
        await things._call(LIST, {}, {})
        middle = time.perf_counter()
        json.loads((await bare.get(URL)).content)
        times[0].append(middle - start)
        times[1].append(time.perf_counter() - middle)
    told("async", *times)


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    gc.collect()
    gc.freeze()  # what was imported is not searched for garbage again and again
    sync_rounds(count)
    asyncio.run(async_rounds(count))

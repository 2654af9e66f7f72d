"""A server that answers each request with its path, and many calls of it at the same time."""

from __future__ import annotations

import asyncio
import gc
import os
import socket
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from runtime.client import AsyncClient, AsyncResource, SyncClient, SyncResource
from runtime.codecs import PLAIN
from runtime.operations import Operation, Server, path
from runtime.settings import Service

ECHO: Operation[Any] = Operation(
    "GET",
    "/{number}",
    arguments=(path("number"),),
    responses={"200": {"application/json": PLAIN}},
)
HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"


class Echo:
    """Answers with the last part of the path; counts connections, keeps them open."""

    def __init__(self) -> None:
        self.connections = 0
        self.requests = 0
        self._lock = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=512)
        port = self._listener.getsockname()[1]
        self.service = Service(servers=(Server(f"http://127.0.0.1:{port}"),))
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Take no more connections."""
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._talk, args=(connection,), daemon=True).start()

    def _talk(self, connection: socket.socket) -> None:
        with self._lock:
            self.connections += 1
        asked = b""
        with connection:
            while piece := connection.recv(65536):
                asked += piece
                if asked.endswith(b"\r\n\r\n"):
                    body = asked.split(b" ", 2)[1].rpartition(b"/")[2]
                    connection.sendall((HEAD % len(body)).encode() + body)
                    asked = b""
                    with self._lock:
                        self.requests += 1


def in_threads(client: SyncClient, numbers: range, threads: int) -> list[Any]:
    """The answers to calls with these numbers, by threads that share a client."""

    def call(number: int) -> Any:
        return SyncResource(client)._call(ECHO, {"number": number}, {})

    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(call, numbers))


async def in_tasks(client: AsyncClient, numbers: range, at_once: int) -> list[Any]:
    """The answers to calls with these numbers, by tasks that share a client."""
    turn = asyncio.Semaphore(at_once)

    async def call(number: int) -> Any:
        async with turn:
            return await AsyncResource(client)._call(ECHO, {"number": number}, {})

    return list(await asyncio.gather(*map(call, numbers)))


def used() -> tuple[int, int]:
    """Open file descriptors, and bytes of memory in use, of this process."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    descriptors = len(list(Path("/proc/self/fd").iterdir()))
    return descriptors, pages * os.sysconf("SC_PAGE_SIZE")


def growth(
    rounds: int, work: Callable[[int], object], warm: int
) -> list[tuple[int, int]]:
    """Descriptors and bytes in use after each round, once warmed up."""
    for number in range(warm):
        work(number)
    found = [used()]
    for number in range(rounds):
        work(number)
        found.append(used())
    return found


async def growth_awaited(
    rounds: int, work: Callable[[int], Awaitable[object]], warm: int
) -> list[tuple[int, int]]:
    """The same for work that is awaited."""
    for number in range(warm):
        await work(number)
    found = [used()]
    for number in range(rounds):
        await work(number)
        found.append(used())
    return found

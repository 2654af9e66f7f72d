"""Watch the file descriptors and memory of one client over many calls.

    python bench/leaks.py [calls]

A client that waits is shared by 50 threads, one that is awaited by 200 tasks; the server is in
this process too. What to read is whether the figures stay flat after the first tenth.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "templates" / "python"))
sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.runtime.echoing import Echo, growth, growth_awaited, in_tasks, in_threads

from runtime.client import AsyncClient, SyncClient

ROUNDS = 10


def print_row(name: str, found: list[tuple[int, int]]) -> None:
    """Print what was in use after each round."""
    print(f"{name}: descriptors {[count for count, _ in found]}")
    print(f"{name}: MiB {[round(size / 1024**2, 1) for _, size in found]}")
    grown = (found[-1][1] - found[0][1]) / 1024**2
    steady = grown < 4 and found[-1][0] <= found[0][0] + 10
    print(f"{name}: {grown:+.1f} MiB, {'flat' if steady else 'NOT FLAT'}")


def main(calls: int) -> None:
    """Measure both kinds of client."""
    each = range(max(1, calls // ROUNDS))
    server = Echo()
    with SyncClient(server.service) as client:
        print_row(
            "sync", growth(ROUNDS - 1, lambda _: in_threads(client, each, 50), warm=1)
        )
    print(f"sync: {server.requests} calls over {server.connections} connections")

    async def awaited() -> list[tuple[int, int]]:
        async with AsyncClient(server.service) as client:
            return await growth_awaited(
                ROUNDS - 1, lambda _: in_tasks(client, each, 200), warm=1
            )

    print_row("async", asyncio.run(awaited()))
    print(f"both: {server.requests} calls over {server.connections} connections")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)

"""Many calls at once on one client: all answered, one pool, nothing left behind."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator

import pytest

from runtime.client import AsyncClient, SyncClient
from tests.runtime.echoing import Echo, growth, growth_awaited, in_tasks, in_threads

MEBIBYTE = 1024 * 1024
needs_proc = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


@pytest.fixture
def echo() -> Iterator[Echo]:
    server = Echo()
    yield server
    server.close()


def test_fifty_threads_share_a_client(echo: Echo) -> None:
    with SyncClient(echo.service) as client:
        twin = client.with_options(timeout=30)
        assert in_threads(client, range(500), 50) == list(range(500))
        assert in_threads(twin, range(500), 50) == list(range(500))
    assert echo.requests == 1000
    # Of its idle connections a pool keeps 20, so that some are opened again.
    assert echo.connections < 300


def test_two_hundred_tasks_share_a_client(echo: Echo) -> None:
    async def main() -> None:
        async with AsyncClient(echo.service) as client:
            twin = client.with_options(timeout=30)
            assert await in_tasks(client, range(1000), 200) == list(range(1000))
            assert await in_tasks(twin, range(200), 200) == list(range(200))

    asyncio.run(main())
    assert echo.requests == 1200
    assert echo.connections < 600


def test_a_pool_can_be_small(echo: Echo) -> None:
    async def main() -> None:
        async with AsyncClient(echo.service, max_connections=5) as client:
            assert await in_tasks(client, range(300), 200) == list(range(300))

    asyncio.run(main())
    with SyncClient(echo.service, max_connections=3) as client:
        assert in_threads(client, range(300), 50) == list(range(300))
    assert echo.connections <= 5 + 3


@needs_proc
def test_threads_leave_nothing_behind(echo: Echo) -> None:
    with SyncClient(echo.service) as client:
        found = growth(4, lambda _: in_threads(client, range(300), 50), warm=2)
    flat(found)


@needs_proc
def test_tasks_leave_nothing_behind(echo: Echo) -> None:
    async def main() -> list[tuple[int, int]]:
        async with AsyncClient(echo.service) as client:
            return await growth_awaited(
                4, lambda _: in_tasks(client, range(300), 200), warm=2
            )

    flat(asyncio.run(main()))


@needs_proc
def test_clients_that_were_closed_leave_nothing_behind(echo: Echo) -> None:
    def work(_: int) -> None:
        for _ in range(20):
            with SyncClient(echo.service) as client:
                in_threads(client, range(2), 2)

    flat(growth(4, work, warm=1))


def flat(found: list[tuple[int, int]]) -> None:
    """Neither descriptors nor memory grow from round to round."""
    descriptors = [count for count, _ in found]
    memory = [size for _, size in found]
    # Connections of this very moment may be in the act of closing, at both of their ends.
    assert descriptors[-1] <= descriptors[0] + 10, descriptors
    assert memory[-1] <= memory[0] + 4 * MEBIBYTE, memory

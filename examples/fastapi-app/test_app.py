"""Call the application through the generated package, without a server."""

import asyncio

import httpx2
import pytest
from app import app
from todo import AsyncTodo, NotFoundError


def test_tasks() -> None:
    async def calls() -> None:
        transport = httpx2.ASGITransport(app=app)
        http_client = httpx2.AsyncClient(transport=transport)
        async with AsyncTodo(base_url="http://todo", http_client=http_client) as client:
            task = await client.tasks.create(title="Write docs")
            assert (task.id, task.done) == (1, False)
            assert [each.title for each in await client.tasks.list()] == ["Write docs"]
            assert await client.tasks.retrieve(1) == task
            with pytest.raises(NotFoundError):
                await client.tasks.retrieve(2)

    asyncio.run(calls())

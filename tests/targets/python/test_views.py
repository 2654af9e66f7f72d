"""The raw and the streamed view of every kind of method of a generated package."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from specloom.config import Config
from specloom.diagnostics import Report
from specloom.pipeline import build
from tests.command_line import mypy
from tests.whole_output import silent

DOCUMENT = """
openapi: 3.1.0
info: { title: Views, version: "1" }
servers: [{ url: "https://views.test" }]
paths:
  /things:
    get:
      operationId: listThings
      tags: [things]
      parameters: [{ name: cursor, in: query, schema: { type: string } }]
      responses: { "200": { $ref: "#/components/responses/List" } }
    delete: { operationId: deleteThings, tags: [things], responses: { "204": *nothing } }
    head: { operationId: headThings, tags: [things], responses: { "200": *nothing } }
    post: { operationId: createThing, tags: [things], responses: { "200": *nothing } }
    put: { operationId: readThing, tags: [things], responses: { "200": *thing } }
  /file:
    get: { operationId: downloadFile, tags: [things], responses: { "200": *file } }
  /events:
    get: { operationId: watchThings, tags: [things], responses: { "200": *events } }
  /either:
    get:
      operationId: maybeThing
      tags: [things]
      responses: { "200": *thing, "204": *nothing }
components:
  responses:
    Nothing: { description: No content. }
    File: { description: x, content: { application/octet-stream: {} } }
    Thing: { description: x, content: { application/json: { schema: *one } } }
    Events: { description: x, content: { text/event-stream: { schema: *one } } }
    List: { description: x, content: { application/json: { schema: *list } } }
  schemas:
    Thing: { type: object, required: [id], properties: { id: { type: integer } } }
    List:
      type: object
      required: [data, next_cursor]
      properties:
        data: { type: array, items: *one }
        next_cursor: { type: [string, "null"] }
"""
for _name in ("nothing", "file", "thing", "events"):
    _place = f'{{ $ref: "#/components/responses/{_name.capitalize()}" }}'
    DOCUMENT = DOCUMENT.replace(f"*{_name}", _place)
for _name, _schema in (("*one", "Thing"), ("*list", "List")):
    _place = f'{{ $ref: "#/components/schemas/{_schema}" }}'
    DOCUMENT = DOCUMENT.replace(_name, _place)
RUN = """
import asyncio, httpx2
from views import AsyncViews, Views
from views.models import Thing

def answer(request):
    path, method = request.url.path, request.method
    if path == "/file":
        kind = {"Content-Type": "application/octet-stream"}
        return httpx2.Response(200, content=b"abc", headers=kind)
    if path == "/events":
        kind = {"Content-Type": "text/event-stream"}
        return httpx2.Response(200, content=b'data: {"id": 1}\\n\\n', headers=kind)
    if method == "GET" and path == "/things":
        return httpx2.Response(200, json={"data": [{"id": 1}], "next_cursor": None})
    if method == "POST":
        return httpx2.Response(200, json={"id": 1})
    if method == "PUT":
        return httpx2.Response(200, json={"id": 1})
    return httpx2.Response(200 if method == "HEAD" else 204)

VOID = ("delete", "head", "create", "maybe_thing")
transport = httpx2.MockTransport(answer)
client = Views(http_client=transport)
things = client.things
for name in VOID:
    method = getattr(things, name)
    assert method() is None
    raw = client.with_raw_response(method)()
    assert raw.status_code in (200, 204), name
    assert raw.parse() is None
    with client.with_streaming_response(method)() as response:
        assert response.status_code in (200, 204)
        assert response.parse() is None
assert client.with_raw_response(things.create)().content == b'{"id":1}'
checks = {
    things.list: lambda v: [t.id for t in v] == [1],
    things.read: lambda v: v == Thing(id=1),
    things.download_file: lambda v: v == b"abc",
    things.watch: lambda v: [t.id for t in v] == [1],
}
for method, good in checks.items():
    assert good(method())
    assert good(client.with_raw_response(method)().parse())
    with client.with_streaming_response(method)() as response:
        assert good(response.parse())

async def items(value):
    return [item.id async for item in value]

async def main():
    async with AsyncViews(http_client=transport) as client:
        things = client.things
        for name in VOID:
            method = getattr(things, name)
            assert await method() is None
            raw = await client.with_raw_response(method)()
            assert raw.parse() is None
            async with client.with_streaming_response(method)() as response:
                assert await response.parse() is None
        for name in ("list", "watch"):
            method = getattr(things, name)
            assert await items(await method()) == [1]
            assert await items((await client.with_raw_response(method)()).parse()) == [1]
            async with client.with_streaming_response(method)() as response:
                assert await items(await response.parse()) == [1]
        for name, value in (("read", Thing(id=1)), ("download_file", b"abc")):
            method = getattr(things, name)
            assert (await client.with_raw_response(method)()).parse() == value
            async with client.with_streaming_response(method)() as response:
                assert await response.parse() == value

asyncio.run(main())
print("fine")
"""
TYPED = """
from typing import assert_type

from views import AsyncViews, Views
from views.models import Thing
from views.pages import AsyncListPage, ListPage
from views.types import AsyncStream, RawResponse, SyncStream, SyncStreamedResponse

client = Views()
assert_type(client.with_raw_response(client.things.delete)(), RawResponse[None])
assert_type(client.with_raw_response(client.things.head)(timeout=3), RawResponse[None])
with client.with_streaming_response(client.things.delete)() as gone:
    assert_type(gone, SyncStreamedResponse[None])
assert_type(client.with_raw_response(client.things.maybe_thing)().parse(), Thing | None)
assert_type(client.with_raw_response(client.things.download_file)().parse(), bytes)
assert_type(client.with_raw_response(client.things.watch)().parse(), SyncStream[Thing])
assert_type(client.with_raw_response(client.things.list)().parse(), ListPage)


async def run(client: AsyncViews) -> None:
    assert_type(await client.with_raw_response(client.things.delete)(), RawResponse[None])
    assert_type(await client.with_raw_response(client.things.head)(), RawResponse[None])
    watched = await client.with_raw_response(client.things.watch)()
    assert_type(watched.parse(), AsyncStream[Thing])
    listed = await client.with_raw_response(client.things.list)()
    assert_type(listed.parse(), AsyncListPage)
    async with client.with_streaming_response(client.things.download_file)() as file:
        assert_type(await file.parse(), bytes)
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("views")
    document = root / "views.yaml"
    document.write_text(DOCUMENT)
    plan = build(document, Config(package="views"), Report(), silent).plan
    for path, text in {**plan.files, **plan.once}.items():
        target = root / "out" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    (root / "out" / "run.py").write_text(RUN)
    (root / "out" / "typed.py").write_text(TYPED)
    return root / "out"


def output_of(folder: Path, *command: str) -> str:
    run = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    return run.stdout + run.stderr


def test_every_kind_of_method_has_both_views(folder: Path) -> None:
    assert output_of(folder, "run") == "fine\n"


def test_mypy_knows_their_types(folder: Path) -> None:
    assert "Success" in mypy(folder, "typed.py").stdout


def test_pyright_knows_their_types(folder: Path) -> None:
    (folder / "pyrightconfig.json").write_text('{"typeCheckingMode": "strict"}')
    python = ["--pythonpath", sys.executable]
    assert "0 errors" in output_of(folder, "pyright", *python, "typed.py")

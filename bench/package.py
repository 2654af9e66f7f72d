"""Measures what a generated package costs: imports, calls, models, and leaks.

Every figure is processor time next to a reference that does the same without the package,
measured in the same process or in processes that take turns.
"""

from __future__ import annotations

import asyncio
import compileall
import gc
import importlib
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2

from bench import ROOT
from bench.figures import Figure

GENERATED = ROOT / "generated"
PACKAGE = "appwrite_account"
REPEATED = 5
"""How often a round repeats a call, a read or a write."""


# Imports


MADE = f'{PACKAGE}.Appwrite(project="p", jwt="j")'
MOCKED = "httpx2.MockTransport(lambda _: httpx2.Response(200, json={}))"
IMPORTS: dict[str, tuple[str, str, float | None]] = {
    "import": (f"import {PACKAGE}", "import httpx2", 0.3),
    "import, first client": (
        f"import {PACKAGE}; client = {MADE}",
        "import httpx2; client = httpx2.Client()",
        1.3,
    ),
    "import, client, first call": (
        f"import {PACKAGE}, httpx2; client = {PACKAGE}.Appwrite("
        f'project="p", jwt="j", http_client={MOCKED}); client.account.get_prefs()',
        f"import httpx2; client = httpx2.Client(transport={MOCKED}); "
        'client.get("http://test/v1/account/prefs").json()',
        None,
    ),
}
"""What is timed by its name: with the package, with httpx2, and the limit of the ratio."""
SECOND = f"import {PACKAGE}; first = {MADE}", f"second = {MADE}"
TIMED = """\
import time
{before}
start = time.process_time()
{timed}
print(time.process_time() - start)
"""


def milliseconds(folder: str, timed: str, before: str = "") -> float:
    """Processor time of a piece of program in a process of its own."""
    run = subprocess.run(
        [sys.executable, "-c", TIMED.format(before=before, timed=timed)],
        env={**os.environ, "PYTHONPATH": folder},
        capture_output=True,
        text=True,
        check=True,
    )
    return float(run.stdout) * 1e3


@contextmanager
def compiled() -> Iterator[str]:
    """A copy of the package in a folder, compiled as one that was installed is."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(GENERATED / PACKAGE, Path(folder) / PACKAGE)
        compileall.compile_dir(folder, quiet=2)
        yield folder


def imports(runs: int) -> tuple[Figure, ...]:
    """Importing the package and making clients, next to httpx2."""
    times: dict[str, tuple[list[float], list[float]]] = {
        name: ([], []) for name in IMPORTS
    }
    again: list[float] = []
    with compiled() as folder:
        for _ in range(runs):
            for name, (mine, other, _) in IMPORTS.items():
                times[name][0].append(milliseconds(folder, mine))
                times[name][1].append(milliseconds(folder, other))
            again.append(milliseconds(folder, SECOND[1], before=SECOND[0]))
    return (
        *(
            Figure(
                name=name,
                ours=tuple(ours),
                other=tuple(other),
                against="httpx2",
                limit=IMPORTS[name][2],
            )
            for name, (ours, other) in times.items()
        ),
        Figure(name="second client", ours=tuple(again)),
    )


# Calls


HEAD = (
    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
)
SESSIONS = "/account/sessions"
CALL_LIMITS = {"a connection": 2.0, "no network": 3.0}


def account() -> Any:
    """The generated package."""
    if str(GENERATED) not in sys.path:
        sys.path.insert(0, str(GENERATED))
    return importlib.import_module(PACKAGE)


def sessions() -> dict[str, Any]:
    """A page of 100 sessions, with sample values by the kind of the property."""
    account()
    models = importlib.import_module(f"{PACKAGE}.models")
    codecs = importlib.import_module(f"{PACKAGE}._runtime.codecs")
    shapes = importlib.import_module(f"{PACKAGE}._runtime.models")
    kinds = {
        codecs.DATETIME: "2020-10-15T06:38:00.000+00:00",
        codecs.BOOLEAN: True,
        codecs.INTEGER: 7,
        codecs.STRING: "a value of 00000001",
    }
    fields = shapes.shape_of(models.Session).fields.values()
    one = {field.wire: kinds.get(field.codec, ["email"]) for field in fields}
    return {"total": 100, "sessions": [one] * 100}


def serve(body: bytes) -> str:
    """The address of a server that sends ``body`` in response to every request."""
    listener = socket.create_server(("127.0.0.1", 0))

    def talk(connection: socket.socket) -> None:
        received = b""
        while piece := connection.recv(65536):
            received += piece
            if received.endswith(b"\r\n\r\n"):
                connection.sendall(HEAD % len(body) + body)
                received = b""

    def accept() -> None:
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=talk, args=(connection,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    return f"http://127.0.0.1:{listener.getsockname()[1]}"


Timed = tuple[list[float], list[float]]


def sync_calls(runs: int, url: str, transport: Any) -> Timed:
    """Microseconds of a call of the synchronous client and of httpx2, in turn."""
    bare = httpx2.Client(transport=transport)
    times: Timed = ([], [])
    with account().Appwrite(
        project="p", jwt="j", base_url=url, http_client=transport
    ) as client:
        assert len(client.account.list_sessions().sessions) == 100
        for _ in range(runs):
            start = time.thread_time_ns()
            for _ in range(REPEATED):
                client.account.list_sessions()
            middle = time.thread_time_ns()
            for _ in range(REPEATED):
                json.loads(bare.get(url + SESSIONS).content)
            times[0].append((middle - start) / REPEATED / 1e3)
            times[1].append((time.thread_time_ns() - middle) / REPEATED / 1e3)
    return times


async def async_calls(runs: int, url: str, transport: Any) -> Timed:
    """Microseconds of a call of the asynchronous client and of httpx2, in turn."""
    bare = httpx2.AsyncClient(transport=transport)
    times: Timed = ([], [])
    async with account().AsyncAppwrite(
        project="p", jwt="j", base_url=url, http_client=transport
    ) as client:
        await client.account.list_sessions()
        for _ in range(runs):
            start = time.thread_time_ns()
            for _ in range(REPEATED):
                await client.account.list_sessions()
            middle = time.thread_time_ns()
            for _ in range(REPEATED):
                json.loads((await bare.get(url + SESSIONS)).content)
            times[0].append((middle - start) / REPEATED / 1e3)
            times[1].append((time.thread_time_ns() - middle) / REPEATED / 1e3)
    return times


def calls(runs: int) -> tuple[Figure, ...]:
    """A call that returns 100 typed sessions, next to httpx2 with ``json.loads``."""
    body = json.dumps(sessions()).encode()
    kind = {"Content-Type": "application/json"}
    mock = httpx2.MockTransport(
        lambda _: httpx2.Response(200, headers=kind, content=body)
    )
    gc.collect()
    gc.freeze()  # imported modules are not searched for garbage again and again
    address = serve(body)
    found: list[Figure] = []
    for how, url, transport in (
        ("a connection", address, None),
        ("no network", "http://test", mock),
    ):
        for client, times in (
            ("sync", sync_calls(runs, url, transport)),
            ("async", asyncio.run(async_calls(runs, url, transport))),
        ):
            found.append(
                Figure(
                    name=f"call with {how}, {client}",
                    ours=tuple(times[0]),
                    other=tuple(times[1]),
                    against="httpx2 and json.loads",
                    unit="µs",
                    limit=CALL_LIMITS[how],
                )
            )
    gc.unfreeze()
    return tuple(found)


# Models


Case = Callable[[], Any]


def pydantic_cases(page: dict[str, Any], text: str) -> tuple[Case, Case]:
    """Reading and writing a page of sessions by pydantic; raises ImportError."""
    from pydantic import ConfigDict, Field, create_model

    config = ConfigDict(extra="allow", populate_by_name=True)
    kinds: dict[str, Any] = {
        attribute(name): (kind_of(value), Field(alias=name))
        for name, value in page["sessions"][0].items()
    }
    one = create_model("One", __config__=config, **kinds)
    many = create_model("Many", total=(int, ...), sessions=(list[one], ...))  # type: ignore[valid-type]
    value = many.model_validate_json(text)
    return (
        lambda: many.model_validate_json(text),
        lambda: value.model_dump_json(by_alias=True),
    )


def msgspec_cases(page: dict[str, Any], text: str) -> tuple[Case, Case]:
    """Reading and writing a page of sessions by msgspec; raises ImportError."""
    import msgspec

    fields: list[Any] = [
        (attribute(name), kind_of(value), msgspec.field(name=name))
        for name, value in page["sessions"][0].items()
    ]
    one = msgspec.defstruct("One", fields)
    many = msgspec.defstruct("Many", [("total", int), ("sessions", list[one])])  # type: ignore[valid-type]
    value = msgspec.json.decode(text, type=many)
    return (
        lambda: msgspec.json.decode(text, type=many),
        lambda: msgspec.json.encode(value),
    )


def kind_of(value: Any) -> Any:
    """The annotation of a sample value; date-times stay text, as in the package."""
    return list[str] if isinstance(value, list) else type(value)


def attribute(name: str) -> str:
    """A Python name for a property."""
    return "".join("_" + c.lower() if c.isupper() else c for c in name.lstrip("$"))


def package_cases(
    folder: str, module: str, name: str, data: Any
) -> tuple[dict[str, Case], dict[str, Case]]:
    """Reading and writing by the standard library and by a package."""
    if folder not in sys.path:
        sys.path.insert(0, folder)
    models = importlib.import_module(f"{module}.models")
    codecs = importlib.import_module(f"{module}._runtime.codecs")
    bare = name.removeprefix("list[").removesuffix("]")
    model = getattr(models, bare)
    kind = model if bare == name else list[model]  # type: ignore[valid-type]
    text = json.dumps(data)
    value = codecs.from_json(kind, text)
    assert json.loads(codecs.to_json(value)) == data
    return (
        {
            "json": lambda: json.loads(text),
            "package": lambda: codecs.from_json(kind, text),
            "package, warn": lambda: codecs.from_json(kind, text, validation="warn"),
        },
        {"json": lambda: json.dumps(data), "package": lambda: codecs.to_json(value)},
    )


def models(runs: int, package: tuple[str, str, str, str] | None) -> tuple[Figure, ...]:
    """Reading and writing JSON with models, next to ``json.loads`` and ``json.dumps``.

    ``package`` has the folder and the name of a package, a model or a list of one
    (``list[User]``), and a JSON file; by default, a page of sessions of the account.
    """
    if package is not None:
        folder, module, name, file = package
        pairs = package_cases(folder, module, name, json.loads(Path(file).read_bytes()))
    else:
        page = sessions()
        pairs = package_cases(str(GENERATED), PACKAGE, "SessionList", page)
        text = json.dumps(page)
        for label, library in (
            ("pydantic", pydantic_cases),
            ("msgspec", msgspec_cases),
        ):
            try:
                found = library(page, text)
            except ImportError:
                continue
            for cases, case in zip(pairs, found, strict=True):
                cases[label] = case
    return tuple(
        figure
        for verb, cases in zip(("read", "write"), pairs, strict=True)
        for figure in json_figures(verb, cases, runs)
    )


def json_figures(verb: str, cases: dict[str, Case], runs: int) -> Iterator[Figure]:
    """Measure cases in turn; the first is the reference of the others."""
    times: dict[str, list[float]] = {label: [] for label in cases}
    for _ in range(runs):
        for label, run in cases.items():
            gc.collect()
            begin = time.process_time_ns()
            for _ in range(REPEATED):
                run()
            times[label].append((time.process_time_ns() - begin) / REPEATED / 1e3)
    reference = tuple(times.pop("json"))
    function = {"read": "json.loads", "write": "json.dumps"}[verb]
    for label, took in times.items():
        yield Figure(
            name=f"{verb} a page, {label}",
            ours=tuple(took),
            other=reference,
            against=function,
            unit="µs",
            limit=2.5 if label == "package" else None,
        )


# Leaks


ROUNDS = 10


def leaks(calls_: int) -> tuple[Figure, ...]:
    """Memory and file descriptors of one client after many calls, next to the first tenth.

    The synchronous client is shared by 50 threads, the asynchronous one by 200 tasks; the
    server is in this process too.
    """
    from tests.runtime.echoing import (
        Echo,
        growth,
        growth_awaited,
        in_tasks,
        in_threads,
    )

    from runtime.client import AsyncClient, SyncClient

    each = range(max(1, calls_ // ROUNDS))
    server = Echo()
    with SyncClient(server.service) as client:
        found = growth(ROUNDS - 1, lambda _: in_threads(client, each, 50), warm=1)

    async def awaited(
        grown: Callable[..., Awaitable[list[tuple[int, int]]]],
    ) -> list[tuple[int, int]]:
        async with AsyncClient(server.service) as client:
            return await grown(
                ROUNDS - 1, lambda _: in_tasks(client, each, 200), warm=1
            )

    both = {"sync": found, "async": asyncio.run(awaited(growth_awaited))}
    return tuple(
        Figure(
            name=f"{what} after {len(each) * ROUNDS} calls, {client}",
            ours=(last / size,),
            other=(first / size,),
            against="after a tenth of them",
            unit=unit,
            limit=1.15,
        )
        for client, used in both.items()
        for what, unit, size, first, last in (
            ("memory", "MiB", 1024**2, used[0][1], used[-1][1]),
            ("file descriptors", "", 1, used[0][0], used[-1][0]),
        )
    )

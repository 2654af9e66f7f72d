"""The test doubles of all features: typed, importable, their examples as described."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from tests.features import FEATURES, FOLDER, case, package, write, write_runtime


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder where features may be written, to be imported."""
    folder = tmp_path_factory.mktemp("doubles")
    sys.path.insert(0, str(folder))
    write_runtime(folder)
    yield folder
    sys.path.remove(str(folder))


def strict_mock(document: Path, folder: Path) -> Any:
    """The strict double of a feature."""
    write(document, folder, folder / "_runtime")
    module = import_module(f"{package(document)}.testing")
    [name] = [name for name in module.__all__ if name.startswith("Mock")]
    return getattr(module, name)(strict=True)


@pytest.mark.parametrize("document", FEATURES, ids=case)
def test_each_operation_answers_with_its_example(
    document: Path, imported: Path
) -> None:
    mock = strict_mock(document, imported)
    client = import_module(f"{package(document)}._runtime.client")
    for group in mock._groups:
        group.create_()
    operations = mock._routes
    assert operations or document.stem == "webhooks"
    for operation, route in operations.items():
        route.returns_example()
        values = {a.name: "1" for a in operation.arguments if a.location == "path"}
        given = (operation, values, {"validation": "strict"})
        if mock._kinds[0] is None:  # only the asynchronous client
            caller = client.async_caller(mock.async_client)
            got = asyncio.run(awaited(caller.call(*given)))
        else:
            got = client.sync_caller(mock.client).call(*given)
        if hasattr(got, "close"):
            got = list(got)
        assert got != []
        if hasattr(got, "iter_pages") and mock._kinds[0] is not None:
            assert [type(one) for one in got.iter_pages()] == [type(got)]
        usual = [s for s in operation.responses if s < "3"]
        # Where nothing but a redirect is described, its place is the result.
        described = any(map(operation.responses.get, usual)) or not usual
        assert (got is not None) is described
        route.assert_called_once()


def test_the_example_of_a_method_that_may_stream(imported: Path) -> None:
    document = next(d for d in FEATURES if d.stem == "client_methods")
    mock = strict_mock(document, imported)
    mock.chat.returns_example()
    assert mock.client.chat(query="q").text == "text"
    assert [one.text for one in mock.client.chat(query="q", stream=True)] == ["text"]


async def awaited(call: Any) -> Any:
    """The result of a call; the items of a stream."""
    got = await call
    return [item async for item in got] if hasattr(got, "close") else got


def test_names_of_the_mock_itself_are_not_taken(imported: Path) -> None:
    mock = strict_mock(FOLDER / "names" / "taken_by_the_double.yaml", imported)
    mock.client_.list.returns({"to": "here"})
    assert mock.client.client.list().to == "here"
    mock.client_.returns.returns([{"id": 1}])
    assert [one.id for one in mock.client.client.returns()] == [1]
    mock.calls_.reset.returns(b"png")
    assert mock.client.calls.reset() == b"png"
    mock.async_client_.get.returns(None)
    assert mock.client.async_client.get() is None
    assert [call.route for call in mock.calls] == [
        "client_.list",
        "client_.returns",
        "calls_.reset",
        "async_client_.get",
    ]


def test_long_examples_are_left_out() -> None:
    from specloom import ir
    from tests.targets.python.apis import api, content, files, operation, response

    items = ir.Json.of(["x" * 30_000])
    of = operation(
        "GET",
        "/long",
        responses=(response("200", content(ir.Array(ir.STRING), examples=(items,))),),
    )
    assert len(files(api(of))["small_api/testing/examples.json"]) < 200


def test_routes_are_created_when_they_are_needed(imported: Path) -> None:
    """Creating a mock imports no resource; calls and attributes import what they use."""
    document = FOLDER / "names" / "taken_by_the_double.yaml"
    write(document, imported)
    program = (
        "import sys\n"
        f"from {package(document)} import testing\n"
        "assert 'httpx2' not in sys.modules\n"
        "[name] = [name for name in testing.__all__ if name.startswith('Mock')]\n"
        "mock = getattr(testing, name)()\n"
        f"start = '{package(document)}.resources.'\n"
        "loaded = lambda: sum(name.startswith(start) for name in sys.modules)\n"
        "assert 'reset' in dir(mock.calls_) and not hasattr(mock.calls_, 'other')\n"
        "assert loaded() == 0\n"
        "mock.client.client.list()\n"
        "assert [one.route for one in mock.calls] == ['client_.list']\n"
        "assert loaded() == 1\n"
        "assert mock.client_.list.call_count == 1\n"
        "mock.client.request('GET', '/b')\n"
        "assert mock.calls_.reset.call_count == 1\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(imported)},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr

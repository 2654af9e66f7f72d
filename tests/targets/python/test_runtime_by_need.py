"""The runtime's modules that a package holds: those that it needs, each with what it imports."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from specloom.output.manifest import templates_folder
from specloom.render import RUNTIME
from specloom.render import siblings as read_siblings
from tests.features import FEATURES, FOLDER, built, case, package, write

RUNTIME_FILES = sorted((templates_folder() / RUNTIME).glob("*.py"))
# What a module brings along, by the document that is the least to need it.
BROUGHT = {
    "bodies/form": {"multipart"},
    "bodies/json_lines": {"multipart"},
    "bodies/multipart": {"multipart"},
    "bodies/octets": {"multipart"},
    "bodies/xml": {"xml"},
    "responses/server_sent_events": {"streaming"},
    "paging/page_number": {"pagination", "page_parameters"},
    "paging/query_strings": {"pagination", "queries"},
    "schemas/formats": {"formats"},
    "schemas/number_texts": {"formats"},
}
OPTIONAL = set().union(*BROUGHT.values())


def runtime_of(document: Path) -> dict[str, str]:
    folder = f"{package(document)}/_runtime/"
    files = built(document).plan.files
    return {
        path.removeprefix(folder).removesuffix(".py"): text
        for path, text in files.items()
        if path.startswith(folder)
    }


@cache  # Packages have copies of the same modules.
def siblings(text: str) -> set[str]:
    return {
        node.module
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ImportFrom) and node.level == 1 and node.module
    }


@pytest.mark.parametrize("document", FEATURES, ids=case)
def test_no_import_resolves_nowhere(document: Path) -> None:
    modules = runtime_of(document)
    for name, text in modules.items():
        assert siblings(text) <= modules.keys(), name


@pytest.mark.parametrize(("feature", "modules"), BROUGHT.items(), ids=BROUGHT)
def test_a_feature_brings_its_modules(feature: str, modules: set[str]) -> None:
    assert modules <= runtime_of(FOLDER / f"{feature}.yaml").keys()


def test_a_plain_package_has_none_of_what_it_does_not_need() -> None:
    assert not OPTIONAL & runtime_of(FOLDER / "operations/methods.yaml").keys()


def test_every_module_of_the_runtime_is_needed_somewhere() -> None:
    seen = set().union(*map(runtime_of, FEATURES))
    assert {file.stem for file in RUNTIME_FILES} == seen


def test_modules_are_copied_whole() -> None:
    found = runtime_of(FOLDER / "operations/methods.yaml")
    for file in RUNTIME_FILES:
        assert found.get(file.stem, file.read_text("utf-8")) == file.read_text("utf-8")


MISSING = """
import datetime, decimal, uuid
import httpx2
from {package} import {client}, from_json, to_json
seen = []
def answer(request):
    seen.append((request.headers["content-type"], request.content))
    return httpx2.Response(200, json=1)
client = {client}(base_url="https://example.com", http_client=httpx2.MockTransport(answer))
number = uuid.UUID(int=1)
text = str(number).encode()
client.post("/x", body={{"id": number, "sum": decimal.Decimal("1.50"), "raw": b"ab"}})
client.post("/x", body=b"raw")
assert seen == [
    ("application/json", b'{{"id":"%b","sum":"1.50","raw":"YWI="}}' % text),
    ("application/octet-stream", b"raw"),
], seen
for attempt in (
    lambda: client.post("/x", body=open(__file__, "rb")),
    lambda: from_json(uuid.UUID, str(number)),
    lambda: to_json(datetime.timedelta(1)),
    lambda: client.get("/x", cast_to=list[decimal.Decimal]),
):
    try:
        attempt()
    except TypeError as error:
        print(error)
"""


def test_what_is_not_in_a_package_is_said(tmp_path: Path) -> None:
    document = FOLDER / "operations/methods.yaml"
    write(document, tmp_path)
    client = built(document).api and client_of(document)
    script = tmp_path / "script.py"
    script.write_text(MISSING.format(package=package(document), client=client))
    run = subprocess.run(
        [sys.executable, str(script)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout.splitlines() == [
        "this package cannot send files, because the API takes none: pass bytes",
        "this package cannot convert UUID: the API does not use it",
        "this package cannot convert timedelta: the API does not use it",
        "this package cannot convert Decimal: the API does not use it",
    ], run.stderr


def client_of(document: Path) -> str:
    text = built(document).plan.files[f"{package(document)}/client.py"]
    [name] = [
        node.name
        for node in ast.parse(text).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("Async")
    ]
    return name


@pytest.mark.parametrize("file", RUNTIME_FILES, ids=lambda file: file.stem)
def test_lines_tell_what_a_module_imports(file: Path) -> None:
    text = file.read_text("utf-8")
    assert read_siblings(text) == siblings(text)

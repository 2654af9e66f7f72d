"""The committed account SDK: up to date, typed, tested, installable."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from specloom.config import load_config
from specloom.output.compare import compare
from specloom.output.manifest import MANIFEST, published
from tests.command_line import mypy
from tests.whole_output import ROOT, build_of

GENERATED = ROOT / "generated"
PACKAGE = GENERATED / "appwrite_account"


def run(*command: str, cwd: Path = GENERATED) -> str:
    """What a command prints; it must succeed."""
    done = subprocess.run(
        command,
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(GENERATED)},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_what_is_committed_is_what_is_generated() -> None:
    config = load_config(ROOT / "pyproject.toml")
    assert config.document is not None
    built = build_of(config.document, config, published(GENERATED), GENERATED)
    assert compare(built.plan, GENERATED) == ()


def test_the_generated_tests_pass() -> None:
    printed = run(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider")
    assert "passed" in printed
    assert "skipped" not in printed


MISSPELLED = """
import asyncio
from appwrite_account import Appwrite, AsyncAppwrite
from appwrite_account.models import User

base = {"project": "p", "base_url": "http://localhost:1/v1"}
client, other = Appwrite(**base), AsyncAppwrite(**base)

def update_email():
    other.account.update_email(email="a", password="b", tmeout=3).send(None)

for call in (
    lambda: Appwrite(prject="x"),
    lambda: AsyncAppwrite(on_deviaton=print),
    lambda: client.with_options(max_retry=3),
    lambda: client.get("/account", max_retry=3),
    lambda: client.request("GET", "/account", zzz=3),
    lambda: client.account.update_email(email="a", password="b", tmeout=3),
    lambda: client.with_raw_response(client.account.get)(tmeout=3),
    lambda: client.account.list_logs(querys=[]),
    lambda: other.account.list_logs(querys=[]),
    update_email,
    lambda: User(emial="a"),
):
    try:
        call()
    except TypeError as error:
        print(error)
"""


def test_a_misspelled_argument_is_reported_with_the_function_and_a_suggestion() -> None:
    start = "got an unexpected keyword argument"
    assert run(sys.executable, "-c", MISSPELLED).splitlines() == [
        f"Appwrite() {start} 'prject' (did you mean 'project'?)",
        f"AsyncAppwrite() {start} 'on_deviaton' (did you mean 'on_validation_issue'?)",
        f"Appwrite.with_options() {start} 'max_retry' (did you mean 'max_retries'?)",
        f"get() {start} 'max_retry' (did you mean 'max_retries'?)",
        f"Appwrite.request() {start} 'zzz'",
        f"Account.update_email() {start} 'tmeout' (did you mean 'timeout'?)",
        f"Account.get() {start} 'tmeout' (did you mean 'timeout'?)",
        f"Account.list_logs() {start} 'querys' (did you mean 'queries'?)",
        f"AsyncAccount.list_logs() {start} 'querys' (did you mean 'queries'?)",
        f"AsyncAccount.update_email() {start} 'tmeout' (did you mean 'timeout'?)",
        f"User() {start} 'emial' (did you mean 'email'?)",
    ]


def test_the_generated_tests_import_only_pytest_and_what_the_package_needs() -> None:
    allowed = {
        "pytest",
        "httpx2",
        "appwrite_account",
        "conftest",
        *sys.stdlib_module_names,
    }
    for file in (GENERATED / "tests").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                assert {name.name.partition(".")[0] for name in node.names} <= allowed
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                assert str(node.module).partition(".")[0] in allowed


def test_mypy_is_content_with_package_and_tests() -> None:
    printed = mypy(GENERATED, "appwrite_account", "tests").stdout
    assert "Success" in printed


def test_pyright_is_content_with_package_tests_and_runtime(tmp_path: Path) -> None:
    # Pyright ignores what is not relative, and is content with nothing.
    include = (PACKAGE, GENERATED / "tests", ROOT / "templates/python/runtime")
    paths = (GENERATED, GENERATED / "tests", ROOT / "templates/python")
    settings = {
        "include": [os.path.relpath(path, tmp_path) for path in include],
        "extraPaths": [os.path.relpath(path, tmp_path) for path in paths],
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
    }
    project = tmp_path / "pyrightconfig.json"
    project.write_text(json.dumps(settings))
    printed = run(
        *(sys.executable, "-m", "pyright", "--project", str(project)),
        *("--pythonpath", sys.executable, "--stats"),
    )
    assert "\n0 errors" in printed
    files = re.search(r"Found (\d+) source files", printed)
    assert files
    assert int(files[1]) >= sum(1 for at in include for _ in at.rglob("*.py"))


def test_every_operation_is_in_ledger_client_docs_and_tests() -> None:
    ledger = json.loads((GENERATED / ".specloom" / "coverage.json").read_text())
    operations = ledger["operations"]
    assert len(operations) == 22
    api_page = (GENERATED / "docs" / "AccountApi.md").read_text()
    rest_page = (GENERATED / "docs" / "rest" / "account.md").read_text()
    tests = (GENERATED / "tests" / "test_account.py").read_text()
    for operation in operations:
        assert operation["status"] == "generated"
        module, _, symbol = operation["symbol"].partition(":")
        method = symbol.partition(".")[2]
        source = (GENERATED / f"{module.replace('.', '/')}.py").read_text()
        # A call that has pages is no coroutine function: loops take it too.
        assert len(re.findall(rf"    (?:async )?def {method}\(", source)) == 2
        assert f".account.{method}(" in api_page
        assert f".account.{method}(" in tests
        assert f"{operation['method'].upper()} https://HOSTNAME/v1" in rest_page
    assert api_page.count("\n## account_") == 22
    assert rest_page.count("\n## ") == 22


def test_no_time_and_no_version_but_in_the_manifest() -> None:
    from specloom import __version__

    rows = json.loads((GENERATED / MANIFEST).read_text())
    assert ["generator", __version__] in rows
    for path in [row[1] for row in rows if row[0] == "file"]:
        text = (GENERATED / path).read_text("utf-8")
        assert f"specloom {__version__}" not in text


def test_black_has_nothing_to_change() -> None:
    run(sys.executable, "-m", "black", "--check", "-q", "-l", "88", str(GENERATED))


@pytest.mark.parametrize("name", ["httpx2", "json", "asyncio", "datetime", "typing"])
def test_the_import_is_lean(name: str) -> None:
    code = f"import appwrite_account, sys; print({name!r} in sys.modules)"
    bare = f"import sys; print({name!r} in sys.modules)"
    if run(sys.executable, "-c", bare).strip() == "False":
        assert run(sys.executable, "-c", code).strip() == "False"


PATHS = """
import pickle, traceback, typing
import appwrite_account
from appwrite_account import errors, models, types

for name in errors.__all__:
    kind = getattr(appwrite_account, name)
    assert kind.__module__ == "appwrite_account", kind
    assert pickle.loads(pickle.dumps(kind)) is kind
    assert typing.get_type_hints(kind.__str__) is not None
error = pickle.loads(pickle.dumps(appwrite_account.NotFoundError("gone")))
text = traceback.format_exception_only(error)[-1]
assert text == "appwrite_account.NotFoundError: gone\\n", text
for name in models.__all__:
    kind = getattr(models, name)
    if isinstance(kind, type):
        assert kind.__module__ == "appwrite_account.models", kind
        assert pickle.loads(pickle.dumps(kind)) is kind
session = models.AccountUpdateNameRequest(name="Ada")
assert pickle.loads(pickle.dumps(session)) == session
hints = typing.get_type_hints(models.AccountUpdateNameRequest)
assert hints["name"] is str, hints

class Mine(models.AccountUpdateNameRequest):
    pass

assert Mine.__module__ == "__main__"
for name in ("HttpResponse", "RawResponse", "SyncStreamedResponse", "ValidationIssue"):
    kind = getattr(types, name)
    assert kind.__module__ == "appwrite_account.types"
    assert pickle.loads(pickle.dumps(kind)) is kind
for kind in (appwrite_account.Appwrite, appwrite_account.AsyncAppwrite):
    assert kind.__module__ == "appwrite_account"
    client = pickle.loads(pickle.dumps(kind(project="x", hostname="h")))
    assert type(client) is kind
"""

VIEWS = """
import asyncio, copy
from appwrite_account import models
from appwrite_account.pages import AsyncLogListPage, LogListPage
from appwrite_account.testing import MockAppwrite

mock = MockAppwrite()
account = mock.client.account
raw = account.with_raw_response.get(timeout=3)
assert raw.status_code == 200 and isinstance(raw.parse(), models.User)
assert isinstance(account.with_raw_response.list_logs().parse(), LogListPage)
with account.with_streaming_response.get() as response:
    assert isinstance(response.parse(), models.User)
assert "list_logs" in dir(account.with_raw_response)
copy.copy(account.with_raw_response).get()
for wrong in ("nothing", "_call"):
    assert not hasattr(account.with_raw_response, wrong)
assert isinstance(account.get(), models.User)

async def run():
    account = mock.async_client.account
    assert isinstance((await account.with_raw_response.get()).parse(), models.User)
    page = (await account.with_raw_response.list_logs()).parse()
    assert isinstance(page, AsyncLogListPage)
    async with account.with_streaming_response.get() as response:
        assert isinstance(await response.parse(), models.User)

asyncio.run(run())
import sys
assert "appwrite_account._raw_responses" not in sys.modules, "for type checkers only"
"""


@pytest.mark.parametrize("program", [PATHS, VIEWS], ids=["paths", "views"])
def test_classes_and_views_are_those_that_users_name(program: str) -> None:
    run(sys.executable, "-c", program)

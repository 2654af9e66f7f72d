"""The account SDK's test double, as a project that installed the package uses it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from tests.test_account_sdk import GENERATED

CONFTEST = """\
pytest_plugins = ["appwrite_account.testing.pytest_plugin"]
"""

PROGRAM = '''\
"""A program that uses the package."""

from appwrite_account import Appwrite, AsyncAppwrite, NotFoundError


def greeting(client: Appwrite) -> str:
    try:
        return f"Hello {client.account.get().name}"
    except NotFoundError:
        return "Hello stranger"


async def rename(client: AsyncAppwrite, name: str) -> str:
    return (await client.account.update_name(name=name)).name
'''

TESTS = '''\
"""The tests of that program."""

import asyncio

import pytest
from appwrite_account import APITimeoutError, Appwrite
from appwrite_account.models import User
from appwrite_account.testing import MockAppwrite
from appwrite_account.queries import Query
from program import greeting, rename


def test_sync() -> None:
    with MockAppwrite() as mock:
        mock.account.get.returns({"$id": "1", "name": "Ada"})
        assert greeting(mock.client) == "Hello Ada"
        mock.account.get.raises(404)
        assert greeting(mock.client) == "Hello stranger"
        assert mock.account.get.call_count == 2


def test_async(mock_appwrite: MockAppwrite) -> None:
    assert asyncio.run(rename(mock_appwrite.async_client, "Bo")) == "John Doe"
    mock_appwrite.account.update_name.assert_called_once_with(name="Bo")
    sent = mock_appwrite.account.update_name.last_call.request
    assert (sent.method, sent.path, sent.json) == (
        "PATCH",
        "/v1/account/name",
        {"name": "Bo"},
    )


def test_timeouts_of_an_own_client(mock_appwrite: MockAppwrite) -> None:
    mock_appwrite.account.get.raises(APITimeoutError)
    client = Appwrite(
        project="p", jwt="j", hostname="h.test", http_client=mock_appwrite.transport
    )
    with pytest.raises(APITimeoutError):
        client.account.get()
    assert len(mock_appwrite.sleeps) == 2


def test_a_model(mock_appwrite: MockAppwrite) -> None:
    user: User = mock_appwrite.client.account.get()
    mock_appwrite.account.get.returns_sequence(user, APITimeoutError)
    assert greeting(mock_appwrite.client) == "Hello John Doe"


def test_pages(mock_appwrite: MockAppwrite) -> None:
    logs = mock_appwrite.client.account.list_logs().logs
    pages = [{"total": 3, "logs": [*logs, *logs]}, {"total": 3, "logs": logs}]
    mock_appwrite.account.list_logs.returns_sequence(*pages)
    first = mock_appwrite.client.account.list_logs(queries=[Query.limit(2)])
    assert len(list(first)) == 3
    assert len(mock_appwrite.account.list_logs.last_call.request.query["queries"]) == 2
'''

WRONG = """\
from appwrite_account.models import Session
from appwrite_account.testing import MockAppwrite

mock = MockAppwrite()
session: Session = mock.client.account.get_session("x")
mock.account.get.returns(5)
mock.account.get.returns(session)
mock.account.get.returns_sequence(session)
mock.account.delete_session.returns({})
mock.account.get.raises(KeyError)
mock.account.got.returns(None)
mock.async_client.account.get().name
mock.account.get_session.returns(session)
mock.account.get_session.returns({"$id": "x"})
mock.account.get_session.raises(404)
mock.account.delete_session.returns(None)
"""
ERRORS = list(range(6, 13))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with an environment of its own, where the package is installed."""
    folder = tmp_path_factory.mktemp("downstream")
    wheels = folder / "wheels"
    pip = (sys.executable, "-m", "pip", "-q", "--disable-pip-version-check")
    build = ("wheel", "--no-deps", "--no-build-isolation", "-w", str(wheels))
    run(*pip, *build, str(GENERATED), cwd=folder)
    [wheel] = wheels.iterdir()
    venv.create(folder / "env", with_pip=False)
    site = next((folder / "env").rglob("site-packages"))
    run(*pip, "install", "--no-deps", "--target", str(site), str(wheel), cwd=folder)
    # What the package needs, and the tools, are borrowed from where this test runs.
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib"))
    for name, text in (
        ("conftest.py", CONFTEST),
        ("program.py", PROGRAM),
        ("test_program.py", TESTS),
        ("wrong.py", WRONG),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def run(*command: str, cwd: Path, fails: bool = False) -> str:
    """What a command prints."""
    clean = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "MYPYPATH")}
    done = subprocess.run(
        command, cwd=cwd, env=clean, capture_output=True, text=True, check=False
    )
    assert (done.returncode != 0) is fails, done.stdout + done.stderr
    return done.stdout


def python(project: Path) -> str:
    """The interpreter of the project's environment."""
    return str(project / "env" / ("Scripts" if os.name == "nt" else "bin") / "python")


def test_the_version_is_that_of_its_module(project: Path) -> None:
    program = (
        "import importlib.metadata, appwrite_account\n"
        "from appwrite_account.client import _SERVICE\n"
        "print(importlib.metadata.version('appwrite-account'))\n"
        "print(appwrite_account.__version__, _SERVICE.user_agent.rpartition('/')[2])"
    )
    installed, *others = run(python(project), "-c", program, cwd=project).split()
    module = (GENERATED / "appwrite_account" / "_version.py").read_text("utf-8")
    assert f'__version__ = "{installed}"\n' in module
    assert others == [installed, installed]


def test_an_editable_install_has_the_version(project: Path) -> None:
    copy = project / "copy"
    shutil.copytree(GENERATED, copy)
    (copy / "appwrite_account/_version.py").write_text('__version__ = "7.8.9"\n')
    program = (
        "import sys\n"
        "from hatchling.build import prepare_metadata_for_build_editable as prepare\n"
        "prepare(sys.argv[1])"
    )
    (project / "editable").mkdir()
    run(sys.executable, "-c", program, str(project / "editable"), cwd=copy)
    [folder] = (project / "editable").iterdir()
    assert "\nVersion: 7.8.9\n" in (folder / "METADATA").read_text("utf-8")


def test_the_project_s_tests_pass(project: Path) -> None:
    options = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "-W", "error")
    printed = run(python(project), *options, "test_program.py", cwd=project)
    assert "5 passed" in printed


def test_its_checker_is_content(project: Path) -> None:
    mypy = ("-m", "mypy", "--strict", "--cache-dir", os.devnull)
    printed = run(
        python(project),
        *mypy,
        "program.py",
        "test_program.py",
        "conftest.py",
        cwd=project,
    )
    assert "Success" in printed


def test_responses_of_a_wrong_type_are_errors(project: Path) -> None:
    mypy = ("-m", "mypy", "--strict", "--cache-dir", os.devnull)
    printed = run(python(project), *mypy, "wrong.py", cwd=project, fails=True)
    found = {
        int(line.split(":")[1]) for line in printed.splitlines() if ": error:" in line
    }
    assert sorted(found) == ERRORS, printed


def test_pyright_says_the_same(project: Path) -> None:
    pyright = ("-m", "pyright", "--outputjson", "--pythonpath", python(project))
    printed = run(sys.executable, *pyright, "wrong.py", cwd=project, fails=True)
    errors = json.loads(printed)["generalDiagnostics"]
    found = {
        e["range"]["start"]["line"] + 1 for e in errors if e["severity"] == "error"
    }
    assert sorted(found) == ERRORS, printed
    printed = run(sys.executable, *pyright, "test_program.py", cwd=project)
    assert json.loads(printed)["summary"]["errorCount"] == 0


def test_checkers_agree_on_all_types(project: Path) -> None:
    """Only the types of raw responses are inferred, from those of the methods."""
    path = os.pathsep.join([str(Path(python(project)).parent), os.environ["PATH"]])
    verify = ("--verifytypes", "appwrite_account", "--ignoreexternal", "--outputjson")
    done = subprocess.run(
        [sys.executable, "-m", "pyright", *verify],
        env={**os.environ, "PATH": path},
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    found = json.loads(done.stdout)["typeCompleteness"]["symbols"]
    assert len(found) > 800
    inferred = [
        symbol["name"]
        for symbol in found
        if any("missing type" in each["message"] for each in symbol["diagnostics"])
    ]
    assert [name for name in inferred if "._raw_responses." not in name] == []


def test_the_package_never_imports_its_double(project: Path) -> None:
    code = (
        "import sys, appwrite_account as a; a.Appwrite(project='p').close(); "
        "print([n for n in sys.modules if n.startswith('appwrite_account.') "
        "and ('mock' in n or 'testing' in n)])"
    )
    assert run(python(project), "-c", code, cwd=project).strip() == "[]"

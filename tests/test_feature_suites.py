"""The generated tests of all features: they pass, they say something, they name the right bytes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.command_line import mypy
from tests.features import (
    FEATURES,
    FOLDER,
    built,
    case,
    package,
    runtime_folder,
    write,
    write_runtime,
)
from tests.wire_literals import UNTESTED, WIRE

STRICT = """\
[mypy]
strict = true
python_version = 3.11

# Stands for the copies of the runtime, which are one module here.
[mypy-*._runtime.*]
implicit_reexport = true
"""


@dataclass(frozen=True)
class Case:
    """A test that ran: of which feature, by what name, with what end."""

    feature: str
    name: str
    end: str  # "" when it passed


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the output of every feature; all packages link to one runtime."""
    folder = tmp_path_factory.mktemp("features")
    runtime = write_runtime(folder)
    for document in FEATURES:
        write(document, folder / case(document), runtime)
    return folder


@pytest.fixture(scope="module")
def results(projects: Path) -> tuple[Case, ...]:
    """What became of each generated test."""
    log = projects / "log.xml"
    paths = [str(projects / case(document)) for document in FEATURES]
    run = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "--tb=short", "--rootdir=."),
            *("--import-mode=importlib", "-p", "no:cacheprovider", "-c", os.devnull),
            *("-p", "no:hypothesispytest", "-p", "no:syrupy", f"--junitxml={log}"),
            *("-W", "error::pytest.PytestCollectionWarning"),
            *(f"{path}/tests" for path in paths),  # as the packages' testpaths say
        ],
        cwd=projects,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert log.exists(), run.stdout[-8000:] + run.stderr[-2000:]
    return tuple(_cases(ElementTree.parse(log).getroot()))


def _cases(log: ElementTree.Element) -> Iterator[Case]:
    for element in log.iter("testcase"):
        feature = ".".join(element.get("classname", "").split(".")[:2])
        ends = [f"{end.tag}: {end.text}" for end in element if end.tag != "properties"]
        name = element.get("name", "")
        yield Case(feature.replace(".", "/"), name, "\n".join(ends))


@pytest.mark.parametrize("document", FEATURES, ids=case)
def test_the_generated_tests_of(document: Path, results: tuple[Case, ...]) -> None:
    own = [test for test in results if test.feature == case(document)]
    skipped = {t.name.partition("[")[0] for t in own if t.end.startswith("skipped")}
    assert not [t for t in own if t.end and not t.end.startswith("skipped")]
    assert skipped == UNTESTED.get(case(document), set())
    sent = [t for t in own if "_sends_" in t.name or t.name.startswith("test_custom")]
    assert len(sent) >= 2 or skipped, "each operation is called by both clients"


@pytest.mark.parametrize("document", FEATURES, ids=case)
def test_the_generated_tests_assert_something_in(document: Path) -> None:
    for path, text in built(document).plan.files.items():
        if not path.startswith("tests/test_"):
            continue
        for body in re.split(r"^def ", text, flags=re.MULTILINE)[1:]:
            name = body.partition("(")[0]
            claims = "assert " in body or "server.received(" in body
            assert claims or "pytest.skip(" in body, f"{path}: {name}"


def test_ruff_finds_nothing_with_its_default_rules(projects: Path) -> None:
    paths = [str(projects / case(document)) for document in FEATURES]
    command = ("ruff", "check", "--isolated", "--no-cache", "--output-format=concise")
    options = (
        "--extend-select=F401,F811,F821,I001",
        f"--config=src={json.dumps(paths)}",
    )
    run = subprocess.run(
        [sys.executable, "-m", *command, *options, *paths],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-4000:] + run.stderr


@pytest.mark.parametrize(("feature", "literals"), WIRE.items(), ids=WIRE)
def test_the_bytes_of(feature: str, literals: tuple[str, ...]) -> None:
    files = built(FOLDER / f"{feature}.yaml").plan.files
    tests = "\n".join(t for path, t in files.items() if path.startswith("tests/test_"))
    missing = [text for text in literals if text not in tests]
    assert not missing, tests


def test_every_feature_of_the_wire_has_its_bytes() -> None:
    areas = ("parameters", "bodies", "responses", "security", "servers", "operations")
    wanted = {case(d) for d in FEATURES if d.parent.name in areas}
    assert wanted - set(WIRE) == set(UNTESTED)
    assert set(WIRE) <= set(map(case, FEATURES))


def test_mypy_is_content_with_all_packages(tmp_path: Path) -> None:
    names = sorted(path.stem for path in runtime_folder().glob("*.py"))
    shared = tmp_path / "shared_runtime" / "_runtime"
    shared.mkdir(parents=True)
    (tmp_path / "shared_runtime" / "__init__.py").touch()
    for name in names:
        text = (runtime_folder() / f"{name}.py").read_text("utf-8")
        (shared / f"{name}.py").write_text(text, encoding="utf-8")
    for document in FEATURES:
        for path, text in built(document).plan.files.items():
            target = tmp_path / path
            if not path.startswith(f"{package(document)}/"):
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.parent.name == "_runtime":
                star = f"from shared_runtime._runtime.{target.stem} import *\n"
                text = star if target.stem != "__init__" else ""
            target.write_text(text, encoding="utf-8")
    (tmp_path / "mypy.ini").write_text(STRICT)
    packages = [f"--package={package(document)}" for document in FEATURES]
    run = subprocess.run(
        [sys.executable, "-m", "mypy", "--cache-dir", os.devnull, *packages],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-8000:] + run.stderr[-2000:]


def typed(folder: Path, *paths: str) -> str:
    """What mypy says about files of a package."""
    run = mypy(folder, *paths)
    return run.stdout + run.stderr


def test_examples_that_no_typed_dict_accepts_are_decoded(tmp_path: Path) -> None:
    write(FOLDER / "bodies" / "untyped_examples.yaml", tmp_path)
    assert "Success" in typed(tmp_path, "tests")


CHANGED = """\
from parameters_client_arguments import AsyncShop, Shop

client = Shop(account_id="a", api_version="2026-01")
other: Shop = client.with_options(account_id="b", tenant=3, timeout=None, deadline=3)
third: AsyncShop = AsyncShop().with_options(api_version="2026-06")
client.with_options(tenant="x")
client.with_options(acount_id="x")
"""


def test_with_options_takes_the_arguments_of_the_client(tmp_path: Path) -> None:
    write(FOLDER / "parameters" / "client_arguments.yaml", tmp_path)
    (tmp_path / "program.py").write_text(CHANGED, "utf-8")
    printed = typed(tmp_path, "program.py")
    wrong = re.findall(r"^program.py:(\d+): error", printed, re.MULTILINE)
    assert wrong == ["6", "7"], printed

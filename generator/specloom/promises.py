"""Holds a new package to the tests that were generated with an old one."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree

TIMEOUT = 900  # seconds for all tests, or for their types
_FLAW = re.compile(r"^(tests/[^:]+:\d+)(?::\d+)?: error: (.*)$")
_RESULTS = "results.xml"


@dataclass(frozen=True, slots=True)
class Break:
    """A promise that does not hold: the test, or the line of one, and what is wrong."""

    where: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a tool said: how many promises it looked at, which break, and why it could not
    look; "" when it could.
    """

    tool: str
    count: int = 0
    breaks: tuple[Break, ...] = ()
    missing: str = ""


def missing(tool: str) -> str:
    """Why a tool cannot run here; "" when it can."""
    needs = {"pytest": ("pytest", "httpx2"), "mypy": ("mypy",)}[tool]
    gone = [name for name in needs if find_spec(name) is None]
    if not gone:
        return ""
    verb = "is" if len(gone) == 1 else "are"
    return f"{' and '.join(gone)} {verb} not installed in specloom's environment"


def typed(room: Path, tests: Mapping[str, str]) -> Outcome:
    """Type-checks the tests in ``room``, where the package lies beside them."""
    why = missing("mypy")
    if why:
        return Outcome(tool="mypy", missing=why)
    options = (
        "--strict",
        "--no-error-summary",
        "--show-error-codes",
        "--no-incremental",
    )
    done = _run(room, "mypy", *options, "tests")
    if done is None:
        return Outcome(tool="mypy", missing=f"took more than {TIMEOUT} seconds")
    found = [_FLAW.match(line) for line in done.stdout.splitlines()]
    breaks = tuple(Break(flaw[1], flaw[2]) for flaw in found if flaw)
    if done.returncode > 1 and not breaks:
        return Outcome(tool="mypy", missing=_last(done))
    return Outcome(tool="mypy", count=len(tests), breaks=breaks)


def passed(room: Path) -> Outcome:
    """Runs the tests in ``room``, where the package lies beside them."""
    why = missing("pytest")
    if why:
        return Outcome(tool="pytest", missing=why)
    options = (
        "-q",
        "--tb=short",
        "--continue-on-collection-errors",  # a module that is gone stops no other test
        "-p",
        "no:cacheprovider",
        f"--junitxml={_RESULTS}",
    )
    done = _run(room, "pytest", *options, "tests")
    if done is None:
        return Outcome(tool="pytest", missing=f"took more than {TIMEOUT} seconds")
    try:
        # What pytest itself wrote a moment ago is no stranger's document.
        tree = ElementTree.parse(room / _RESULTS)  # noqa: S314
    except (OSError, ElementTree.ParseError):
        return Outcome(tool="pytest", missing=_last(done))
    cases = list(tree.iter("testcase"))
    return Outcome(tool="pytest", count=len(cases), breaks=tuple(_broken(cases)))


def _broken(cases: Iterable[ElementTree.Element]) -> Iterable[Break]:
    for case in cases:
        flaw = case.find("failure")
        if flaw is None:
            flaw = case.find("error")
        if flaw is not None:
            home = case.get("classname", "").replace(".", "/")
            name = case.get("name", "")
            where = f"{home}.py::{name}" if home else name
            yield Break(where, _first(flaw))


def _first(flaw: ElementTree.Element) -> str:
    """The first line that says what is wrong; of a module that did not load, the last."""
    lines = [line for line in (flaw.text or "").splitlines() if line.startswith("E ")]
    said = flaw.get("message", "").strip()
    if said.startswith("collection failure") and lines:
        return lines[-1].removeprefix("E ").strip()
    return said.partition("\n")[0]


def _run(
    room: Path, module: str, *words: str
) -> subprocess.CompletedProcess[str] | None:
    """What a Python tool said, alone with the package; None when it took too long."""
    keep = ("PATH", "HOME", "TMPDIR", "SYSTEMROOT", "VIRTUAL_ENV", "LANG", "LC_ALL")
    environment = {name: os.environ[name] for name in keep if name in os.environ}
    environment |= {"PYTHONPATH": str(room), "MYPYPATH": str(room)}
    environment |= {
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    try:
        return subprocess.run(  # noqa: S603 - this very Python, on generated files
            [sys.executable, "-m", module, *words],
            cwd=room,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=TIMEOUT,
        )
    except subprocess.TimeoutExpired:
        return None


def _last(done: subprocess.CompletedProcess[str]) -> str:
    said = (done.stderr or done.stdout).strip().splitlines()
    return f"could not run: {said[-1] if said else 'no output'}"

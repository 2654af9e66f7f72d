"""The command, and other programs in their own processes."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner

from specloom.cli import main


def python(folder: Path, code: str) -> str:
    """What a program prints that runs in a folder, and ends without an error."""
    run = run_python(folder, code)
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


def run_python(folder: Path, code: str) -> subprocess.CompletedProcess[str]:
    """The result of a program that runs in a folder."""
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def specloom(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """What the command printed and how it ended, called in a folder that is also its home.

    It runs in this process, where its modules are imported already.
    """
    environment = dict.fromkeys(os.environ) | {"PATH": "", "HOME": str(cwd)}
    given = [str(argument) for argument in arguments]
    with contextlib.chdir(cwd):
        done = CliRunner(env=environment).invoke(main, given)
    if isinstance(done.exception, Exception):
        raise done.exception
    return subprocess.CompletedProcess(given, done.exit_code, done.stdout, done.stderr)


def mypy(
    folder: Path, *paths: str, options: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[str]:
    """The result of ``mypy --strict``, which knows the types of libraries beforehand."""
    with TemporaryDirectory() as cached:
        shutil.copytree(_types_of_libraries(options).name, cached, dirs_exist_ok=True)
        return _mypy(folder, "--cache-dir", cached, *options, *paths)


@cache
def _types_of_libraries(options: tuple[str, ...]) -> TemporaryDirectory[str]:
    """mypy's cache of what packages and their tests import.

    mypy does not use what it cached with other options.
    """
    folder = TemporaryDirectory()
    with TemporaryDirectory() as program:
        (Path(program) / "imports.py").write_text("import httpx2\nimport pytest\n")
        run = _mypy(Path(program), "--cache-dir", folder.name, *options, "imports.py")
    assert run.returncode == 0, run.stdout + run.stderr
    return folder


def _mypy(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )

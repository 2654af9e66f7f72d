"""The command, called in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.whole_output import ROOT


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
    """What the command printed and how it ended."""
    return subprocess.run(
        [sys.executable, "-m", "specloom", *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=120,
        env={"PYTHONPATH": str(ROOT / "generator"), "PATH": "", "HOME": str(cwd)},
        check=False,
    )

"""The command, called in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.whole_output import ROOT


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

"""Time ``specloom check`` on the unchanged account SDK beside importing a YAML parser and a
template engine.

    python bench/check.py [rounds]

Both are started as processes, in turn; what to read is the ratio of the medians of
processor time (user and system), to stay at most 2.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
CHECK = (sys.executable, "-m", "specloom", "check")
BARE = (sys.executable, "-c", "import yaml, jinja2")


def cpu_seconds(command: tuple[str, ...]) -> float:
    """The processor time that a command takes, which must succeed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise SystemExit(f"{done.stdout}{done.stderr}run specloom generate first")
    if "renews" in done.stdout:
        raise SystemExit("the record is old: run specloom generate first")
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main() -> None:
    """Print both medians and their ratio."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    checks: list[float] = []
    bare: list[float] = []
    for _ in range(rounds + 1):
        checks.append(cpu_seconds(CHECK))
        bare.append(cpu_seconds(BARE))
    # The first of each fills the system's caches.
    mine, theirs = statistics.median(checks[1:]), statistics.median(bare[1:])
    print(
        f"check {mine * 1e3:6.1f} ms   import yaml, jinja2 {theirs * 1e3:6.1f} ms   "
        f"ratio {mine / theirs:.2f}   ({rounds} rounds)"
    )


if __name__ == "__main__":
    main()

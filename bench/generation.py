"""Time generating packages, next to another command that does the same.

    python bench/generation.py 'openapi-python-client generate --path {document} \\
        --output-path {output}' DOCUMENT... [--runs 5]

For each document: the median of processor time (user and system, with child processes) and
of the peak memory of the largest process, both commands taking turns. Every run writes to an
empty folder and has an empty cache. What to read is the ratios. A command that fails is
marked, because its figures mean little.
"""

from __future__ import annotations

import argparse
import os
import shlex
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

OURS = "{python} -m specloom generate {document} --output {output} --quiet"
MEASURED = """\
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss, code.returncode)
"""
# macOS counts bytes, other systems KiB.
MEMORY_UNIT = 1 if sys.platform == "darwin" else 1024


def measure(command: str, document: Path) -> tuple[float, float, bool]:
    """Processor time in seconds, peak memory in MB, and whether the command succeeded."""
    with tempfile.TemporaryDirectory() as folder:
        names = {
            "python": sys.executable,
            "document": document.resolve(),
            "output": Path(folder) / "output",
        }
        words = [word.format(**names) for word in shlex.split(command)]
        run = subprocess.run(
            [sys.executable, "-c", MEASURED, *words],
            cwd=folder,
            env={**os.environ, "SPECLOOM_CACHE": f"{folder}/cache"},
            capture_output=True,
            text=True,
            check=True,
        )
    seconds, memory, code = run.stdout.split()
    return float(seconds), int(memory) * MEMORY_UNIT / 1e6, code == "0"


def main(peer: str, documents: list[Path], runs: int) -> None:
    """Measure, and print a line for each document."""
    for document in documents:
        results = [
            (measure(OURS, document), measure(peer, document)) for _ in range(runs)
        ]
        ours, theirs = zip(*results, strict=True)
        cpu, other_cpu = (
            statistics.median(r[0] for r in side) for side in (ours, theirs)
        )
        mb, other_mb = (
            statistics.median(r[1] for r in side) for side in (ours, theirs)
        )
        failed = (
            "" if all(r[2] for side in (ours, theirs) for r in side) else "   FAILED"
        )
        print(
            f"{document.name:36} specloom {cpu:6.2f} s {mb:4.0f} MB   "
            f"peer {other_cpu:6.2f} s {other_mb:4.0f} MB   "
            f"ratio {cpu / other_cpu:.2f}, memory {mb / other_mb:.2f}{failed}",
            flush=True,
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("peer")
    parser.add_argument("documents", nargs="+", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    main(given.peer, given.documents, given.runs)

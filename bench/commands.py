"""Measures commands as processes: ``specloom check``, and generating next to another generator.

The figures are processor time (user and system, child processes included) and the peak memory
of the largest process. Commands take turns, so that a busy machine slows both.
"""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from bench import ROOT
from bench.figures import Figure, Share

MEASURED = """\
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:], capture_output=True, text=True, errors="replace")
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss, done.returncode)
print(done.stdout, done.stderr)
"""
# macOS counts bytes, other systems KiB.
MEMORY_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Run:
    """What a command used: seconds of processor time, peak memory in MB, exit code, output."""

    seconds: float
    memory: float
    code: int
    output: str


def run(words: list[str], folder: Path, **environment: str) -> Run:
    """Run a command in a folder."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, *words],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    figures, _, output = done.stdout.partition("\n")
    seconds, memory, code = figures.split()
    return Run(float(seconds), int(memory) * MEMORY_UNIT / 1e6, int(code), output)


# specloom check


CHECK = [sys.executable, "-m", "specloom", "check"]
BARE = [sys.executable, "-c", "import yaml, jinja2"]


def check(runs: int) -> tuple[Figure, ...]:
    """``specloom check`` of the unchanged account SDK, next to two imports.

    Raises:
        SystemExit: the account SDK is out of date.
    """
    checks: list[float] = []
    bare: list[float] = []
    for _ in range(runs + 1):
        done = run(CHECK, ROOT)
        if done.code or "updates its record" in done.output:
            raise SystemExit(f"{done.output}run specloom generate first")
        checks.append(done.seconds * 1e3)
        bare.append(run(BARE, ROOT).seconds * 1e3)
    # The first of each fills the system's caches.
    return (
        Figure(
            name="check an unchanged SDK",
            ours=tuple(checks[1:]),
            other=tuple(bare[1:]),
            against="import yaml, jinja2",
            limit=2.0,
        ),
    )


# specloom generate


OURS = "{python} -m specloom generate {document} --output {output} --quiet"
CLIENT = f"{OURS} --config {{folder}}/client.toml"
CLIENT_ONLY = 'only = ["client"]\n'
LIMIT = 1.5
"""The highest ratio to the peer's processor time that ``--budget`` accepts."""


@dataclass(frozen=True, slots=True)
class Peer:
    """Another generator: its name, and its command with ``{document}`` and ``{output}``.

    ``operations`` is a pattern of its files that hold one operation each; "" if unknown.
    """

    name: str
    command: str
    operations: str = ""


@dataclass(slots=True)
class Side:
    """The runs of one command with one document, and the operations that it generated."""

    runs: list[Run] = field(default_factory=list[Run])
    operations: int = 0

    def add(self, command: str, document: Path, pattern: str) -> None:
        """Run the command in an empty folder with an empty cache."""
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary)
            (folder / "client.toml").write_text(CLIENT_ONLY)
            names = {
                "python": sys.executable,
                "document": document.resolve(),
                "output": folder / "output",
                "folder": folder,
            }
            words = [word.format(**names) for word in shlex.split(command)]
            self.runs.append(run(words, folder, SPECLOOM_CACHE=f"{folder}/cache"))
            self.operations = operations_in(folder / "output", pattern)

    @property
    def succeeded(self) -> bool:
        """Whether each run did."""
        return all(not done.code for done in self.runs)


def operations_in(output: Path, pattern: str) -> int:
    """The number of operations in an output: by its coverage file, or files of a pattern."""
    if pattern:
        return sum(1 for _ in output.glob(pattern))
    coverage = output / ".specloom" / "coverage.json"
    if not coverage.exists():
        return 0
    return sum(statuses(coverage).get(each, 0) for each in ("generated", "degraded"))


def statuses(coverage: Path) -> dict[str, int]:
    """The number of operations by their status in a coverage file."""
    listed = json.loads(coverage.read_bytes())["operations"]
    return dict(Counter(each["status"] for each in listed))


def generation(
    documents: list[tuple[str, Path]], runs: int, peer: Peer | None
) -> tuple[tuple[Figure, ...], tuple[Share, ...]]:
    """Generate each document, given by its name and path, next to a peer if there is one.

    specloom is measured twice: with all parts, and with ``only = ["client"]``, which is what
    other generators write.
    """
    figures: list[Figure] = []
    shares: list[Share] = []
    for title, document in documents:
        whole, client, other = Side(), Side(), Side()
        for _ in range(runs):
            whole.add(OURS, document, "")
            client.add(CLIENT, document, "")
            if peer is not None:
                other.add(peer.command, document, peer.operations)
        figures += generation_figures(title, whole, client, other, peer)
        if peer is not None and peer.operations and whole.operations:
            shares += [
                Share(
                    name=f"operations of {title}, {name}",
                    part=min(side.operations, whole.operations),
                    whole=whole.operations,
                )
                for name, side in (("specloom", whole), (peer.name, other))
            ]
    return tuple(figures), tuple(shares)


def generation_figures(
    title: str, whole: Side, client: Side, other: Side, peer: Peer | None
) -> list[Figure]:
    """Processor time and memory of one document; a failed command is noted, and nothing is
    compared with it.
    """
    found: list[Figure] = []
    for parts, side in (("", whole), (", client only", client)):
        failed = [
            name
            for name, each in (("specloom", side), (peer.name if peer else "", other))
            if not each.succeeded
        ]
        for what, unit in (("seconds", "s"), ("memory", "MB")):
            found.append(
                Figure(
                    name=f"{title}{parts}: {'time' if unit == 's' else 'memory'}",
                    ours=tuple(getattr(done, what) for done in side.runs),
                    other=tuple(
                        getattr(done, what) for done in other.runs if not failed
                    ),
                    against=peer.name if peer else "",
                    unit=unit,
                    limit=LIMIT if unit == "s" and other.runs and not failed else None,
                    note=f"{' and '.join(failed)} failed" if failed else "",
                )
            )
    return found


def label(document: Path) -> str:
    """A short name of a document: its folder and its name without a suffix."""
    name = document.stem
    return f"{document.parent.name}/{name}" if document.parent.name else name

"""Runs fuzz targets from the command line.

    python -m bench fuzz                      names the targets and their properties
    python -m bench fuzz TARGET --minutes 10
    python -m bench fuzz TARGET --replay FILE

Findings are saved outside the project, in a folder of the system's temporary folder unless
``--findings`` names another.  The exit code is 1 when there is a finding.
"""

from __future__ import annotations

import argparse
import logging
import tempfile
import time
from pathlib import Path

from bench.fuzz.engine import Finding, Target, failure, fresh_seed, run, save, saved
from bench.fuzz.targets import TARGETS


def main(arguments: list[str] | None = None) -> int:
    """Runs what the command line asks for; returns the exit code."""
    parser = argparse.ArgumentParser("python -m bench fuzz", description=__doc__)
    parser.add_argument("target", nargs="?", choices=TARGETS)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, help="makes the inputs reproducible")
    parser.add_argument(
        "--seeds", type=Path, help="a folder of documents to start from"
    )
    parser.add_argument("--replay", type=Path, help="tries one saved input again")
    parser.add_argument(
        "--findings", type=Path, default=Path(tempfile.gettempdir(), "specloom-fuzz")
    )
    asked = parser.parse_args(arguments)
    if asked.target is None:
        for target in TARGETS.values():
            print(f"{target.name}\n    {target.holds}")
        return 0
    target = TARGETS[asked.target]
    if asked.replay is not None:
        return replayed(target, asked.replay)
    seed = fresh_seed() if asked.seed is None else asked.seed
    return fuzzed(target, asked.minutes, seed, asked.seeds, asked.findings)


def replayed(target: Target, file: Path) -> int:
    """Tries a saved input; returns 1 when it still breaks the property."""
    found = failure(target, saved(file))
    print(found.trace if found else f"{target.name}: the property holds")
    return int(found is not None)


def fuzzed(
    target: Target, minutes: float, seed: int, seeds: Path | None, folder: Path
) -> int:
    """Tries a target for some minutes; returns 1 when there is a finding."""

    def tell(finding: Finding) -> None:
        file = save(finding, target, folder)
        print(f"{target.name}: {finding.signature}: {file}", flush=True)

    logging.disable(logging.CRITICAL)  # what the code under test has to say
    folder.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    done = run(
        target,
        seed_=seed,
        minutes=minutes,
        seeds=seeds,
        running=folder / f"{target.name}-running.txt",
        limited_memory=True,
        found=tell,
    )
    print(
        f"{target.name}: {done.executions:,} executions in "
        f"{(time.monotonic() - started) / 60:.1f} minutes (seed {seed}), "
        f"{len(done.findings)} findings"
    )
    return int(bool(done.findings))


if __name__ == "__main__":
    raise SystemExit(main())

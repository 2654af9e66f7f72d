"""Measured figures: their statistics, where they were measured, and the file that keeps them."""

from __future__ import annotations

import json
import os
import platform
import re
import statistics
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

DIGITS = 4
_NUMBERS = re.compile(r"\[[\d.e,\s-]+\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Something measured in several rounds, next to a reference measured in the same rounds.

    ``ours`` and ``other`` have a value for each round; ``other`` is empty if nothing is
    compared. ``against`` names the reference. ``limit`` is the highest ratio of the
    medians that ``--budget`` accepts; None if there is no limit.
    """

    name: str
    ours: tuple[float, ...]
    other: tuple[float, ...] = ()
    against: str = ""
    unit: str = "ms"
    limit: float | None = None
    note: str = ""

    @property
    def median(self) -> float:
        """The median of ours."""
        return statistics.median(self.ours)

    @property
    def other_median(self) -> float | None:
        """The median of the reference; None if there is none."""
        return statistics.median(self.other) if self.other else None

    @property
    def ratio(self) -> float | None:
        """The ratio of the medians; None without a reference."""
        other = self.other_median
        return self.median / other if other else None

    @property
    def spread(self) -> tuple[float, float] | None:
        """The quartiles of the ratios of the rounds; None with fewer than three rounds."""
        if len(self.ours) < 3 or len(self.other) != len(self.ours):
            return None
        ratios = [
            mine / other for mine, other in zip(self.ours, self.other, strict=True)
        ]
        low, _, high = statistics.quantiles(ratios, n=4, method="inclusive")
        return low, high

    @property
    def is_met(self) -> bool:
        """Whether the ratio is within its limit, or has none."""
        return self.limit is None or self.ratio is None or self.ratio <= self.limit


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many of a number; ``least`` is the lowest share that ``--budget`` accepts."""

    name: str
    part: int
    whole: int
    least: float | None = None

    @property
    def value(self) -> float:
        """The share, from 0 to 1; 1 of nothing."""
        return self.part / self.whole if self.whole else 1.0

    @property
    def is_met(self) -> bool:
        """Whether the share is at least the lowest one, or has none."""
        return self.least is None or self.value >= self.least


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The result of one subject, with the command, date and machine that produced it.

    ``notes`` are lines for people that are printed but not kept.
    """

    subject: str
    command: str
    figures: tuple[Figure, ...] = ()
    shares: tuple[Share, ...] = ()
    date: str = ""
    machine: str = ""
    notes: tuple[str, ...] = ()

    @property
    def missed(self) -> list[str]:
        """The names of what is beyond its limit."""
        judged: list[Figure | Share] = [*self.figures, *self.shares]
        return [each.name for each in judged if not each.is_met]


def here(result: Result) -> Result:
    """The result with today's date (UTC) and this machine."""
    return replace(
        result, date=datetime.now(UTC).date().isoformat(), machine=this_machine()
    )


def this_machine() -> str:
    """Processor, cores, memory, system and Python in one line."""
    model = platform.processor() or platform.machine()
    try:
        info = Path("/proc/cpuinfo").read_text("utf-8", "replace")
        names = [
            line.partition(":")[2] for line in info.splitlines() if "model name" in line
        ]
        model = names[0].strip() if names else model
        pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
        memory = f", {pages / 1024**3:.0f} GiB"
    except (OSError, ValueError, AttributeError):
        memory = ""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    cores = os.cpu_count() or 1
    return f"{model}, {cores} cores{memory}, {platform.system()}, {python}"


def rounded(value: float) -> float:
    """A value with four significant digits."""
    return float(f"{value:.{DIGITS}g}")


def as_json(results: Iterable[Result]) -> str:
    """The results as JSON, by subject."""
    content: dict[str, Any] = {}
    for result in results:
        kept = asdict(replace(result, notes=()))
        del kept["notes"], kept["subject"]
        for figure in kept["figures"]:
            for side in ("ours", "other"):
                figure[side] = [rounded(value) for value in figure[side]]
        content[result.subject] = kept
    text = json.dumps(content, indent=1, ensure_ascii=False) + "\n"
    return _NUMBERS.sub(lambda found: " ".join(found[0].split()), text)


def from_json(text: str) -> dict[str, Result]:
    """The results that ``as_json`` wrote, by subject."""
    return {
        subject: Result(
            subject=subject,
            command=kept["command"],
            date=kept["date"],
            machine=kept["machine"],
            figures=tuple(figure_of(each) for each in kept["figures"]),
            shares=tuple(Share(**each) for each in kept["shares"]),
        )
        for subject, kept in json.loads(text).items()
    }


def figure_of(kept: Mapping[str, Any]) -> Figure:
    """A figure from its JSON."""
    sides = {side: tuple(kept[side]) for side in ("ours", "other")}
    return Figure(**{**kept, **sides})


def results_in(file: Path) -> dict[str, Result]:
    """The results that a file keeps; none if it does not exist."""
    return from_json(file.read_text("utf-8")) if file.exists() else {}

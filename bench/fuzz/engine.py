"""Runs a target: many inputs, a limit of time and memory for each, findings that reproduce."""

from __future__ import annotations

import ast
import hashlib
import random
import signal
import time
import traceback
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Flaky, StopTest, UnsatisfiedAssumption
from hypothesis.strategies import SearchStrategy

from bench import ROOT

LONGEST = 10.0
"""How many seconds of processor time one input may take."""
MOST_MEMORY = 2**30
"""How many bytes one input may add to the memory of the process."""
ROUND = 15.0
"""About how many seconds a round of inputs takes; each has a seed of its own."""


class Slow(BaseException):
    """An input took too long; no ``except Exception`` of the code under test catches it."""


@dataclass(frozen=True, slots=True)
class Target:
    """What is tried.

    ``holds`` is the property in words, ``inputs`` makes the inputs (plain Python values,
    for documents of a folder too), ``check`` raises for an input that breaks the property.
    ``quick`` is how many inputs the test suite tries; ``smaller`` makes candidates for a
    smaller input of one that fails, where Hypothesis knows too little of it.
    """

    name: str
    holds: str
    inputs: Callable[[Path | None], SearchStrategy[Any]]
    check: Callable[[Any], None]
    quick: int
    smaller: Callable[[Any], Generator[Any, bool, None]] | None = None


@dataclass(slots=True)
class Finding:
    """An input that breaks the property, with the traceback."""

    signature: str
    value: Any
    trace: str


@dataclass(slots=True)
class Run:
    """The inputs that a target was given, and those that broke its property."""

    target: Target
    until: float
    running: Path | None = None
    executions: int = 0
    findings: dict[str, Finding] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    sought: str = ""

    def execute(self, value: Any) -> None:
        """Tries one input; raises for one that breaks the property in a new way."""
        if not self.sought and time.monotonic() > self.until:
            return
        self.executions += 1
        if self.running is not None:
            # What ends the whole process leaves its input behind.
            self.running.write_text(ascii(value), "ascii")
        found = failure(self.target, value)
        if found is None or found.signature in self.known:
            return
        before = self.findings.get(found.signature)
        if before is None or len(ascii(value)) <= len(ascii(before.value)):
            self.findings[found.signature] = found
        self.sought = self.sought or found.signature
        if self.sought == found.signature:
            raise AssertionError(found.signature)


def run(
    target: Target,
    *,
    seed_: int,
    minutes: float = 0.0,
    seeds: Path | None = None,
    running: Path | None = None,
    limited_memory: bool = False,
    found: Callable[[Finding], None] = lambda finding: None,
) -> Run:
    """Tries a target for some minutes, or with its ``quick`` number of inputs when
    ``minutes`` is 0. Each way in which the property breaks is reported once.
    """
    inputs = target.inputs(seeds)
    end = time.monotonic() + 60 * minutes if minutes else float("inf")
    session = Run(target, end, running)
    size = min(target.quick, 50) if minutes else target.quick
    round_ = 0
    while True:
        before, started = session.executions, time.monotonic()
        if minutes and limited_memory:
            limit_memory()  # anew: what libraries keep of earlier rounds is no finding
        one_round(session, inputs, seed_ + round_, size)
        for signature in session.findings.keys() - session.known:
            finding = session.findings[signature] = reduced(
                target, session.findings[signature]
            )
            session.known.add(signature)
            found(finding)
        session.sought = ""
        if time.monotonic() > end or not minutes:
            break
        rate = (session.executions - before) / max(time.monotonic() - started, 0.01)
        left = min(ROUND, end - time.monotonic())
        size = max(10, min(5000, int(rate * left)))
        round_ += 1
    if running is not None:
        running.unlink(missing_ok=True)
    return session


def one_round(
    session: Run, inputs: SearchStrategy[Any], number: int, size: int
) -> None:
    """Tries some inputs of one seed, and makes the first that fails smaller."""
    phases = [Phase.generate]
    if session.target.smaller is None:
        phases.append(Phase.shrink)

    @seed(number)
    @settings(
        max_examples=size,
        phases=phases,
        database=None,
        deadline=None,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    @given(inputs)
    def tried(value: Any) -> None:
        session.execute(value)

    try:
        tried()
    except (AssertionError, Flaky):
        if not session.sought:
            raise


def failure(target: Target, value: Any) -> Finding | None:
    """The way in which an input breaks the property; None when the property holds."""
    try:
        with limited(LONGEST):
            target.check(value)
    except (UnsatisfiedAssumption, StopTest, KeyboardInterrupt):
        raise
    except BaseException as flaw:
        trace = "".join(traceback.format_exception(flaw, limit=-40))
        return Finding(signature(flaw), value, trace)
    return None


def signature(flaw: BaseException) -> str:
    """What two failures of one cause have in common: the kind, and the last line of the
    project that was running.
    """
    frames = [
        frame
        for frame in traceback.extract_tb(flaw.__traceback__)
        if frame.filename.startswith(str(ROOT)) and ".venv" not in frame.filename
    ]
    if not frames:
        return type(flaw).__name__
    last = frames[-1]
    name = last.filename.removeprefix(f"{ROOT}/")
    where = name if isinstance(flaw, Slow | RecursionError | MemoryError) else ""
    return f"{type(flaw).__name__} at {where or f'{name}:{last.lineno}'}"


@contextmanager
def limited(seconds: float) -> Generator[None]:
    """Raises Slow when the body takes more processor time, or six times as long by the
    clock (other programs run too), where the system has alarms.
    """

    def ring(*_: object) -> None:
        raise Slow(f"took more than {seconds:.0f} s")

    if not hasattr(signal, "setitimer"):
        yield
        return
    alarms = (
        (signal.ITIMER_PROF, signal.SIGPROF, seconds),
        (signal.ITIMER_REAL, signal.SIGALRM, 6 * seconds),
    )
    before = [signal.signal(number, ring) for _, number, _ in alarms]
    for timer, _, limit in alarms:
        # Again and again: a callback of the collector may swallow the first.
        signal.setitimer(timer, limit, 1.0)
    try:
        yield
    finally:
        for (timer, number, _), handler in zip(alarms, before, strict=True):
            signal.setitimer(timer, 0)
            signal.signal(number, handler)


def limit_memory() -> None:
    """Lets the process take so much more memory than now, where the system can."""
    try:
        import resource

        pages = Path("/proc/self/statm").read_text("ascii").split()[0]
    except (ImportError, OSError):
        return
    most = int(pages) * resource.getpagesize() + MOST_MEMORY
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def reduced(target: Target, finding: Finding, seconds: float = 60.0) -> Finding:
    """A finding of the same signature with a smaller input, as far as time allows."""
    if target.smaller is None:
        return finding
    end = time.monotonic() + seconds
    candidates = target.smaller(finding.value)
    keep = False
    try:
        value = next(candidates)
        while time.monotonic() < end:
            found = failure(target, value)
            keep = found is not None and found.signature == finding.signature
            finding = found if keep and found is not None else finding
            value = candidates.send(keep)
    except StopIteration:
        pass
    return finding


def save(finding: Finding, target: Target, folder: Path) -> Path:
    """Writes the input and the traceback of a finding; the input can be tried again."""
    folder.mkdir(parents=True, exist_ok=True)
    text = ascii(finding.value)
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    file = folder / f"{target.name}-{digest}.txt"
    file.write_text(text + "\n", "ascii")
    trace = f"{target.holds}\n\n{finding.signature}\n{finding.trace}"
    file.with_suffix(".trace").write_text(trace, "utf-8", "backslashreplace")
    return file


def saved(file: Path) -> Any:
    """The input that ``save`` wrote."""
    return ast.literal_eval(file.read_text("ascii"))


def fresh_seed() -> int:
    """A seed that no run had."""
    return random.SystemRandom().randrange(2**32)

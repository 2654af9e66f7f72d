"""Work in a copy of this process, on another core."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO, NoReturn, TypeVar

SETTING = "SPECLOOM_PROCESSES"
"""The environment variable that limits the processes; the only limit is 1."""

_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2)

Result = TypeVar("Result")


def can_copy() -> bool:
    """Whether a copy of this process would run at the same time.

    It needs Linux and a second core that the process may use. A process with threads is not
    copied: the copy would not have them, but the locks that they hold.
    """
    if sys.platform != "linux" or os.environ.get(SETTING) == "1":
        return False
    return len(os.sched_getaffinity(0)) > 1 and threading.active_count() == 1


@contextmanager
def in_copy(work: Callable[[], Result]) -> Generator[Callable[[], Result | None]]:
    """Do ``work`` in a copy of this process while the body runs.

    The value is a function that waits for the result. It returns None if the work failed or
    its process was killed: then this process can do it too, which shows the error. When the
    body ends, so does the copy; it also ends if this process is killed.
    """
    reading, writing = os.pipe()
    parent = os.getpid()
    # Ctrl-C must not reach the copy before it is set up.
    signals = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    child = -1
    try:
        with suppress(OSError):  # too many processes, or too little memory
            child = os.fork()
        if child == 0:
            _work_and_leave(work, parent, writing, signals)
        os.close(writing)
        with os.fdopen(reading, "rb") as stream:
            signal.pthread_sigmask(signal.SIG_SETMASK, signals)
            yield lambda: _result(stream)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, signals)
        if child > 0:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


def _depend_on(parent: int, writing: int) -> None:
    """Let this process end with its parent, and close the files that the parent opened.

    An open file keeps its lock, even after the process that locked it was killed.
    """
    with suppress(ImportError, OSError, AttributeError, TypeError):
        import ctypes

        ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)
    with suppress(OSError):
        for name in [file.name for file in Path("/proc/self/fd").iterdir()]:
            if int(name) > 2 and int(name) != writing:
                with suppress(OSError):  # the one of the listing is closed already
                    os.close(int(name))


def _work_and_leave(
    work: Callable[[], Result],
    parent: int,
    writing: int,
    signals: set[int | signal.Signals],
) -> NoReturn:
    """Write the result and end this process, without the steps at the end of a program,
    which are those of the other one.
    """
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_SETMASK, signals)
        _depend_on(parent, writing)
        data = pickle.dumps(work(), pickle.HIGHEST_PROTOCOL)
        with os.fdopen(writing, "wb") as stream:
            stream.write(len(data).to_bytes(8, "big"))
            stream.write(data)
    finally:
        os._exit(0)


def _result(stream: BinaryIO) -> Any:
    """Read what the copy wrote; None if that is not complete."""
    size = int.from_bytes(stream.read(8), "big")
    data = stream.read(size)
    # It is from a copy of this process, so it is as safe as this process.
    return pickle.loads(data) if data and len(data) == size else None  # noqa: S301

"""Allow only one run at a time to write to a folder."""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from specloom.diagnostics import Diagnostic, InputError, Span
from specloom.records import unusable

LOCK = ".specloom/running"
PATIENCE = 0.5
"""Seconds to wait for another run: long enough for a run that only reads."""

if sys.platform == "win32":
    import msvcrt

    def _take(stream: BinaryIO) -> None:
        # Far behind the text: on Windows, a locked region cannot be read.
        stream.seek(1 << 30)
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(stream: BinaryIO) -> None:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def sole_run(folder: Path) -> Generator[None]:
    """Hold the lock of the folder while the body runs.

    The operating system releases the lock when the process ends, so the file that a killed
    run leaves does not block other runs.

    Raises:
        InputError: another run holds it (E407), or the folder cannot be used (E404).
    """
    try:
        made = _missing((folder / LOCK).parent)
        stream = _taken(folder / LOCK)
    except OSError as flaw:
        raise unusable(folder, flaw) from flaw
    try:
        yield
    finally:
        _let_go(folder / LOCK, stream)
        for parent in made:
            with suppress(OSError):  # it is in use now
                parent.rmdir()


def refuse_while_running(folder: Path) -> None:
    """Raise InputError if another run is writing to the folder (E407), or if it is not a
    folder (E404).
    """
    try:
        state = folder.stat()
    except FileNotFoundError:
        if folder.is_symlink():
            raise unusable(
                folder, OSError(errno.ENOENT, "broken symbolic link")
            ) from None
        return
    except OSError as flaw:
        raise unusable(folder, flaw) from flaw
    if not stat.S_ISDIR(state.st_mode):
        raise unusable(folder, NotADirectoryError(errno.ENOTDIR, "not a folder"))
    if (folder / LOCK).exists():
        with sole_run(folder):
            return


def _missing(folder: Path) -> list[Path]:
    """The folders to create for this one, innermost first."""
    return [each for each in (folder, *folder.parents) if not each.exists()]


def _taken(file: Path) -> BinaryIO:
    end = time.monotonic() + PATIENCE
    while True:
        file.parent.mkdir(parents=True, exist_ok=True)
        stream = file.open("a+b")
        try:
            _take(stream)
        except OSError:
            owner = _owner(stream)
            stream.close()
            if time.monotonic() > end:
                raise _busy(file, owner) from None
            time.sleep(PATIENCE / 10)
            continue
        if _is(stream, file):
            stream.seek(0)
            stream.truncate()
            stream.write(str(os.getpid()).encode())
            stream.flush()
            return stream
        stream.close()  # its owner has just removed it


def _is(stream: BinaryIO, file: Path) -> bool:
    """Whether the open file is still the one at its path."""
    try:
        return os.path.samestat(os.fstat(stream.fileno()), file.stat())
    except OSError:
        return False


def _owner(stream: BinaryIO) -> str:
    try:
        stream.seek(0)
        return stream.read(20).decode("ascii", "replace")
    except OSError:
        return ""


def _let_go(file: Path, stream: BinaryIO) -> None:
    if sys.platform == "win32":
        stream.close()  # Windows cannot remove an open file
    with suppress(OSError):
        file.unlink()
    stream.close()


def _busy(file: Path, owner: str) -> InputError:
    who = f"process {owner}" if owner.isdigit() else "another process"
    return InputError(
        Diagnostic(
            code="E407",
            span=Span(file.as_posix()),
            message=f"another run of specloom is writing to this folder ({who})",
            hint="wait until it finishes, or stop it; a killed run does not keep the lock",
        )
    )

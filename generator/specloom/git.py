"""Files of git revisions."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from specloom.diagnostics import Span, shown_path
from specloom.document.node import MAX_BYTES
from specloom.document.tree import unreadable_error

TIMEOUT = 60  # seconds, for each git command


class NoRevisionError(Exception):
    """There is no repository, no git, or no such revision; the message says why."""


class Revision:
    """The files of one revision, addressed by their path in the working tree."""

    def __init__(self, name: str, folder: Path) -> None:
        """Resolve a revision; ``name`` is any revision of git, ``folder`` is in the working
        tree.

        Raises:
            NoRevisionError: git cannot find the revision.
        """
        self.name = name
        top = _git(folder, "rev-parse", "--show-toplevel")
        self.top = Path(top.decode().strip()).resolve()
        arguments = ("rev-parse", "--verify", "--quiet", "--end-of-options")
        commit = _git(folder, *arguments, f"{name}^{{commit}}")
        self.commit = commit.decode().strip()

    def shown(self, path: Path) -> str:
        """The path in messages, after the revision: ``HEAD~1:spec/account.yaml``."""
        return f"{self.name}:{shown_path(path)}"

    def may_be_referred_to(self, path: Path, roots: Iterable[Path]) -> bool:
        """True: a revision contains only files of the repository."""
        return True

    def bytes_of(self, path: Path, shown: str) -> bytes:
        """The content of a file; raises InputError (E101, E102) if it cannot be read."""
        found = self.find(path)
        if found is None:
            raise unreadable_error("E101", Span(shown), "the revision has no such file")
        if len(found) > MAX_BYTES:
            raise unreadable_error(
                "E102",
                Span(shown),
                f"the file has {len(found):,} bytes; the limit is {MAX_BYTES:,}",
            )
        return found

    def find(self, path: Path) -> bytes | None:
        """The content of a file; None if the revision does not have it."""
        inner = self._inner(path)
        if inner is None:
            return None
        try:
            return _git(self.top, "cat-file", "blob", f"{self.commit}:{inner}")
        except NoRevisionError:
            return None

    def files_under(self, folder: Path) -> tuple[Path, ...]:
        """The files of a folder and its subfolders, by their path in the working tree."""
        inner = self._inner(folder)
        if inner is None:
            return ()
        listed = _git(
            self.top, "ls-tree", "-r", "-z", "--name-only", self.commit, "--", inner
        )
        names = listed.decode("utf-8", "surrogateescape").split("\0")
        return tuple(self.top / name for name in names if name)

    def inside(self, folder: Path) -> Path:
        """The path of a folder as ``files_under`` returns it."""
        return self.top / (self._inner(folder) or "")

    def last_change(self, path: Path) -> str:
        """The last commit that changed a file; "" if there is none."""
        inner = self._inner(path)
        if inner is None:
            return ""
        arguments = ("log", "-1", "--format=%H", self.commit, "--", inner)
        return _git(self.top, *arguments).decode().strip()

    def fork(self, other: Revision) -> Revision:
        """The merge base of this revision and another.

        Raises:
            NoRevisionError: the two have no common ancestor.
        """
        found = _git(self.top, "merge-base", self.commit, other.commit)
        return Revision(found.decode().strip(), self.top)

    def _inner(self, path: Path) -> str | None:
        """The path in the repository, whether or not it exists; None if it is outside."""
        absolute = Path(os.path.abspath(path))  # noqa: PTH100 - keeps symbolic links
        for top in (self.top, Path(os.path.abspath(self.top))):  # noqa: PTH100
            for candidate in (absolute, absolute.parent.resolve() / absolute.name):
                if candidate.is_relative_to(top):
                    return candidate.relative_to(top).as_posix()
        return None


def _git(folder: Path, *words: str) -> bytes:
    git = shutil.which("git")
    if git is None:
        raise NoRevisionError("git is not installed")
    try:
        completed = (
            subprocess.run(  # noqa: S603 - git itself, and never through a shell
                [git, "-C", str(folder), *words],
                capture_output=True,
                check=False,
                timeout=TIMEOUT,
            )
        )
    except (OSError, subprocess.TimeoutExpired) as flaw:
        raise NoRevisionError(f"git cannot be run: {flaw}") from flaw
    if completed.returncode:
        message = completed.stderr.decode("utf-8", "replace").strip()
        raise NoRevisionError(message.removeprefix("fatal: ") or "git does not find it")
    return completed.stdout

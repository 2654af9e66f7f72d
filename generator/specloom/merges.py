"""Tells files that git merged of two generated ones from those that somebody edited."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from specloom.kinds import members
from specloom.merging import conflicting, sides
from specloom.revisions import NoRevisionError, Revision

# What is being brought together with HEAD, while that is under way.
_THEIRS = ("MERGE_HEAD", "REBASE_HEAD", "CHERRY_PICK_HEAD")


def merged(folder: Path, texts: Mapping[str, str], manifest: str) -> Iterator[str]:
    """The paths among ``texts``, which stand in ``folder``, that are nothing but a merge.

    That is: both sides are as the ``manifest`` of their revision says, so nobody had edited
    them, and there is no line that neither has. Where git cannot tell, the marks of a
    conflict will do.
    """
    found = _sides(folder) if texts else ()
    manifests = [_manifest(side, folder / manifest) for side in found]
    for path, text in texts.items():
        if not found:
            if conflicting(text):
                yield path
            continue
        lines: set[str] = set()
        for side, hashes in zip(found, manifests, strict=True):
            written = side.find(folder / path)
            if written is not None:
                pure = hashlib.sha256(written).hexdigest() == hashes.get(path)
                lines |= set(_text(written).splitlines() if pure else ())
        if all(line in lines for side in sides(text) for line in side.splitlines()):
            yield path


def _sides(folder: Path) -> tuple[Revision, ...]:
    """What is being merged, or what the last commit merged."""
    for ours, theirs in (*(("HEAD", name) for name in _THEIRS), ("HEAD^1", "HEAD^2")):
        try:
            return Revision(ours, folder), Revision(theirs, folder)
        except NoRevisionError:
            continue
    return ()


def _manifest(side: Revision, file: Path) -> Mapping[str, str]:
    try:
        content = json.loads(_text(side.find(file) or b"{}"))
    except (ValueError, RecursionError):
        return {}
    return members(members(content).get("files"))


def _text(written: bytes) -> str:
    return written.decode("utf-8", "backslashreplace")

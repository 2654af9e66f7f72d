"""Tells files that git merged of two generated ones from those that somebody edited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from specloom.digests import BEGIN, END, digest, digest_of
from specloom.merging import conflicting, sides, united
from specloom.provenance.record import hashes_of, is_merged
from specloom.revisions import NoRevisionError, Revision

# What is being brought together with HEAD, while that is under way.
_THEIRS = ("MERGE_HEAD", "REBASE_HEAD", "CHERRY_PICK_HEAD")


ATTRIBUTES = ".gitattributes"
_INTRO = f"{BEGIN}: generate writes these lines; yours go above or below"


def with_attributes(
    text: str | None,
    generated: Iterable[str],
    edited: Iterable[str],
    lines: Iterable[str],
) -> str:
    """The text of a ``.gitattributes`` with what git has to know of an output: which files
    are ``generated`` and which of these people write, and of which files a merge keeps the
    ``lines`` of both sides. What else stands there stays.
    """
    block = [
        _INTRO,
        *(f"/{path} linguist-generated" for path in generated),
        *(f"/{path} -linguist-generated" for path in edited),
        *(f"/{path} merge=union" for path in lines),
        END,
    ]
    old = united((text or "").replace("\r\n", "\n")).splitlines()
    kept: list[str] = []
    place, inside = -1, False
    for number, line in enumerate(old):
        if line.startswith(BEGIN):
            place = len(kept) if place < 0 else place
            inside = any(rest.startswith(END) for rest in old[number:])
        elif not inside and not line.startswith(END):
            kept.append(line)
        inside = inside and not line.startswith(END)
    place = len(kept) if place < 0 else place
    return "\n".join([*kept[:place], *block, *kept[place:], ""])


@dataclass(frozen=True, slots=True)
class Merge:
    """Two revisions that a merge joins, and the last one that both have."""

    ours: Revision
    theirs: Revision
    base: Revision


def merge_of(folder: Path, manifest: str) -> Merge | None:
    """The merge that is under way; else the one that HEAD is, as long as the output in
    ``folder`` was not generated since, which its ``manifest`` there tells.
    """
    try:
        ours, theirs = Revision("HEAD", folder), Revision("MERGE_HEAD", folder)
        return Merge(ours, theirs, ours.fork(theirs))
    except NoRevisionError:
        pass
    try:
        ours, theirs = Revision("HEAD^1", folder), Revision("HEAD^2", folder)
        record = Revision("HEAD", folder).find(folder / manifest)
        if record is not None and is_merged(_text(record)):
            return Merge(ours, theirs, ours.fork(theirs))
    except NoRevisionError:
        pass
    return None


def merged(folder: Path, texts: Mapping[str, str], manifest: str) -> Iterator[str]:
    """The paths among ``texts``, which stand in ``folder``, that are nothing but a merge.

    That is: both sides are as the ``manifest`` of their revision says, so nobody had edited
    them, and there is no line that neither has. Where git cannot tell, the marks of a
    conflict will do.
    """
    found = _sides(folder) if texts else ()
    manifests = [_manifest(side, folder / manifest) for side in found]
    for path, text in texts.items():
        lines: set[str] = set()
        for side, hashes in zip(found, manifests, strict=True):
            written = side.find(folder / path)
            if written is not None:
                pure = digest_of(written) in hashes.get(path, ())
                lines |= set(_text(written).splitlines() if pure else ())
        if found:
            both = [line for side in sides(text) for line in side.splitlines()]
            pure = all(line in lines for line in both)
        else:
            pure = conflicting(text)
        if pure or _committed(folder, path, text, manifest):
            yield path


def _committed(folder: Path, path: str, text: str, manifest: str) -> bool:
    """Whether a text is what a rebase, or a merge before the last commit, made of two
    generated files: the record at HEAD has two hashes of it, and whoever committed it
    changed the record as well.
    """
    try:
        head = Revision("HEAD", folder)
        written = head.find(folder / path)
        if written is None or digest_of(written) != digest(text):
            return False
        if len(_manifest(head, folder / manifest).get(path, ())) < 2:
            return False
        commit = head.last_change(folder / path)
        return Revision(commit, folder).last_change(folder / manifest) == commit
    except NoRevisionError:
        return False


def _sides(folder: Path) -> tuple[Revision, ...]:
    """What is being merged, or what the last commit merged."""
    for ours, theirs in (*(("HEAD", name) for name in _THEIRS), ("HEAD^1", "HEAD^2")):
        try:
            return Revision(ours, folder), Revision(theirs, folder)
        except NoRevisionError:
            continue
    return ()


def _manifest(side: Revision, file: Path) -> Mapping[str, frozenset[str]]:
    return hashes_of(_text(side.find(file) or b""))


def _text(written: bytes) -> str:
    return written.decode("utf-8", "backslashreplace")

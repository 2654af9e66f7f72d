"""The changelog of a package: a new entry on top, earlier entries unchanged.

People edit these entries. Entries of earlier versions are never changed. The entry of the
unreleased version is updated line by line: new lines are added, outdated ones removed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from specloom.changes.changelog import ORDER

CHANGELOG = "CHANGELOG.md"
HEAD = """# Changelog

Changes that affect users of this package, newest first. Versions follow
[semantic versioning](https://semver.org). specloom writes the entries from the changes in
the API document. You may edit them; your edits are kept.
"""
FIRST = "The first version with a changelog."
_HEADING = re.compile(r"^## \[?([^\s\]]+)", re.MULTILINE)
_BLOCK = re.compile(r"^### (.+)$", re.MULTILINE)


def begun(version: str) -> str:
    """A changelog whose first entry is a version."""
    return f"{HEAD}\n## {version}\n\n{FIRST}\n"


def with_entry(text: str | None, version: str, body: str) -> str:
    """The changelog with an entry on top."""
    before, _, after = divided(text or HEAD, None)
    return f"{before.rstrip()}\n\n## {version}\n\n{body.rstrip()}\n{_below(after)}"


def without_entry(text: str, version: str) -> str:
    """The changelog without the entry of a version; a merge may have left several."""
    before, entry, after = divided(text, version)
    while entry:
        text = f"{before.rstrip()}\n{_below(after)}"
        before, entry, after = divided(text, version)
    return text


def without_lines(text: str, version: str, lines: Collection[str]) -> str:
    """The changelog without some lines of the entry of a version."""
    before, entry, after = divided(text, version)
    head, _, body = entry.partition("\n")
    kept = [line for line in body.splitlines() if line not in lines]
    if len(kept) == len(body.splitlines()):
        return text
    told = _told(_blocks("\n".join(kept))).rstrip()
    return f"{before.rstrip()}\n\n{head}\n\n{told}\n{_below(after)}"


def versions_in(text: str) -> list[str]:
    """The versions that have an entry, newest first."""
    return list(dict.fromkeys(found[1] for found in _HEADING.finditer(text)))


def joined(entries: Iterable[str]) -> str:
    """The entry of one version from two branches: the lines of both, under each heading."""
    blocks: dict[str, list[str]] = {}
    for entry in entries:
        for name, lines in _blocks(entry).items():
            known = blocks.setdefault(name, [])
            known += [line for line in lines if line not in known or not line.strip()]
    return _told(blocks)


def is_same_entry(one: str, other: str) -> bool:
    """Whether two entries have the same lines, in any order."""
    first, second = (
        {(name, line) for name, lines in _blocks(e).items() for line in lines if line}
        for e in (one, other)
    )
    return first == second


def entry_of(text: str, version: str) -> str:
    """The text under the heading of a version; "" if there is none."""
    entry = divided(text, version)[1]
    return entry.partition("\n")[2].strip()


def divided(text: str, version: str | None) -> tuple[str, str, str]:
    """The text before an entry, the entry, and the text after it.

    A version of None means a new entry, before all others.
    """
    found = list(_HEADING.finditer(text))
    for index, heading in enumerate(found):
        if version is None:
            return text[: heading.start()], "", text[heading.start() :]
        if heading[1] == version:
            more = found[index + 1 :]
            end = more[0].start() if more else len(text)
            return text[: heading.start()], text[heading.start() : end], text[end:]
    return text, "", ""


def _below(text: str) -> str:
    return f"\n{text.strip()}\n" if text.strip() else ""


def merged(edited: str, before: str, after: str) -> str:
    """An edited entry, updated from the generated text ``before`` to that ``after``."""
    if edited.strip() == before.strip():
        return after
    known, wanted = _lines(before), _lines(after)
    gone = {line for lines in known.values() for line in lines} - {
        line for lines in wanted.values() for line in lines
    }
    kept = "\n".join(line for line in edited.splitlines() if line not in gone)
    blocks = _blocks(kept)
    for name, lines in wanted.items():
        old = known.get(name, [])
        blocks[name] = blocks.get(name, [])
        blocks[name] += [line for line in lines if line not in old]
    return _told(blocks)


def _lines(entry: str) -> dict[str, list[str]]:
    return {
        name: [line for line in lines if line.startswith("- ")]
        for name, lines in _blocks(entry).items()
    }


def _blocks(entry: str) -> dict[str, list[str]]:
    """The lines under each heading of an entry; those before the first heading under ""."""
    pieces = _BLOCK.split(entry)
    found = {"": pieces[0].strip().splitlines()}
    for name, lines in zip(pieces[1::2], pieces[2::2], strict=True):
        found[name.strip()] = lines.strip().splitlines()
    return found


def _told(blocks: dict[str, list[str]]) -> str:
    ranks = {name: rank for rank, name in enumerate(("", *ORDER))}
    told: list[str] = []
    for name in sorted(blocks, key=lambda name: ranks.get(name, len(ranks))):
        lines = "\n".join(blocks[name]).strip()
        if lines:
            told.append(f"### {name}\n\n{lines}" if name else lines)
    return "\n\n".join(told) + "\n"

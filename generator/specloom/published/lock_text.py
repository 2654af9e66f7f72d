"""The names lock as text: one row per name, so that branches merge."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from specloom.kinds import is_array, is_object, members
from specloom.merging import sides
from specloom.published.lock import Contradiction, Entry, Former, Key, Lock
from specloom.rows import FORM, is_frame, is_rows, row_of, rows_text

RELEASED = "released"
_ROLE = re.compile(r' ("(?:[^"\\]|\\.)*"): \{(\},?)?')
_NAME = re.compile(r'  ("(?:[^"\\]|\\.)*"): (.*?),?')
_FRAME = ("", "{", "}", " }", " },")


def lock_text(lock: Lock) -> str:
    """Format the lock: a row for each name with its role, the element's id and the name."""
    rows = [[role, of, _written(entry)] for (role, of), entry in lock.entries.items()]
    released = [[RELEASED, name, True] for name in lock.released]
    return rows_text([*rows, *released])


def lock_of(text: str, file: str = "") -> Lock:
    """Parse a names lock; in a merge conflict, both sides are combined.

    Raises:
        ValueError: the text is not a names lock.
    """
    entries: dict[Key, Entry] = {}
    released: set[str] = set()
    contradictions: dict[Key, Contradiction] = {}
    for role, of, value in (line for side in sides(text) for line in _lines(side)):
        if role == RELEASED:
            released.add(of)
            continue
        entry, key = _read(value), (role, of)
        if entry is None:
            continue
        other = entries.get(key, entry)
        entries[key] = joined(other, entry)
        if other.name != entry.name and not (
            is_later(other, entry) or is_later(entry, other)
        ):
            names = sorted((other.name, entry.name))
            contradictions[key] = Contradiction(key, names[0], names[1])
    return Lock(entries, frozenset(released), tuple(contradictions.values()), file)


def joined(one: Entry, other: Entry) -> Entry:
    """What two branches say of one thing, whichever is merged into which: the name that one
    branch gave in place of the other's, else the one that is first in the alphabet; the
    other one as a former name.
    """
    if one == other:
        return one
    first, second = sorted(
        (one, other), key=lambda e: (e.name, e.source, e.shape, e.place)
    )
    if is_later(second, first):
        first, second = second, first
    former = {*first.former, *second.former, Former(second.name, second.scope)}
    former.discard(Former(first.name, first.scope))
    gone = first.gone and second.gone
    return replace(first, former=tuple(sorted(former)), gone=gone)


def is_later(one: Entry, other: Entry) -> bool:
    """Whether one entry has the other's name as an earlier one, and not vice versa."""
    names = [{former.name for former in entry.former} for entry in (one, other)]
    return other.name in names[0] and one.name not in names[1]


def _written(entry: Entry) -> object:
    more: dict[str, object] = {
        "from": entry.source,
        "in": entry.scope,
        "shape": entry.shape,
        "at": entry.place,
        "was": [{"name": f.name, "in": f.scope} for f in entry.former],
        "gone": entry.gone,
    }
    told = {key: value for key, value in more.items() if value}
    return {"name": entry.name, **told} if told else entry.name


def _read(value: object) -> Entry | None:
    """Parse an entry; None if its name is not a valid identifier."""
    told = {"name": value} if isinstance(value, str) else members(value)
    name, was = told.get("name"), told.get("was", ())
    if not isinstance(name, str) or not name.isidentifier():
        return None
    return Entry(
        name=name,
        source=str(told.get("from", "")),
        scope=str(told.get("in", "")),
        shape=str(told.get("shape", "")),
        place=str(told.get("at", "")),
        former=tuple(_former(was if is_array(was) else ())),
        gone=bool(told.get("gone")),
    )


def _former(was: Iterable[object]) -> Iterator[Former]:
    for one in was:
        told = members(one)
        name = told.get("name")
        if isinstance(name, str) and name.isidentifier():
            yield Former(name, str(told.get("in", "")))


def _lines(text: str) -> Iterator[tuple[str, str, object]]:
    """Role, id and value of each row.

    Also reads the format of earlier versions: a JSON object of objects with a line per name.
    It is read line by line, because a merge can leave a comma too many or too few. A lock
    without the closing brace is truncated.
    """
    if not text.strip():
        raise ValueError("the file is empty")
    if not is_rows(text) and text.rstrip().rpartition("\n")[2] not in ("}", "{}"):
        yield from _whole(json.loads(text))
        return
    try:
        yield from list(_by_line(text))
    except ValueError:
        # The file was reformatted.
        yield from _whole(json.loads(text))


def _by_line(text: str) -> Iterator[tuple[str, str, object]]:
    """Role, id and value of each line; raise ValueError for an invalid line."""
    role = ""
    for line in text.split("\n"):
        row, plain = row_of(line), line.rstrip("\r")
        head, name = _ROLE.fullmatch(plain), _NAME.fullmatch(plain)
        if row is not None and len(row) == 3 and isinstance(row[1], str):
            yield row[0], row[1], row[2]
        elif row is not None and row[0] == FORM:
            continue
        elif head is not None:
            role = json.loads(head[1])
        elif name is not None and role:
            yield role, json.loads(name[1]), json.loads(name[2])
        elif plain not in _FRAME and not is_frame(plain):
            raise ValueError(f"not a valid row: {plain[:60]}")


def _whole(content: object) -> Iterator[tuple[str, str, object]]:
    if not is_object(content):
        raise ValueError("it is not a JSON object")
    for role, names in content.items():
        for of, value in members(names).items():
            yield role, of, value

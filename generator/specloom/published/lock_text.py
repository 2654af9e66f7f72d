"""The lock of published names as text: one line a name, so that branches merge."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from specloom.kinds import is_array, is_object, members
from specloom.merging import sides
from specloom.published.lock import Contradiction, Entry, Former, Key, Lock

RELEASED = "released"
_ROLE = re.compile(r' ("(?:[^"\\]|\\.)*"): \{(\},?)?')
_NAME = re.compile(r'  ("(?:[^"\\]|\\.)*"): (.*?),?')
_FRAME = ("", "{", "}", " }", " },")


def lock_text(lock: Lock) -> str:
    """The lock by role, then by the id of what has the name."""
    roles: dict[str, dict[str, Any]] = {}
    for (role, of), entry in sorted(lock.entries.items()):
        roles.setdefault(role, {})[of] = _written(entry)
    if lock.released:
        roles[RELEASED] = dict.fromkeys(sorted(lock.released), True)
    blocks = [
        f" {_json(role)}: {{\n"
        + ",\n".join(f"  {_json(of)}: {_json(value)}" for of, value in names.items())
        + "\n }"
        for role, names in sorted(roles.items())
    ]
    return "{\n" + ",\n".join(blocks) + "\n}\n" if blocks else "{}\n"


def lock_of(text: str, file: str = "") -> Lock:
    """The lock that the text of a file tells; of a merge conflict both sides, joined.

    Raises:
        ValueError: the text is no lock.
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
        if other.name != entry.name:
            names = sorted((other.name, entry.name))
            contradictions[key] = Contradiction(key, names[0], names[1])
    return Lock(entries, frozenset(released), tuple(contradictions.values()), file)


def joined(one: Entry, other: Entry) -> Entry:
    """What two branches say of one thing, whichever is merged into which: the name that is
    first in the alphabet, the other one as a former name.
    """
    if one == other:
        return one
    first, second = sorted(
        (one, other), key=lambda e: (e.name, e.source, e.shape, e.place)
    )
    former = {*first.former, *second.former, Former(second.name, second.scope)}
    former.discard(Former(first.name, first.scope))
    gone = first.gone and second.gone
    return replace(first, former=tuple(sorted(former)), gone=gone)


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
    """An entry; None for a name that cannot be one."""
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
    """Role, id and value of each line; a lock that was laid out anew is read as JSON.

    A merge may leave a comma too many or too few, so lines are read one by one. A lock
    that does not end as one was cut short.
    """
    if not text.strip():
        raise ValueError("it is empty")
    if text.rstrip().rpartition("\n")[2] not in ("}", "{}"):
        yield from _whole(json.loads(text))
        return
    found: list[tuple[str, str, object]] = []
    role = ""
    for line in text.splitlines():
        head, name = _ROLE.fullmatch(line), _NAME.fullmatch(line)
        if head is not None:
            role = json.loads(head[1])
        elif name is not None and role:
            found.append((role, json.loads(name[1]), json.loads(name[2])))
        elif line not in _FRAME:
            yield from _whole(json.loads(text))
            return
    yield from found


def _whole(content: object) -> Iterator[tuple[str, str, object]]:
    if not is_object(content):
        raise ValueError("it is no JSON object")
    for role, names in content.items():
        for of, value in members(names).items():
            yield role, of, value


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)

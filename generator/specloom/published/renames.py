"""Which things of a document are published ones under another id.

Nothing is guessed: an operation is known by its path or its operationId, a schema by its structure
together with a place where it is used, and both only when nothing else fits as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from specloom import ir
from specloom.published.items import by_number, recognised
from specloom.published.lock import Key, Lock
from specloom.published.shapes import places, shape

_END = re.compile("[ /]")


def moved(api: ir.Api, lock: Lock) -> Lock:
    """The lock with the ids that its things have in this document."""
    now = _operations(api, lock)
    now |= recognised(api, lock, rewriting(now))
    now |= _declarations(api, lock, now)
    if not now:
        return lock
    spelled = rewriting(now)
    entries = dict(lock.entries)
    for key, entry in lock.entries.items():
        place = spelled(entry.place)
        key_now: Key = (key[0], spelled(key[1]))
        if key_now != key or place != entry.place:
            del entries[key]
            entry = replace(entry, place=place)
            if by_number(key[1]) and not by_number(key_now[1]):
                # The name may tell a number: it stays, whatever else would be one now.
                entry = replace(entry, source="")
            # What the document itself has under this id was there before.
            entries.setdefault(key_now, entry)
    return replace(lock, entries=entries)


def knows(lock: Lock, api: ir.Api) -> bool:
    """Whether anything of a document was published: another document in the same folder is
    another API, with names of its own.
    """
    return any(("method", o.id) in lock.entries for o in api.operations) or any(
        ("model", d.id) in lock.entries for d in api.declarations
    )


def rewriting(now: Mapping[str, str]) -> Callable[[str], str]:
    """A function that writes ids anew wherever they, or ids beneath them, stand in a text."""

    def spelled(text: str) -> str:
        written: list[str] = []
        start = 0
        while start <= len(text):
            end = _known(text, start, now)
            written.append(now[text[start:end]] if end else "")
            start = end or start
            following = text.find(" ", start) + 1 or len(text) + 1
            written.append(text[start:following])
            start = following
        return "".join(written)

    return spelled if now else str


def _known(text: str, start: int, ids: Mapping[str, str]) -> int:
    """Where the longest of ``ids`` that begins at ``start`` ends, 0 when none does; beneath
    a place of the document there are others.
    """
    ends = [len(text), *(m.start() for m in reversed([*_END.finditer(text, start)]))]
    for end in ends:
        if text[start:end] in ids and (
            text[end : end + 1] != "/" or "#/" in text[start:end]
        ):
            return end
    return 0


def _operations(api: ir.Api, lock: Lock) -> dict[str, str]:
    """Operations whose method or path is another: those of the same path but for the names
    in it, which are the same (OpenAPI 3.1 §4.8.8.2), then by their operationId.
    """
    known = {o.id for o in api.operations}
    gone = {
        id_: entry.source
        for (role, id_), entry in lock.entries.items()
        if role == "method" and id_ not in known and re.fullmatch(r"[A-Z]+ /\S*", id_)
    }
    fresh = {
        o.id: o.operation_id
        for o in api.operations
        if ("method", o.id) not in lock.entries
    }
    found = dict(_pairs(_templates(gone), _templates(fresh)))
    found |= _pairs(
        [(source, id_) for id_, source in gone.items() if id_ not in found],
        [(word, id_) for id_, word in fresh.items() if id_ not in found.values()],
    )
    now: dict[str, str] = {}
    for old, new in found.items():
        now |= {old: new, _pointer(old): _pointer(new)}
    return now


def _templates(ids: Iterable[str]) -> list[tuple[str, str]]:
    """Operations by method and path, whatever the parameters of the path are called."""
    return [(re.sub(r"\{[^{}]*\}", "{}", id_), id_) for id_ in ids]


def _declarations(api: ir.Api, lock: Lock, now: dict[str, str]) -> dict[str, str]:
    """Schemas with other names; one that is known helps to know those that refer to it."""
    gone = {
        id_: entry
        for (role, id_), entry in lock.entries.items()
        if role == "model" and entry.shape and id_ not in api.index
    }
    before = {entry for role, entry in lock.entries if role == "model"}
    used = places(api) if gone else dict[str, tuple[str, ...]]()
    now = dict(now)
    while gone:
        spelled, forth = rewriting({new: old for old, new in now.items()}), rewriting(
            now
        )
        fresh = [
            (f"{shape(d, spelled)} {spelled(place)}", d.id)
            for d in api.declarations
            if d.id not in before and spelled(d.id) == d.id
            for place in used.get(d.id, ())
        ]
        waiting = [
            (f"{entry.shape} {entry.place}", id_)
            for id_, entry in gone.items()
            if forth(id_) == id_
        ]
        found = dict(_pairs(waiting, fresh))
        if not found:
            break
        now |= found
    return now


def _pairs(
    gone: Iterable[tuple[str, str]], fresh: Iterable[tuple[str, str]]
) -> list[tuple[str, str]]:
    """Old and new ids that share a mark which no others have."""
    old, new = _alone(gone), _alone(fresh)
    return [(id_, new[mark]) for mark, id_ in old.items() if mark and mark in new]


def _alone(marked: Iterable[tuple[str, str]]) -> dict[str, str]:
    ids: dict[str, set[str]] = {}
    for mark, id_ in marked:
        ids.setdefault(mark, set()).add(id_)
    return {mark: next(iter(found)) for mark, found in ids.items() if len(found) == 1}


def _pointer(operation: str) -> str:
    """Where an operation stands in its document, by its id."""
    method, _, path = operation.partition(" ")
    path = path.replace("~", "~0").replace("/", "~1")
    return f"#/paths/{path}/{method.lower()}"

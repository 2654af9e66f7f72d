"""Former names as programs write them, and those that the config gives up."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from specloom.published.lock import Entry, Key, Lock
from specloom.published.settling import RENAMED, scope_of

GROUP = "group "
"""What the scope of a group's methods begins with; the group's key follows."""


def written(lock: Lock, scope: str, name: str) -> str:
    """A name as programs write it: ``client.account.get_user``, ``models.User``."""
    if not scope.startswith(GROUP):
        return f"{scope}.{name}"
    return f"{_namespace(lock, scope.removeprefix(GROUP))}.{name}"


def without(
    lock: Lock, release: Collection[str], asked: Collection[Key]
) -> tuple[Lock, frozenset[str]]:
    """The lock without what ``release`` gives up, and which of its entries gave up
    something, now or before.

    Former names can be given up, names of what is gone (no key in ``asked``), and a gone
    namespace with all that it has.
    """
    entries: dict[Key, Entry] = {}
    found = {path for path in lock.released if path in release}
    for key, entry in lock.entries.items():
        home = scope_of(key[0], entry)
        paths = {
            f: _paths(lock, key[0], f.scope or home, f.name, asked)
            for f in entry.former
        }
        former = tuple(f for f in entry.former if paths[f].isdisjoint(release))
        found |= {path for f in paths for path in paths[f] if path in release}
        gone = set[str]() if key in asked else _gone(lock, key, home, entry.name, asked)
        found |= gone.intersection(release)
        if gone.isdisjoint(release):
            same = former == entry.former
            entries[key] = entry if same else replace(entry, former=former)
    return replace(lock, entries=entries), frozenset(found)


def _gone(
    lock: Lock, key: Key, home: str, name: str, asked: Collection[Key]
) -> set[str]:
    role, of = key
    if role in ("namespace", "resource", "resource module"):
        return {_namespace(lock, of)}
    return _paths(lock, role, home, name, asked) if role in RENAMED else set()


def _paths(
    lock: Lock, role: str, scope: str, name: str, asked: Collection[Key]
) -> set[str]:
    """What gives up a former name: its own path, or that of its namespace if this is gone."""
    found = {written(lock, scope, name)}
    group = scope.removeprefix(GROUP)
    if group != scope and ("namespace", group) not in asked:
        found.add(_namespace(lock, group))
    return found


def _namespace(lock: Lock, group: str) -> str:
    home = lock.entries.get(("namespace", group))
    return f"client.{home.name if home else group}"

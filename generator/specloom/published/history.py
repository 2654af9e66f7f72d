"""The names of a document whose forerunners were published."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeAlias

from specloom import ir
from specloom.naming import Claim, Names, Style
from specloom.published.lock import EXAMPLE, SETTING, Entry, Former, Key, Lock
from specloom.published.releasing import GROUP, without, written
from specloom.published.renames import moved
from specloom.published.settling import RESERVED, Alias, Clash, settle
from specloom.published.shapes import places, shape

Choose: TypeAlias = Callable[[Mapping[str, Collection[str]]], Mapping[str, str]]
"""Gives the id of an operation for each kind of example, of those that were published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The names, the former ones that still work, and the lock of the next run.

    ``examples`` are the ids of the operations that are shown, by what the example is for.
    ``old_groups`` are the keys of groups of which nothing but former names is left.
    ``idle`` are the entries of the config's list that give up nothing.
    """

    names: Names
    aliases: tuple[Alias, ...]
    old_groups: tuple[str, ...]
    lock: Lock
    clashes: tuple[Clash, ...]
    idle: tuple[str, ...]
    examples: Mapping[str, str]

    def aliases_of(self, role: str, id_: str) -> tuple[Alias, ...]:
        """The former names of one thing."""
        return tuple(a for a in self.aliases if (a.role, a.id) == (role, id_))

    def aliases_in(self, scope: str) -> tuple[Alias, ...]:
        """The former names that were unique in a scope."""
        return tuple(a for a in self.aliases if a.scope == scope)

    def written(self, alias: Alias) -> str:
        """A former name as programs write it: ``client.account.get_user``."""
        return written(self.lock, alias.scope, alias.name)


def _nothing(_: Mapping[str, Collection[str]]) -> Mapping[str, str]:
    return {}


def history(
    claims: Iterable[Claim],
    style: Style,
    lock: Lock,
    api: ir.Api,
    release: Collection[str] = (),
    settings: Mapping[str, str] = MappingProxyType({}),
    choose: Choose = _nothing,
) -> History:
    """Names for the claims, and what becomes of the published ones; ``settings`` are what
    the output is called as a whole, ``choose`` settles which operations are shown.
    """
    asked = {(claim.role, claim.id): claim for claim in claims}
    lock, released = without(moved(api, lock), release, asked.keys())
    examples = choose(lock.examples())
    settled = settle(asked.values(), style, lock)
    given_up = {
        alias: path
        for alias in settled.aliases
        if (path := written(lock, alias.scope, alias.name)) in release
    }
    known = asked.keys() | lock.entries.keys()
    kept = (alias for alias in settled.aliases if alias not in given_up)
    aliases = tuple(alias for alias in kept if _has_group(alias, known))
    entries = _entries(asked, settled.names, aliases, api) | _lost(asked, lock, aliases)
    entries |= {(SETTING, name): Entry(name=value) for name, value in settings.items()}
    entries |= {
        (EXAMPLE, f"{purpose} {id_}"): Entry(name=settled.names["method", id_])
        for purpose, id_ in examples.items()
    }
    released |= frozenset(given_up.values())
    groups = dict.fromkeys(alias.scope.removeprefix(GROUP) for alias in aliases)
    return History(
        names=settled.names,
        aliases=aliases,
        old_groups=tuple(
            group for group in groups if ("namespace", group) in entries.keys() - asked
        ),
        lock=Lock(entries, released),
        clashes=settled.clashes,
        idle=tuple(path for path in release if path not in released),
        examples=examples,
    )


def _has_group(alias: Alias, known: Collection[Key]) -> bool:
    """Whether the names of an alias's group are known. In a lock that was edited or merged, a
    name can belong to a group that nothing else describes.
    """
    group = alias.scope.removeprefix(GROUP)
    return alias.role != "method" or all(
        (role, group) in known for role in ("namespace", "resource", "resource module")
    )


def _entries(
    asked: Mapping[Key, Claim], names: Names, aliases: Iterable[Alias], api: ir.Api
) -> dict[Key, Entry]:
    """What the lock says of each claim."""
    former: dict[Key, tuple[Former, ...]] = {}
    for alias in aliases:
        key = (alias.role, alias.id)
        former[key] = (*former.get(key, ()), Former(alias.name, alias.scope))
    used = places(api)
    shapes = {d.id: shape(d, str) for d in api.declarations}
    return {
        key: Entry(
            name=names[key],
            source=claim.source,
            scope=claim.scope if claim.role == "method" else "",
            shape=shapes.get(claim.id, "") if claim.role == "model" else "",
            place=(
                next(iter(used.get(claim.id, ())), "") if claim.role == "model" else ""
            ),
            former=former.get(key, ()),
        )
        for key, claim in asked.items()
    }


def _lost(
    asked: Mapping[Key, Claim], lock: Lock, aliases: Iterable[Alias]
) -> dict[Key, Entry]:
    """What the document no longer has, but whose names stay taken."""
    at_work = {(alias.scope, alias.name) for alias in aliases}
    return {
        key: replace(entry, gone=True)
        for key, entry in lock.entries.items()
        if key[0] in RESERVED
        and key not in asked
        and (entry.scope, entry.name) not in at_work
    }

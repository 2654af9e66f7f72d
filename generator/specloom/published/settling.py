"""Names for claims, faithful to what was published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass

from specloom.naming import Claim, Names, Rule, Style, assign, identifier
from specloom.published.lock import Entry, Former, Key, Lock

RESERVED = frozenset({"method", "namespace", "resource", "resource module"})
"""The roles whose names stay taken when the document no longer has their things: calling
something else by them would let old programs run and do something else.
"""

RENAMED = frozenset({"method", "model"})
"""The roles whose former names go on working."""


@dataclass(frozen=True, slots=True, order=True)
class Alias:
    """A former name of something that is there under another: deprecated, but at work."""

    role: str
    scope: str
    name: str
    id: str


@dataclass(frozen=True, slots=True)
class Clash:
    """A published name that two things have, and who had to give it up."""

    name: str
    kept: Key
    lost: Key


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """The names, the former ones that still work, and what had to be decided."""

    names: Names
    aliases: tuple[Alias, ...]
    clashes: tuple[Clash, ...]


def settle(claims: Iterable[Claim], style: Style, lock: Lock) -> Settled:
    """A name for each claim: the published one unless the document's own text changed;
    then the old name stays an alias, and nobody else gets it.
    """
    asked = {(claim.role, claim.id): claim for claim in claims}
    reserved = _reserved(asked, lock)
    kept, clashes = _kept(asked, style, lock, reserved)
    names = assign(asked.values(), style, kept, reserved)
    aliases: dict[tuple[str, str, str], Alias] = {}
    for key, claim in sorted(asked.items()):
        for former in _former(claim, lock.entries.get(key), names[key]):
            one = Alias(claim.role, former.scope, former.name, claim.id)
            aliases.setdefault((one.role, one.scope, one.name), one)
    return Settled(
        names=names,
        aliases=tuple(sorted(aliases.values())),
        clashes=tuple(clashes),
    )


def _kept(
    asked: Mapping[Key, Claim],
    style: Style,
    lock: Lock,
    reserved: Mapping[str, set[str]],
) -> tuple[dict[Key, str], list[Clash]]:
    """The published names that stay; of two that have one name, the first by id keeps it,
    and one that comes from another scope yields to those that were there.
    """
    kept: dict[Key, str] = {}
    holders: dict[tuple[str, str], Key] = {}
    clashes: list[Clash] = []
    arrivals = [
        (key, lock.entries[key]) for key in sorted(asked) if key in lock.entries
    ]
    arrivals.sort(
        key=lambda one: scope_of(one[0][0], one[1], asked[one[0]])
        != asked[one[0]].scope
    )
    for key, entry in arrivals:
        claim = asked[key]
        name = _name(claim, entry, style)
        at_home = scope_of(key[0], entry, claim) == claim.scope
        if not name or (not at_home and name in reserved.get(claim.scope, ())):
            continue
        holder = holders.setdefault((claim.scope, name), key)
        if holder == key:
            kept[key] = name
        elif at_home:
            clashes.append(Clash(name, holder, key))
    return kept, clashes


def _name(claim: Claim, entry: Entry, style: Style) -> str:
    """The published name that a claim goes on with, "" when it needs a new one."""
    rule = style[claim.role]
    if entry.source in ("", claim.source):
        return entry.name
    if _recased(entry.source, claim.source, rule):
        return entry.name
    # Later candidates are no longer made of the source: they fit whatever it says.
    wanted = [identifier(text, rule) for text in claim.candidates[:2]]
    if entry.name in wanted:
        return entry.name
    before = {former.name for former in formers(entry, claim.scope)}
    return next((name for name in wanted if name in before), "")


def _recased(one: str, other: str, rule: Rule) -> bool:
    """Whether two texts have the same letters and digits, whatever separates their words
    and which letters are capitals.
    """
    sides = [
        identifier(text, rule).replace("_", "").casefold() for text in (one, other)
    ]
    return bool(sides[0]) and sides[0] == sides[1]


def formers(entry: Entry, scope: str) -> set[Former]:
    """The former names of something that were unique in ``scope``."""
    return {former for former in entry.former if former.scope in ("", scope)}


def _reserved(asked: Mapping[Key, Claim], lock: Lock) -> dict[str, set[str]]:
    """By scope, the names that nobody gets anew."""
    found: dict[str, set[str]] = {}
    for key, entry in lock.entries.items():
        claim = asked.get(key)
        if key[0] in (RENAMED if claim else RESERVED):
            home = scope_of(key[0], entry, claim)
            for name, scope in [(entry.name, home), *map(astuple, entry.former)]:
                found.setdefault(scope or home, set()).add(name)
    return found


def scope_of(role: str, entry: Entry, claim: Claim | None = None) -> str:
    """Where a published name is unique; only methods move from one scope to another."""
    return entry.scope or (claim.scope if claim else f"{role}s")


def _former(claim: Claim, entry: Entry | None, name: str) -> Iterator[Former]:
    """The former names of something, now that it is called ``name``."""
    if entry is None or claim.role not in RENAMED:
        return
    names = {
        Former(former.name, former.scope or claim.scope) for former in entry.former
    }
    names.add(Former(entry.name, scope_of(claim.role, entry, claim)))
    yield from sorted(names - {Former(name, claim.scope)})

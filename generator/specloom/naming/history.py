"""Keep published names when the document changes."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import astuple, replace

from specloom import ir
from specloom.diagnostics import Report, Span
from specloom.naming.assign import (
    NameRequest,
    Names,
    Rule,
    Style,
    assign,
    folded_text,
    identifier,
)
from specloom.naming.lock import (
    EXAMPLE,
    SETTING,
    FormerName,
    Key,
    Lock,
    LockEntry,
    by_number,
    places,
    recognised,
    shape,
)
from specloom.naming.resources import ROOT

OF_GROUPS = frozenset({"namespace", "resource", "resource module"})
"""The roles of the names of groups."""

RESERVED = OF_GROUPS | {"method"}
"""The roles whose names stay reserved when their element is removed: with the name of
another element, old programs would run and do something else.
"""

RENAMED = frozenset({"method", "model", "typed dict"})
"""The roles whose deprecated names still work."""


CHOSEN = re.compile("(?:rule|config|extension) ")
"""The prefixes of sources for names that the config, an extension or a rule chose."""


class NameAlias(Struct, frozen=True, order=True):
    """A deprecated name of an element, which still works."""

    role: str
    scope: str
    name: str
    id: str


class Clash(Struct, frozen=True):
    """A published name of two elements, and the element that got another one."""

    name: str
    kept: Key
    lost: Key


class ResolvedNames(Struct, frozen=True, kw_only=True):
    """The names, the deprecated ones that still work, and the conflicts."""

    names: Names
    aliases: tuple[NameAlias, ...]
    clashes: tuple[Clash, ...]


def resolve_names(
    requests: Iterable[NameRequest],
    style: Style,
    lock: Lock,
    release: Collection[str] = (),
) -> ResolvedNames:
    """A name for each request.

    It is the published one unless the document's own text changed. Then the old name
    stays as an alias, and no other element gets it unless ``release`` gives it up.
    """
    wanted = {(request.role, request.id): request for request in requests}
    reserved = _reserved(wanted, lock, release)
    kept, clashes = _kept(wanted, style, lock, reserved)
    names = assign(wanted.values(), style, kept, reserved)
    aliases: dict[tuple[str, str, str], NameAlias] = {}
    for key, request in sorted(wanted.items()):
        for former in _former(request, lock.entries.get(key), names[key]):
            one = NameAlias(request.role, former.scope, former.name, request.id)
            aliases.setdefault((one.role, one.scope, one.name), one)
    return ResolvedNames(
        names=names,
        aliases=tuple(sorted(aliases.values())),
        clashes=tuple(clashes),
    )


def _kept(
    requests: Mapping[Key, NameRequest],
    style: Style,
    lock: Lock,
    reserved: Mapping[str, set[str]],
) -> tuple[dict[Key, str], list[Clash]]:
    """The published names that stay.

    Of two elements with one name, the first by id keeps it; an element from another
    scope gets another name.
    """
    kept: dict[Key, str] = {}
    holders: dict[tuple[str, str], Key] = {}
    clashes: list[Clash] = []
    arrivals = [
        (key, lock.entries[key]) for key in sorted(requests) if key in lock.entries
    ]
    arrivals.sort(
        key=lambda one: scope_of(one[0][0], one[1], requests[one[0]])
        != requests[one[0]].scope
    )
    for key, entry in arrivals:
        request = requests[key]
        name = _name(request, entry, style)
        in_scope = scope_of(key[0], entry, request) == request.scope
        back = FormerName(name, request.scope) in entry.former
        is_free = in_scope or back or name not in reserved.get(request.scope, ())
        if not name or not is_free:
            continue
        holder = holders.setdefault((request.scope, name), key)
        if holder == key:
            kept[key] = name
        elif in_scope:
            clashes.append(Clash(name, holder, key))
    return kept, clashes


# The schemas of a shared response with a status as its key: their source follows from the id.
_OF_STATUS = re.compile(
    r"#(?:(?:/components)?/responses)?/[1-5]\d\d/(?:content/[^/]+/)?schema(?:/|$)"
)


def _name(request: NameRequest, entry: LockEntry, style: Style) -> str:
    """The published name that stays for a request; "" if it needs a new one."""
    rule = style[request.role]
    if request.chosen:
        is_same = entry.name == identifier(request.candidates[0], rule)
        return entry.name if is_same else ""
    if entry.source in ("", request.source) or _OF_STATUS.search(request.id):
        return entry.name
    if _recased(entry.source, request.source, rule):
        return entry.name
    # Later candidates do not derive from the source, so they fit any source. Of a
    # chosen name only the first candidate was chosen.
    count = 1 if CHOSEN.match(request.source) else 2
    wanted = [identifier(text, rule) for text in request.candidates[:count]]
    if entry.name in wanted:
        return entry.name
    before = {former.name for former in former_names(entry, request.scope)}
    return next((name for name in wanted if name in before), "")


def _recased(one: str, other: str, rule: Rule) -> bool:
    """Whether two texts have the same letters and digits, apart from case and
    separators.
    """
    sides = [
        identifier(text, rule).replace("_", "").casefold() for text in (one, other)
    ]
    return bool(sides[0]) and sides[0] == sides[1]


def former_names(entry: LockEntry, scope: str) -> set[FormerName]:
    """The deprecated names of an element that were unique in ``scope``."""
    return {former for former in entry.former if former.scope in ("", scope)}


def _reserved(
    requested: Mapping[Key, NameRequest], lock: Lock, release: Collection[str]
) -> dict[str, set[str]]:
    """The names that no element can get, by scope."""
    found: dict[str, set[str]] = {}
    for key, entry in lock.entries.items():
        request = requested.get(key)
        if key[0] in (RENAMED if request else RESERVED):
            own = scope_of(key[0], entry, request)
            for name, scope in [(entry.name, own), *map(astuple, entry.former)]:
                if not release or dotted_name(lock, scope or own, name) not in release:
                    found.setdefault(scope or own, set()).add(name)
    return found


def scope_of(role: str, entry: LockEntry, request: NameRequest | None = None) -> str:
    """The scope in which a published name is unique; only methods move to another
    scope.
    """
    if role == "namespace" and not request and not entry.scope:
        return CLIENT_SCOPE
    return entry.scope or (request.scope if request else f"{role}s")


def _former(
    request: NameRequest, entry: LockEntry | None, name: str
) -> Iterator[FormerName]:
    """The deprecated names of an element with the new name ``name``."""
    if entry is None or request.role not in RENAMED:
        return
    names = {
        FormerName(former.name, former.scope or request.scope)
        for former in entry.former
    }
    names.add(FormerName(entry.name, scope_of(request.role, entry, request)))
    yield from sorted(names - {FormerName(name, request.scope)})


_END = re.compile("[ /]")


def renamed_ids(api: ir.Api, lock: Lock) -> Lock:
    """The lock with the ids that its elements have in this document."""
    now = _operations(api, lock)
    now |= recognised(api, lock, id_rewriter(now))
    now |= _declarations(api, lock, now)
    if not now:
        return lock
    spelled = id_rewriter(now)
    entries = dict(lock.entries)
    for key, entry in lock.entries.items():
        place = spelled(entry.place)
        key_now: Key = (key[0], spelled(key[1]))
        if key_now != key or place != entry.place:
            del entries[key]
            entry = replace(entry, place=place)
            if by_number(key[1]) and not by_number(key_now[1]):
                # The name may contain a number: it stays, even if the number is another
                # one now.
                entry = replace(entry, source="")
            # The document has this id already.
            entries.setdefault(key_now, entry)
    return replace(lock, entries=entries)


def is_known_api(lock: Lock, api: ir.Api) -> bool:
    """Whether any names of a document were published.

    Another document in the same folder is another API, with other names.
    """
    return any(("method", o.id) in lock.entries for o in api.operations) or any(
        ("model", d.id) in lock.entries for d in api.declarations
    )


def id_rewriter(new_ids: Mapping[str, str]) -> Callable[[str], str]:
    """A function that replaces ids, also as parts of longer ids, in a text."""

    def spelled(text: str) -> str:
        written: list[str] = []
        start = 0
        while start <= len(text):
            end = _known(text, start, new_ids)
            written.append(new_ids[text[start:end]] if end else "")
            start = end or start
            following = text.find(" ", start) + 1 or len(text) + 1
            written.append(text[start:following])
            start = following
        return "".join(written)

    return spelled if new_ids else str


def _known(text: str, start: int, ids: Mapping[str, str]) -> int:
    """The end of the longest of ``ids`` that begins at ``start``, 0 if none does.

    Only elements of the document can follow an id in a longer one.
    """
    ends = [len(text), *(m.start() for m in reversed([*_END.finditer(text, start)]))]
    for end in ends:
        if text[start:end] in ids and (
            text[end : end + 1] != "/" or "#/" in text[start:end]
        ):
            return end
    return 0


def _operations(api: ir.Api, lock: Lock) -> dict[str, str]:
    """Operations with another method or path.

    They are matched by paths that only differ in the names of parameters, which are
    equivalent (OpenAPI 3.1 §4.8.8.2), then by operationId.
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
    """Operations by method and path, without the names of path parameters."""
    return [(re.sub(r"\{[^{}]*\}", "{}", id_), id_) for id_ in ids]


def _declarations(api: ir.Api, lock: Lock, now: dict[str, str]) -> dict[str, str]:
    """Renamed schemas. A known schema helps to match those that refer to it."""
    gone = {
        id_: entry
        for (role, id_), entry in lock.entries.items()
        if role == "model" and entry.shape and id_ not in api.index
    }
    before = {entry for role, entry in lock.entries if role == "model"}
    used = places(api) if gone else dict[str, tuple[str, ...]]()
    now = dict(now)
    while gone:
        spelled, forth = id_rewriter(
            {new: old for old, new in now.items()}
        ), id_rewriter(now)
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
    """Old and new ids with a mark that no others have."""
    old, new = _alone(gone), _alone(fresh)
    return [(id_, new[mark]) for mark, id_ in old.items() if mark and mark in new]


def _alone(marked: Iterable[tuple[str, str]]) -> dict[str, str]:
    ids: dict[str, set[str]] = {}
    for mark, id_ in marked:
        ids.setdefault(mark, set()).add(id_)
    return {mark: next(iter(found)) for mark, found in ids.items() if len(found) == 1}


def _pointer(operation: str) -> str:
    """The location of an operation in its document, from its id."""
    method, _, path = operation.partition(" ")
    path = path.replace("~", "~0").replace("/", "~1")
    return f"#/paths/{path}/{method.lower()}"


GROUP = "group "
"""The prefix of the scope of a group's methods, followed by the group's key."""

CLIENT_SCOPE = f"{GROUP}{ROOT[0]}"
"""The scope of the methods and namespaces of a client."""


def dotted_name(lock: Lock, scope: str, name: str) -> str:
    """A name as programs write it: ``client.account.get_user``, ``models.User``."""
    if not scope.startswith(GROUP):
        return f"{scope}.{name}"
    return f"{namespace_path(lock, scope.removeprefix(GROUP))}.{name}"


def without_released(
    lock: Lock, release: Collection[str], requested: Collection[Key]
) -> tuple[Lock, frozenset[str]]:
    """The lock without the names that ``release`` drops, and the entries of ``release``
    that had an effect, now or before.

    Deprecated names can be dropped, names of removed elements (no key in ``requested``),
    and a removed namespace with all of its names.
    """
    entries: dict[Key, LockEntry] = {}
    found = {path for path in lock.released if path in release}
    for key, entry in lock.entries.items():
        scope = scope_of(key[0], entry)
        paths = {
            f: _paths(lock, key[0], f.scope or scope, f.name, requested)
            for f in entry.former
        }
        former = tuple(f for f in entry.former if paths[f].isdisjoint(release))
        found |= {path for f in paths for path in paths[f] if path in release}
        gone = (
            set[str]()
            if key in requested
            else _released(lock, key, scope, entry.name, requested)
        )
        found |= gone.intersection(release)
        if gone.isdisjoint(release):
            same = former == entry.former
            entries[key] = entry if same else replace(entry, former=former)
    return replace(lock, entries=entries), frozenset(found)


def _released(
    lock: Lock, key: Key, scope: str, name: str, requested: Collection[Key]
) -> set[str]:
    role, of = key
    if role in OF_GROUPS:
        return {namespace_path(lock, of)}
    return _paths(lock, role, scope, name, requested) if role in RENAMED else set()


def _paths(
    lock: Lock, role: str, scope: str, name: str, requested: Collection[Key]
) -> set[str]:
    """The entries that drop a deprecated name: its own path, or that of its removed
    namespace.
    """
    found = {dotted_name(lock, scope, name)}
    group = scope.removeprefix(GROUP)
    has_space = group != scope and scope != CLIENT_SCOPE
    if has_space and ("namespace", group) not in requested:
        found.add(namespace_path(lock, group))
    return found


def namespace_path(lock: Lock, group: str) -> str:
    """A group as programs write it: ``client.chat.completions``; ``client`` for the
    methods of the client.
    """
    if (group,) == ROOT:
        return "client"
    entry = lock.entries.get(("namespace", group))
    if entry is not None and entry.scope.startswith(GROUP):
        return f"{namespace_path(lock, entry.scope.removeprefix(GROUP))}.{entry.name}"
    return f"client.{entry.name if entry else group}"


def respelled_groups(lock: Lock, keys: Collection[str]) -> Lock:
    """The lock with the keys that groups have in this document.

    A tag that is written in other case or with other punctuation is the same group, and so
    is a tag that has the name of a group without one.
    """
    published = [
        (e.gone, id_) for (r, id_), e in lock.entries.items() if r == "namespace"
    ]
    known = {id_ for _, id_ in published}
    former: dict[tuple[str, ...], str] = {}
    for _, id_ in sorted(published):
        if id_ not in keys:
            former.setdefault(_folded(id_), id_)
    new_keys = {
        former[_folded(key)]: key
        for key in sorted(keys)
        if key not in known and _folded(key) in former
    }
    if not new_keys:
        return lock
    scopes = {f"{GROUP}{old}": f"{GROUP}{new}" for old, new in new_keys.items()}
    entries: dict[Key, LockEntry] = {}
    for (role, id_), entry in lock.entries.items():
        new_id = new_keys.get(id_, id_) if role in OF_GROUPS else id_
        old_names = (
            replace(f, scope=scopes.get(f.scope, f.scope)) for f in entry.former
        )
        entries[role, new_id] = replace(
            entry,
            scope=scopes.get(entry.scope, entry.scope),
            former=tuple(old_names),
        )
    return replace(lock, entries=entries)


def _folded(key: str) -> tuple[str, ...]:
    return tuple(map(folded_text, key.split(".")))


Choose: TypeAlias = Callable[[Mapping[str, Collection[str]]], Mapping[str, str]]
"""Returns the id of an operation for each kind of example, preferring published ones.
"""


class History(Struct, frozen=True, kw_only=True):
    """The names, the deprecated ones that still work, and the lock of the next run.

    ``examples`` are the ids of the operations in examples, by purpose. ``old_groups``
    are the keys of groups that only have deprecated names. ``idle`` are the entries of
    the config's list ``release`` without effect.
    """

    names: Names
    aliases: tuple[NameAlias, ...]
    old_groups: tuple[str, ...]
    lock: Lock
    clashes: tuple[Clash, ...]
    idle: tuple[str, ...]
    examples: Mapping[str, str]

    def aliases_of(self, role: str, id_: str) -> tuple[NameAlias, ...]:
        """The deprecated names of an element."""
        return tuple(a for a in self.aliases if (a.role, a.id) == (role, id_))

    def aliases_in(self, scope: str) -> tuple[NameAlias, ...]:
        """The deprecated names that were unique in a scope."""
        return tuple(a for a in self.aliases if a.scope == scope)

    def written(self, alias: NameAlias) -> str:
        """A deprecated name as programs write it: ``client.account.get_user``."""
        return dotted_name(self.lock, alias.scope, alias.name)


def _nothing(_: Mapping[str, Collection[str]]) -> Mapping[str, str]:
    return {}


def history(
    requests: Iterable[NameRequest],
    style: Style,
    lock: Lock,
    api: ir.Api,
    release: Collection[str] = (),
    settings: Mapping[str, str] = MappingProxyType({}),
    choose: Choose = _nothing,
) -> History:
    """Names for the requests, and the new state of the published names.

    ``settings`` are the names of the whole output, ``choose`` selects the operations in
    examples.
    """
    requested = {(request.role, request.id): request for request in requests}
    lock, released = without_released(renamed_ids(api, lock), release, requested.keys())
    examples = choose(lock.examples())
    settled = resolve_names(requested.values(), style, lock, release)
    given_up = {
        alias: path
        for alias in settled.aliases
        if (path := dotted_name(lock, alias.scope, alias.name)) in release
    }
    known = requested.keys() | lock.entries.keys()
    kept = (alias for alias in settled.aliases if alias not in given_up)
    aliases = tuple(alias for alias in kept if _has_group(alias, known))
    entries = _entries(requested, settled.names, aliases, api) | _lost(
        requested, lock, aliases
    )
    entries |= {
        (SETTING, name): LockEntry(name=value) for name, value in settings.items()
    }
    entries |= {
        (EXAMPLE, f"{purpose} {id_}"): LockEntry(name=settled.names["method", id_])
        for purpose, id_ in examples.items()
    }
    released |= frozenset(given_up.values())
    groups = dict.fromkeys(alias.scope.removeprefix(GROUP) for alias in aliases)
    live = {request.scope for request in requested.values() if request.role == "method"}
    return History(
        names=settled.names,
        aliases=aliases,
        old_groups=tuple(
            group
            for group in groups
            if ((group,) == ROOT or ("namespace", group) in entries)
            and f"{GROUP}{group}" not in live
        ),
        lock=Lock(entries, released),
        clashes=settled.clashes,
        idle=tuple(path for path in release if path not in released),
        examples=examples,
    )


def _has_group(alias: NameAlias, known: Collection[Key]) -> bool:
    """Whether the names of an alias's group are known. In a lock that was edited or
    merged, a name can belong to a group that has no other entry.
    """
    group = alias.scope.removeprefix(GROUP)
    roles = ["resource", "resource module"]
    roles += ["namespace"] if alias.scope != CLIENT_SCOPE else []
    return alias.role != "method" or all((role, group) in known for role in roles)


def _entries(
    requests: Mapping[Key, NameRequest],
    names: Names,
    aliases: Iterable[NameAlias],
    api: ir.Api,
) -> dict[Key, LockEntry]:
    """The entry in the lock for each request."""
    former: dict[Key, tuple[FormerName, ...]] = {}
    for alias in aliases:
        key = (alias.role, alias.id)
        former[key] = (*former.get(key, ()), FormerName(alias.name, alias.scope))
    used = places(api)
    shapes = {d.id: shape(d, str) for d in api.declarations}
    return {
        key: LockEntry(
            name=names[key],
            source=request.source,
            scope=_written_scope(request),
            shape=shapes.get(request.id, "") if request.role == "model" else "",
            place=(
                next(iter(used.get(request.id, ())), "")
                if request.role == "model"
                else ""
            ),
            former=former.get(key, ()),
        )
        for key, request in requests.items()
    }


def _written_scope(request: NameRequest) -> str:
    """The scope of a name in the lock, "" if it follows from the role."""
    if request.role == "namespace" and request.scope == CLIENT_SCOPE:
        return ""
    return request.scope if request.scope.startswith(GROUP) else ""


def _lost(
    requests: Mapping[Key, NameRequest], lock: Lock, aliases: Iterable[NameAlias]
) -> dict[Key, LockEntry]:
    """The removed elements of the document whose names stay reserved."""
    at_work = {(alias.scope, alias.name) for alias in aliases}
    return {
        key: replace(entry, gone=True)
        for key, entry in lock.entries.items()
        if key[0] in RESERVED
        and key not in requests
        and (entry.scope, entry.name) not in at_work
    }


def warn_about_lock(
    history: History, before: Lock, report: Report, place: Callable[[str], Span]
) -> None:
    """Warn of entries of ``release`` without effect, and of names that conflict after a merge.

    The former are reported at their ``place`` in the config, the latter at the names lock.
    """
    known = sorted({*map(history.written, history.aliases), *history.lock.released})
    for path in history.idle:
        near = get_close_matches(path, known, 1) or known[:1]
        hint = f"Did you mean {near[0]!r}?" if near else "Remove it from release."
        report.warning(
            "W503",
            place(path),
            f"release lists {path!r}, which is not a deprecated name",
            hint,
        )
    lock = Span(before.file)
    for one in before.contradictions:
        stays = history.names.get(one.key)
        if stays is not None:
            lost = one.other if stays == one.kept else one.kept
            works = any(a.name == lost for a in history.aliases_of(*one.key))
            report.warning(
                "W504",
                lock,
                f"{_thing(one.key)} was published as {one.kept!r} and as {one.other!r}: "
                f"it is now {stays!r}"
                + (
                    f", and {lost!r} keeps working as a deprecated name"
                    if works
                    else ""
                ),
            )
    for clash in history.clashes:
        report.warning(
            "W504",
            lock,
            f"{clash.name!r} was published for {_thing(clash.kept)} and for "
            f"{_thing(clash.lost)}: the latter is now {history.names[clash.lost]!r}",
        )


def _thing(key: Key) -> str:
    role, of = key
    return f"the {role} of {of}"

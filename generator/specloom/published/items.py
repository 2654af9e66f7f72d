"""Which items of lists (variants of unions, parameters) are published ones under another id.

An id tells an item by what identifies it, a lock that was written earlier by its number. In each
list, an item with the same label is the same; then one with the same structure; then, best first,
one that has at least half of all members in common. Items with different tags are two things,
however alike they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from specloom import ir
from specloom.published.lock import Entry, Lock
from specloom.published.shapes import shape

_ITEM = re.compile(
    r"(?<!/properties)(?<!/schemas)(?<!/definitions)(?<!/\$defs)"
    r"/(?:oneOf|anyOf|parameters)/([^/ ]+)"
)
_PART = re.compile(r"(?<!/properties)/allOf/[0-9]+(?![^/ ])")
_NUMBER = re.compile(
    r"(?<!/properties)/(?:oneOf|anyOf|allOf|parameters)/[0-9]+(?![^/ ])"
)
_ROLES = frozenset({"field", "model", "model module"})
_ALIKE = 0.5  # of all members of two items, those that both have
_MOST_PAIRS = 250_000  # that are compared in one list


@dataclass(slots=True)
class _Item:
    """One item of a list: the structures and members beneath it, by relative ids."""

    shapes: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    sources: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    members: set[str] = field(default_factory=set[str])
    marks: set[str] = field(default_factory=set[str])


_Lists = dict[str, dict[str, _Item]]  # by the id of the list, then of the item


def recognised(
    api: ir.Api, lock: Lock, spelled: Callable[[str], str]
) -> dict[str, str]:
    """The ids in a lock that go through a list, with those that they have in this document;
    ``spelled`` writes the ids of operations as they are now.
    """
    known = {id_ for role, id_ in lock.entries if role == "model"}
    gone = any(id_ not in api.index and _has_item(id_) for id_ in known)
    if not gone or all(d.id in known for d in api.declarations if d.listed):
        return {}
    ids = {id_ for role, id_ in lock.entries if role in _ROLES and _has_item(id_)}
    now = {id_: _PART.sub("/allOf", spelled(id_)) for id_ in ids}
    told = [_Told(api, by_number) for by_number in (False, True)]
    depth = 1
    while ids:
        old = _lists(depth, _entries(lock, now))
        if not old:
            break
        moves: dict[str, str] = {}
        for list_, items in old.items():
            numbered = any(map(_is_numbered, items))
            moves |= _matched(items, told[numbered].lists(depth).get(list_, {}))
        now = {id_: _moved(text, depth, moves) for id_, text in now.items()}
        depth += 1
    return {id_: new for id_, new in now.items() if new != id_}


def by_number(id_: str) -> bool:
    """Whether an id tells an item of a list by its number."""
    return _NUMBER.search(id_) is not None


def _has_item(id_: str) -> bool:
    if not any(word in id_ for word in ("Of/", "/parameters/")):
        return False
    return "#/" in id_ and bool(_ITEM.search(id_) or _PART.search(id_))


def _is_numbered(item: str) -> bool:
    return item.rpartition("/")[2].isdigit()


def _entries(lock: Lock, now: Mapping[str, str]) -> Iterator[tuple[str, Entry | None]]:
    """The ids in a lock as they are now, those of models with their entries."""
    for (role, id_), entry in lock.entries.items():
        if id_ in now and role in ("field", "model"):
            yield now[id_], entry if role == "model" else None


def _moved(id_: str, depth: int, moves: Mapping[str, str]) -> str:
    steps = [*_ITEM.finditer(id_)][depth - 1 : depth]
    if not steps:
        return id_
    end = steps[0].end()
    return f"{moves.get(id_[:end], id_[:end])}{id_[end:]}"


class _Told:
    """What a document says of the items of its lists; ``by_number``: with the structures as
    a lock has them whose ids tell items by number.
    """

    def __init__(self, api: ir.Api, by_number: bool) -> None:
        self._api = api
        pointers = {d.id: d.listed.pointer for d in api.declarations if d.listed}
        self._spelled = pointers if by_number else dict[str, str]()
        self._known: dict[int, _Lists] = {}

    def lists(self, depth: int) -> _Lists:
        """The lists at a depth of lists within each other."""
        if depth not in self._known:
            self._known[depth] = _lists(depth, self._entries(), self.marks)
        return self._known[depth]

    @property
    def marks(self) -> dict[str, str]:
        """The digests of the innermost items, by the ids of what is in them."""
        listed = ((d.id, d.listed) for d in self._api.declarations)
        return {id_: one.mark for id_, one in listed if one and one.mark}

    def _entries(self) -> Iterator[tuple[str, Entry | None]]:
        for declared in self._api.declarations:
            if declared.listed is None:
                continue
            structure = shape(declared, lambda id_: self._spelled.get(id_, id_))
            source = declared.listed.hint if self._spelled else declared.listed.source
            yield declared.id, Entry(name="", shape=structure, source=source)
            for one in declared.fields if isinstance(declared, ir.Model) else ():
                yield one.id, None


def _lists(
    depth: int,
    entries: Iterable[tuple[str, Entry | None]],
    marks: Mapping[str, str] = MappingProxyType({}),
) -> _Lists:
    """The items of the lists at a depth, by the ids of their things."""
    found: _Lists = {}
    for id_, entry in entries:
        steps = [*_ITEM.finditer(id_)]
        if len(steps) < depth:
            continue
        step = steps[depth - 1]
        list_, inside = id_[: step.start(1) - 1], _ITEM.sub("/*", id_[step.end() :])
        item = found.setdefault(list_, {}).setdefault(id_[: step.end()], _Item())
        if id_ in marks and len(steps) == depth:
            item.marks.add(marks[id_])
        if entry is None:
            item.members.add(inside)
        else:
            item.shapes.add((inside, entry.shape))
            item.sources.add((inside, entry.source))
    return found


def _matched(old: Mapping[str, _Item], new: Mapping[str, _Item]) -> dict[str, str]:
    """The items of a list that are published ones: old ids and new ones."""
    gone = {id_: item for id_, item in old.items() if id_ not in new}
    fresh = {id_: item for id_, item in new.items() if id_ not in old}
    found: dict[str, str] = {}

    def pair(pairs: Iterable[tuple[str, str]]) -> None:
        for before, after in pairs:
            if before in gone and after in fresh and not _contradict(before, after):
                found[before] = after
                del gone[before], fresh[after]

    pair(_same(gone, fresh))
    if len(gone) * len(fresh) <= _MOST_PAIRS:
        pair(_alike(gone, fresh))
    return found


def _same(
    gone: Mapping[str, _Item], fresh: Mapping[str, _Item]
) -> list[tuple[str, str]]:
    """Pairs with the same structure; of several those first that are the same in every
    word, then those that are called the same, then in the order in which both stand.
    """
    by_shape: dict[frozenset[tuple[str, str]], list[str]] = {}
    for id_, item in fresh.items():
        by_shape.setdefault(frozenset(item.shapes), []).append(id_)
    pairs: list[tuple[bool, bool, int, int, str, str]] = []
    for row, (before, item) in enumerate(sorted(gone.items(), key=_order)):
        for column, after in enumerate(by_shape.get(frozenset(item.shapes), ())):
            called = not item.sources.isdisjoint(fresh[after].sources)
            if not called and "/parameters/" in after:
                continue
            marked = not fresh[after].marks.isdisjoint(before.split("~"))
            pairs.append((not marked, not called, column, row, before, after))
    return [(before, after) for *_, before, after in sorted(pairs)]


def _alike(
    gone: Mapping[str, _Item], fresh: Mapping[str, _Item]
) -> list[tuple[str, str]]:
    """Pairs that have most members in common, the most alike first."""
    pairs: list[tuple[float, bool, int, str, str]] = []
    order = {id_: place for place, id_ in enumerate(fresh)}
    for before, item in gone.items():
        for after, other in fresh.items():
            every = item.members | other.members
            share = len(item.members & other.members) / (len(every) or 1)
            if share >= _ALIKE:
                called = not item.sources.isdisjoint(other.sources)
                if not called and _is_numbered(before) and _tags(after):
                    continue  # nobody knows which tag it had
                pairs.append((-share, not called, order[after], before, after))
    return [(before, after) for *_, before, after in sorted(pairs)]


def _order(pair: tuple[str, object]) -> tuple[int, str]:
    step = pair[0].rpartition("/")[2]
    return (int(step) if step.isdigit() else -1), step


def _contradict(one: str, other: str) -> bool:
    """Whether two items have different values for what tells them apart."""
    if one.rpartition("/")[0].endswith("/parameters") and not _is_numbered(one):
        return True  # place and name are all that a parameter is
    some, others = _tags(one), _tags(other)
    return any(some[wire] != others[wire] for wire in some.keys() & others.keys())


def _tags(id_: str) -> dict[str, str]:
    """The tags in the label of an item: ``kind=card&version=2``."""
    label = id_.rpartition("/")[2]
    parts = (part.partition("=") for part in label.split("&"))
    return {wire: value for wire, _, value in parts if value}

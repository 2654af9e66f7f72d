"""The names lock: published names and the schemas that they belong to."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from specloom import ir
from specloom.kinds import is_array, is_object, members
from specloom.merge_text import (
    FORMAT_ROW,
    conflict_sides,
    is_frame,
    is_rows,
    row_of,
    rows_text,
)

Key: TypeAlias = tuple[str, str]  # role, id
SETTING = "setting"
"""The role of the names of the whole output (package, client); no request has it."""


EXAMPLE = "example"
"""The role of the operations shown in documentation and tests; no request has it.

An id is the purpose of the example, a space, and the operation's id.
"""


class FormerName(Struct, frozen=True, order=True):
    """An earlier name, with the scope of that name."""

    name: str
    scope: str = ""


class LockEntry(Struct, frozen=True, kw_only=True):
    """A published name.

    ``source`` is the text of the document that the name is derived from, ``scope`` the scope
    in which it is unique. ``shape`` (a hash) and ``place`` (the first use) of a model
    identify it when the document renames it. ``gone`` marks what the document no longer has.
    """

    name: str
    source: str = ""
    scope: str = ""
    shape: str = ""
    place: str = ""
    former: tuple[FormerName, ...] = ()
    gone: bool = False


class NameConflict(Struct, frozen=True):
    """Two names for one element, published on two branches; ``kept`` stays."""

    key: Key
    kept: str
    other: str


class Lock(Struct, frozen=True):
    """All published names, read from ``file``.

    ``released`` are the deprecated names that the config removed.
    """

    entries: Mapping[Key, LockEntry] = {}
    released: frozenset[str] = frozenset()
    contradictions: tuple[NameConflict, ...] = ()
    file: str = ""

    def setting(self, name: str) -> str:
        """The name of the ``package`` or ``client``; "" if unknown."""
        entry = self.entries.get((SETTING, name))
        return entry.name if entry else ""

    def examples(self) -> Mapping[str, frozenset[str]]:
        """The ids of the operations in examples, by purpose; several after a merge."""
        found: dict[str, set[str]] = {}
        for role, id_ in self.entries:
            if role == EXAMPLE:
                purpose, _, operation = id_.partition(" ")
                found.setdefault(purpose, set()).add(operation)
        return {purpose: frozenset(ids) for purpose, ids in found.items()}


EMPTY = Lock()


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
    entries: dict[Key, LockEntry] = {}
    released: set[str] = set()
    contradictions: dict[Key, NameConflict] = {}
    for role, of, value in (
        line for side in conflict_sides(text) for line in _lines(side)
    ):
        if role == RELEASED:
            released.add(of)
            continue
        entry, key = _read(value), (role, of)
        if entry is None:
            continue
        other = entries.get(key, entry)
        entries[key] = merged_entries(other, entry)
        if other.name != entry.name and not (
            is_later(other, entry) or is_later(entry, other)
        ):
            names = sorted((other.name, entry.name))
            contradictions[key] = NameConflict(key, names[0], names[1])
    return Lock(entries, frozenset(released), tuple(contradictions.values()), file)


def merged_entries(one: LockEntry, other: LockEntry) -> LockEntry:
    """The entry of an element that has one on two branches, independent of their order.

    It has the name that one branch gave in place of the other's, otherwise the first
    one in alphabetical order; the other name becomes deprecated.
    """
    if one == other:
        return one
    first, second = sorted(
        (one, other), key=lambda e: (e.name, e.source, e.shape, e.place)
    )
    if is_later(second, first):
        first, second = second, first
    former = {*first.former, *second.former, FormerName(second.name, second.scope)}
    former.discard(FormerName(first.name, first.scope))
    gone = first.gone and second.gone
    return replace(first, former=tuple(sorted(former)), gone=gone)


def is_later(one: LockEntry, other: LockEntry) -> bool:
    """Whether one entry has the other's name as an earlier one, and not vice versa."""
    names = [{former.name for former in entry.former} for entry in (one, other)]
    return other.name in names[0] and one.name not in names[1]


def _written(entry: LockEntry) -> object:
    more: dict[str, object] = {
        "from": entry.source,
        "in": entry.scope,
        "shape": entry.shape,
        "at": entry.place,
        "was": [{"name": f.name, "in": f.scope} for f in entry.former],
        "gone": entry.gone,
    }
    entry_data = {key: value for key, value in more.items() if value}
    return {"name": entry.name, **entry_data} if entry_data else entry.name


def _read(value: object) -> LockEntry | None:
    """Parse an entry; None if its name is not a valid identifier."""
    entry_data = {"name": value} if isinstance(value, str) else members(value)
    name, was = entry_data.get("name"), entry_data.get("was", ())
    if not isinstance(name, str) or not name.isidentifier():
        return None
    return LockEntry(
        name=name,
        source=str(entry_data.get("from", "")),
        scope=str(entry_data.get("in", "")),
        shape=str(entry_data.get("shape", "")),
        place=str(entry_data.get("at", "")),
        former=tuple(_former(was if is_array(was) else ())),
        gone=bool(entry_data.get("gone")),
    )


def _former(was: Iterable[object]) -> Iterator[FormerName]:
    for one in was:
        entry_data = members(one)
        name = entry_data.get("name")
        if isinstance(name, str) and name.isidentifier():
            yield FormerName(name, str(entry_data.get("in", "")))


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
        elif row is not None and row[0] == FORMAT_ROW:
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


Spelled = Callable[[str], str]


def shape(of: ir.Declaration, spelled: Spelled) -> str:
    """A digest of the structure, without names, descriptions and limits; ``spelled``
    formats an id.
    """
    known = spelled(of.id)

    def own(id_: str) -> str:
        written = spelled(id_)
        inside = written == known or written.startswith(f"{known}/")
        return f"self{written.removeprefix(known)}" if inside else written

    if isinstance(of, ir.Alias):
        text = f"{'?' * of.nullable}{_type(of.type, own)}"
    else:
        rest = "" if of.additional is None else _type(of.additional, own)
        text = f"{{{';'.join(_field(field, own) for field in of.fields)}}}{rest}"
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def places(api: ir.Api) -> Mapping[str, tuple[str, ...]]:
    """The locations where each declaration is used, by its id, in document order."""
    found: dict[str, dict[str, None]] = {}
    for place, type_ in _uses(api):
        for id_ in ir.references(type_):
            found.setdefault(id_, {})[place] = None
    return {id_: tuple(uses) for id_, uses in found.items()}


def _uses(api: ir.Api) -> Iterator[tuple[str, ir.Type]]:
    for operation in api.operations:
        id_ = operation.id
        for parameter in operation.parameters:
            place = f"{id_} {parameter.location.value} {parameter.wire}"
            yield place, parameter.type
        yield from _content(f"{id_} body", operation.body)
        for response in operation.responses:
            yield from _content(f"{id_} {response.status}", response)
            for header in response.headers:
                yield f"{id_} {response.status} {header.wire}", header.type
    callbacks = (c for operation in api.operations for c in operation.callbacks)
    for webhook in (*api.webhooks, *callbacks):
        yield from _content(webhook.id, webhook.body)
    for declaration in api.declarations:
        if isinstance(declaration, ir.Alias):
            yield declaration.id, declaration.type
            continue
        for property in declaration.fields:
            yield f"{declaration.id} {property.wire}", property.type
        if declaration.additional is not None:
            yield f"{declaration.id} *", declaration.additional


def _content(
    place: str, of: ir.Body | ir.Response | None
) -> Iterator[tuple[str, ir.Type]]:
    for content in of.contents if of else ():
        for type_ in (content.type, content.stream):
            if type_ is not None:
                yield place, type_


def _field(field: ir.Field, spelled: Spelled) -> str:
    marks = f"{'!' * field.required}{field.access.value[0]}"
    return f"{field.wire}{marks}:{_type(field.type, spelled)}"


def _type(of: ir.Type, spelled: Spelled) -> str:
    match of:
        case ir.Scalar(kind):
            return kind.value
        case ir.Unknown():
            return "any"
        case ir.Never():
            return "never"
        case ir.Ref(id_):
            return spelled(id_)
        case ir.Array(inner):
            return f"[{_type(inner, spelled)}]"
        case ir.Map(inner):
            return f"<{_type(inner, spelled)}>"
        case ir.Nullable(inner):
            return f"?{_type(inner, spelled)}"
        case ir.Tuple(items, rest):
            last = "" if rest is None else f"*{_type(rest, spelled)}"
            return f"({','.join(_type(item, spelled) for item in items)}{last})"
        case ir.Literals(values):
            return f"={','.join(value.text for value in values)}"
        case ir.Union(variants):
            return "|".join(_type(variant, spelled) for variant in variants)


_ITEM = re.compile(
    r"(?<!/properties)(?<!/schemas)(?<!/definitions)(?<!/\$defs)"
    r"/(?:oneOf|anyOf|parameters)/([^/ ]+)"
)
_PART = re.compile(r"(?<!/properties)/allOf/[0-9]+(?![^/ ])")
_NUMBER = re.compile(
    r"(?<!/properties)/(?:oneOf|anyOf|allOf|parameters)/[0-9]+(?![^/ ])"
)
_ROLES = frozenset({"field", "model", "model module"})
_ALIKE = 0.5  # the least share of common properties of two items
_MOST_PAIRS = 250_000  # the limit of compared pairs of a list


class _Item(Struct):
    """An item of a list: the structures and properties inside it, by relative ids."""

    shapes: set[tuple[str, str]] = set()
    sources: set[tuple[str, str]] = set()
    members: set[str] = set()
    marks: set[str] = set()


_Lists = dict[str, dict[str, _Item]]  # by the id of the list, then of the item


def recognised(
    api: ir.Api, lock: Lock, spelled: Callable[[str], str]
) -> dict[str, str]:
    """The ids in a lock that contain list items, with the corresponding ids in this
    document.

    ``spelled`` formats the ids of operations as they are now.
    """
    known = {id_ for role, id_ in lock.entries if role == "model"}
    gone = any(id_ not in api.index and _has_item(id_) for id_ in known)
    if not gone or all(d.id in known for d in api.declarations if d.listed):
        return {}
    ids = {id_ for role, id_ in lock.entries if role in _ROLES and _has_item(id_)}
    now = {id_: _PART.sub("/allOf", spelled(id_)) for id_ in ids}
    current = [_DocumentItems(api, by_number) for by_number in (False, True)]
    depth = 1
    while ids:
        old = _lists(depth, _entries(lock, now))
        if not old:
            break
        moves: dict[str, str] = {}
        for list_, items in old.items():
            numbered = any(map(_is_numbered, items))
            moves |= _matched(items, current[numbered].lists(depth).get(list_, {}))
        now = {id_: _moved(text, depth, moves) for id_, text in now.items()}
        depth += 1
    return {id_: new for id_, new in now.items() if new != id_}


def by_number(id_: str) -> bool:
    """Whether an id identifies an item of a list by its number."""
    return _NUMBER.search(id_) is not None


def _has_item(id_: str) -> bool:
    if not any(word in id_ for word in ("Of/", "/parameters/")):
        return False
    return "#/" in id_ and bool(_ITEM.search(id_) or _PART.search(id_))


def _is_numbered(item: str) -> bool:
    return item.rpartition("/")[2].isdigit()


def _entries(
    lock: Lock, new_ids: Mapping[str, str]
) -> Iterator[tuple[str, LockEntry | None]]:
    """The ids in a lock as they are now; those of models with their entries."""
    for (role, id_), entry in lock.entries.items():
        if id_ in new_ids and role in ("field", "model"):
            yield new_ids[id_], entry if role == "model" else None


def _moved(id_: str, depth: int, moves: Mapping[str, str]) -> str:
    steps = [*_ITEM.finditer(id_)][depth - 1 : depth]
    if not steps:
        return id_
    end = steps[0].end()
    return f"{moves.get(id_[:end], id_[:end])}{id_[end:]}"


class _DocumentItems:
    """The items of a document's lists.

    ``by_number``: with the structures of a lock whose ids identify items by number.
    """

    def __init__(self, api: ir.Api, by_number: bool) -> None:
        self._api = api
        pointers = {d.id: d.listed.pointer for d in api.declarations if d.listed}
        self._spelled = pointers if by_number else dict[str, str]()
        self._known: dict[int, _Lists] = {}

    def lists(self, depth: int) -> _Lists:
        """The lists at a depth of nested lists."""
        if depth not in self._known:
            self._known[depth] = _lists(depth, self._entries(), self.marks)
        return self._known[depth]

    @property
    def marks(self) -> dict[str, str]:
        """The digests of the innermost items, by the ids of the elements in them."""
        listed = ((d.id, d.listed) for d in self._api.declarations)
        return {id_: one.mark for id_, one in listed if one and one.mark}

    def _entries(self) -> Iterator[tuple[str, LockEntry | None]]:
        for declared in self._api.declarations:
            if declared.listed is None:
                continue
            structure = shape(declared, lambda id_: self._spelled.get(id_, id_))
            source = declared.listed.hint if self._spelled else declared.listed.source
            yield declared.id, LockEntry(name="", shape=structure, source=source)
            for one in declared.fields if isinstance(declared, ir.Model) else ():
                yield one.id, None


def _lists(
    depth: int,
    entries: Iterable[tuple[str, LockEntry | None]],
    marks: Mapping[str, str] = MappingProxyType({}),
) -> _Lists:
    """The items of the lists at a depth, by the ids of their elements."""
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
    """The published items of a list: old ids and new ones."""
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
    """Pairs with the same structure.

    Of several, equal ones come first, then those with the same name, then those in the
    same order.
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
    """Pairs with the most properties in common, the most similar first."""
    pairs: list[tuple[float, bool, int, str, str]] = []
    order = {id_: place for place, id_ in enumerate(fresh)}
    for before, item in gone.items():
        for after, other in fresh.items():
            every = item.members | other.members
            share = len(item.members & other.members) / (len(every) or 1)
            if share >= _ALIKE:
                called = not item.sources.isdisjoint(other.sources)
                if not called and _is_numbered(before) and _tags(after):
                    continue  # its tag is unknown
                pairs.append((-share, not called, order[after], before, after))
    return [(before, after) for *_, before, after in sorted(pairs)]


def _order(pair: tuple[str, object]) -> tuple[int, str]:
    step = pair[0].rpartition("/")[2]
    return (int(step) if step.isdigit() else -1), step


def _contradict(one: str, other: str) -> bool:
    """Whether two items have different identifying values."""
    if one.rpartition("/")[0].endswith("/parameters") and not _is_numbered(one):
        return True  # location and name identify a parameter
    some, others = _tags(one), _tags(other)
    return any(some[wire] != others[wire] for wire in some.keys() & others.keys())


def _tags(id_: str) -> dict[str, str]:
    """The tags in the label of an item: ``kind=card&version=2``."""
    label = id_.rpartition("/")[2]
    parts = (part.partition("=") for part in label.split("&"))
    return {wire: value for wire, _, value in parts if value}

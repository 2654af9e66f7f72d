"""Candidates for the names of methods: from operationIds, extensions and paths."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from msgspec import Struct
from msgspec.structs import replace

from specloom import ir
from specloom.ir import placeholders
from specloom.naming.assign import Names, Rule, identifier, words
from specloom.naming.fit import (
    HTTP_VERBS,
    LONGEST_METHOD,
    PLAIN_VERBS,
    is_method_alone,
    is_poor_name,
    path_literals,
    readable_id,
    repeats_path,
    routes_of,
    suffix_of_fastapi,
    without_count,
    without_number,
)
from specloom.naming.resources import (
    RETRIEVE,
    CallPath,
    in_singular,
    is_clear_verb,
    is_plural,
    is_same_noun,
    is_verb,
    literal_words,
    literals_of,
    singular,
    singulars,
    snake_words,
)

# A name must not end in one of these: "add_item_to" without "cart" is unclear.
OPEN_ENDS = frozenset(
    words(
        "a an and any as at between by for from in into is not no of on or per"
        " the to via with without"
    )
)


def method_texts(operation: ir.Operation, group: str) -> tuple[str, ...]:
    """Candidates for the name of the method of ``operation`` in ``group``."""
    by_path = (_short_path_text(operation, group), _path_text(operation))
    if operation.method_name:
        return (*_chosen_texts(operation), *by_path)
    if not readable_id(operation):
        return by_path
    name = readable_id(operation)
    texts = (short, name) if (short := _name_before_suffix(operation)) else (name,)
    found = (text for name in texts for text in (without_group(name, group), name))
    return (*dict.fromkeys(found), *by_path)


def _chosen_texts(operation: ir.Operation) -> tuple[str, ...]:
    """Candidates for a chosen name: alone, with a placeholder, with the last literal.

    The literal comes first at the end of a path if no name says it yet: ``list events``.
    """
    name, path = operation.method_name, operation.path
    literals = literals_of(path, "/:")
    thing = literals[-1] if literals else operation.method
    last = placeholders(path)[-1:]
    by = f" by {last[0]}" if last else ""
    known = {*snake_words(name), *snake_words(" ".join(operation.namespace))}
    things = [name + by, f"{name} {thing}"]
    if not path.endswith("}") and not known & {*snake_words(thing)}:
        things.reverse()
    return tuple(dict.fromkeys([name, *things, f"{name} {thing}{by}"]))


def _name_before_suffix(operation: ir.Operation) -> str:
    """The name without the path and method that FastAPI and Springfox append, or "".

    ``read_item_items__item_id__get`` is ``read_item``, ``getItemUsingGET`` is ``getItem``.
    """
    name = readable_id(operation)
    short = name.removesuffix(suffix_of_fastapi(operation.path, operation.method))
    short = short.removesuffix(_springfox_suffix(operation))
    return "" if short == name else short


def _springfox_suffix(operation: ir.Operation) -> str:
    """What Springfox appends to an operationId: ``UsingGET``."""
    return f"Using{operation.method}"


def _own_text(operation: ir.Operation) -> str:
    """The operationId without what frameworks append, or the name that was chosen."""
    return (
        operation.method_name
        or _name_before_suffix(operation)
        or readable_id(operation)
    )


def _text_in(
    operation: ir.Operation, key: str, nouns: Sequence[tuple[str, ...]]
) -> str:
    """The operationId after the part that is the noun of its namespace, or "".

    In ``orders``, ``shop.orders.create`` is ``create`` and ``OrderApi_Send`` is ``Send``.
    """
    text = "" if operation.method_name else _own_text(operation)
    is_class = text[:1].isupper() and text.count("_") == 1
    parts = text.split("_") if is_class else _SEPARATORS.split(text)
    for index in reversed(range(len(parts) - 1)):
        found = snake_words(parts[index])
        found = found[:-1] if found[1:] and found[-1] in _GENERIC else found
        if found and any(is_same_noun(found, noun) for noun in nouns):
            rest = " ".join(parts[index + 1 :])
            short = without_group(rest, key)  # ``OrderList_OrderListClear``
            rest = rest if OPEN_ENDS.intersection(snake_words(short)[:1]) else short
            return "list" if snake_words(rest) == ("get", "list") else rest
    return ""


def _can_lose_noun(operation: ir.Operation) -> bool:
    """Whether the name of a method was not written for its namespace: an operationId, or
    the name of an extension in a namespace from the path.
    """
    if not operation.method_name:
        return bool(readable_id(operation))
    return only_method_is_chosen(operation)


def only_method_is_chosen(operation: ir.Operation) -> bool:
    """Whether an extension names the method, but leaves its namespace to the rules."""
    source = f"extension {operation.method_name}"
    return bool(operation.namespace) and operation.name_source == source


def operation_text(operation: ir.Operation) -> str:
    """The name of ``operation`` outside of its group."""
    return operation.operation_id or _path_text(operation)


def without_group(name: str, group: str) -> str:
    """An operation's name without the group that it repeats (``account.list_logs``).

    At the front, the group is always removed. At the end (``list_pets``) it is kept if
    the rest needs an object.
    """
    parts = words(name)
    folded, repeated = snake_words(name), snake_words(group)
    length = len(repeated)
    if not length or len(folded) <= length:
        return name
    if folded[:length] == repeated:
        return " ".join(parts[length:])
    if folded[-length:] == repeated and folded[-length - 1] not in OPEN_ENDS:
        return " ".join(parts[:-length])
    return name


def _short_path_text(operation: ir.Operation, group: str) -> str:
    """Method and path without the group, placeholders last: ``get toys by pet id``."""
    literal = literals_of(operation.path)
    if literal and words(literal[0]) == words(group):
        literal = literal[1:]
    asked = placeholders(operation.path)
    by = f"by {' and '.join(asked)}" if asked else ""
    return " ".join([operation.method.lower(), *literal, by])


def _path_text(operation: ir.Operation) -> str:
    return f"{operation.method.lower()} {operation.path}"


class _Split(Struct, frozen=True):
    """An operationId at the noun of its namespace: ``get | Pet | by id``.

    ``many``: the noun is a plural. ``item``: what follows only says that the placeholder
    at the end of the path identifies the resource. ``clear``: the other words say what the
    method does; otherwise they may, as ``license`` in ``licenseImage``.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    many: bool
    item: bool
    clear: bool

    @property
    def is_plain(self) -> bool:
        """Whether nothing but the words before the noun is left."""
        return not self.after or self.item


def texts_without_noun(
    key: str, operations: Sequence[ir.Operation], names: Names, rule: Rule
) -> Mapping[str, tuple[str, ...]]:
    """First candidates for methods that repeat the noun of their namespace.

    In ``pets`` and in ``pet``, ``createPet`` is ``create``, ``getPetById`` is ``get`` and
    ``listPetToys`` is ``list_toys``. Next to ``deleteAccount``, ``deleteAccounts`` is
    ``delete_all``: the method for all resources is never the plain verb next to that for
    a single one. With ``GET``, it is ``list``.

    ``names`` are the names of the methods without these candidates. A method keeps that
    name if another one would have the same.
    """
    nouns = _nouns_of(key)
    free = [o for o in operations if _can_lose_noun(o)]
    split = {o.id: found for o in free if (found := _split(o, key, nouns))}
    split = _without_parents(split, free, nouns[-1] if nouns else ())
    texts: dict[str, tuple[str, ...]] = {}
    for operation in free:
        own = operation.method_name or _text_in(operation, key, nouns)
        texts[operation.id] = (own or _without_group(operation, key),)
    texts |= _texts_of_splits(free, split)
    for operation in free:
        suffix = _springfox_suffix(operation)
        if readable_id(operation).endswith(suffix):
            texts[operation.id] += tuple(f"{t} {suffix}" for t in texts[operation.id])
    steps = {o.id: [names["method", o.id]] for o in operations}
    for id_, wanted in texts.items():
        shorter = (identifier(text, rule) for text in wanted)
        fitting = [name for name in shorter if not name.endswith("_")]
        steps[id_] = [*dict.fromkeys((*fitting, *steps[id_]))]
    while moving := _clashing(steps, split):
        for id_ in moving:
            steps[id_].pop(0)
    changed = any(names["method", id_] != step[0] for id_, step in steps.items())
    return {o.id: tuple(steps[o.id]) for o in free} if changed else {}


def _without_group(operation: ir.Operation, group: str) -> str:
    """See `without_group`; the group stays at the end where it is what is acted on."""
    name = _own_text(operation)
    short = without_group(name, group)
    parts, kept = snake_words(name), snake_words(short)
    at_end = len(kept) < len(parts) and parts[: len(kept)] == kept
    if not at_end or not kept[1:]:
        return short
    noun = snake_words(group.rpartition(".")[2])
    return short if _reads_without_object(operation, kept, noun) else name


def _clashing(
    steps: Mapping[str, Sequence[str]], split: Mapping[str, _Split]
) -> Sequence[str]:
    """The operations whose first name is that of another, if they have a second one.

    A name that is in an operationId comes before ``list`` in place of ``get``, and a whole
    operationId before one without its noun.
    """
    wanted: dict[str, list[str]] = {}
    for id_, found in steps.items():
        wanted.setdefault(found[0], []).append(id_)
    moving: list[str] = []
    for name, rivals in wanted.items():
        derived = [id_ for id_ in rivals if id_ in split and len(steps[id_]) > 1]
        other = [i for i in derived if not name.startswith("_".join(split[i].before))]
        free = [id_ for id_ in rivals if len(steps[id_]) > 1]
        if len(rivals) > 1:
            moving += other if len(other) < len(rivals) and other else derived or free
    return moving


def _nouns_of(key: str) -> Sequence[tuple[str, ...]]:
    """What operationIds repeat of a namespace, the longest first: all or its last part."""
    whole, last = snake_words(key), snake_words(key.rpartition(".")[2])
    nouns = [whole, last]
    nouns += [noun[:-1] for noun in nouns if noun and noun[-1] in _GENERIC]
    return [*dict.fromkeys(filter(None, nouns))]


def _split(
    operation: ir.Operation, key: str, nouns: Sequence[tuple[str, ...]]
) -> _Split | None:
    """The operationId at the noun of its namespace; None if it does not repeat it.

    The name of an extension may also repeat outer namespaces (``listDocumentLogs`` in
    ``documents.logs``), and must begin with a verb and one of these nouns.
    """
    parts = snake_words(_text_in(operation, key, nouns) or _own_text(operation))
    if len(parts) > 2 and parts[1] in _ARTICLES:
        parts = (parts[0], *parts[2:])  # ``getACart``
    if operation.method_name:
        outer, _, inner = key.rpartition(".")
        other = {*map(singular, snake_words(outer))}
        other -= {*map(singular, snake_words(inner))}
        parts = (*parts[:1], *(w for w in parts[1:] if singular(w) not in other))
    whole = snake_words(key)
    if whole and parts[: len(whole)] == whole and len(parts) > len(whole):
        parts = parts[len(whole) :]  # ``Pets_createPet``
    segment = operation.path.rstrip("/").rpartition("/")[2]
    last = () if "{" in segment else snake_words(segment)
    unclear: _Split | None = None
    for noun in nouns:
        for start in range(len(parts) - len(noun) + 1):
            end = start + len(noun)
            if not is_same_noun(parts[start:end], noun):
                continue
            before, after = parts[:start], parts[end:]
            if operation.method_name and len(before) != 1:
                continue
            if after == ("id",) and not _is_whole(operation):
                after = ("by", "id")  # ``get_users_id``
            while after[:1] == ("id",) and after[1:] and repeats_path(operation):
                after = after[1:]  # ``get_users_id_posts``
            item = all(map(is_verb, before)) and _is_item(operation, after, noun)
            rest = () if item else after
            clear = _reads_without_noun(before, rest, parts[start:end], noun)
            if clear and before[1:] and not after:
                clear = _reads_without_object(operation, before, noun)
            ends_alike = bool(last) and last == (*before, *rest)
            if ends_alike and (before or operation.method == "GET"):
                clear = True  # ``deliverContract`` of ``/contracts/{id}/deliver``
            one = _Split(before, after, is_plural(parts[end - 1]), item, clear)
            if clear or (len(before) == 1 and not after):
                return one
            if unclear is None and before and not after and is_verb(before[0]):
                unclear = one
    return unclear


def _without_parents(
    split: Mapping[str, _Split], operations: Sequence[ir.Operation], noun: Sequence[str]
) -> dict[str, _Split]:
    """The splits without the resource that the one of the namespace belongs to, if most
    paths have it: ``delete`` for ``deleteSiteSnippet`` of ``/sites/{id}/snippets/{id}``.
    """
    found = dict(split)
    taken = {one.before for one in split.values() if one.is_plain}
    above = {o.id: _parents(o, noun) for o in operations}
    counts = Counter(parent for parents in above.values() for parent in parents)
    for id_, one in split.items():
        parent, alone = singulars(one.before[1:]), one.before[:1]
        most = counts[parent] * 2 >= len(operations) and parent in above[id_]
        if parent and most and not one.after and alone not in taken:
            found[id_] = replace(one, before=alone, clear=True)
        elif not one.clear and one.before[1:]:
            del found[id_]
    return found


def _parents(
    operation: ir.Operation, noun: Sequence[str]
) -> Collection[tuple[str, ...]]:
    """The literals before a placeholder that come before the literal of a noun."""
    literals = re.findall(r"/([^/{}]+)(/{)?", operation.path)
    names = [singulars(snake_words(literal)) for literal, _ in literals]
    end = names.index(singulars(noun)) if singulars(noun) in names else 0
    return {names[place] for place in range(end) if literals[place][1]}


def _is_item(
    operation: ir.Operation, after: Sequence[str], noun: Sequence[str]
) -> bool:
    """Whether ``by id`` says no more than the placeholder at the end of the path."""
    if after[:1] != ("by",) or after[-1] != "id" or _is_whole(operation):
        return False
    named = after[1:-1]
    return not named or (len(named) == len(noun) and is_same_noun(named, noun))


def _reads_without_noun(
    before: Sequence[str],
    after: Sequence[str],
    found: Sequence[str],
    noun: Sequence[str],
) -> bool:
    """Whether the words around a noun still say what the method does."""
    rest = (*before, *after)
    if not rest or rest[-1] in OPEN_ENDS:
        return False
    if not before:
        # ``orderCreate``, but not ``uploadFile`` in ``uploads``.
        last = rest[-1] in _CRUD_VERBS and (len(rest) == 1 or not is_verb(found[0]))
        return rest[0] in _CRUD_VERBS or last
    if not _is_action(before) and not is_verb(before[-1]):
        return False
    if not after:
        plain = all(_is_action([w]) or w in _QUANTIFIERS for w in before)
        return plain or tuple(found) == tuple(noun)
    return (_is_action(before[-1:]) or before[-1] in _QUANTIFIERS) and after[0] != "s"


def _reads_without_object(
    operation: ir.Operation, kept: Sequence[str], noun: Sequence[str]
) -> bool:
    """Whether words are clear without the noun after them, which is what they act on.

    ``pin featured`` of posts is, and so is ``get overview`` of ``/posts/overview``.
    ``delete user`` is not: it is about users. A word before a noun that it describes is in
    the singular, so ``get fields`` of posts is clear.
    """
    if not _is_action(kept) or _is_action(kept[-1:]):
        return True
    last = kept[-1]
    if last in _QUALITIES or last.endswith(("ed", "ing")):
        return True
    literals = [singulars(snake_words(text)) for text in path_literals(operation)]
    found = singulars(noun) in literals
    place = literals.index(singulars(noun)) if found else 0
    if operation.method == "GET" and singulars(kept[1:]) in literals[place + 1 :]:
        return True
    above = any(singular(last) in literal for literal in literals[:place])
    return is_plural(last) and last != "users" and not above


def _texts_of_splits(
    operations: Iterable[ir.Operation], split: Mapping[str, _Split]
) -> Mapping[str, tuple[str, ...]]:
    """The texts of operations; singular and plural of one noun get different ones."""
    plain: dict[tuple[str, ...], list[ir.Operation]] = {}
    found: dict[str, tuple[str, ...]] = {}
    for operation in operations:
        one = split.get(operation.id)
        if one is None:
            continue
        if one.is_plain:
            plain.setdefault(one.before, []).append(operation)
            continue
        rest = (*one.before, *one.after)
        if one.before == ("post",) and is_verb(one.after[0]):
            rest = one.after  # ``post_files_id_copy``
        if rest[-1:] == ("list",) and operation.method == "GET" and len(rest) == 2:
            rest = ("list",)  # ``getPetList``
        found[operation.id] = (" ".join(rest),)
    for before, members in plain.items():
        clear = all(split[o.id].clear for o in members)
        if clear or len({split[o.id].many for o in members}) > 1:
            found |= dict(_texts_of_numbers(" ".join(before), members, split))
    return found


def _texts_of_numbers(
    text: str, operations: Sequence[ir.Operation], split: Mapping[str, _Split]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The texts of operations with the same words before the noun: ``get``.

    Each is for one resource or, if the noun is a plural, for all of them.
    """
    several = [o for o in operations if split[o.id].many and not split[o.id].item]
    single = [o for o in operations if o not in several]
    exact = [o for o in single if not split[o.id].item]
    all_texts: tuple[str, ...] = (text,)
    if single and text in _READS:
        gets = all(o.method == "GET" for o in several)
        all_texts = ("list", f"{text} all") if gets else (f"{text} many",)
    elif single and text not in ("list", "post") and " " not in text:
        all_texts = (f"{text} all",)
    for operation in operations:
        after = split[operation.id].after
        longer = (" ".join((text, *after)),) if after else ()
        if operation in several:
            yield operation.id, all_texts if _is_whole(operation) else (text,)
        elif after and (exact or (several and all_texts == (text,))):
            yield operation.id, longer
        else:
            yield operation.id, (text, *longer)


def _is_whole(operation: ir.Operation) -> bool:
    """Whether an operation is about a whole collection, not an item of it."""
    return not operation.path.rstrip("/").endswith("}")


_SEPARATORS = re.compile(r"::|[.#/]")
_FORMAT = re.compile(r"\.(?:json|xml|ya?ml)$")
_CRUD_VERBS = frozenset(
    words("add create delete get list patch put remove replace retrieve set update")
)
# What can follow a verb in place of the noun: ``get all``, ``delete many``.
_QUANTIFIERS = frozenset(
    words("active all current latest many multiple one recent several")
)
_QUALITIES = _QUANTIFIERS | frozenset(
    words(
        """advanced anonymous archived available custom default detailed duplicate favorite
    featured global live new open own pending pinned popular private processing public
    random related relevant similar simple todays top trending upcoming welcome"""
    )
)
_ARTICLES = frozenset(words("a an the"))
_READS = frozenset(words("fetch find get read retrieve show view"))
_GENERIC = frozenset(words("api apis controller endpoint endpoints service services"))
_CRUD = frozenset({"list", RETRIEVE, "create", "update", "replace", "delete"})
_MORE_VERBS = frozenset({"lower", "make", "raise", "set"})
_MOST_THINGS = 6


def shorter_texts(
    group: str,
    operations: Sequence[ir.Operation],
    names: Names,
    rule: Rule,
    every: Mapping[str, Sequence[ir.Operation]],
    routes: Collection[str],
    calls: Callable[[], Mapping[str, CallPath]],
) -> Mapping[str, tuple[str, ...]]:
    """First candidates for methods that would get a poor name, by operation.

    Poor is a name of an operation without an operationId, with more than
    `LONGEST_METHOD` characters, with a digest, with the words of ``/api/v1`` after the HTTP
    method, or with a number or version at its end that its operationId has but not its path.
    So is an operationId that repeats the whole path, and a name that says only the HTTP
    method.

    ``names`` are the names of the methods of ``group`` without these candidates,
    ``every`` all operations by operationId, ``routes`` what `routes_of` finds among them,
    and ``calls`` gives what `resource_calls` says of them.
    """
    free = [o for o in operations if not o.method_name]
    poor = {
        o.id
        for o in free
        if o.id in routes
        or _is_noun_alone(o, group)
        or is_method_alone(o, names["method", o.id], group)
        or is_poor_name(o, names["method", o.id], every)
    }
    if not poor:
        return {}
    twins = {o.operation_id for o in free if o.id in poor and o.operation_id}
    poor |= {o.id for o in free if o.operation_id in twins}
    taken = {name for (_, id_), name in names.items() if id_ not in poor}
    lead = _shared_word(free)
    read = _spaces_read(calls())
    found: dict[str, tuple[str, ...]] = {}
    for operation in free:
        if operation.id not in poor:
            continue
        call = calls()[operation.id]
        texts = (
            *_without_version(operation, names["method", operation.id]),
            *_shorter_ids(operation, group, lead, every),
            *_of_path(operation, call, group, is_read=call[:-1] in read),
        )
        fitting = dict[str, None]()
        for text in texts:
            name = identifier(text, rule)
            short = name.rstrip("_")
            if name not in taken and not is_method_alone(operation, short, group):
                fitting[short] = None
        short_enough = [name for name in fitting if len(name) <= LONGEST_METHOD]
        found[operation.id] = tuple(short_enough or sorted(fitting, key=len)[:1])
    literals = {o.id: len(path_literals(o)) for o in free}
    return _settled(found, literals)


def _without_version(operation: ir.Operation, name: str) -> Iterator[str]:
    """A name that comes from an operationId without its version, unless ``get`` is left for
    what may be a list.
    """
    text = without_number(name)
    lists = text == "get" and not operation.path.endswith("}")
    if readable_id(operation) and text != name and not lists:
        yield text


def words_of_routes(
    operations: Sequence[ir.Operation], calls: Callable[[], Mapping[str, CallPath]]
) -> Mapping[str, str]:
    """The words for operations whose operationId is missing, or says only their method and
    path: ``create note`` for ``POST /users/{id}/notes``.

    ``calls`` gives what `resource_calls` says of the operations.
    """
    routes = routes_of(operations)
    ids = {o.id: "_".join(snake_words(readable_id(o))) for o in operations}
    poor = [
        o
        for o in operations
        if not o.method_name
        and path_literals(o)
        and (o.id in routes or not ids[o.id] or is_method_alone(o, ids[o.id], ""))
    ]
    if not poor:
        return {}
    shown = {o.id for o in poor}
    taken = {ids[o.id].replace("_", " ") for o in operations if o.id not in shown}
    read = _spaces_read(calls())
    texts: dict[str, tuple[str, ...]] = {}
    for operation in poor:
        call = calls()[operation.id]
        found = _of_path(operation, call, "", is_read=call[:-1] in read)
        free = (text for text in found if text not in taken)
        texts[operation.id] = tuple(dict.fromkeys(free))
    settled = _settled(texts, {o.id: len(path_literals(o)) for o in poor})
    counts = Counter(found[0] for found in settled.values())
    return {id_: found[0] for id_, found in settled.items() if counts[found[0]] == 1}


def _spaces_read(calls: Mapping[str, CallPath]) -> Collection[CallPath]:
    """The namespaces with a call that lists or retrieves."""
    return {call[:-1] for call in calls.values() if call[-1] in {"list", RETRIEVE}}


def _is_noun_alone(operation: ir.Operation, group: str) -> bool:
    """Whether an operationId that reads says only the noun of its namespace: ``orders``.

    A word in the singular may be a verb, unless the namespace has its plural and the path
    ends in a placeholder.
    """
    parts = snake_words(_own_text(operation))
    noun = snake_words(group.rpartition(".")[2])
    alone = bool(parts) and singulars(parts) == singulars(noun)
    many = alone and is_plural((noun if not _is_whole(operation) else parts)[-1])
    reads = operation.method == "GET" and bool(path_literals(operation))
    return many and reads and not _is_action(parts)


def _shared_word(operations: Sequence[ir.Operation]) -> str:
    """The word that all operationIds of a group begin with, unless it is a verb."""
    firsts = {snake_words(readable_id(o))[:1] for o in operations}
    first = next(iter(firsts), ())
    if len(operations) < 3 or len(firsts) != 1 or not first or is_verb(first[0]):
        return ""
    return first[0]


def _shorter_ids(
    operation: ir.Operation,
    group: str,
    lead: str,
    every: Mapping[str, Sequence[ir.Operation]],
) -> Iterator[str]:
    """Texts from an operationId without what says nothing, if that is not its path."""
    own_id = readable_id(operation)
    if _is_noun_alone(operation, group):
        return
    counted = without_count(own_id, every)
    numbered = without_number(counted)
    plain = _FORMAT.sub("", numbered)
    same = every.get(counted if counted != own_id else numbered, ())
    twins = [o for o in same if o.id != operation.id]
    mark = _difference(operation, twins[0]) if twins and numbered != own_id else ""
    if len(every.get(own_id, ())) > 1 or (repeats_path(operation) and not mark):
        return
    parts = snake_words(_before_route(operation, plain))
    if lead and parts[:1] == (lead,) and len(parts) > 2:
        parts = parts[1:]
    texts = (without_group(" ".join(parts), group), " ".join(parts))
    ends = dict.fromkeys(("", mark) if is_verb("".join(parts[:1])) else (mark,))
    yield from (" ".join(filter(None, (text, end))) for text in texts for end in ends)
    repeated = singulars(words(group))
    for start in range(len(parts) - len(repeated)):
        end = start + len(repeated)
        if repeated and singulars(parts[start:end]) == repeated:
            rest = (*parts[:start], *parts[end:])
            if rest[-1] not in OPEN_ENDS and not (start and rest[start] == "s"):
                yield " ".join(filter(None, (*rest, mark)))
            break


def _before_route(operation: ir.Operation, own_id: str) -> str:
    """An operationId without what FastAPI appends, even if it is that of another path."""
    short = own_id.removesuffix(suffix_of_fastapi(operation.path, operation.method))
    if short != own_id or not placeholders(operation.path):
        return short or own_id
    start = re.sub(r"\W", "_", operation.path.partition("}")[0]) + "__"
    return own_id.partition(start)[0] or own_id


def _difference(operation: ir.Operation, other: ir.Operation) -> str:
    """What tells the path of an operation from that of another: ``by team``, ``for me``."""
    here, there = (o.path.strip("/").split("/") for o in (operation, other))
    for place, segment in enumerate(here):
        if segment in there:
            continue
        if "{" in segment:
            return f"by {' '.join(snake_words(segment))}"
        item = here[place + 1 : place + 2]
        thing = " ".join(in_singular(snake_words(segment)))
        return f"by {thing}" if item and "{" in item[0] else f"for {thing}"
    return ""


def _of_path(
    operation: ir.Operation, call: CallPath, group: str, *, is_read: bool
) -> Iterator[str]:
    """Texts from the words of a path: a verb, and the fewest of its literals.

    ``is_read``: another operation lists or retrieves what ``call`` is about.
    """
    *space, last = call
    things = [literal_words(part) for part in space]
    plain, *by = last.split("_by_")
    own = snake_words(readable_id(operation))
    action = tuple(plain.split("_"))
    if plain == "create" and _creates_by_action(operation, things, group, is_read):
        action = things.pop()
    crud = action[0] in _CRUD and action[1:] in ((), ("all",))
    item = operation.path.rstrip("/").endswith("}")
    acts = not crud and _is_action(action)
    if acts and operation.method == "DELETE" and is_plural(action[-1]):
        acts = False
    if acts and item and operation.method not in {"GET", "POST"}:
        acts = singulars(action) != singulars(words(group))
    verb, rest = action[0], action[1:]
    if not crud and not acts:
        things.append(literal_words(plain))
        verb, rest = PLAIN_VERBS.get(operation.method, operation.method.lower()), ()
    elif crud and _is_action(own) and not repeats_path(operation):
        alone = is_method_alone(operation, "_".join(own), group)
        verb = verb if alone or not HTTP_VERBS.isdisjoint(own) else own[0]
    verb = "get" if verb == RETRIEVE else verb
    if things and (item or (acts and verb != "count") or verb == "create"):
        things[-1] = in_singular(things[-1])
    things = [*map(in_singular, things[:-1]), *things[-1:]][-_MOST_THINGS:]
    query = snake_words(operation.path.partition("?")[2].partition("=")[0])
    tail = ("by", *by[0].split("_")) if by else ()
    last_too = acts and len(action) == 1
    near = _adjacent(operation.path, len(things) + acts)[: len(things)]
    for chosen in _choices(things, near, group, bare=acts and not last_too):
        flat = (*query, *(word for thing in chosen for word in thing))
        late = bool(rest) and rest[0] in OPEN_ENDS and rest[0] != "as"
        parts = (*rest, *flat) if late or crud else (*flat, *rest, *tail)
        repeated = parts[:1] == (verb,)  # as in /watch/pods
        yield " ".join(parts if repeated else (verb, *parts))
    if asked := placeholders(operation.path)[-1:]:
        flat = tuple(word for thing in things[-1:] for word in thing)
        yield " ".join((verb, *query, *flat, *rest, "by", *snake_words(asked[0])))
        yield " ".join((verb, *query, *rest, "by", *snake_words(asked[0])))
        yield " ".join((verb, *query, *rest, "by", *snake_words(asked[0])[-1:]))


def _creates_by_action(
    operation: ir.Operation,
    things: Sequence[tuple[str, ...]],
    group: str,
    is_read: bool,
) -> bool:
    """Whether what a call seems to create is an action: ``POST /reports/{id}/render``."""
    named = literals_of(operation.path, "/:")[-1:] == ["create"]
    if not things or named or not _is_action(things[-1]):
        return False
    thing = things[-1]
    noun = singulars(thing) == singulars(words(group)) or is_plural(thing[-1])
    return not (is_read and noun) or is_clear_verb(thing[0])


def _is_action(name: Sequence[str]) -> bool:
    return bool(name) and (is_verb(name[0]) or name[0] in _MORE_VERBS)


def _adjacent(path: str, count: int) -> list[bool]:
    """Whether each of the last literals of a path follows another literal."""
    segments = [""] + [s for s in re.split("[/:]", path.partition("?")[0]) if s]
    found = [
        bool(before) and "{" not in before
        for before, segment in pairwise(segments)
        if "{" not in segment
    ]
    return ([False] * count + found)[-count:] if count else []


def _choices(
    things: Sequence[tuple[str, ...]],
    near: Sequence[bool],
    group: str,
    *,
    bare: bool,
) -> Iterator[Sequence[tuple[str, ...]]]:
    """The literals to name, from the fewest on; those that repeat the group come last.

    A literal that follows another one has its words before it, as in ``brute_force/users``.
    ``bare``: the verb needs none of them.
    """
    own = {*singulars(words(group))}
    own |= {"me"} if "my" in own else set()
    whole = "".join(singulars(words(group)))
    repeats = [
        {*singulars(thing)} <= own or "".join(singulars(thing)) == whole
        for thing in things
    ]
    if bare or not things or repeats[-1]:
        yield ()
    if not things:
        return
    end = len(things) - 1
    start = end
    while start and near[start] and not repeats[start - 1]:
        start -= 1
    for first in dict.fromkeys((start, end)):
        above = [i for i in range(first) if not repeats[i]]
        for some in (above, range(first)):
            # After the verb alone, the last literal alone tells nothing apart.
            for size in range(1 if repeats[end] else 0, len(some) + 1):
                for chosen in reversed([*combinations(some, size)]):
                    found = (*(things[i] for i in chosen), *things[first:])
                    if all(one != two for one, two in pairwise(found)):
                        yield found
    yield things[end:]


def _settled(
    texts: Mapping[str, tuple[str, ...]], literals: Mapping[str, int]
) -> Mapping[str, tuple[str, ...]]:
    """The texts of each operation, first the one that no other operation takes.

    Of operations that want the same name, the one whose path has the fewest ``literals``
    keeps it, or none; the others take their next text, as long as they have one.
    """
    step = {id_: 0 for id_, found in texts.items() if found}
    while True:
        wanted: dict[str, list[str]] = {}
        for id_, place in step.items():
            wanted.setdefault(texts[id_][place], []).append(id_)
        moving = [
            id_
            for rivals in wanted.values()
            for id_ in _losers(rivals, literals)
            if step[id_] + 1 < len(texts[id_])
        ]
        if not moving:
            return {id_: texts[id_][place:] for id_, place in step.items()}
        for id_ in moving:
            step[id_] += 1


def _losers(rivals: Sequence[str], literals: Mapping[str, int]) -> Sequence[str]:
    fewest = min(literals[id_] for id_ in rivals)
    first = [id_ for id_ in rivals if literals[id_] == fewest]
    return [id_ for id_ in rivals if len(first) > 1 or id_ not in first]

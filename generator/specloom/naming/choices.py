"""Names that the config, the document's extensions or the paths choose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import (
    Callable,
    Collection,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from difflib import get_close_matches
from functools import cache
from itertools import takewhile
from keyword import iskeyword

from msgspec import Struct
from msgspec.structs import replace

from specloom import ir
from specloom.kinds import is_array, is_object
from specloom.naming.assign import folded_text
from specloom.naming.fit import (
    poor_operation_id,
    readable_id,
    spells_route,
    without_number,
)
from specloom.naming.history import CHOSEN, CLIENT_SCOPE, GROUP, dotted_name
from specloom.naming.lock import FormerName, Key, Lock, LockEntry
from specloom.naming.methods import (
    only_method_is_chosen,
    operation_text,
    words_of_routes,
)
from specloom.naming.resources import (
    CLIENT_MEMBERS,
    PARAMETER,
    RETRIEVE,
    ROOT,
    CallPath,
    call_beside,
    lists_of,
    path_word,
    resource_calls,
    segments_of,
    singular,
    snake_words,
)

TABLES = ("operations", "models", "arguments", "client", "credentials", "environment")
_RULE = "rule path"
_DOTTED_RULE = "rule operationId"
_VERSIONED = re.compile(r".*(?:v\d+|\d{8})")
_DOTTED = re.compile(r"[A-Za-z][\w-]*(?:\.[A-Za-z][\w-]*)+")
_EMPTY_TAG = re.compile(r"all|default|rest|v\d+", re.I)  # names no subject
_TAG_NUMBER = re.compile(r"^\d+\s*[-.:)_、．]\s*")
_TAG_ENDS = ("api", "apis", "resource", "service")
_METHOD = r"(?:([A-Z]+|\*) )?"


class NameChoiceError(Exception):
    """An entry of ``names`` is invalid: its key, the reason and perhaps what to write."""


class NameChoices(Struct, frozen=True, kw_only=True):
    """The tables of the setting ``names``, by what they name."""

    operations: Mapping[str, str] = {}
    models: Mapping[str, str] = {}
    arguments: Mapping[str, str] = {}
    client: Mapping[str, str] = {}
    credentials: Mapping[str, str] = {}
    environment: Mapping[str, str] = {}
    former: Mapping[str, tuple[str, ...]] = {}

    def before(self, other: NameChoices) -> NameChoices:
        """These choices, and those of ``other`` for everything else."""
        merged = {
            table: {**getattr(other, table), **getattr(self, table)} for table in TABLES
        }
        return NameChoices(former={**other.former, **self.former}, **merged)

    def model(self, declared: ir.Declaration) -> str:
        """The chosen name of a model, by its JSON Pointer or the name of its schema."""
        name = declared.id.rpartition("/")[2] if declared.component else "\0"
        return self.models.get(declared.id, self.models.get(name, ""))

    def argument(self, operation: ir.Operation, json_name: str) -> str:
        """The chosen name of an argument, by the operationId or the method and path."""
        ids = (operation.operation_id, operation.id)
        found = (self.arguments.get(f"{id_}.{json_name}", "") for id_ in ids)
        return next(filter(None, found), "")


def read_choices(value: object) -> NameChoices:
    """Read the setting ``names``.

    Raises:
        NameChoiceError: a table or an entry is invalid.
    """
    if not is_object(value):
        raise NameChoiceError("names", "names must be a table")
    tables: dict[str, dict[str, str]] = {}
    former: dict[str, tuple[str, ...]] = {}
    for table, entries in value.items():
        if table == "former":
            former = dict(_former(entries))
            continue
        if table not in TABLES:
            known = ", ".join(TABLES)
            raise NameChoiceError(
                table, f"unknown table {table!r}; the tables are {known}"
            )
        if not is_object(entries):
            raise NameChoiceError(table, f"{table} must be a table")
        tables[table] = {
            key: _checked(table, key, name) for key, name in entries.items()
        }
    return NameChoices(former=former, **tables)


def _former(entries: object) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The deprecated call paths of operations."""
    if not is_object(entries):
        raise NameChoiceError("former", "former must be a table")
    for key, calls in entries.items():
        if not is_array(calls):
            raise NameChoiceError(key, f"the old names of {key!r} must be a list")
        names = tuple(_checked("operations", key, call) for call in calls)
        yield key, names


def _checked(table: str, key: str, name: object) -> str:
    """The name of an entry, which must be one that Python accepts."""
    if not isinstance(name, str) or not name:
        raise NameChoiceError(key, f"the name of {key!r} must be a non-empty string")
    if name.count("*") > key.replace("**", "").count("*"):
        raise NameChoiceError(key, f"{name!r} has a * that {key!r} does not have")
    parts = name.split(".") if table == "operations" else [name]
    for part in parts:
        plain = part.replace("*", "name") if table == "operations" else part
        if not plain.isidentifier() or plain.startswith("_"):
            raise NameChoiceError(key, f"{part!r} is not a public Python name")
        if iskeyword(part):
            raise NameChoiceError(
                key, f"{part!r} is a keyword of Python", f"Write '{part}_'."
            )
    return name


def check_names(
    api: ir.Api, choices: NameChoices, client_arguments: Iterable[str] = ()
) -> None:
    """Refuse entries that match nothing, except those of ``operations``.

    ``client_arguments`` are those of the client: ``header x-version``.

    Raises:
        NameChoiceError: an entry matches nothing.
    """
    models = {d.id for d in api.declarations}
    models |= {d.id.rpartition("/")[2] for d in api.declarations if d.component}
    for key in choices.models:
        if key not in models:
            raise NameChoiceError(key, f"{key!r} is not a model{_near(key, models)}")
    known = {o.id: o for o in api.operations}
    known |= {o.operation_id: o for o in api.operations if o.operation_id}
    for key in choices.former:
        if key not in known:
            raise NameChoiceError(key, f"{key!r} names no operation{_near(key, known)}")
    shared = set(client_arguments)
    shared |= {p.wire for o in api.operations for p in o.parameters if p.of_client}
    for key in choices.client:
        if key not in shared:
            why = f"{key!r} is not among the client-arguments{_near(key, shared)}"
            raise NameChoiceError(key, why, "Add it to the setting client-arguments.")
    schemes = {scheme.wire for scheme in api.schemes}
    for key in (*choices.credentials, *choices.environment):
        if key not in schemes and (key in choices.credentials or key not in shared):
            raise NameChoiceError(
                key, f"{key!r} is not a security scheme{_near(key, schemes)}"
            )
    for key in choices.arguments:
        operation = next((id_ for id_ in known if key.startswith(f"{id_}.")), "")
        if not operation:
            raise NameChoiceError(key, f"{key!r} names no operation{_near(key, known)}")


def _near(key: str, known: Iterable[str]) -> str:
    near = get_close_matches(key, known, 1)
    return f"; did you mean {near[0]!r}?" if near else ""


class _Pattern(Struct, frozen=True):
    """An entry with a path: ``GET /usage/*`` or ``/threads/**``."""

    key: str
    method: str
    segments: tuple[str, ...]
    name: str

    @property
    def is_prefix(self) -> bool:
        return self.segments[-1:] == ("**",)

    def captured(self, operation: ir.Operation) -> tuple[str, ...] | None:
        """What the ``*`` match in the operation's path; None if the path does not match."""
        if self.method not in ("", "*", operation.method):
            return None
        if not self.is_prefix and _query(self.key) != _query(operation.path):
            return None
        path = segments_of(operation.path)
        wanted = self.segments[:-1] if self.is_prefix else self.segments
        same = len(path) >= len(wanted) if self.is_prefix else len(path) == len(wanted)
        if not same:
            return None
        found: list[str] = []
        for want, have in zip(wanted, path, strict=False):
            if want == "*" and have != "{}":
                found.append("_".join(snake_words(have)))
            elif want != have:
                return None
        return tuple(found)


def _query(path: str) -> str:
    """What follows the path in a key of ``paths`` such as ``/files?beta=true``."""
    return "".join(re.split("([?#])", path, maxsplit=1)[1:])


def _patterns(choices: NameChoices) -> list[_Pattern]:
    """The entries with paths, the most specific first."""
    found: list[_Pattern] = []
    for key, name in choices.operations.items():
        match = re.fullmatch(rf"{_METHOD}(/\S*)", key)
        if match:
            found.append(_Pattern(key, match[1] or "", segments_of(match[2]), name))
    return sorted(
        found,
        key=lambda p: (p.is_prefix, p.segments.count("*"), -len(p.segments), p.key),
    )


class _Choice(Struct, frozen=True):
    """The choice for an operation: a call path, or a prefix for the rest of its path."""

    key: str
    call: CallPath
    rest: int | None = None  # segments that the prefix replaces


def _choice(
    operation: ir.Operation, choices: NameChoices, patterns: Iterable[_Pattern]
) -> _Choice | None:
    if name := choices.operations.get(operation.operation_id or "\0"):
        return _Choice(operation.operation_id, tuple(name.split(".")))
    for pattern in patterns:
        captured = pattern.captured(operation)
        if captured is None:
            continue
        name = pattern.name
        for text in captured:
            name = name.replace("*", text, 1)
        rest = len(pattern.segments) - 1 if pattern.is_prefix else None
        return _Choice(pattern.key, tuple(name.split(".")), rest)
    return None


def with_call_paths(
    api: ir.Api,
    choices: NameChoices,
    published: Lock,
    *,
    naming: str = "",
    retrieve_verb: str = RETRIEVE,
    extensions: bool = True,
    short_names: bool = True,
    release: Collection[str] = (),
    recorded: bool = False,
) -> ir.Api:
    """The API with the namespaces and method names that are chosen for its operations.

    The choices of the config come first, then those of the document's extensions, then
    with ``naming = "resources"`` the rules of `resource_calls`, with ``retrieve_verb`` in
    place of ``retrieve``, otherwise with ``short_names`` `dotted_calls`, `_calls_of_client`
    and `_spaces_of_tags`. A published name that the rules gave stays, even if they would
    give another one today. ``recorded``: the API was published with ``published``, so its
    names stay as they were.

    Raises:
        NameChoiceError: an entry matches no operation, or two operations get one call path.
    """
    by_id = api.operations if short_names and naming != "resources" else ()
    by_id = tuple(_without_empty_tag(operation, published) for operation in by_id)
    api = replace(api, operations=by_id or api.operations)
    patterns = _patterns(choices)
    chosen = {o.id: _choice(o, choices, patterns) for o in api.operations}
    _refuse_unused(api, choices, patterns, chosen)
    prefixes = {
        id_: (one.call, one.rest)
        for id_, one in chosen.items()
        if one is not None and one.rest is not None
    }
    rules: Mapping[str, CallPath] = {}
    if naming == "resources" or prefixes:
        rules = resource_calls(api.operations, lists_of(api), prefixes)
    ids = {**_calls_of_client(by_id), **dotted_calls(by_id)}
    spaces = _spaces_of_tags(by_id)
    named = (
        _named(o, chosen[o.id], rules, naming, extensions, retrieve_verb)
        for o in api.operations
    )
    known = Counter(
        folded_text(id_) for role, id_ in published.entries if role == "namespace"
    )
    operations = (
        _in_space(
            _with_dotted_call(o, ids.get(o.id, ()), published), spaces, published, known
        )
        for o in named
    )
    old = (_as_published(o, published, recorded, retrieve_verb) for o in operations)
    methods = _published_methods(published, choices, release)
    kept = tuple(_beside_namespaces(tuple(old), chosen, methods, retrieve_verb))
    _refuse_clashes(kept, chosen)
    _refuse_root_clashes(kept, chosen)
    if not recorded:
        _refuse_published_methods(kept, chosen, methods)
    calls = cache(lambda: resource_calls(api.operations, lists_of(api)))
    kept = tuple(_with_words(kept, words_of_routes(kept if by_id else (), calls)))
    declarations = _named_after_calls(api.declarations, kept, published)
    return replace(api, operations=kept, declarations=tuple(declarations))


def _without_empty_tag(operation: ir.Operation, published: Lock) -> ir.Operation:
    """The operation without a tag that says nothing, such as ``default``, unless it was
    published with it.
    """
    tag, word = next(iter(operation.tags), ""), path_word(operation.path)
    keys = (("namespace", tag), ("method", operation.id))
    known = any(key in published.entries for key in keys)
    same = singular(word.lower()) == singular(tag.lower())
    if known or same or not _EMPTY_TAG.fullmatch(tag):
        return operation
    return replace(operation, tags=operation.tags[1:])


def _with_words(
    operations: Iterable[ir.Operation], of_routes: Mapping[str, str]
) -> Iterator[ir.Operation]:
    """The operations, with the words of their route or their call."""
    for operation in operations:
        words = of_routes.get(operation.id) or _words_of_call(operation)
        yield replace(operation, words=words) if words else operation


def call_words(operation: ir.Operation) -> str:
    """The words that the module of inline schemas is named after; "" for the operationId.

    ``POST /jobs/{id}/events`` with a poor operationId is ``"job event create"``.
    """
    poor = not operation.method_name or poor_operation_id(operation)
    return operation.words if poor else ""


def _words_of_call(operation: ir.Operation) -> str:
    """The words of a call that the config or a rule chose; "" for another one."""
    if not operation.name_source.startswith((_RULE, "config ")):
        return ""
    space = () if operation.namespace == ROOT else operation.namespace
    parts = [part.split("_") for part in space]
    nouns = [" ".join((*part[:-1], singular(part[-1]))) for part in parts]
    return " ".join((*nouns, *operation.method_name.split("_")))


def _named_after_calls(
    declarations: Iterable[ir.Declaration],
    operations: Iterable[ir.Operation],
    published: Lock,
) -> Iterator[ir.Declaration]:
    """The declarations, with the words of calls in place of poor operationIds.

    Published names stay, whether they are from an operationId or a call.
    """
    of_place = {
        ir.operation_pointer(o): (operation_text(o), o.words, call_words(o))
        for o in operations
        if o.words
    }
    for declared in declarations:
        place = "/".join(declared.id.split("/", 4)[:4])
        former, call, words = of_place.get(place, ("", "", ""))
        entry = published.entries.get(("model", declared.id))
        source = declared.listed.source if declared.listed else declared.hint
        rest = source.removeprefix(former)
        if call and entry is not None and entry.source == call + rest:
            words = call
        elif words and entry is not None:
            words = _published_words(entry.source, former, rest) or words
        if words and source.startswith(former):
            declared = replace(declared, hint=words + declared.hint[len(former) :])
            if listed := declared.listed:
                texts = (listed.hint, listed.source)
                hint, source = (words + text[len(former) :] for text in texts)
                declared = replace(
                    declared, listed=replace(listed, hint=hint, source=source)
                )
        yield declared


def _published_words(published: str, former: str, rest: str) -> str:
    """The words before ``rest`` in a published text, ``former`` if it begins with them."""
    if published.endswith(rest):
        return published.removesuffix(rest)
    return former if published.startswith(former) else ""


def ranks_of(operations: Iterable[ir.Operation]) -> Mapping[str, int]:
    """The priority of operations with chosen names: the shortest path comes first.

    Those of the config come before all others, which have the rank 0 if they are missing.
    """
    chosen = [o for o in operations if o.method_name]
    by_config = {o.id for o in chosen if o.name_source.startswith("config ")}
    chosen.sort(
        key=lambda o: (
            o.id not in by_config,
            len(ir.placeholders(o.path)),
            "?" in o.path,
            o.path,
            o.method,
        )
    )
    return {o.id: rank for rank, o in enumerate(chosen, -len(by_config))}


def _named(
    operation: ir.Operation,
    choice: _Choice | None,
    rules: Mapping[str, CallPath],
    naming: str,
    extensions: bool,
    retrieve_verb: str,
) -> ir.Operation:
    """The operation with its namespace, its method name, and where they come from."""
    namespace, name = operation.namespace, operation.method_name
    if not extensions:
        namespace, name = (), ""
    elif not namespace and not operation.tags and naming != "resources":
        namespace = tuple(filter(None, ["_".join(snake_words(operation.section))]))
    source = f"extension {'.'.join((*namespace, name))}" if namespace or name else ""
    if choice is not None:
        call = choice.call if choice.rest is None else rules[operation.id]
        namespace, name = call[:-1] or ROOT, call[-1]
        source = f"config {'.'.join(choice.call)}"
        if choice.rest is not None and name != _with_verb(name, retrieve_verb):
            name, source = _with_verb(name, retrieve_verb), f"{source} {retrieve_verb}"
    elif naming == "resources":
        *space, verb = rules[operation.id]
        own = _with_verb(verb, retrieve_verb) if space else verb
        namespace, name = namespace or tuple(space) or ROOT, name or own
        source = source or (_RULE if own == verb else _source_of_rule(retrieve_verb))
    return replace(operation, namespace=namespace, method_name=name, name_source=source)


def dotted_calls(operations: Sequence[ir.Operation]) -> Mapping[str, CallPath]:
    """The call paths that operationIds with dots are, by operation.

    ``compute.disks.types.list`` is ``disks.types.list``, if all operationIds begin with
    ``compute``, and that is not the tag of half of the operations: it is the name of the API.
    """
    parts = {
        o.id: (
            tuple("_".join(snake_words(part)) for part in o.operation_id.split("."))
            if _DOTTED.fullmatch(o.operation_id)
            else ()
        )
        for o in operations
    }
    starts = {call[:1] for call in parts.values()}
    tagged = [o for o in operations if {*map(snake_words, o.tags)} & starts]
    if len(parts) < 2 or len(starts) > 1 or len(tagged) * 2 >= len(parts):
        return {}
    spaces = {call[1:end] for call in parts.values() for end in range(2, len(call))}
    return {
        id_: call[1:]
        for id_, call in parts.items()
        if len(call) > 2 and call[1:] not in spaces
    }


def _calls_of_client(operations: Sequence[ir.Operation]) -> Mapping[str, CallPath]:
    """The calls of untagged operations whose operationId is the word of their path, by
    operation: ``client.ping`` instead of ``client.ping.ping``. So are those of a path
    without literals.

    Without an operationId, or with one that only adds the HTTP method, the rules for paths
    say whether it is an action of the service. A word that several operations share, or
    that is a tag, is a namespace.
    """
    untagged = [o for o in operations if not o.tags]
    unnamed = {o.id for o in untagged if not readable_id(o) or _only_adds_method(o)}
    calls: Mapping[str, CallPath] = {}
    if unnamed:
        calls = resource_calls(operations, {})
    tags = {folded_text(tag) for o in operations for tag in o.tags}
    words = Counter(folded_text(path_word(o.path)) for o in untagged)
    spaces = {*tags, *words}
    found: dict[str, CallPath] = {}
    for operation in untagged:
        *space, action = calls.get(operation.id, ("",))
        name = without_number(readable_id(operation))
        if operation.id in unnamed:
            name = "" if space else action
        name = "_".join(snake_words(name))
        word = folded_text(path_word(operation.path))
        alone = words[word] == 1 and word not in tags and folded_text(name) == word
        root = {*segments_of(operation.path)} <= {PARAMETER} and bool(name)
        free = root and folded_text(name) not in spaces
        if (alone or free) and name not in CLIENT_MEMBERS:
            found[operation.id] = (*ROOT, name)
    return found


def _only_adds_method(operation: ir.Operation) -> bool:
    """Whether an operationId adds nothing but the HTTP method to a path.

    A ``get`` before several words adds more: ``get_update_progress`` updates nothing.
    """
    word = snake_words(path_word(operation.path))
    return spells_route(operation) and (operation.method != "GET" or len(word) == 1)


def _with_dotted_call(
    operation: ir.Operation, call: CallPath, published: Lock
) -> ir.Operation:
    """The operation with the call path of its operationId, unless something else chose its
    name, or it was published with another one.

    A published call path stays, even if an operationId without dots is added.
    """
    entry = published.entries.get(("method", operation.id))
    if operation.name_source or not (
        call if entry is None else entry.source == _DOTTED_RULE
    ):
        return operation
    return replace(
        operation,
        namespace=call[:-1],
        method_name="".join(call[-1:]),
        name_source=_DOTTED_RULE,
    )


def _spaces_of_tags(operations: Iterable[ir.Operation]) -> Mapping[str, str]:
    """The namespaces of tags that do not have their whole name, or share it.

    If all tags begin with a name and a version, ``VerifyV2Service`` is ``service``. Tags that
    only case or punctuation tells apart (``User Groups``, ``user-groups``) are one namespace.
    Other tags are in `_plain_tags`.
    """
    parts = {o.tags[0]: snake_words(o.tags[0]) for o in operations if o.tags}
    shared = takewhile(
        lambda words: len({*words}) == 1, zip(*parts.values(), strict=False)
    )
    ends = [
        end for end, (word, *_) in enumerate(shared, 1) if _VERSIONED.fullmatch(word)
    ]
    found = {tag: "_".join(part[max(ends, default=0) :]) for tag, part in parts.items()}
    if ends and len(parts) > 1 and all(map(str.isidentifier, found.values())):
        return found
    times = Counter(map(folded_text, parts))
    plain = _plain_tags(parts)
    return {
        tag: "_".join(plain[tag])
        for tag, part in parts.items()
        if times[folded_text(tag)] > 1 or plain[tag] != part
    }


def _plain_tags(parts: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    """The words of tags without their numbers and without what frameworks append:
    ``login`` for "1. Login", ``user`` for ``user-controller``.

    Most tags must have such a number, or a last word such as ``api``, and no two tags may
    become one.
    """
    numbered = {
        tag: snake_words(_TAG_NUMBER.sub("", tag)) or part
        for tag, part in parts.items()
    }
    count = sum(numbered[tag] != part for tag, part in parts.items())
    plain = numbered if len(parts) > 1 and count * 2 >= len(parts) else parts
    plain = _without_ends(plain, {"controller"})
    ends = Counter("".join(part[-1:]) for part in plain.values())
    frequent = {end for end in _TAG_ENDS if ends[end] * 2 >= len(parts)}
    plain = _without_ends(plain, frequent)
    times = Counter(folded_text("".join(part)) for part in plain.values())
    return {
        tag: part if times[folded_text("".join(part))] == 1 else parts[tag]
        for tag, part in plain.items()
    }


def _without_ends(
    tags: Mapping[str, tuple[str, ...]], ends: Collection[str]
) -> Mapping[str, tuple[str, ...]]:
    """The words of tags without a last word of ``ends``, unless it is the only one."""
    return {
        tag: part[:-1] if part[1:] and part[-1] in ends else part
        for tag, part in tags.items()
    }


def _in_space(
    operation: ir.Operation,
    spaces: Mapping[str, str],
    published: Lock,
    known: Counter[str],
) -> ir.Operation:
    """The operation in the namespace for its tag, unless something else chose its name, or
    it was published in another one.

    A published namespace of this kind stays, even if a tag without version is added, and so
    does one with the whole name of the tag. ``known`` counts the published namespaces by
    their folded names.
    """
    tag = next(iter(operation.tags), "")
    space, folded = spaces.get(tag, ""), folded_text(tag)
    shared = folded_text(space) == folded and known[folded] == 1
    if ("namespace", tag) in published.entries and not shared:
        space = ""
    entry = published.entries.get(("method", operation.id))
    if entry is not None and entry.scope != f"{GROUP}{tag}":
        key, name = entry.scope.removeprefix(GROUP), "_".join(snake_words(tag))
        if folded_text(key) == folded:
            space = name
        elif name.endswith(f"_{key}") or re.search(
            rf"v\d+{re.escape(folded_text(key))}$", folded
        ):
            space = key
    if not space or operation.name_source:
        return operation
    return replace(operation, namespace=(space,))


def _source_of_rule(verb: str) -> str:
    """The source of a name from a path with ``verb``, which is renamed with the verb."""
    return _RULE if verb == RETRIEVE else f"{_RULE} {verb}"


def _with_verb(name: str, verb: str) -> str:
    """The name of a method with another verb in place of ``retrieve``."""
    return re.sub(rf"^{RETRIEVE}(?=_|$)", verb, name)


def _as_published(
    operation: ir.Operation, published: Lock, recorded: bool, verb: str
) -> ir.Operation:
    """The operation with its published name, if what chose the name is the same.

    The rules may name an operation otherwise once the document has other paths.
    """
    entry = published.entries.get(("method", operation.id))
    if entry is None or not entry.scope.startswith(GROUP):
        return operation
    source = operation.name_source
    if operation.namespace == ROOT and entry.source == _source_of_rule(verb):
        source = entry.source  # see `_beside_namespaces`
    if source != entry.source and not (recorded and CHOSEN.match(entry.source)):
        return operation
    by_path = only_method_is_chosen(operation)
    if not (by_path or recorded or source.startswith((_RULE, _DOTTED_RULE))):
        return operation
    key = entry.scope.removeprefix(GROUP)
    space = published.entries.get(("namespace", key))
    parts = tuple(key.split("."))
    if space is None:
        nested = all(map(str.isidentifier, parts))
    else:
        nested = space.scope.startswith(GROUP) and space.scope != CLIENT_SCOPE
    return replace(
        operation,
        namespace=parts if nested else (key,),
        method_name=entry.name if recorded or not by_path else operation.method_name,
        name_source=entry.source,
    )


def _refuse_unused(
    api: ir.Api,
    choices: NameChoices,
    patterns: Iterable[_Pattern],
    chosen: Mapping[str, _Choice | None],
) -> None:
    """Refuse entries of ``operations`` that match no operation.

    An entry may match operations for which a more specific entry decides.
    """
    used = {one.key for one in chosen.values() if one is not None}
    used |= {
        pattern.key
        for pattern in patterns
        if pattern.key not in used
        and any(pattern.captured(o) is not None for o in api.operations)
    }
    for key in choices.operations:
        if key in used:
            continue
        known = [o.operation_id for o in api.operations if o.operation_id]
        known += [o.id for o in api.operations]
        raise NameChoiceError(key, f"{key!r} matches no operation{_near(key, known)}")


def _refuse_clashes(
    operations: Iterable[ir.Operation], chosen: Mapping[str, _Choice | None]
) -> None:
    """Refuse two operations for which the config chooses the same call path."""
    seen: dict[CallPath, ir.Operation] = {}
    for operation in operations:
        choice = chosen[operation.id]
        if choice is None or choice.rest is not None:
            continue
        call = (*operation.namespace, operation.method_name)
        other = seen.setdefault(call, operation)
        if other is not operation:
            shown = ".".join(call[1:] if operation.namespace == ROOT else call)
            message = f"{shown!r} is the name of {other.id!r} and of {operation.id!r}"
            raise NameChoiceError(choice.key, message)


def _top_namespace(operation: ir.Operation) -> str:
    """The attribute of the client that holds an operation."""
    if operation.namespace:
        return operation.namespace[0]
    word = operation.tags[0] if operation.tags else path_word(operation.path)
    return "_".join(snake_words(word))


def _beside_namespaces(
    operations: Sequence[ir.Operation],
    chosen: Mapping[str, _Choice | None],
    published: Mapping[str, str],
    verb: str,
) -> Iterator[ir.Operation]:
    """The operations, without methods of the client that rules gave the name of a namespace.

    ``client.search()`` becomes ``client.search.retrieve()`` if others are in ``search``,
    with ``verb`` in place of ``retrieve``. Names in ``published`` stay.
    """
    spaces = {(_top_namespace(operation),) for operation in operations}
    for operation in operations:
        name = operation.method_name
        free = operation.name_source == _RULE and chosen[operation.id] is None
        stays = published.get(f"client.{name}") == operation.id
        if operation.namespace == ROOT and free and not stays:
            *space, name = call_beside((name,), spaces, verb)
            if space:
                operation = replace(
                    operation,
                    namespace=tuple(space),
                    method_name=name,
                    name_source=_source_of_rule(verb),
                )
        yield operation


def _refuse_root_clashes(
    operations: Sequence[ir.Operation], chosen: Mapping[str, _Choice | None]
) -> None:
    """Refuse chosen methods of the client that hide one of its attributes or namespaces."""
    spaces = {_top_namespace(o): o for o in operations}
    for operation in operations:
        choice, name = chosen[operation.id], operation.method_name
        if choice is None or operation.namespace != ROOT:
            continue
        own = _top_namespace(replace(operation, namespace=()))
        if name in CLIENT_MEMBERS:
            raise NameChoiceError(
                choice.key,
                f"{name!r} is an attribute of every client",
                f"Write another name, or one with a namespace: '{own}.{name}'.",
            )
        if name in spaces:
            raise NameChoiceError(
                choice.key,
                f"{name!r} is the namespace of {spaces[name].id!r}",
                f"Write another name, or one in the namespace: '{name}.create'.",
            )


def _published_methods(
    published: Lock, choices: NameChoices, release: Collection[str]
) -> Mapping[str, str]:
    """The operations of published methods, by call (``client.chat``), deprecated ones
    included, without those that ``release`` gives up.
    """
    found = {f"client.{c}": id_ for id_, old in choices.former.items() for c in old}
    for (role, id_), entry in published.entries.items():
        if role == "method" and entry.scope.startswith(GROUP):
            names = [(old.scope or entry.scope, old.name) for old in entry.former]
            names.append((entry.scope, entry.name))
            found |= {dotted_name(published, *name): id_ for name in names}
    return {call: id_ for call, id_ in found.items() if call not in release}


def _refuse_published_methods(
    operations: Sequence[ir.Operation],
    chosen: Mapping[str, _Choice | None],
    methods: Mapping[str, str],
) -> None:
    """Refuse chosen methods and namespaces with the name of a published method of another
    operation.

    That method keeps working, perhaps as a deprecated name, so the chosen one would get
    another name.
    """
    ids = {operation.id for operation in operations}
    for operation in operations:
        choice = chosen[operation.id]
        if choice is None:
            continue
        above = () if operation.namespace == ROOT else operation.namespace
        call = ".".join(("client", *above, operation.method_name))
        owner = methods.get(call, operation.id)
        if choice.rest is None and owner != operation.id and owner in ids:
            raise NameChoiceError(
                choice.key,
                f"{call!r} was published as a method of {owner!r}",
                f'Write another name, or give up the method: release = ["{call}"].',
            )
        if operation.namespace == ROOT:
            continue
        for size in range(1, len(operation.namespace) + 1):
            space = ".".join(("client", *operation.namespace[:size]))
            if space in methods:
                call = ".".join((*operation.namespace, operation.method_name))
                raise NameChoiceError(
                    choice.key,
                    f"{call!r} needs the namespace {space!r}, which was published as a "
                    f"method of {methods[space]!r}",
                    f'Write another name, or give up the method: release = ["{space}"].',
                )


def with_former(
    lock: Lock,
    api: ir.Api,
    choices: NameChoices,
    groups: Mapping[str, str],
    key_of: Callable[[CallPath], str],
) -> Lock:
    """The lock with the deprecated names of the config, as if they had been published.

    ``groups`` gives the key of the group of each operation, ``key_of`` that of a
    namespace.
    """
    entries: dict[Key, LockEntry] = dict(lock.entries)
    for operation in api.operations:
        ids = (operation.id, operation.operation_id)
        calls = [call for id_ in ids for call in choices.former.get(id_, ())]
        if not calls:
            continue
        key = ("method", operation.id)
        scope = f"{GROUP}{groups[operation.id]}"
        source = operation.name_source or operation.operation_id
        name = operation.method_name or operation.operation_id
        entry = entries.get(key) or LockEntry(name=name, source=source, scope=scope)
        former = set(entry.former)
        for call in calls:
            *space, old = call.split(".")
            group = key_of(tuple(space) or ROOT)
            former.add(FormerName(old, f"{GROUP}{group}"))
            if group not in groups.values():
                entries |= _old_group(entries, group)
        entries[key] = replace(entry, former=tuple(sorted(former)))
    return replace(lock, entries=entries)


def _old_group(entries: Mapping[Key, LockEntry], group: str) -> dict[Key, LockEntry]:
    """The entries of a group that only has deprecated names, and of the enclosing groups."""
    found: dict[Key, LockEntry] = {}
    parts = group.split(".")
    for size in range(1, len(parts) + 1):
        key, above = ".".join(parts[:size]), ".".join(parts[: size - 1])
        title = "".join(part.title().replace("_", "") for part in parts[:size])
        names = {
            "namespace": LockEntry(
                name=parts[size - 1], scope=f"{GROUP}{above}" if above else ""
            ),
            "resource": LockEntry(name=title),
            "resource module": LockEntry(name="_".join(parts[:size])),
        }
        if (key,) == ROOT:
            names = {
                "resource": LockEntry(name="ClientMethods"),
                "resource module": LockEntry(name="client_methods"),
            }
        for role, entry in names.items():
            if (role, key) not in entries:
                found[role, key] = entry
    return found

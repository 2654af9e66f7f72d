"""Derives call paths from paths: ``GET /jobs/{id}/events`` is ``jobs.events.list``."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TypeAlias

from msgspec import Struct

from specloom import ir
from specloom.naming.assign import words

CallPath: TypeAlias = tuple[str, ...]
"""The namespaces of a method and its name: ``("chat", "completions", "create")``."""

Segments: TypeAlias = tuple[str, ...]
"""A path without its prefix.

A placeholder is ``PARAMETER``, ``:verb`` a custom method, ``=name`` a chosen namespace.
"""

PARAMETER = "{}"
RETRIEVE = "retrieve"
"""The method that reads one resource, unless the config chooses another verb."""

ROOT: CallPath = ("(client)",)
"""The namespace of the methods of the client itself."""

CLIENT_MEMBERS = frozenset(
    {
        "base_url",
        "close",
        "delete",
        "get",
        "patch",
        "post",
        "put",
        "request",
        "with_options",
        "with_raw_response",
        "with_streaming_response",
    }
)
"""Public attributes of every client, which neither a namespace nor a method may hide. A
test compares them with the runtime."""

_VERSION = re.compile(
    r"v\d+([._]\d+)*((alpha|beta)\d*)?|\d{4}-\d{2}(-\d{2})?(-(alpha|beta|preview))?",
    re.IGNORECASE,
)
_PREFIXES = frozenset({"api", "apis", "rest"})
_EXTENSIONS = frozenset(
    {"atom", "csv", "gz", "htm", "html", "ico", "ics", "js", "json", "md", "pdf", "php"}
    | {"png", "rss", "svg", "txt", "xml", "yaml", "yml", "zip"}
)


def _words_of(text: str) -> list[str]:
    return text.split()


# Words that name an action rather than a thing, in the base form.
_VERBS = frozenset(
    _words_of(
        """abort accept ack acknowledge activate add adjust advance allocate analyze
    append apply approve archive ask assemble assign associate attach authenticate
    authorize backup ban batch begin bind block book browse bulk calculate call cancel
    capture categorize challenge change charge check claim classify clear clone close
    collect combine commit compact compare compile complete compute configure confirm
    connect consume convert copy count crawl create credit deactivate deauthorize debit
    decline decode decrypt deduplicate delete deliver deny deploy deprecate deregister
    derive describe destroy detach detect detokenize diff disable disassociate discard
    disconnect discontinue discover dismiss dispatch dispute downgrade download downvote
    draft drain duplicate edit embed enable encode encrypt end enhance enqueue enrich
    enroll ensure enter erase escalate estimate evaluate evict exchange execute exist
    exists exit expire explain explore export extend extract fail failover fetch fill
    finalize find finetune finish flag flush follow force forecast forget fork format
    forward freeze fulfill gather generate get grant hangup hide hold identify ignore
    impersonate import increment infer ingest init initialize initiate inject insert
    inspect install instantiate interrupt introspect invalidate invite invoke issue join
    kick kill launch leave like link list load locate lock login logout lookup manage
    mark match merge migrate mint mirror moderate modify mount move mute nack notarize
    notify obtain offboard onboard open optimize parse paste patch pause pay peek
    perform pick pin ping play poll populate post predict prefetch prepare preview print
    process promote propose protect provision publish pull purge push put query quote
    ramp rank reactivate read reassign rebase reboot rebuild recalculate recall receive
    recharge reclaim recognize recommend recompile reconcile reconfigure reconnect
    record recover redact redeem redeliver refer refresh refund regenerate register
    reimport reindex reinstate reissue reject relaunch release reload remediate remind
    remix remove rename render renegotiate renew reopen reorder reorganize repair
    reparse repay rephrase replace replay replicate reply report reprocess reprovision
    request requeue rerank rerun rescan reschedule resend reserve reset resize resolve
    restart restore resubmit resume resync retire retrieve retry return reveal reverse
    revert review revoke rewrite rollback rollout rotate run sample sanitize save scale
    scan schedule score scrape search seed select send set settle share ship show sign
    signin signout signup silence simulate skip snapshot sort spin split stage start
    stash stop stream stringify strip submit subscribe succeed suggest summarize suspend
    swap switch sync synchronize tag tail terminate test toggle tokenize top touch track
    train transcribe transfer transform translate transmit trigger truncate try unack
    unarchive unassign unban unbind unblock undelete undeploy undo undrop unenroll
    unfollow unfreeze unhide unignore uninstall unlike unlink unlist unlock unmark
    unmask unmount unmute unpair unpark unpause unpin unprotect unpublish unregister
    unreserve unschedule unset unshare unstar unsubscribe unsuspend untag untrack update
    upgrade upload upscale upsert upvote use validate vectorize verify view void vote
    wait wake warm watch wipe withdraw write zip"""
    )
)
_READ_VERBS = frozenset(
    _words_of(
        """browse check compare count describe diff download estimate export fetch find
    get identify inspect introspect list locate lookup obtain peek ping poll preview
    query read render retrieve search show stream tail test validate verify view watch
    whoami"""
    )
)

# Verbs that no compound noun begins with, as ``check`` in ``check_deposits``.
_CLEAR_VERBS = frozenset(
    _words_of(
        """add create delete find get invite join list remove retrieve search send set swap
    update upsert validate verify"""
    )
)

# Words that end in "s" but are singular.
_SINGULAR = frozenset(
    _words_of(
        """access address alias analysis analytics axis basis bonus business campus canvas
    corpus details dns express focus gps https ios kubernetes lens metrics news
    preferences previous process progress radius rss series settings sms statistics
    stats status tls virus"""
    )
)
_IRREGULAR = {
    "child": ("children",),
    "criterion": ("criteria",),
    "index": ("indices",),
    "matrix": ("matrices",),
    "person": ("people",),
    "vertex": ("vertices",),
}
_PLURAL = frozenset({"children", "criteria", "media", "people"})

# Compounds that are one word, even if the document has their parts as words.
_COMPOUNDS = frozenset(
    _words_of(
        """allowlist backup barcode blacklist blocklist blueprint bookmark breakdown callback
    checkout checkpoint countdown dashboard database dataset download endpoint feedback
    filename fingerprint firewall geolocation healthcheck hostname household inbound
    keyword leaderboard lifecycle livestream loadbalancer marketplace metadata
    nameserver namespace network nickname notebook outbound overview passcode passkey
    password payload placeholder playground playlist postback postcode ruleset runtime
    screenshot shortlist shutdown snapshot spreadsheet storefront subdomain subnet
    template timeline timeout timeseries timestamp timezone transcript upload username
    voicemail warehouse webhook website whitelist workbook workflow worksheet workspace
    workstream"""
    )
)
_RANDOM = re.compile(
    r"(.+)[-_]((?=.*[a-z])(?=.*[A-Z])(?=.*[0-9].*[A-Za-z])[A-Za-z0-9]{8,})"
)
_COMPOUND_LENGTH = 8  # characters: a shorter word is never split


def is_plural(word: str) -> bool:
    """Whether an English noun in lower case is a plural."""
    if word in _PLURAL:
        return True
    return (
        len(word) > 2
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is"))
        and word not in _SINGULAR
    )


def is_verb(word: str) -> bool:
    """Whether a word in lower case names an action: ``cancel``."""
    return word in _VERBS


def is_clear_verb(word: str) -> bool:
    """Whether a verb begins no compound noun, as ``check`` begins ``check_deposits``."""
    return word in _CLEAR_VERBS


def has_prefix(path: str) -> bool:
    """Whether a path template has a version or the word ``api`` among its segments."""
    segments = (segment for segment in path.split("/") if "{" not in segment)
    return any(_VERSION.fullmatch(s) or s.lower() in _PREFIXES for s in segments)


def singular(word: str) -> str:
    """The singular of an English noun in lower case; a singular stays as it is."""
    if not is_plural(word) or word in _PLURAL:
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "xes", "ches", "shes", "zes")) or word[:-2] in _SINGULAR:
        return word[:-2]
    return word[:-1]


def is_same_noun(parts: Sequence[str], noun: Sequence[str]) -> bool:
    """Whether words are the noun in any number."""
    last, other = parts[-1], noun[-1]
    same = last == other or last in plurals(other) or other in plurals(last)
    return same and singulars(parts[:-1]) == singulars(noun[:-1])


def plurals(noun: str) -> Collection[str]:
    """The plurals that an English noun can have."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return (f"{noun[:-1]}ies", f"{noun}s")
    if noun.endswith("is"):
        return (f"{noun[:-2]}es",)
    return (f"{noun}s", f"{noun}es", *_IRREGULAR.get(noun, ()))


def singulars(parts: Iterable[str]) -> tuple[str, ...]:
    """Words in lower case, each in the singular."""
    return tuple(singular(part.lower()) for part in parts)


def in_singular(name: Sequence[str]) -> tuple[str, ...]:
    """A name with its last word in the singular."""
    if not name or (len(name[-1]) < 4 and name[-1] != "ids"):
        return tuple(name)
    return (*name[:-1], singular(name[-1]))


def snake_words(text: str) -> tuple[str, ...]:
    """The words of ``text`` in lower case."""
    return tuple(word.lower() for word in words(text))


def literals_of(path: str, separators: str = "/") -> list[str]:
    """The texts between the separators of a path template that have no placeholder."""
    return [s for s in re.split(f"[{separators}]", path) if s and "{" not in s]


def literal_words(name: str) -> tuple[str, ...]:
    """The words of a literal, without a random text such as ``6VMVochwUWo`` at its end."""
    parts = tuple(name.split("_"))
    number = next((i for i, part in enumerate(parts) if part.isdigit()), 0)
    return parts[:number] if number and len(parts) - number > 3 else parts


def path_word(path: str) -> str:
    """The first segment that is not a placeholder, a version or the word "api"."""
    for segment in re.split("[?#]", path)[0].split("/"):
        if "{" not in segment and not re.fullmatch(r"(?:api|v?\d[\w.-]*)?", segment):
            return segment
    return "api"


def segments_of(path: str) -> Segments:
    """The segments of a path template.

    A query or fragment is dropped, and so are extensions such as ``.json`` or
    ``.{format}``. A segment with a custom method (``{id}:cancel``) becomes two, and so does
    a path that is the name of a function (``/users.create``).
    """
    found: list[str] = []
    path = re.split("[?#]", path, maxsplit=1)[0]
    function = re.fullmatch(r"/([A-Za-z][\w.-]*)\.([A-Za-z]\w*)", path)
    if function and function[2].lower() not in _EXTENSIONS:
        return (*function[1].split("."), f":{function[2]}")
    for segment in re.sub(r"(?<=\w)\.\{[^{}]*\}(?=/|$)", "", path).split("/"):
        literal, _, verb = segment.partition(":")
        if "{" in segment:
            before = re.match(r"([A-Za-z][\w-]*)[(:=]['\"]?\{", segment)
            found += [before[1]] if before else []
            found.append(PARAMETER)
            after = re.search(r"\}:([A-Za-z][\w-]*)$", segment)
            found += [f":{after[1]}"] if after else []
        elif literal:
            found.append(re.sub(r"\.(json|xml|yaml)$", "", literal))
            found += [f":{verb}"] if verb else []
    return tuple(found)


_OWN_FIELDS = 2  # of the wrapper of a list at a singular path, the list included
_ABOUT_PAGE = frozenset(
    snake_words(
        """after before code count cursor error first has href last limit link links message
        meta metadata more next object offset page pages paging pagination per prev previous
        result self size status success timestamp token total type"""
    )
)
_LIST_FIELDS = 8  # an object with more fields is not just the wrapper of a list


def lists_of(api: ir.Api) -> Mapping[str, bool]:
    """For each operation with a described JSON response, whether it is a list."""
    found: dict[str, bool] = {}
    for operation in api.operations:
        if operation.paging is not None:
            found[operation.id] = True
            continue
        types = [
            content.type
            for response in operation.responses
            if response.success
            for content in response.contents
            if content.type is not None
        ]
        if types:
            literals = snake_words("/".join(literals_of(operation.path)))
            many = bool(literals) and is_plural(literals[-1])
            found[operation.id] = any(_is_list(api, of, many) for of in types)
    return found


def _is_list(api: ir.Api, of: ir.Type, many: bool) -> bool:
    """Whether a response is an array, or an object that wraps one array.

    Unless the path ends in a plural (``many``), the array has objects of another type,
    or the object hardly anything else but what describes the page.
    """
    found = ir.resolve_type(api, of, through_null=True)
    if not isinstance(found, ir.Model):
        return isinstance(found, ir.Array)
    types = [ir.without_null(field.type) for field in found.fields]
    arrays = [of for of in types if isinstance(of, ir.Array)]
    if len(arrays) != 1 or len(types) > _LIST_FIELDS:
        return False
    own = [f for f in found.fields if _ABOUT_PAGE.isdisjoint(snake_words(f.wire))]
    if not many and len(own) > _OWN_FIELDS:
        return False
    items = ir.resolve_type(api, arrays[0].items, through_null=True)
    texts = isinstance(items, ir.Scalar | ir.Literals)
    return many or not (items is found or (texts and len(types) > 2))


def resource_calls(
    operations: Sequence[ir.Operation],
    lists: Mapping[str, bool],
    prefixes: Mapping[str, tuple[CallPath, int]] = MappingProxyType({}),
) -> Mapping[str, CallPath]:
    """The call path of each operation, by id.

    Two operations may get the same path: the caller decides which of them keeps it.
    ``lists`` says of operations with a described response whether it is a list. An entry
    of ``prefixes`` gives the namespaces that replace the first segments of a path, and
    their number.
    """
    paths = _without_random({o.id: segments_of(o.path) for o in operations})
    free = {id_: path for id_, path in paths.items() if id_ not in prefixes}
    if free:
        shorter = _with_versions(_without_prefixes(free), operations)
        paths |= _without_compounds(shorter, operations)
    for id_, (namespace, count) in prefixes.items():
        paths[id_] = (*(f"={name}" for name in namespace), *paths[id_][count:])
    tree = _Tree(operations, paths)
    endpoints = {
        o.id: _Endpoint(o, paths[o.id], tree, lists.get(o.id)) for o in operations
    }
    calls = {id_: endpoint.call() for id_, endpoint in endpoints.items()}
    namespaces = {call[:end] for call in calls.values() for end in range(1, len(call))}
    return {
        id_: one.call_for_many(
            call_beside(calls[id_], namespaces, one.verb_in_namespace)
        )
        for id_, one in endpoints.items()
    }


def call_beside(
    call: CallPath, namespaces: Collection[CallPath], verb: str
) -> CallPath:
    """The call path of a method next to the namespaces: one with the name of a namespace
    becomes ``verb`` in it.

    Next to ``apps.rollback.commit()``, ``apps.rollback()`` is ``apps.rollback.create()``.
    """
    return (*call, verb) if call in namespaces else call


def _without_random(paths: dict[str, Segments]) -> dict[str, Segments]:
    """The paths without what looks random at the end of a literal, unless only that tells
    paths apart: ``security-6VMVochwUWo`` is ``security``.
    """
    shorter = {id_: tuple(map(_plain_segment, path)) for id_, path in paths.items()}
    differ = len({*shorter.values()}) == len({*paths.values()})
    return shorter if differ else paths


def _plain_segment(segment: str) -> str:
    """A segment without a last part of many short words in different cases, with a digit
    that is not at its end.
    """
    found = _RANDOM.fullmatch(segment)
    if found is None or len(words(found[2])) * 3 <= len(found[2]):
        return segment
    return found[1]


def _leading_dropped(path: Segments) -> Segments:
    """The path without leading versions and the word ``api``."""
    start = 0
    while start < len(path) and (
        _VERSION.fullmatch(path[start]) or path[start].lower() in _PREFIXES
    ):
        start += 1
    return path[start:] if any(s != PARAMETER for s in path[start:]) else path


def _without_prefixes(paths: dict[str, Segments]) -> dict[str, Segments]:
    """The paths without what all or most of them begin with.

    Dropped are versions, a literal that all paths share unless it is a resource itself,
    and ``/accounts/{account_id}`` where most operations are below it.
    """
    paths = _without_second_version(
        {id_: _leading_dropped(path) for id_, path in paths.items()}
    )
    if len(paths) <= 3:
        return paths
    while _share_prefix(paths.values()):
        paths = _without_second_version(
            {
                id_: _leading_dropped(p[1:]) if len(p) > 1 else p
                for id_, p in paths.items()
            }
        )
    owners = _owners(paths.values())
    for id_, path in paths.items():
        if len(path) > 2 and path[0] in owners and path[1] == PARAMETER:
            paths[id_] = _leading_dropped(path[2:])
        elif len(path) == 2 and _VERSION.fullmatch(path[1]):
            paths[id_] = path[:1]
    return paths


def _without_second_version(paths: dict[str, Segments]) -> dict[str, Segments]:
    """The paths without the versions after their first literals, if most have one."""
    versioned = sum(1 for p in paths.values() if p[1:2] and _VERSION.fullmatch(p[1]))
    if versioned * 2 < len(paths):
        return paths
    return {
        id_: (p[0], *p[2:]) if len(p) > 2 and _VERSION.fullmatch(p[1]) else p
        for id_, p in paths.items()
    }


def _with_versions(
    paths: Mapping[str, Segments], operations: Iterable[ir.Operation]
) -> dict[str, Segments]:
    """The shorter paths; resources in two versions get the name of one of them in front.

    ``/v1/jobs`` and ``/v2/jobs`` are both ``jobs`` without a version. That of fewer
    operations is ``v2.jobs``, with all that is below.
    """
    versions = {o.id: _version_of(o.path) for o in operations if paths.get(o.id)}
    usage = Counter((paths[id_][0], version) for id_, version in versions.items())
    found: dict[tuple[str, Segments], set[str]] = defaultdict(set)
    for operation in operations:
        if operation.id in versions:
            same = found[operation.method, paths[operation.id]]
            same.add(versions[operation.id])
    rare: dict[str, set[str]] = defaultdict(set)
    for (_, (first, *_)), several in found.items():
        plain = min(several, key=lambda version: (-usage[first, version], version))
        rare[first] |= several - {plain, ""}
    return {
        id_: (
            (f"={versions[id_]}", *path)
            if path and versions[id_] in rare[path[0]]
            else path
        )
        for id_, path in paths.items()
    }


def _version_of(path: str) -> str:
    """The first version among the segments of a path template, or "": ``v2_1``."""
    for segment in path.split("/"):
        if _VERSION.fullmatch(segment):
            name = "_".join(snake_words(segment))
            return f"v{name}" if name[0].isdigit() else name
    return ""


def _share_prefix(paths: Collection[Segments]) -> bool:
    """Whether the first segments of the paths say nothing."""
    starts = Counter(p[0] for p in paths if p)
    if not starts:
        return False
    first, count = starts.most_common(1)[0]
    below = [p for p in paths if p and p[0] == first]
    if first == PARAMETER:
        longer = all(len(p) > 1 for p in below)
        return longer and count * 10 >= len(paths) * 9
    resource = any(len(p) == 1 or p[1] == PARAMETER for p in below)
    return count == len(paths) and not resource


def _owners(paths: Collection[Segments]) -> Collection[str]:
    """The literals that name whose resources a path is about: ``accounts``.

    At least half of the paths are below an item of the first, where most literals name
    resources, not actions. Others have three of these resources too, or the first itself:
    ``zones`` next to ``accounts``.
    """
    deep = [p for p in paths if len(p) > 2 and p[1] == PARAMETER != p[0]]
    starts = Counter(p[0] for p in deep)
    if not starts:
        return ()
    first, count = starts.most_common(1)[0]
    below: dict[str, set[str]] = defaultdict(set)
    for path in deep:
        below[path[0]].add(path[2])
    resources = {p[2] for p in deep if p[0] == first and _names_resource(p[2:])}
    mostly = len(resources) * 3 >= len(below[first]) * 2
    if len(below[first]) < 3 or count * 2 < len(paths) or not mostly:
        return ()
    if PARAMETER in below[first]:  # the item itself has two placeholders
        return ()
    return {first} | {
        name
        for name, found in below.items()
        if len(found & below[first]) >= 3 or first in found
    }


def _names_resource(path: Segments) -> bool:
    """Whether the first literal of a path is a resource: a plural, or more follows it."""
    literal = path[0]
    return bool(snake_words(literal)) and (len(path) > 1 or _is_plural_literal(literal))


def _is_plural_literal(segment: str) -> bool:
    return is_plural("".join(snake_words(segment)[-1:]))


def _without_compounds(
    paths: dict[str, Segments], operations: Iterable[ir.Operation]
) -> dict[str, Segments]:
    """The paths with run-together words split: ``lineitems`` is ``line_items``.

    The parts must be separate words elsewhere in the document: in other segments,
    placeholders, tags and operationIds.
    """
    known: set[str] = set()
    compounds = set(_COMPOUNDS)
    for operation in operations:
        texts = [operation.path, *operation.tags, operation.operation_id]
        for text in texts:
            for part in re.findall(r"[A-Za-z_-]+", text):
                parts = snake_words(part)
                long = {word for word in parts if len(word) > 2}
                known |= long | {singular(word) for word in long}
                if len(parts) > 1:
                    compounds |= {singular(word) for word in parts}
    split = {
        word: _split_compound(word, known)
        for path in paths.values()
        for segment in path
        for word in snake_words(segment)
        if len(word) >= _COMPOUND_LENGTH and singular(word) not in compounds
    }
    return {
        id_: tuple(_split_segment(segment, split) for segment in path)
        for id_, path in paths.items()
    }


def _split_segment(segment: str, split: Mapping[str, list[str]]) -> str:
    if segment == PARAMETER or segment.startswith(":"):
        return segment
    parts = snake_words(segment)
    found = [part for word in parts for part in split.get(word, [word])]
    return segment if found == list(parts) else "_".join(found)


def _split_compound(word: str, known: Collection[str]) -> list[str]:
    """``word`` as the fewest known words of three letters or more, or whole."""
    best: dict[int, list[str]] = {0: []}
    for start in range(len(word)):
        if start not in best:
            continue
        for end in range(start + 3, len(word) + 1):
            part = word[start:end]
            if part == word or not (part in known or singular(part) in known):
                continue
            found = [*best[start], part]
            if end not in best or len(found) < len(best[end]):
                best[end] = found
    found = best.get(len(word), [word])
    return found if len(found) <= 4 else [word]


class _Tree:
    """The methods of each path, and the segments that follow it.

    ``updates_by_post``: hardly any operation has PUT or PATCH, and some of what GET reads
    has POST, so POST changes resources.
    """

    def __init__(
        self, operations: Sequence[ir.Operation], paths: Mapping[str, Segments]
    ) -> None:
        self.methods: dict[Segments, set[str]] = defaultdict(set)
        self.children: dict[Segments, set[str]] = defaultdict(set)
        for operation in operations:
            path = paths[operation.id]
            self.methods[path].add(operation.method)
            for end in range(len(path)):
                self.children[path[:end]].add(path[end])
        changes = sum(operation.method in _CHANGES for operation in operations)
        items = (
            found for path, found in self.methods.items() if path[-1:] == (PARAMETER,)
        )
        self.updates_by_post = changes * 50 <= len(operations) and any(
            {"GET", "POST"} <= found for found in items
        )


class _Endpoint(Struct, frozen=True):
    """An operation in the tree of paths; ``is_list`` is None for an unknown response."""

    operation: ir.Operation
    path: Segments
    tree: _Tree
    is_list: bool | None

    @property
    def method(self) -> str:
        return self.operation.method

    @property
    def here(self) -> Collection[str]:
        """The methods of the path."""
        return self.tree.methods.get(self.path, ())

    @property
    def item(self) -> Collection[str]:
        """The methods of the path with one more placeholder."""
        return self.tree.methods.get((*self.path, PARAMETER), ())

    @property
    def is_only(self) -> bool:
        """Whether the path has one method, and nothing below it."""
        return len(self.here) == 1 and not self.tree.children.get(self.path)

    def call(self) -> CallPath:
        """The call path that says most in the fewest words."""
        path = self.path
        if all(segment == PARAMETER for segment in path):
            return ("root", self.method.lower())
        if variant := self._variant():
            return (*_namespaces(path), variant)
        if path[-1].startswith(":"):
            return (*_namespaces(path[:-1]), "_".join(snake_words(path[-1])))
        if path[-1] == PARAMETER:
            return self._of_item()
        return self._of_literal()

    def call_for_many(self, call: CallPath) -> CallPath:
        """``call``, with a word for all resources if there is one for a single resource.

        Next to ``GET /prices/{id}/usage``, ``GET /prices/usage`` is ``prices.all_usage``.
        """
        *space, name = call
        if self.method != "GET" or not self._is_for_many():
            return call
        if name == RETRIEVE and snake_words(self.path[-1]) != ("get",):
            return (*space, name if self.is_list is False else "list")
        verb = name == "list" or is_verb(name.partition("_")[0])
        return (*space, f"{name}_all" if verb else f"all_{name}")

    def _is_for_many(self) -> bool:
        """Whether another operation does the same for a single resource."""
        path, methods = self.path, self.tree.methods
        return any(
            self.method in methods.get((*path[:end], PARAMETER, *path[end:]), ())
            for end in range(1, len(path))
            if PARAMETER not in (path[end], path[-1])
            and _is_plural_literal(path[end - 1])
        )

    @property
    def verb_in_namespace(self) -> str:
        """The method of an action in the namespace that has its name."""
        if self.method == "POST":
            return "create"
        return self._collection_verb(is_collection=self.is_list is True)

    def _variant(self) -> str:
        """The method for one of several operations that only a fragment tells apart.

        ``PUT /files/{id}#add_shared_link`` adds a shared link.
        """
        name = snake_words(self.operation.path.partition("#")[2])
        if not name or name[0] in _VERBS or self.method == "GET":
            return "_".join(name)
        return "_".join((_ITEM_VERBS.get(self.method, self.method.lower()), *name))

    def _of_item(self) -> CallPath:
        """The call of a path that ends in a placeholder."""
        path, verb = self.path, _ITEM_VERBS.get(self.method, self.method.lower())
        start = len(path)
        while path[start - 1] == PARAMETER:
            start -= 1
        listed = self.item and path[:start] not in self.tree.methods
        if listed and {*self.here} <= {"GET", "POST", *self.item}:
            return (*_namespaces(path), self._collection_verb(is_collection=True))
        name = snake_words(path[start - 1])
        space = _namespaces(path[: start - 1])
        alone = start == len(path) - 1 and self._is_alone(name)
        if alone and (space or self._is_of_client(name)):
            return (*space, "_".join(name))
        by = f"_by_{'_'.join(name)}" if self._is_lookup(path[start - 1], start) else ""
        if self.method == "PUT" and "PATCH" in self.here:
            verb = "replace"
        if self.method == "POST" and not self._changes_item():
            verb = self._described_verb() or "create"
        return (*_namespaces(path[: start - 1] if by else path), verb + by)

    def _described_verb(self) -> str:
        """The verb that the operationId or the summary begins with: "Restore a file"."""
        verbs = _VERBS - _METHOD_NAMES - {*self.path}
        return next((word for word in self._first_words() if word in verbs), "")

    def _first_words(self) -> list[str]:
        """The words that the operationId and the summary begin with."""
        texts = (self.operation.operation_id, self.operation.doc.summary)
        return [next(iter(snake_words(text)), "") for text in texts]

    def _changes_item(self) -> bool:
        """Whether POST on an item changes it: nothing else does, and it can be read."""
        collection = self.tree.methods.get(self.path[:-1], ())
        readable = "GET" in self.here or ("GET" in collection)
        return readable and not _CHANGES & {*self.here}

    def _is_alone(self, name: Sequence[str]) -> bool:
        """Whether the literal before the placeholder is an action on what it names."""
        return (
            bool(name)
            and name[0] in _VERBS
            and self.path[:-1] not in self.tree.methods
            and self.is_only
        )

    def _is_lookup(self, literal: str, start: int) -> bool:
        """Whether the literal names the placeholder: ``/users/email/{email}``.

        Next to ``/fish``, ``/fish/{fish}`` is an item.
        """
        if self.path[:start] in self.tree.methods:
            return False
        last = self.operation.path.rstrip("/").rpartition("/")[2].strip("{}")
        name = snake_words(literal)
        same = snake_words(last) == name and start > 1
        return same and bool(name) and not is_plural(name[-1])

    def _of_literal(self) -> CallPath:
        """The call of a path that ends in a literal."""
        *above, last = self.path
        name = snake_words(last)
        if not name:
            return (*_namespaces(above), self.method.lower())
        has_item = PARAMETER in self.tree.children.get(self.path, ())
        if not _namespaces(above) and self._is_of_client(name):
            return ("_".join(name),)
        if verb := self._method_before():
            return (*_namespaces(above[:-1]), "_".join((verb, *name)))
        if not has_item and self._is_action(name) and _namespaces(above):
            action = RETRIEVE if name == ("get",) else "_".join(name)
            return (*_namespaces(above), action)
        settings = "PATCH" in self.here
        collection = has_item or (is_plural(name[-1]) and not settings)
        return (
            *_namespaces(self.path),
            self._collection_verb(is_collection=collection or self.is_list is True),
        )

    def _is_action(self, name: Sequence[str]) -> bool:
        """Whether a last literal without items is an action, not a resource."""
        noun = name[0] in ("login", "signup") and len(name) > 1  # POST /login_links
        verb = name[0] in _VERBS and not (noun or is_plural(name[0]))
        children = bool(self.tree.children.get(self.path))
        alone = len(self.here) == 1
        if self.method == "GET":
            if not alone:
                return False
            if name[0] in _READ_VERBS:
                return True
            return not (children or is_plural(name[-1]) or self.is_list)
        if "GET" in self.here:
            return False
        if verb and not (children and len(name) == 1 and not alone):
            return alone or self.method == "POST"
        if is_plural(name[-1]):
            return False
        return self.method == "POST" and not children and alone

    def _method_before(self) -> str:
        """The name of a method that the last literal completes: ``/orders/list/full``."""
        *above, verb = self.path[:-1] or ("",)
        known = self.tree.methods.get(self.path[:-1]) or self.tree.children.get(
            self.path
        )
        return verb if above and verb in _VERBS_OF_METHODS and not known else ""

    def _is_of_client(self, name: Sequence[str]) -> bool:
        """Whether a whole path is an action of the service: ``/search``, ``/get_profile``."""
        if not self.is_only:
            return False
        if len(name) == 1:
            verbs = _READ_VERBS if self.method == "GET" else _VERBS
            return name[0] in verbs - CLIENT_MEMBERS - {"list"}
        noun = self.method == "GET" or is_plural(name[-1])  # /check_deposits
        return name[0] in (_CLEAR_VERBS if noun else _VERBS)

    def _collection_verb(self, *, is_collection: bool) -> str:
        """The verb of a collection, or of a resource that exists once."""
        if self.method == "GET":
            listed = is_collection if self.is_list is None else self.is_list
            return "list" if listed or self._reads_many() else RETRIEVE
        if self.method == "POST":
            creates = is_collection or "create" in self._first_words()
            updates = "GET" in self.here and self.tree.updates_by_post
            return "update" if updates and not creates else "create"
        verb = _ITEM_VERBS.get(self.method, self.method.lower())
        if self.method == "PUT" and "PATCH" in self.here:
            verb = "replace"
        literal = next((s for s in reversed(self.path) if s != PARAMETER), "")
        many = self.path[-1:] == (literal,) or _is_plural_literal(literal)
        return f"{verb}_all" if many and self.method in self.item else verb

    def _reads_many(self) -> bool:
        """Whether GET reads what a placeholder that follows tells apart, whatever its
        response is: ``/notes`` next to ``/notes/{id}``.
        """
        last = "".join(self.path[-1:])
        many = _is_plural_literal(last) or "list" in self._first_words()
        return many and "GET" in self.item and last != PARAMETER


_CHANGES = frozenset({"PATCH", "PUT"})
_METHOD_NAMES = frozenset(
    {"delete", "get", "patch", "post", "put", "retrieve", "update"}
)
_VERBS_OF_METHODS = frozenset({"create", "delete", "get", "list"})
_ITEM_VERBS = {
    "GET": RETRIEVE,
    "POST": "update",
    "PUT": "update",
    "PATCH": "update",
    "DELETE": "delete",
}


def _namespaces(path: Iterable[str]) -> CallPath:
    """The names of the literals of a path, each without the words of the one before it.

    ``/invoices/{id}/invoice_line_items`` is ``invoices.line_items``.
    """
    found: list[str] = []
    for segment in path:
        if segment == PARAMETER:
            continue
        if segment.startswith("="):
            found.append(segment[1:])
            continue
        name = snake_words(segment)
        if found and name:
            *before, last = found[-1].split("_")
            above = (*before, singular(last))
            if name[: len(above)] == above and len(name) > len(above):
                name = name[len(above) :]
        if name:
            found.append("_".join(name))
    return tuple(found)

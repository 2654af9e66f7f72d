"""Names of the generated package."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import chain

from msgspec import Struct

from specloom import ir
from specloom.naming.assign import (
    NameRequest,
    Names,
    assign,
    folded_text,
    identifier,
    last_parts,
    without_package,
    words,
)
from specloom.naming.choices import call_words, ranks_of, with_former
from specloom.naming.fit import routes_of
from specloom.naming.history import (
    CLIENT_SCOPE,
    GROUP,
    History,
    NameAlias,
    history,
    namespace_path,
    respelled_groups,
)
from specloom.naming.lock import EMPTY, Lock
from specloom.naming.methods import (
    method_texts,
    operation_text,
    shorter_texts,
    texts_without_noun,
)
from specloom.naming.resources import (
    CLIENT_MEMBERS,
    ROOT,
    CallPath,
    lists_of,
    resource_calls,
)
from specloom.targets.calls import (
    Argument,
    Calls,
    MethodSignature,
    OperationGroup,
    Settings,
    calls_of,
    option_of,
    parameter_text,
    typed_dicts,
)
from specloom.targets.python.code import (
    STYLE,
    VARIABLE,
    ClientStyle,
    client_style,
)
from specloom.targets.samples import choose

_MARKS = {
    "$": "dollar",
    "@": "at",
    "#": "hash",
    "+": "plus",
    "-": "dash",
    "*": "star",
    ".": "dot",
    "/": "slash",
    ":": "colon",
    "<": "less",
    ">": "greater",
    "=": "equal",
    "!": "not",
    "?": "query",
    "&": "and",
    "%": "percent",
    "[": "of",
    "_": "underscore",
}
_MARK = re.compile("|".join(map(re.escape, _MARKS)))

# The client's keyword for a credential by its role, if one scheme has the role.
_ROLES = {
    ir.SchemeKind.API_KEY: "api_key",
    ir.SchemeKind.BEARER: "api_key",
    ir.SchemeKind.OAUTH2: "access_token",
}

USER_PASSWORD = (ir.SchemeKind.BASIC, ir.SchemeKind.DIGEST)
"""The kinds of schemes whose credential is a user and a password."""

# Attributes of the runtime's pages.
PAGE_METHODS = frozenset({"get_next_page", "has_next_page", "iter_pages"})

# The priority of arguments with one name: path parameters identify the call's subject.
_ARGUMENT_RANK = {"path": 0, "query": 1, "querystring": 1, "body": 2}


def spoken_marks(text: str) -> str:
    """``text`` with its symbols as words, which distinguishes ``$id`` from ``id``."""
    return _MARK.sub(lambda mark: f" {_MARKS[mark[0]]} ", text)


def member_texts(wire: str, own: str = "", *, pages: bool = False) -> tuple[str, ...]:
    """Candidates for the name of a field, first that of an extension, ``own``; the methods
    of ``pages`` keep their names.
    """
    texts = (*filter(None, (own,)), wire, spoken_marks(wire), f"{wire} field")
    if not pages:
        return texts
    rule = STYLE["field"]
    return tuple(t for t in texts if identifier(t, rule) not in PAGE_METHODS)


def argument_texts(argument: Argument) -> tuple[str, ...]:
    """Candidates for the name of an argument."""
    if argument.part:
        told = f"{argument.part} {argument.wire}"
        return told, f"{told} header", f"part {told} header"
    return (
        argument.wire,
        f"{argument.location} {argument.wire}",
        f"{argument.location} {spoken_marks(argument.wire)}",
    )


def argument_rank(argument: Argument) -> int:
    """The priority of an argument if two want the same name; the lower number wins."""
    return _ARGUMENT_RANK.get(argument.location, 3)


def module_paths(api: ir.Api) -> Mapping[str, str]:
    """The id of the declaration whose module holds each declaration.

    A component has its own module, which includes its inline schemas. Inline schemas of
    an operation belong to the operation's module; any others to that of the outermost
    declaration that contains them, or their own.
    """
    places = {ir.operation_pointer(o): o.id for o in api.operations}
    places |= {declaration.id: declaration.id for declaration in api.declarations}
    found: dict[str, str] = {}
    for declaration in api.declarations:
        home = declaration.id
        if not declaration.component:
            for above in _ancestors(declaration.id):
                home = places.get(above, home)
        found[declaration.id] = home
    return found


def _ancestors(id_: str) -> Iterator[str]:
    """The ids of the enclosing elements, innermost first."""
    end = id_.rfind("/")
    while end > 0:
        yield id_[:end]
        end = id_.rfind("/", 0, end)


class PythonNames(Struct, frozen=True, kw_only=True):
    """Names by the ids of the document's elements; an unknown id raises KeyError.

    The ids are ``Group.key`` of groups, the names of schemes and server variables, and
    ``id`` of the rest. ``calls`` are the calls that are named. ``live`` are the keys of
    the groups with operations, ``held`` the groups within each group, and within the client ("").
    ``history`` holds the published names, ``typed_dicts`` the declarations that have a
    typed dict (``calls.typed_dicts``). ``namespaces_module`` has the classes that only hold
    resources.
    """

    settings: Settings
    calls: Calls
    history: History
    group_of: Mapping[str, str]
    live: frozenset[str]
    held: Mapping[str, tuple[str, ...]]
    module_of: Mapping[str, str]
    typed_dicts: Mapping[str, bool]
    namespaces_module: str

    @property
    def table(self) -> Names:
        """All names, by role and id."""
        return self.history.names

    @property
    def examples(self) -> Mapping[str, str]:
        """The ids of the operations that serve as examples, by purpose."""
        return self.history.examples

    @property
    def client(self) -> str:
        """The class of the client."""
        return self.settings.client

    @property
    def async_client(self) -> str:
        """The class of the asynchronous client."""
        return f"Async{self.settings.client}"

    @property
    def style(self) -> ClientStyle:
        """How examples use the client: the synchronous one if there is one."""
        return client_style(self.settings.kinds[0], self.settings.client)

    def group(self, operation: str) -> str:
        """The key of an operation's group."""
        return self.group_of[operation]

    def namespace(self, group: str) -> str:
        """The attributes from a client to a group's methods: ``chat.completions``; "" for
        those of the client itself.
        """
        if (group,) == ROOT:
            return ""
        return namespace_path(self.history.lock, group).removeprefix("client.")

    def call(self, operation: str) -> str:
        """A call without ``client`` and arguments: ``chat.completions.create``."""
        return self.call_in(self.group(operation), self.method(operation))

    def call_in(self, group: str, method: str) -> str:
        """The call of a method of a group, without ``client`` and arguments."""
        return ".".join(filter(None, (self.namespace(group), method)))

    def attribute(self, group: str) -> str:
        """The attribute that holds a group's methods, in the client or another group."""
        return self._of_group("namespace", group)

    def is_namespace(self, group: str) -> bool:
        """Whether a group has no operations of its own, and never had any."""
        return group not in self.live and group not in self.history.old_groups

    @property
    def namespaces(self) -> tuple[str, ...]:
        """The groups without operations that only hold other groups, sorted."""
        every = (key for keys in self.held.values() for key in keys)
        return tuple(sorted(filter(self.is_namespace, every)))

    def is_former(self, group: str) -> bool:
        """Whether nothing but deprecated names is left in a group."""
        if (group,) == ROOT:
            return False
        inner = map(self.is_former, self.children(group))
        return group not in self.live and all(inner)

    def children(self, group: str = "") -> tuple[str, ...]:
        """The groups within a group, by default within the client."""
        return self.held.get(group, ())

    def resource_class(self, group: str) -> str:
        """The class with a group's methods; the asynchronous one has ``Async`` before
        it.
        """
        return self._of_group("resource", group)

    def resource_module(self, group: str) -> str:
        """The module of a group's classes, within ``<package>.resources``."""
        return self._of_group("resource module", group)

    def _of_group(self, role: str, group: str) -> str:
        """A name of a group, including groups of which only deprecated names are left."""
        return (
            self.table.get((role, group)) or self.history.lock.entries[role, group].name
        )

    def old_methods(self, group: str) -> tuple[NameAlias, ...]:
        """The deprecated names in a group, of its operations and of those that left it."""
        return self.history.aliases_in(f"{GROUP}{group}")

    @property
    def old_models(self) -> tuple[NameAlias, ...]:
        """The deprecated names of models."""
        return tuple(a for a in self.old_types if a.role == "model")

    @property
    def old_types(self) -> tuple[NameAlias, ...]:
        """The deprecated names of models and typed dicts."""
        return self.history.aliases_in("models")

    @property
    def old_parsers(self) -> tuple[NameAlias, ...]:
        """The deprecated names of the functions that parse webhooks."""
        return self.history.aliases_in("webhooks")

    def method(self, operation: str) -> str:
        """The method of an operation."""
        return self.table["method", operation]

    def method_of(self, called: MethodSignature) -> str:
        """The method of a call of an operation."""
        id_ = called.operation.id
        return self.table["method", f"{id_} stream" if called.twin else id_]

    def parser(self, webhook: str) -> str:
        """The function that parses the body of a webhook or a callback."""
        return self.table["method", webhook]

    def argument(self, operation: str, argument: str) -> str:
        """The parameter of a method, or the option that replaces it."""
        return option_of(argument) or self.table["argument", f"{operation} {argument}"]

    def model(self, declaration: str) -> str:
        """The class or alias of a declaration, within ``<package>.models``."""
        return self.table["model", declaration]

    def typed_dict(self, declaration: str) -> str:
        """The typed dict of a declaration that is sent, within ``<package>.models``."""
        return self.table["typed dict", declaration]

    def words(self, declared: ir.Declaration) -> str:
        """The words from which a declaration's name is made."""
        if not self.settings.habits.numbered_variants:
            return declared.hint
        numbered = _hint(declared, True)
        fits = identifier(numbered, STYLE["model"]) == self.model(declared.id)
        return numbered if fits else declared.hint

    def module(self, declaration: str) -> str:
        """The module of a declaration, within ``<package>.models``."""
        return self.table["model module", self.module_of[declaration]]

    def field(self, field: str) -> str:
        """The attribute of a model."""
        return self.table["field", field]

    def credential(self, scheme: str) -> str:
        """The client's keyword for a scheme's credential."""
        return self.table["keyword", f"credential {scheme}"]

    def password(self, scheme: str) -> str:
        """The client's keyword for the password of a scheme, if `credential` is only the
        user; otherwise "".
        """
        return self.table.get(("keyword", f"credential {scheme} password"), "")

    def credentials(self, scheme: str) -> tuple[str, ...]:
        """The client's keywords for a scheme's credential."""
        return tuple(filter(None, (self.credential(scheme), self.password(scheme))))

    def client_argument(self, text: str) -> str:
        """The client's keyword for an argument of many calls, by `parameter_text`."""
        return self.table["keyword", f"argument {text}"]

    def client_environment(self, text: str, wire: str) -> str:
        """The environment variable that holds an argument of the client."""
        chosen = self.settings.chosen.environment
        found = chosen.get(text) or chosen.get(wire)
        return found or self._variable(self.client_argument(text))

    def variable(self, variable: str) -> str:
        """The client's keyword for a server variable."""
        return self.table["keyword", f"variable {variable}"]

    def environment(self, scheme: str) -> str:
        """The environment variable that holds a scheme's credential."""
        if variable := self.settings.chosen.environment.get(scheme):
            return variable
        text = self.credential(scheme) if self.settings.resources else scheme
        return self._variable(text)

    def password_environment(self, scheme: str) -> str:
        """The environment variable that holds a scheme's password, if it has its own."""
        password = self.password(scheme)
        return self._variable(password) if password else ""

    def _variable(self, text: str) -> str:
        suffix = identifier(text, VARIABLE).upper()
        prefix = self.settings.env_prefix.rstrip("_")
        return f"{prefix}_{suffix}" if prefix else suffix

    def symbol(self, operation: str) -> str:
        """The location of a method: ``package.resources.account:Account.get``."""
        return self._symbol(self.group(operation), self.method(operation))

    def alias_symbol(self, alias: NameAlias) -> str:
        """The location of a method under a deprecated name."""
        return self._symbol(alias.scope.removeprefix(GROUP), alias.name)

    def _symbol(self, group: str, method: str) -> str:
        module = f"{self.settings.package}.resources.{self.resource_module(group)}"
        return f"{module}:{self.resource_class(group)}.{method}"


def names_of(
    api: ir.Api,
    settings: Settings,
    lock: Lock = EMPTY,
    release: Collection[str] = (),
) -> PythonNames:
    """The names of ``api``.

    Names in ``lock`` are published and are kept, except deprecated ones that
    ``release`` drops.
    """
    calls = calls_of(api)
    chapters = calls.groups
    live = frozenset(chapter.key for chapter in chapters)
    spaces = tuple(_outer_namespaces(chapters))
    lock = respelled_groups(lock, live.union(namespace_key(s, live) for s in spaces))
    module_of = module_paths(api)
    dicts = (
        typed_dicts(api, calls) if settings.habits.typed_dicts else dict[str, bool]()
    )
    short = last_parts(one.hint for one in api.declarations if one.component)
    requests = [
        *_client_requests(api, calls, settings, lock),
        *_namespace_requests(chapters, spaces),
        *_operation_requests(api, calls, settings),
        *_model_requests(api, calls, module_of, short, lock, settings),
        *_typed_dict_requests(api, dicts, short, lock),
        *_webhook_requests(calls),
    ]
    own = {
        "package": settings.package,
        "client": settings.client,
        "env-prefix": settings.env_prefix,
    }
    group_of = {o.id: chapter.key for chapter in chapters for o in chapter.operations}
    key_of = partial(namespace_key, keys=live)
    lock = with_former(lock, api, settings.chosen, group_of, key_of)
    found = history(
        requests, STYLE, lock, api, release, own, partial(choose, api, calls)
    )
    return PythonNames(
        settings=settings,
        calls=calls,
        history=found,
        group_of=group_of,
        live=live,
        held=_held(found.lock, set(_with_outer(found, chapters))),
        module_of=module_of,
        typed_dicts=dicts,
        namespaces_module=_namespaces_module(found, live),
    )


def _namespaces_module(found: History, live: frozenset[str]) -> str:
    """The module of the classes that only hold resources, which no resource is in."""
    role, entries = "resource module", found.lock.entries
    taken = {found.names.get((role, key)) for key in live}
    taken |= {entries[role, key].name for key in found.old_groups}
    name = "namespaces"
    while name in taken:
        name = f"{name}_only"
    return name


def argument_schemes(api: ir.Api) -> Iterator[ir.SecurityScheme]:
    """The schemes that need an argument; client certificates belong to the transport."""
    return (s for s in api.schemes if s.kind is not ir.SchemeKind.MUTUAL_TLS)


def server_variables(api: ir.Api) -> tuple[str, ...]:
    """The names of the server variables, without duplicates, those of operations
    included.
    """
    servers = [*api.servers, *(s for o in api.operations for s in o.servers)]
    return tuple(dict.fromkeys(v.wire for s in servers for v in s.variables))


def _client_requests(
    api: ir.Api, calls: Calls, settings: Settings, lock: Lock
) -> Iterator[NameRequest]:
    roles = [_ROLES.get(scheme.kind, "") for scheme in api.schemes]
    separate = _with_password(api, settings, lock)
    for scheme, role in zip(api.schemes, roles, strict=True):
        texts: tuple[str, ...] = (scheme.wire, f"{scheme.wire} credential")
        if settings.resources and role:
            texts = (role if roles.count(role) == 1 else _secret(scheme.wire), *texts)
        if scheme is separate:
            texts = ("username", f"{scheme.wire} username")
            password = ("password", f"{scheme.wire} password")
            key = f"credential {scheme.wire} password"
            yield NameRequest("keyword", "client", key, password)
        if name := settings.chosen.credentials.get(scheme.wire):
            texts = (name, *texts)
        key = f"credential {scheme.wire}"
        rank = -1 if name else 0
        yield NameRequest("keyword", "client", key, texts, rank, chosen=bool(name))
    for text, argument in calls.client_arguments.items():
        texts = _client_argument_texts(settings, text, argument.wire)
        chosen = bool(_client_choice(settings, text, argument.wire))
        key = f"argument {text}"
        yield NameRequest("keyword", "client", key, texts, chosen=chosen)
    for variable in server_variables(api):
        yield NameRequest(
            "keyword",
            "client",
            f"variable {variable}",
            (variable, f"{variable} variable"),
            rank=1,
        )


def _secret(scheme: str) -> str:
    """The name of a scheme without "auth" if it names the secret: "AdminApiKeyAuth"."""
    *rest, last = words(scheme) or ("",)
    named = rest and last.lower() == "auth" and rest[-1].lower() in ("key", "token")
    return " ".join(rest) if named else scheme


def _with_password(
    api: ir.Api, settings: Settings, lock: Lock
) -> ir.SecurityScheme | None:
    """The scheme whose user and password are two arguments of the client.

    It is the only one of its kind. A published argument for both stays, and so does one
    that the config names.
    """
    found = [scheme for scheme in api.schemes if scheme.kind in USER_PASSWORD]
    if not settings.resources or len(found) != 1:
        return None
    name = found[0].wire
    if name in (*settings.chosen.credentials, *settings.chosen.environment):
        return None
    key = f"credential {name}"
    published = ("keyword", key) in lock.entries
    if published and ("keyword", f"{key} password") not in lock.entries:
        return None
    return found[0]


def _client_argument_texts(settings: Settings, text: str, wire: str) -> tuple[str, ...]:
    """Candidates for the client's keyword; methods take the value by the same name."""
    name = _client_choice(settings, text, wire)
    return (*([name] if name else []), wire, f"{wire} argument", text)


def _client_choice(settings: Settings, text: str, wire: str) -> str:
    """The name that the config chooses for an argument of the client."""
    chosen = settings.chosen.client
    return chosen.get(text) or chosen.get(wire) or ""


def _outer_namespaces(
    chapters: tuple[OperationGroup, ...],
) -> Iterator[tuple[str, ...]]:
    """The namespaces without operations that hold the groups."""
    keys = {chapter.key for chapter in chapters}
    paths = (c.path[:size] for c in chapters for size in range(1, len(c.path)))
    for path in dict.fromkeys(paths):
        if namespace_key(path, keys) not in keys:
            yield path


def _with_outer(found: History, chapters: tuple[OperationGroup, ...]) -> Iterator[str]:
    """The keys of all groups, with deprecated ones, and of the namespaces around them."""
    for key in (*(chapter.key for chapter in chapters), *found.old_groups):
        while key:
            yield key
            entry = found.lock.entries.get(("namespace", key))
            key = entry.scope.removeprefix(GROUP) if entry is not None else ""


def _held(lock: Lock, shown: Collection[str]) -> Mapping[str, tuple[str, ...]]:
    """The groups within each group, in the order of the lock."""
    held: dict[str, tuple[str, ...]] = {}
    for (role, key), entry in lock.entries.items():
        if role == "namespace" and key in shown:
            above = entry.scope.removeprefix(GROUP)
            held[above] = (*held.get(above, ()), key)
    return held


def namespace_key(path: tuple[str, ...], keys: Collection[str]) -> str:
    """The key of the group at a path; a tag of that name is its group, in any case."""
    key = ".".join(path)
    if len(path) > 1 or key in keys:
        return key
    rule, folded = STYLE["namespace"], folded_text(key)
    named = (k for k in sorted(keys) if identifier(k, rule) == key)
    same = (k for k in sorted(keys) if folded_text(k) == folded)
    return next(chain(named, same), key)


def _namespace_requests(
    chapters: tuple[OperationGroup, ...], spaces: tuple[tuple[str, ...], ...]
) -> Iterator[NameRequest]:
    keys = {chapter.key for chapter in chapters}
    plain = {identifier(chapter.key, STYLE["resource"]) for chapter in chapters}
    for path in (*(chapter.path for chapter in chapters), *spaces):
        if not path:
            texts = ("client methods", "methods of client")
            yield NameRequest("resource module", "resource modules", ROOT[0], texts)
            yield NameRequest("resource", "resources", ROOT[0], texts)
            continue
        key = namespace_key(path, keys)
        above = namespace_key(path[:-1], keys) if path[1:] else ""
        scope = f"{GROUP}{above}" if above else CLIENT_SCOPE
        yield NameRequest(
            "namespace", scope, key, (path[-1], f"{path[-1]} group"), rank=-1
        )
        texts = (" ".join(path), f"{' '.join(path)} group")
        yield NameRequest("resource module", "resource modules", key, texts)
        name = identifier(texts[0], STYLE["resource"])
        # A class named after one group could equal the asynchronous class of another.
        twin = name.startswith("Async") and name.removeprefix("Async") in plain
        yield NameRequest("resource", "resources", key, texts[1:] if twin else texts)


def _assigned(texts: Mapping[str, tuple[str, ...]], ranks: Mapping[str, int]) -> Names:
    """The names that the methods of a group get from their candidates alone."""
    requests = (
        NameRequest("method", "", id_, found, ranks.get(id_, 0))
        for id_, found in texts.items()
    )
    return assign(requests, STYLE)


def _method_texts(
    chapter: OperationGroup,
    settings: Settings,
    ranks: Mapping[str, int],
    every: Mapping[str, Sequence[ir.Operation]],
    routes: Collection[str],
    paths: Callable[[], Mapping[str, CallPath]],
) -> Mapping[str, tuple[str, ...]]:
    """Candidates for the names of the methods of a group, by operation."""
    found = {o.id: method_texts(o, chapter.key) for o in chapter.operations}
    rule = STYLE["method"]
    if settings.habits.short_names:
        of_group = chapter.key, chapter.operations
        names = _assigned(found, ranks)
        plain = texts_without_noun(*of_group, names, rule)
        found = {id_: (*plain.get(id_, ()), *texts) for id_, texts in found.items()}
        names = _assigned(found, ranks) if plain else names
        shorter = shorter_texts(*of_group, names, rule, every, routes, paths)
        found = {id_: (*shorter.get(id_, ()), *texts) for id_, texts in found.items()}
    if chapter.path:
        return found
    return {
        id_: tuple(t for t in texts if identifier(t, rule) not in CLIENT_MEMBERS)
        for id_, texts in found.items()
    }


def _operation_requests(
    api: ir.Api, calls: Calls, settings: Settings
) -> Iterator[NameRequest]:
    chosen = settings.chosen
    every: dict[str, list[ir.Operation]] = {}
    for operation in api.operations:
        every.setdefault(operation.operation_id, []).append(operation)
    routes = routes_of(api.operations)
    paths = cache(lambda: resource_calls(api.operations, lists_of(api)))
    for chapter in calls.groups:
        ranks = ranks_of(chapter.operations)
        texts_of = _method_texts(chapter, settings, ranks, every, routes, paths)
        for operation in chapter.operations:
            texts = texts_of[operation.id]
            source = operation.name_source or operation_text(operation)
            scope = f"{GROUP}{chapter.key}"
            rank = ranks.get(operation.id, 0)
            yield NameRequest("method", scope, operation.id, texts, rank, source)
            first, *twins = calls.signatures_of(operation)
            for _ in twins:
                further = f"{operation.id} stream"
                streaming = tuple(f"{text} stream" for text in texts)
                yield NameRequest("method", scope, further, streaming, 1, source)
            for argument in first.arguments:
                if argument.option:
                    continue
                by_config = name = chosen.argument(operation, argument.wire)
                if argument.of_client and argument.parameter and not name:
                    text = parameter_text(argument.parameter)
                    by_config = _client_choice(settings, text, argument.wire)
                    name = by_config or argument.wire
                own = argument.name if settings.habits.vendor_names else ""
                yield NameRequest(
                    "argument",
                    f"arguments {operation.id}",
                    f"{operation.id} {argument.id}",
                    (*filter(None, (name, own)), *argument_texts(argument)),
                    -1 if name else argument_rank(argument),
                    chosen=bool(by_config),
                )


def _webhook_requests(calls: Calls) -> Iterator[NameRequest]:
    for one in calls.incoming:
        webhook = one.webhook
        texts = (f"parse {webhook.wire}", f"parse {webhook.method} {webhook.wire}")
        every = (*texts, f"parse {webhook.id}")
        yield NameRequest("method", "webhooks", webhook.id, every, source=webhook.wire)


def _conflicting_page_models(
    api: ir.Api, paged: Collection[str], lock: Lock, numbered: bool
) -> Iterator[str]:
    """The models whose requested names would conflict.

    For example, the class of the pages of ``AsyncUser`` would be the asynchronous class
    of the pages of ``User``.
    """
    models = [one for one in api.declarations if isinstance(one, ir.Model)]
    plain = {identifier(_hint(m, numbered), STYLE["model"]): m.id for m in models}
    for name, id_ in plain.items():
        other = plain.get(name.removeprefix("Async"), id_)
        if other != id_ and id_ in paged:
            yield other if ("model", id_) in lock.entries else id_


def _hint(declared: ir.Declaration, numbered: bool) -> str:
    """The text that a name is made from; ``numbered``: union variants by position."""
    return declared.listed.hint if declared.listed and numbered else declared.hint


def _model_requests(
    api: ir.Api,
    calls: Calls,
    module_of: Mapping[str, str],
    short: Mapping[str, str],
    lock: Lock,
    settings: Settings,
) -> Iterator[NameRequest]:
    """Name requests for models and their fields; ``short`` is what `last_parts` found.

    Numbered names are only for packages without published names: a later document may
    give the number to another variant.
    """
    numbered = settings.habits.numbered_variants and not lock.entries
    paged = calls.page_models
    twins = set(_conflicting_page_models(api, paged, lock, numbered))
    hints = {one.id: _hint(one, numbered) for one in api.declarations}
    for declaration in api.declarations:
        rank = _rank(declaration)
        hint = _hint(declaration, numbered)
        source = declaration.listed.source if declaration.listed else hint
        if declaration.name and settings.habits.vendor_names:
            hint, source = declaration.name, f"extension {declaration.name}"
        outer = hints.get(declaration.id.rpartition("/$defs/")[0], "")
        candidates = without_package(hint, short), hint, f"{outer} {hint}".strip()
        texts = tuple(dict.fromkeys((*candidates, f"{hint} model")))
        own = texts[1:] if declaration.id in twins else texts
        if name := settings.chosen.model(declaration):
            own = texts = (name, f"{name} model")
            source, rank = f"config {name}", -1
        yield NameRequest("model", "models", declaration.id, own, rank, source)
        if module_of[declaration.id] == declaration.id:
            yield NameRequest(
                "model module", "model modules", declaration.id, texts, rank, source
            )
        if isinstance(declaration, ir.Model):
            scope = f"fields {declaration.id}"
            pages = declaration.id in paged
            for field in declaration.fields:
                own_name = field.name if settings.habits.vendor_names else ""
                names = member_texts(field.wire, own_name, pages=pages)
                yield NameRequest("field", scope, field.id, names)
    operations = {operation.id: operation for operation in api.operations}
    for home in dict.fromkeys(module_of.values()):
        if home in operations:
            operation = operations[home]
            text = operation_text(operation)
            if operation.words:
                entry = lock.entries.get(("model module", home))
                text = entry.source if entry else call_words(operation) or text
            yield NameRequest(
                "model module", "model modules", home, (text, home), 3, text
            )


def _rank(declaration: ir.Declaration) -> int:
    """The priority of a declaration's name: a named schema, its parts, other schemas."""
    if declaration.component:
        return 0
    return 1 if declaration.id.startswith(("#/components/", "#/definitions/")) else 2


def _typed_dict_requests(
    api: ir.Api, dicts: Collection[str], short: Mapping[str, str], lock: Lock
) -> Iterator[NameRequest]:
    """Name requests for typed dicts, which yield to models.

    ``UserParam`` is that of ``User``, ``LimitParamDict`` that of ``LimitParam``.
    """
    for declared in api.declarations:
        if declared.id in dicts:
            source = declared.listed.source if declared.listed else declared.hint
            model = lock.entries.get(("model", declared.id))
            stem = model.name if model else without_package(declared.hint, short)
            repeats = stem.lower().endswith(("param", "params"))
            text = f"{stem} dict" if repeats else f"{stem} param"
            yield NameRequest(
                "typed dict",
                "models",
                declared.id,
                (text, f"{stem} param dict"),
                3 + _rank(declared),
                source,
            )


def groups_with_former(names: PythonNames) -> tuple[OperationGroup, ...]:
    """The groups of operations, and those of which only deprecated names are left."""
    old = (
        OperationGroup(key=k, doc=ir.NO_DOC, operations=())
        for k in names.history.old_groups
    )
    return (*names.calls.groups, *old)


def calls_by_id(names: PythonNames) -> dict[str, MethodSignature]:
    """Every call by the id of its name."""
    return {
        f"{called.operation.id} stream" if called.twin else called.operation.id: called
        for called in names.calls
    }


def replacement_of(names: PythonNames, alias: NameAlias) -> str:
    """The name that replaces a deprecated name, as programs write it."""
    name = names.table[alias.role, alias.id]
    if not alias.scope.startswith(GROUP):
        return f"{alias.scope}.{name}"
    group = names.group(alias.id.removesuffix(" stream"))
    return f"client.{names.call_in(group, name)}"


def message(names: PythonNames, alias: NameAlias) -> str:
    """Return the deprecation message for a deprecated name."""
    return f"{names.history.written(alias)} is deprecated; use {replacement_of(names, alias)}"


def group_message(names: PythonNames, group: str) -> str:
    """Return the deprecation message for a deprecated resource."""
    new = {replacement_of(names, a) for a in names.old_methods(group)}
    spaces = {call.rpartition(".")[0] for call in new}
    new = new if "client" in spaces else spaces
    return f"client.{names.namespace(group)} is deprecated; use {' and '.join(sorted(new))}"


def old_names(names: PythonNames, role: str, ids: Iterator[str]) -> Iterator[str]:
    """The deprecated names of elements, as programs write them."""
    for id_ in ids:
        yield from map(names.history.written, names.history.aliases_of(role, id_))


# The exceptions of calls, from the general to the particular.
ERRORS = (
    "APIError",
    "CredentialsError",
    "APIConnectionError",
    "APITimeoutError",
    "APIResponseValidationError",
    "ResponseTooLargeError",
    "APIStatusError",
    "RedirectError",
    "BadRequestError",
    "AuthenticationError",
    "PermissionDeniedError",
    "NotFoundError",
    "ConflictError",
    "PreconditionFailedError",
    "UnprocessableEntityError",
    "RateLimitError",
    "InternalServerError",
)

# Raised by strict parsing outside of calls; it is defined with the models.
DATA_ERRORS = ("ValidationError", "ValidationWarning")

# Raised only in packages with pagination.
PAGE_ERRORS = ("PaginationError",)

# The exceptions by the status that raises them; others have the class of all statuses.
STATUS_ERRORS = {
    "400": "BadRequestError",
    "401": "AuthenticationError",
    "403": "PermissionDeniedError",
    "404": "NotFoundError",
    "409": "ConflictError",
    "412": "PreconditionFailedError",
    "422": "UnprocessableEntityError",
    "429": "RateLimitError",
}

# Values and functions of the runtime that the package shows, and their modules.
VALUES = {
    "NOT_GIVEN": "._runtime.conversions",
    "NotGiven": "._runtime.conversions",
    "from_json": "._runtime.codecs",
    "to_json": "._runtime.codecs",
}

# What a client must not be called: everything else that the package shows, the server
# that its tests talk to, and what these import.
TAKEN = frozenset(
    {
        *ERRORS,
        *DATA_ERRORS,
        *PAGE_ERRORS,
        *VALUES,
        *("Any", "AsyncIterable", "Awaitable", "Iterable", "Query", "Server"),
        "TypeAlias",
    }
)


def errors_of(api: ir.Api) -> tuple[str, ...]:
    """The exceptions of calls that the package of an API contains."""
    paged = any(operation.paging is not None for operation in api.operations)
    return (*ERRORS, *PAGE_ERRORS) if paged else ERRORS


def error_class(status: str) -> str:
    """The exception class of an error status."""
    if status.startswith("5"):
        return "InternalServerError"
    return STATUS_ERRORS.get(status, "APIStatusError")

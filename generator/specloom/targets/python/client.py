"""The modules of the client, and of the types of its raw responses."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec import Struct

from specloom import ir
from specloom.naming.resources import ROOT
from specloom.targets.calls import MethodSignature, OperationGroup, Page
from specloom.targets.python.code import (
    Bracket,
    Code,
    Imports,
    Labelled,
    Spelling,
    Symbol,
    call,
    client_style,
    laid,
    quoted,
    row,
    symbols,
    table,
)
from specloom.targets.python.docstrings import (
    changed_parts,
    class_text,
    constructor_parts,
    docstring,
)
from specloom.targets.python.names import (
    PythonNames,
    argument_schemes,
    calls_by_id,
    groups_with_former,
    server_variables,
)
from specloom.targets.python.namespaces import (
    CACHED,
    PROPERTY,
    HeldView,
    groups_by_key,
    held_classes,
    held_groups,
    held_views,
)
from specloom.targets.python.resources import (
    RAW_RESPONSES,
    has_overloads,
    server,
    view_names,
)
from specloom.targets.python.types import Types, union

_SECURITY = "._runtime.auth"
_CLIENT = "._runtime.client"
SERVICE = Symbol("._runtime.settings", "Service")
CLIENT_ARGUMENT = Symbol("._runtime.settings", "ClientArgument")
SERVER = Symbol("._runtime.operations", "Server")
TYPE_CHECKING = Symbol("typing", "TYPE_CHECKING")
DEPRECATED = Symbol("._runtime.operations", "deprecated")
VERSION = Symbol("._version", "__version__")
CREDENTIAL = union([Symbol(_SECURITY, "Credential"), "None"])
TEXT = union([Symbol("builtins", "str"), "None"])

# Parameters of a constructor that are in the template.
_FIXED = (
    Symbol("builtins", "str"),
    Symbol("builtins", "float"),
    Symbol("builtins", "int"),
    Symbol("builtins", "object"),
    Symbol("collections.abc", "Callable"),
    Symbol("collections.abc", "Mapping"),
    Symbol("._runtime.validation", "ValidationIssue"),
    Symbol("._runtime.validation", "Validation"),
    Symbol("typing", "Unpack"),
)
# Further names of `with_options`, for clients with arguments that calls can override.
_CHANGED = (
    Symbol("._runtime.conversions", "NotGiven"),
    Symbol("._runtime.conversions", "NOT_GIVEN"),
    Symbol("typing", "Self"),
)
_CHANGES = {
    kind: Symbol("._runtime.settings", f"{kind or 'Sync'}Changes")
    for kind in ("", "Async")
}
_OPTIONS = {
    kind: Symbol("._runtime.settings", f"{kind or 'Sync'}Options")
    for kind in ("", "Async")
}

_SCHEMES: dict[ir.SchemeKind, Symbol] = {
    ir.SchemeKind.API_KEY: Symbol(_SECURITY, "ApiKey"),
    ir.SchemeKind.BASIC: Symbol(_SECURITY, "Basic"),
    ir.SchemeKind.BEARER: Symbol(_SECURITY, "Bearer"),
    ir.SchemeKind.DIGEST: Symbol(_SECURITY, "Digest"),
    ir.SchemeKind.HTTP: Symbol(_SECURITY, "HttpScheme"),
    ir.SchemeKind.OAUTH2: Symbol("._runtime.auth", "OAuth2"),
    ir.SchemeKind.OPENID: Symbol(_SECURITY, "OpenId"),
    ir.SchemeKind.MUTUAL_TLS: Symbol(_SECURITY, "MutualTLS"),
}


class KeywordView(Struct, frozen=True):
    """A keyword of a client's constructor that comes from the document, with its docs."""

    name: str
    annotation: str


class SpelledView(Struct, frozen=True):
    """The names under which the module imports what its template uses."""

    str_: str
    float_: str
    int_: str
    object_: str
    callable_: str
    mapping: str
    issue: str
    validation: str
    unpack: str
    type_checking: str
    not_given_type: str
    not_given: str
    self_: str


class ClientClassView(Struct, frozen=True):
    """A client; ``options`` is the type of its further arguments, ``changes`` that of
    those of ``with_options``.
    """

    head: str
    doc: str
    options: str
    changes: str
    held: tuple[HeldView, ...]


class ClientView(Struct, frozen=True):
    """The module of the client.

    ``changed`` are the arguments of ``with_options`` that come from the document.
    """

    doc: str
    imports: Imports
    service: str
    classes: tuple[ClientClassView, ...]
    constructor_doc: str
    keywords: tuple[KeywordView, ...]
    changed: tuple[KeywordView, ...]
    changed_doc: str
    credentials: str
    shared: str
    variables: str
    spelled: SpelledView


def client_page(api: ir.Api, names: PythonNames, package: str) -> Page:
    """The page of the client's module."""
    return Page(
        path=f"{package}/client.py",
        template="python/client.py.jinja",
        view=_view(api, names),
    )


def _view(api: ir.Api, names: PythonNames) -> ClientView:
    service = _service(api, names)
    found = held_groups(groups_by_key(names), names)
    keys = [group.key for group in found]
    live = {TYPE_CHECKING, *symbols(service)}
    live |= {CACHED} if found else set()
    live |= {DEPRECATED, PROPERTY} if any(map(names.is_former, keys)) else set()
    bases = {kind: _bases(names, kind or "Sync") for kind in names.settings.kinds}
    live |= {base for of in bases.values() for base in of}
    whole = any(not names.password(s.wire) for s in argument_schemes(api))
    asked = symbols(CREDENTIAL) if whole else ()
    given = dict(_given_types(api, names))
    types = (s for code in given.values() for s in symbols(code))
    typed = {*_FIXED, *asked, *types, *held_classes(found, names, ".resources.")}
    typed |= {_OPTIONS[kind] for kind in bases}
    if given:
        typed |= {*_CHANGED, *(_CHANGES[kind] for kind in bases)}
    taken = {names.attribute(group.key) for group in found}
    taken |= {names.client, names.async_client}
    fixed = {CACHED, *symbols(CREDENTIAL), *_CHANGED, *_CHANGES.values()}
    spelling = Spelling(live | typed | fixed, taken)
    credentials = table(
        (quoted(s.wire), _given(s.wire, names)) for s in argument_schemes(api)
    )
    shared = table((quoted(name), name) for name in given)
    variables = table((quoted(v), names.variable(v)) for v in server_variables(api))
    label = "_SERVICE = "
    return ClientView(
        doc=docstring(f"The client for {api.title.strip() or 'the service'}.", 0),
        imports=spelling.imports(live, typed),
        service=label + laid(service, spelling, indent=0, used=len(label)),
        classes=tuple(_classes(api, names, bases, found, spelling)),
        constructor_doc=docstring(constructor_parts(api, names), 8),
        keywords=tuple(_keywords(api, names, spelling, given)),
        changed=tuple(_changed(spelling, given)),
        changed_doc=docstring(changed_parts(api, names), 12) if given else "",
        credentials=laid(credentials, spelling, indent=12, used=24, tail=1),
        shared=laid(shared, spelling, indent=12, used=22, tail=1) if given else "",
        variables=laid(variables, spelling, indent=12, used=22, tail=1),
        spelled=_spelled(spelling),
    )


def _classes(
    api: ir.Api,
    names: PythonNames,
    bases: Mapping[str, tuple[Symbol, ...]],
    found: Iterable[OperationGroup],
    spelling: Spelling,
) -> Iterator[ClientClassView]:
    """The clients, each with its base classes."""
    held = held_views(found, names, spelling, ".resources.")
    for (kind, of), attributes in zip(bases.items(), held, strict=True):
        yield ClientClassView(
            _head(kind + names.client, of, spelling, 0),
            docstring(class_text(api, names, client_style(kind, names.client)), 4),
            spelling(_OPTIONS[kind]),
            spelling(_CHANGES[kind]),
            attributes,
        )


def _given(scheme: str, names: PythonNames) -> Code:
    """The arguments of the client for a scheme."""
    first, *password = names.credentials(scheme)
    return row((first, *password)) if password else first


def _bases(names: PythonNames, kind: str) -> tuple[Symbol, ...]:
    """The base classes of a client: the second one has methods of the client itself."""
    key = ROOT[0]
    has_methods = key in names.live
    if not has_methods and not names.old_methods(key):
        return (Symbol(_CLIENT, f"{kind}Client"),)
    prefix = kind.removeprefix("Sync")
    module = f".resources.{names.resource_module(key)}"
    return (
        Symbol(_CLIENT, f"{kind}ClientBase" if has_methods else f"{kind}Client"),
        Symbol(module, prefix + names.resource_class(key)),
    )


def _head(name: str, bases: tuple[Code, ...], spelling: Spelling, indent: int) -> str:
    """The head of a class, after ``class``."""
    head = Bracket(name, "()", bases) if bases else name
    return laid(head, spelling, indent=indent, used=indent + len("class "), tail=1)


def _spelled(spelling: Spelling) -> SpelledView:
    text, real, whole, anything, function, mapping, issue, *more = _FIXED
    validation, unpack = more
    return SpelledView(
        str_=spelling(text),
        float_=spelling(real),
        int_=spelling(whole),
        object_=spelling(anything),
        callable_=spelling(function),
        mapping=spelling(mapping),
        issue=spelling(issue),
        validation=spelling(validation),
        unpack=spelling(unpack),
        type_checking=spelling(TYPE_CHECKING),
        not_given_type=spelling(_CHANGED[0]),
        not_given=spelling(_CHANGED[1]),
        self_=spelling(_CHANGED[2]),
    )


def _service(api: ir.Api, names: PythonNames) -> Code:
    schemes = table(
        (quoted(scheme.wire), _scheme(scheme, names)) for scheme in api.schemes
    )
    settings = names.settings
    agent = quoted(f"{settings.distribution}/")
    servers = row(_at_root(server(of)) for of in api.servers)
    given: list[tuple[str, object, Code]] = [
        ("title=", True, quoted(api.title)),
        ("version=", True, quoted(api.version)),
        ("servers=", api.servers, servers),
        ("schemes=", api.schemes, schemes),
        ("arguments=", names.calls.client_arguments, _client_arguments(names)),
        ("user_agent=", True, Labelled(f"{agent} + ", VERSION)),
        ("idempotency_header=", header := settings.idempotency_header, quoted(header)),
    ]
    items = [Labelled(label, code) for label, there, code in given if there]
    return call(SERVICE, *items)


def _at_root(code: Bracket) -> Bracket:
    return Bracket(SERVER, code.marks, code.items)


def _scheme(scheme: ir.SecurityScheme, names: PythonNames) -> Code:
    head = _SCHEMES[scheme.kind]
    items: list[Code] = []
    if scheme.kind is ir.SchemeKind.MUTUAL_TLS:
        return call(head)
    if scheme.kind is ir.SchemeKind.API_KEY:
        location = scheme.location or ir.Location.HEADER
        items += [quoted(location.value), quoted(scheme.parameter)]
    if scheme.kind is ir.SchemeKind.HTTP:
        items.append(quoted(scheme.scheme))
    for flow in scheme.flows:
        if flow.kind == "clientCredentials" and flow.token_url:
            items.append(Labelled("token_url=", quoted(flow.token_url)))
            if flow.scopes:
                scopes = row(quoted(scope) for scope, _ in flow.scopes)
                items.append(Labelled("scopes=", scopes))
    items.append(Labelled("keyword=", quoted(names.credential(scheme.wire))))
    items.append(Labelled("env=", quoted(names.environment(scheme.wire))))
    if password := names.password(scheme.wire):
        variable = names.password_environment(scheme.wire)
        items.append(Labelled("password=", quoted(password)))
        items.append(Labelled("password_env=", quoted(variable)))
    return call(head, *items)


def _client_arguments(names: PythonNames) -> Code:
    """The arguments of the client that calls can override, by their keyword."""
    pairs: list[tuple[Code, Code]] = []
    for text, argument in names.calls.client_arguments.items():
        env = names.client_environment(text, argument.wire)
        items = (quoted(argument.location), quoted(argument.wire))
        made = call(CLIENT_ARGUMENT, *items, Labelled("env=", quoted(env)))
        pairs.append((quoted(names.client_argument(text)), made))
    return table(pairs)


def _given_types(api: ir.Api, names: PythonNames) -> Iterator[tuple[str, Code]]:
    """The types of the client's arguments for calls, by keyword."""
    types = Types(api, names, ".models.")
    for text, argument in names.calls.client_arguments.items():
        given = union([types.given(argument.type), "None"])
        yield names.client_argument(text), given


def _changed(spelling: Spelling, given: Mapping[str, Code]) -> Iterator[KeywordView]:
    """The client's arguments for calls, as ``with_options`` takes them."""
    for name, code in given.items():
        used = 12 + len(f"{name}: ")
        yield KeywordView(name, laid(code, spelling, indent=12, used=used, tail=8))


def _keywords(
    api: ir.Api, names: PythonNames, spelling: Spelling, given: Mapping[str, Code]
) -> Iterator[KeywordView]:
    credential = laid(CREDENTIAL, spelling, indent=8, used=8)
    text = laid(TEXT, spelling, indent=8, used=8)
    for scheme in argument_schemes(api):
        password = names.password(scheme.wire)
        one = text if password else credential
        yield from (KeywordView(k, one) for k in names.credentials(scheme.wire))
    for name, code in given.items():
        used = 8 + len(f"{name}: ")
        yield KeywordView(name, laid(code, spelling, indent=8, used=used, tail=8))
    for variable in server_variables(api):
        yield KeywordView(names.variable(variable), text)


_RUNTIME = "._runtime.raw_response"
_VIEWS = {
    "": ("RawResponses", "StreamingResponses"),
    "Async": ("AsyncRawResponses", "AsyncStreamingResponses"),
}
"""The base classes of a resource's raw and streaming responses, by the prefix of its class."""
_FUNCTIONS = {
    "": ("raw_method", "streaming_method"),
    "Async": ("async_raw_method", "async_streaming_method"),
}
"""The functions that give a method with overloads the results of the view."""
_DOCS = (
    '"""The methods return the raw response."""',
    '"""The methods return a response whose body you read."""',
)
_VIEWS_OF_CLIENT = {
    "": ("SyncRawClient", "SyncStreamingClient"),
    "Async": ("AsyncRawClient", "AsyncStreamingClient"),
}


class MethodTypes(Struct, frozen=True):
    """A class that declares methods of resources as attributes, by name.

    ``kind`` makes the type of such an attribute from the method. ``doc`` is the docstring,
    empty for a base class.
    """

    name: str
    bases: tuple[str | Symbol, ...]
    doc: str
    kind: Symbol
    methods: Mapping[str, tuple[Symbol, str]]

    @property
    def symbols(self) -> set[Symbol]:
        """What the class imports."""
        used = {resource for resource, _ in self.methods.values()}
        used.update(base for base in self.bases if isinstance(base, Symbol))
        return {*used, self.kind} if self.methods else used

    def view(self, spelling: Spelling) -> MethodTypesView:
        """The text of the class."""
        return MethodTypesView(
            _head(self.name, self.bases, spelling, 4),
            self.doc,
            tuple(self._line(name, spelling) for name in self.methods),
        )

    def _line(self, name: str, spelling: Spelling) -> str:
        resource, method = self.methods[name]
        value = call(self.kind, Labelled("", resource, f".{method}"))
        start = f"{name} = "
        return start + laid(value, spelling, indent=8, used=8 + len(start))


class MethodTypesView(Struct, frozen=True):
    """A class that declares methods: its head, its docstring if it has one, and its body."""

    head: str
    doc: str
    lines: tuple[str, ...]


class RawResponsesView(Struct, frozen=True):
    """The module of the types of raw and streaming responses.

    ``deprecated`` tells whether it mentions deprecated methods.
    """

    deprecated: bool
    imports: Imports
    classes: tuple[MethodTypesView, ...]


def raw_responses_page(names: PythonNames, package: str) -> Page:
    """The module of the types of raw and streaming responses.

    Only type checkers and editors read it, so it has all resources in one module that no
    program imports. Its imports of resources are not for type checkers only, so that mypy
    checks these first: it has to know the types of decorated methods.
    """
    groups = groups_with_former(names)
    taken = {names.resource_class(group.key) for group in groups}
    calls = calls_by_id(names)
    classes = [
        each for group in groups for each in _method_types(group, names, calls, taken)
    ]
    used = {symbol for each in classes for symbol in each.symbols}
    typed = {symbol for symbol in used if symbol.module == _RUNTIME}
    spelling = Spelling(used, {each.name for each in classes})
    return Page(
        path=f"{package}/{RAW_RESPONSES}.py",
        template="python/raw_responses.py.jinja",
        view=RawResponsesView(
            deprecated=any(of.operation.doc.deprecated for of in names.calls),
            imports=spelling.imports(used - typed, typed),
            classes=tuple(each.view(spelling) for each in classes),
        ),
    )


def _method_types(
    group: OperationGroup,
    names: PythonNames,
    calls: Mapping[str, MethodSignature],
    taken: Collection[str],
) -> Iterator[MethodTypes]:
    """The classes that declare the methods of a resource, also under deprecated names;
    ``taken`` are all resource classes.

    A method with the same result in the synchronous and the asynchronous resource is
    declared once, because mypy takes long to infer the types of each. One with overloads
    is declared in each view: the type of a ``Method`` is that of the first overload.
    """
    kinds = names.settings.kinds
    present = (c for o in group.operations for c in names.calls.signatures_of(o))
    methods = {names.method_of(called): called for called in present}
    methods |= {alias.name: calls[alias.id] for alias in names.old_methods(group.key)}
    shared, own, overloaded = (dict[str, MethodSignature]() for _ in range(3))
    for name, called in methods.items():
        differs = called.paging or called.stream or called.events or len(kinds) == 1
        of = overloaded if has_overloads(called) else own if differs else shared
        of[name] = called
    owner = names.resource_class(group.key)
    bases: tuple[str | Symbol, ...] = ()
    if shared:
        taken_too = f"Shared{owner}" in taken  # by another resource
        base = f"_Shared{owner}_" if taken_too else f"_Shared{owner}"
        declared = _declared(shared, names, "")
        yield MethodTypes(base, (), "", Symbol(_RUNTIME, "Method"), declared)
        bases = (base,)
    for prefix in kinds if methods else ():
        inherited = bases
        if own:
            base, kind = f"_{prefix}{owner}", Symbol(_RUNTIME, f"{prefix}Method")
            yield MethodTypes(base, bases, "", kind, _declared(own, names, prefix))
            inherited = (base,)
        views = (_VIEWS_OF_CLIENT if (group.key,) == ROOT else _VIEWS)[prefix]
        declared = _declared(overloaded, names, prefix)
        for view, parent, doc, function in zip(
            view_names(prefix + owner), views, _DOCS, _FUNCTIONS[prefix], strict=True
        ):
            above = (Symbol(_RUNTIME, parent), *inherited)
            yield MethodTypes(view, above, doc, Symbol(_RUNTIME, function), declared)


def _declared(
    methods: Mapping[str, MethodSignature], names: PythonNames, prefix: str
) -> dict[str, tuple[Symbol, str]]:
    """The resource and the name of each method, also of those with a deprecated name:
    mypy cannot infer the type of a decorated method while modules import each other.
    """
    declared = {}
    for name, called in methods.items():
        group = names.group_of[called.operation.id]
        home = f".resources.{names.resource_module(group)}"
        resource = Symbol(home, prefix + names.resource_class(group))
        declared[name] = resource, names.method_of(called)
    return declared

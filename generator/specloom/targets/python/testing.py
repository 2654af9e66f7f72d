"""The package's mock: a route for each operation, typed by its response."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from specloom import ir
from specloom.config import CLIENTS
from specloom.kinds import is_object
from specloom.naming.assign import identifier
from specloom.naming.resources import ROOT
from specloom.targets import xml
from specloom.targets.calls import (
    MethodSignature,
    OperationGroup,
    Page,
    group_label,
    is_converted,
    is_json,
    payload,
)
from specloom.targets.python.code import (
    MOCK_MEMBERS,
    VARIABLE,
    WIDTH,
    Bracket,
    Code,
    Imports,
    Labelled,
    Spelling,
    Symbol,
    assignment,
    builtin,
    call,
    exported,
    flat,
    laid,
    parenthesized,
    quoted,
    subscript,
    symbols,
    width,
)
from specloom.targets.python.docstrings import docstring
from specloom.targets.python.models import Mixins
from specloom.targets.python.names import PythonNames
from specloom.targets.python.types import NEVER, Types, union
from specloom.targets.sample_values import fits
from specloom.targets.samples import NoSample, Samples

MOCK = Symbol(".._runtime.testing", "Mock")
SERVICE = Symbol(".._runtime.testing", "Service")
ROUTES = Symbol(".._runtime.testing", "Routes")
ROUTE = Symbol(".._runtime.testing", "Route")
SHOWN = (
    ROUTE,
    Symbol(".._runtime.testing", "UnexpectedCallError"),
    Symbol(".._runtime.testing", "Call"),
    Symbol(".._runtime.testing", "SentRequest"),
)
ITERABLE = Symbol("collections.abc", "Iterable")
TYPE_CHECKING = Symbol("typing", "TYPE_CHECKING")

_ABSENT = object()

# Longer examples are left out to keep the package small.
_LONGEST = 20_000

_SAID = (
    "A mock of the service, for tests without a network.\n\n"
    "Use its ``client`` or ``async_client``; each operation is a route. A call without "
    "a response set gets an example. With ``strict``, such a call fails, responses must "
    "match the schema, and a response that is set but never used fails the test."
)


class GroupView(Struct, frozen=True):
    """A class of routes.

    ``routes`` is empty for a namespace without operations. ``made`` is the statement of the
    mock that creates the class, "" if another class holds it; ``held`` are the statements
    that create the classes within the class.
    """

    name: str
    doc: str
    routes: tuple[str, ...]
    made: str
    held: tuple[str, ...]


class MockSpelledView(Struct, frozen=True):
    """The names under which the module imports what its template uses."""

    routes: str
    bool_: str
    service: str
    str_: str


class TestingView(Struct, frozen=True):
    """The module of the mock."""

    doc: str
    imports: Imports
    exports: tuple[str, ...]
    groups: tuple[GroupView, ...]
    head: str
    own: str
    class_doc: str
    made: str
    spelled: MockSpelledView


class PluginView(Struct, frozen=True):
    """The module of the fixture; ``head`` is that of its function."""

    name: str
    fixture: str
    head: str


class ExamplesView(Struct, frozen=True):
    """The default responses of routes."""

    text: str


def testing_pages(
    api: ir.Api, names: PythonNames, package: str, mixins: Mixins
) -> Iterator[Page]:
    """The pages of ``<package>.testing``, which nothing in the package imports."""
    yield Page(
        path=f"{package}/testing/__init__.py",
        template="python/testing.py.jinja",
        view=_view(api, names, mixins),
    )
    yield Page(
        path=f"{package}/testing/pytest_plugin.py",
        template="python/testing_plugin.py.jinja",
        view=_plugin_view(mock_name(names), fixture_name(names)),
    )
    yield Page(
        path=f"{package}/testing/examples.json",
        template="python/testing_examples.json.jinja",
        view=ExamplesView(_examples(api, names)),
    )


def _plugin_view(name: str, fixture: str) -> PluginView:
    head, result = f"def {fixture}() -> ", subscript("Iterator", name)
    line = f"{head}{flat(result, str)}:"
    if width(line) > WIDTH:
        line = f"{head}{parenthesized(flat(result, str), 0)}:"
    return PluginView(name, fixture, line)


def mock_name(names: PythonNames) -> str:
    """The class of the mock."""
    return f"Mock{names.client}"


def fixture_name(names: PythonNames) -> str:
    """The pytest fixture that provides a mock."""
    return f"mock_{identifier(names.client, VARIABLE).strip('_')}"


def mock_attribute(names: PythonNames, group: str) -> str:
    """The mock's attribute for a group: that of the client, unless it is taken.

    No name of a document ends in an underscore, unless it is a Python keyword.
    """
    first, *rest = names.namespace(group).split(".")
    return ".".join([f"{first}_" if first in MOCK_MEMBERS else first, *rest])


def route_name(names: PythonNames, called: MethodSignature) -> str:
    """The route of a call: an attribute of the mock's attribute for the group."""
    group, method = names.group(called.operation.id), names.method_of(called)
    if (group,) == ROOT:
        return _own_route(method)
    return f"{mock_attribute(names, group)}.{method}"


def _own_route(method: str) -> str:
    """The mock's attribute for a method of the client itself."""
    return f"{method}_" if method in MOCK_MEMBERS else method


def _view(api: ir.Api, names: PythonNames, mixins: Mixins) -> TestingView:
    types = Types(api, names, "..models.", files=False)
    chapters = names.calls.groups
    routes = {chapter.key: _routes(api, names, types, chapter) for chapter in chapters}
    keys = [*routes, *names.namespaces]
    keys = [key for key in keys if _holds(names, key, routes)]
    classes = {key: f"{names.resource_class(key)}Routes" for key in keys}
    own = {mock_name(names), *classes.values()}
    inside = {n for found in routes.values() for n, _ in found}
    kinds = names.settings.kinds
    clients = {kind: Symbol("..client", kind + names.client) for kind in kinds}
    shown = [clients.get(kind, NEVER) for kind in CLIENTS["both"]]
    live = {MOCK, TYPE_CHECKING, *SHOWN, *shown, *([ROUTES] if chapters else [])}
    typed = {s for found in routes.values() for _, code in found for s in symbols(code)}
    typed |= {SERVICE} if any(map(names.children, keys)) else set()
    typed = {*typed, builtin("bool")} - live
    spelling = Spelling(live | typed | {ROUTES, SERVICE, builtin("str")}, own | inside)
    imports = spelling.imports(live, typed)
    if not imports.typed:
        imports = spelling.imports(live - {TYPE_CHECKING}, ())
    return TestingView(
        doc=docstring("A mock of the service, for tests of programs that use it.", 0),
        imports=imports,
        exports=exported([mock_name(names), *map(spelling, SHOWN)]),
        groups=tuple(
            _group(names, key, classes, mixins, _laid(routes.get(key, []), spelling))
            for key in keys
        ),
        head=_head(names, classes, subscript(MOCK, *shown), spelling),
        own=_own_routes(names, classes, mixins),
        class_doc=docstring(_said_of(kinds), 4),
        made=_made_base(clients, spelling),
        spelled=MockSpelledView(
            *map(spelling, (ROUTES, builtin("bool"), SERVICE, builtin("str")))
        ),
    )


def _said_of(kinds: tuple[str, ...]) -> str:
    """The docstring of a mock, by the clients that the package has."""
    if kinds == CLIENTS["both"]:
        return _SAID
    both = "Use its ``client`` or ``async_client``; each"
    return _SAID.replace(
        both, f"Use its ``{'async_' if any(kinds) else ''}client``; each"
    )


def _head(
    names: PythonNames, classes: Mapping[str, str], base: Code, spelling: Spelling
) -> str:
    """The head of the mock's class, after ``class``."""
    own = [classes[ROOT[0]]] if ROOT[0] in classes else []
    head = Bracket(mock_name(names), "()", (base, *own))
    return laid(head, spelling, indent=0, used=len("class "), tail=1)


def _own_routes(names: PythonNames, classes: Mapping[str, str], mixins: Mixins) -> str:
    """The statement that adds the routes of the client's own methods, or ""."""
    if ROOT[0] not in classes:
        return ""
    home = mixins.base(f"resources.{names.resource_module(ROOT[0])}")
    made = call("self._add_routes", "self", quoted(home), classes[ROOT[0]])
    return laid(made, str, indent=8, used=8)


def _made_base(clients: Mapping[str, Symbol], spelling: Spelling) -> str:
    """The call of the base class's constructor."""
    given = [clients.get(kind, "None") for kind in CLIENTS["both"]]
    call_ = Bracket("super().__init__", "()", (*given, "strict"), together=True)
    return laid(call_, spelling, indent=8, used=8)


def _group(
    names: PythonNames,
    key: str,
    classes: Mapping[str, str],
    mixins: Mixins,
    routes: Iterable[str],
) -> GroupView:
    """The class of a group's routes."""
    inner = [one for one in names.children(key) if one in classes]
    outer = key in names.children()
    return GroupView(
        classes[key],
        docstring(f"The {group_label(key)} routes.", 4),
        tuple(routes),
        _made(names, key, classes, mixins, "self") if outer else "",
        tuple(_made(names, one, classes, mixins, "service") for one in inner),
    )


def _laid(routes: list[tuple[str, Code]], spelling: Spelling) -> Iterator[str]:
    for name, code in routes:
        yield laid(Labelled(f"{name}: ", code), spelling, indent=4, used=4)


def _holds(names: PythonNames, key: str, routes: Mapping[str, object]) -> bool:
    """Whether a group has routes, or a group in it has."""
    return key in routes or any(_holds(names, k, routes) for k in names.children(key))


def _made(
    names: PythonNames,
    key: str,
    classes: Mapping[str, str],
    mixins: Mixins,
    service: str,
) -> str:
    """The statement that creates the routes of a group."""
    path = mock_attribute(names, key)
    made = call(classes[key], service)
    if not names.is_namespace(key):
        module = names.resource_module(key)
        home = mixins.base(f"resources.{module}")
        label = [quoted(path)] if path != module else []
        made = call(classes[key], service, quoted(home), *label)
    attribute = names.attribute(key) if service == "service" else path
    return assignment(f"self.{attribute}", classes[key], made, str, indent=8)


def _routes(
    api: ir.Api, names: PythonNames, types: Types, chapter: OperationGroup
) -> list[tuple[str, Code]]:
    own = chapter.path == ()
    return [
        (
            _own_route(names.method_of(called)) if own else names.method_of(called),
            subscript(ROUTE, _accepted_responses(called, types)),
        )
        for operation in chapter.operations
        for called in names.calls.signatures_of(operation)
    ]


def _accepted_responses(called: MethodSignature, types: Types) -> Code:
    """The responses that a route accepts."""
    if called.stream is not None:
        return subscript(ITERABLE, types.given(called.stream))
    plain = _plain(called.result, types)
    if called.events is None:
        return plain
    return union([plain, subscript(ITERABLE, types.given(called.events))])


def _plain(result: ir.Type | None, types: Types) -> Code:
    match result:
        case None:
            return "None"
        case ir.Nullable(inner):
            return union([_plain(inner, types), "None"])
        case ir.Union(variants) if ir.BYTES in variants:
            return union(_plain(variant, types) for variant in variants)
        case ir.Scalar(ir.ScalarKind.BINARY):
            return builtin("bytes")
        case _:
            return types.given(result)


def _examples(api: ir.Api, names: PythonNames) -> str:
    """The JSON text of the distinct examples, and the example of each route.

    A value is keyed by its models, any other by a digest: no key depends on other
    values.
    """
    samples = Samples(api, ir.Access.READ)
    types = Types(api, names, "")
    values: dict[str, str] = {}
    routes: dict[str, str] = {}
    streams: dict[str, str] = {}
    for operation in sorted(api.operations, key=lambda one: one.id):
        for called in names.calls.signatures_of(operation):
            twin = replace(called, stream=called.events, events=None, paging=None)
            for one, found in ((called, routes), (twin, streams)):
                text = (
                    _example(api, one, samples) if one is called or one.stream else ""
                )
                if text:
                    key = _example_key(one, text, types)
                    if values.setdefault(key, text) != text:
                        key = _digest(text)
                        values[key] = text
                    found[route_name(names, called)] = key
    listed = (f"{_json(key)}: {text}" for key, text in sorted(values.items()))
    parts = [f'"values": {_object(listed)}', f'"routes": {_keys(routes)}']
    parts += [f'"streams": {_keys(streams)}'] if streams else []
    whole = ",\n ".join(parts)
    return f"{{\n {whole}\n}}"


def _keys(keys: Mapping[str, str]) -> str:
    """A JSON object with the key of each route's example."""
    return _object(
        f"{_json(route)}: {_json(key)}" for route, key in sorted(keys.items())
    )


def _example_key(called: MethodSignature, text: str, types: Types) -> str:
    """The key of a call's example."""
    contents = (content for r in called.success for content in r.contents)
    of = called.result if called.stream is None else called.stream
    if of is None or any(content.examples for content in contents):
        return _digest(text)
    if not any(True for _ in ir.references(of)):
        return _digest(text)
    shown = flat(types.got(of), _name)
    return shown if called.stream is None else f"Iterable[{shown}]"


def _digest(text: str) -> str:
    return text if text == "null" else hashlib.sha256(text.encode()).hexdigest()[:12]


def _name(symbol: Symbol) -> str:
    return symbol.name


def _object(members: Iterable[str]) -> str:
    """A JSON object with a line for each entry."""
    listed = ",\n  ".join(members)
    return f"{{\n  {listed}\n }}" if listed else "{}"


def _json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _example(api: ir.Api, called: MethodSignature, samples: Samples) -> str:
    """The JSON text of an example response, or ""."""
    try:
        value = _sample(api, called, samples)
        if called.paging is not None and is_object(value):
            _end_pages(api, called, called.paging, value)
    except NoSample:
        return ""
    text = json.dumps(value)
    return text if len(text) <= _LONGEST else ""


def _end_pages(
    api: ir.Api, called: MethodSignature, paging: ir.Paging, value: dict[str, Any]
) -> None:
    """Make an example the last page, because each request of the mock returns it."""
    last: tuple[tuple[tuple[str, ...], tuple[Any, ...]], ...] = (
        (paging.next, (_ABSENT, None, "", 0, [], {})),
        (paging.more, (False, _ABSENT, None, 0, "")),
        (paging.done, (True, 1, "true")),
    )
    for place, ends in last:
        inner: Any = value
        for name in place[:-1]:
            inner = inner.get(name) if is_object(inner) else None
        if not (place and is_object(inner) and place[-1] in inner):
            continue
        shown = dict(inner)
        for end in ends:
            inner.pop(place[-1], None)
            inner |= {} if end is _ABSENT else {place[-1]: end}
            if called.result is None or fits(
                api, called.result, value, direction=ir.Access.READ
            ):
                break
        else:
            inner |= shown


def _sample(api: ir.Api, called: MethodSignature, samples: Samples) -> Any:
    contents = [content for r in called.success for content in r.contents]
    for content in contents:
        if called.stream is not None and content.stream is not None:
            return [samples.value(content.stream)]
        written = (
            is_json(content.media_type)
            or xml.root(api, content) is not None
            or (
                content.media_type.startswith("text/")
                and is_converted(payload(content))
            )
        )
        if called.stream is None and content.stream is None and written:
            return samples.value(payload(content), examples=content.examples)
    if called.stream is None and contents:
        return "some content"
    return None

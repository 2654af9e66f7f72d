"""The modules of resources: a class with a method for each operation of a group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from specloom import ir
from specloom.targets.calls import Argument, Call, takes_null
from specloom.targets.forms import calls_of
from specloom.targets.groups import Group
from specloom.targets.page import Page
from specloom.targets.python.code import (
    Code,
    Labelled,
    Symbol,
    assignment,
    literal,
    quoted,
    subscript,
    symbols,
    table,
)
from specloom.targets.python.codecs import Codecs
from specloom.targets.python.docstrings import docstring, paragraphs
from specloom.targets.python.former import calls_by_id, chapters, message, successor
from specloom.targets.python.imports import Imports, Spelling
from specloom.targets.python.method_docs import (
    Raised,
    brief_parts,
    class_parts,
    common_errors,
    method_parts,
)
from specloom.targets.python.methods import (
    ASYNC_STREAM,
    DEPRECATED,
    OVERLOAD,
    SYNC_STREAM,
    Method,
    MethodView,
    Switch,
    method_view,
)
from specloom.targets.python.names import PythonNames
from specloom.targets.python.operations import OPERATION, Constants, sends_files
from specloom.targets.python.paging import pages_of
from specloom.targets.python.prose import doc_text
from specloom.targets.python.raw_responses import MODULE, view_names
from specloom.targets.python.types import CONTENT, LITERAL, Types, union

SYNC = Symbol(".._runtime.client", "SyncResource")
ASYNC = Symbol(".._runtime.client", "AsyncResource")
_STREAMING = ".._runtime.streaming"
SYNC_STREAMING = Symbol(_STREAMING, "SyncStreamResource")
ASYNC_STREAMING = Symbol(_STREAMING, "AsyncStreamResource")
OPTIONS = Symbol(".._runtime.settings", "CallOptions")
NOT_GIVEN = Symbol(".._runtime.codecs", "NOT_GIVEN")
NOT_GIVEN_TYPE = Symbol(".._runtime.codecs", "NotGiven")
UNPACK = Symbol("typing", "Unpack")
TYPE_CHECKING = Symbol("typing", "TYPE_CHECKING")
# No name of a document is like NOT_GIVEN: classes begin with one capital, constants with _.
UNSET = " = NOT_GIVEN"


@dataclass(frozen=True, slots=True)
class ResourceView:
    """A class of methods."""

    name: str
    base: str
    doc: str
    raw: str
    streaming: str
    methods: tuple[MethodView, ...]


@dataclass(frozen=True, slots=True)
class ResourceModuleView:
    """A group's module."""

    doc: str
    imports: Imports
    constants: tuple[str, ...]
    sync: ResourceView
    asynchronous: ResourceView


def resource_pages(api: ir.Api, names: PythonNames, package: str) -> Iterator[Page]:
    """A page for each group of operations."""
    codecs = Codecs(api, names)
    constants = Constants(api, names, codecs)
    types = Types(api, names, "..models.")
    calls = calls_by_id(api)
    for group in chapters(api, names):
        yield Page(
            path=f"{package}/resources/{names.resource_module(group.key)}.py",
            template="python/resource_module.py.jinja",
            view=_Module(api, names, types, constants, calls).view(group),
        )


@dataclass(frozen=True, slots=True)
class _Module:
    """One module in the making."""

    api: ir.Api
    names: PythonNames
    types: Types
    constants: Constants
    calls: Mapping[str, Call]

    def view(self, group: Group) -> ResourceModuleView:
        """The module of ``group``."""
        common = common_errors(self._calls(group))
        methods = [*self._present(group, common), *self._former(group)]
        constants = {m.constant: m for m in methods}
        name = self.names.resource_class(group.key)
        streams = any(m.streams or m.events is not None for m in methods)
        bases = (SYNC_STREAMING, ASYNC_STREAMING) if streams else (SYNC, ASYNC)
        live, typed, outer = _needs(methods, bases)
        outside = {name, f"Async{name}", *(m.constant for m in methods)}
        inside = {m.name for m in methods}
        views = [_views(c, group) for c in (name, f"Async{name}")]
        typed.update(*views)
        free = {symbol for symbol in outer if symbol.name not in outside}
        spelling = Spelling({*live, *typed}, outside | inside, free)
        doc = paragraphs([doc_text(group.doc)]) or f"The ``{group.key}`` operations."
        twin = f"{doc.rstrip()}\n\nEach method is a coroutine."
        return ResourceModuleView(
            doc=docstring(f"The ``{group.key}`` operations.", 0),
            imports=spelling.imports(live, typed),
            constants=tuple(_constants(constants.values(), spelling)),
            sync=_class(
                name,
                docstring(class_parts(doc, common), 4),
                bases[0],
                views[0],
                tuple(method_view(m, spelling, "") for m in methods),
                spelling,
            ),
            asynchronous=_class(
                f"Async{name}",
                docstring(class_parts(twin, common), 4),
                bases[1],
                views[1],
                tuple(method_view(m, spelling, "await ") for m in methods),
                spelling,
            ),
        )

    def _calls(self, group: Group) -> Iterator[Call]:
        for operation in group.operations:
            yield from calls_of(self.api, operation)

    def _present(self, group: Group, common: tuple[Raised, ...]) -> Iterator[Method]:
        """The methods of the group's operations."""
        owner = self.names.resource_class(group.key)
        for called in self._calls(group):
            method = self._method(called)
            sync = f"{owner}.{method.name}"
            full = method_parts(self.api, called, self.names, common)
            brief = brief_parts(full, sync)
            yield replace(method, doc=docstring(full, 8), brief=docstring(brief, 8))

    def _former(self, group: Group) -> Iterator[Method]:
        """The methods by their former names; those that left the group bring along the
        constant of their operation.
        """
        for alias in self.names.old_methods(group.key):
            method = self._method(self.calls[alias.id])
            at_home = self.names.group_of[alias.id.removesuffix(" stream")] == group.key
            constant = method.constant if at_home else _constant(alias.name)
            new = successor(self.names, alias)
            yield replace(
                method,
                name=alias.name,
                constant=constant,
                doc=(doc := docstring(f"Deprecated name of ``{new}``.", 8)),
                brief=doc,
                former=message(self.names, alias) if group.operations else "",
            )

    def _method(self, called: Call) -> Method:
        id_ = called.operation.id
        name = self.names.method_of(called)
        own = [a for a in called.arguments if not a.option]
        placed = [a for a in own if a.by_position]
        named = [a for a in own if not a.by_position]
        positional = [self._parameter(called, argument) for argument in placed]
        keywords = [self._parameter(called, argument) for argument in named]
        options = Labelled("**options: ", subscript(UNPACK, OPTIONS))
        arguments = [self.names.argument(id_, a.id) for a in own]
        result = called.result if called.stream is None else called.stream
        return Method(
            name=name,
            constant=_constant(name),
            operation=self.constants.value(called),
            parameters=(
                "self",
                *positional,
                *(["*", *keywords] if keywords else []),
                options,
            ),
            result="None" if result is None else self.types.got(result),
            streams=called.stream is not None,
            events=None if called.events is None else self.types.got(called.events),
            switch=self._switch(called),
            pages=pages_of(called, self.types),
            bodies=self._bodies(called, positional, options),
            values=table((quoted(a), a) for a in arguments),
            doc="",
            brief="",
        )

    def _bodies(
        self, called: Call, positional: list[Code], options: Code
    ) -> tuple[tuple[Code, ...], ...]:
        """The parameters of a call with its optional body, and of one without.

        Type checkers learn from the two what a body needs once it is given.
        """
        if (
            called.paging
            or called.switch
            or not any(a.needed for a in called.arguments)
        ):
            return ()
        named = [
            replace(argument, required=argument.required or argument.needed)
            for argument in called.arguments
            if not argument.by_position and not argument.option
        ]
        outside = [a for a in named if a.kind == "parameter"]
        return tuple(
            (
                "self",
                *positional,
                *(["*", *(self._parameter(called, a) for a in of)] if of else []),
                options,
            )
            for of in (named, outside)
        )

    def _switch(self, called: Call) -> Switch | None:
        if called.switch is None:
            return None
        whole = self._parameter(called, called.switch)
        assert isinstance(whole, Labelled)
        asked: list[Code] = [subscript(LITERAL, "False")]
        if whole.tail == UNSET:
            asked.append(NOT_GIVEN_TYPE)
        if whole.tail or takes_null(self.api, called.switch.type):
            asked.append("None")
        off = Labelled(whole.label, union(asked), whole.tail)
        return Switch(whole, off, Labelled(whole.label, subscript(LITERAL, "True")))

    def _given(self, called: Call, argument: Argument) -> Code:
        if argument.kind == "whole" and argument.type == ir.BYTES:
            return CONTENT
        body = called.operation.body if argument.location == "body" else None
        files = body is not None and any(map(sends_files, body.contents))
        return replace(self.types, files=files).given(argument.type)

    def _parameter(self, called: Call, argument: Argument) -> Code:
        label = f"{self.names.argument(called.operation.id, argument.id)}: "
        given = self._given(called, argument)
        if argument.fixed is not None:
            return Labelled(label, given, f" = {literal(argument.fixed.value)}")
        if argument.required:
            return Labelled(label, given)
        if takes_null(self.api, argument.type) and argument.location == "body":
            # None is a value of its own here: it is sent as null.
            return Labelled(label, union([given, NOT_GIVEN_TYPE]), UNSET)
        return Labelled(label, union([given, "None"]), " = None")


def _constants(methods: Iterable[Method], spelling: Spelling) -> Iterator[str]:
    for m in methods:
        type_ = m.pages.operation if m.pages else subscript(OPERATION, m.result)
        yield assignment(m.constant, type_, m.operation, spelling, indent=0)


def _class(
    name: str,
    doc: str,
    base: Symbol,
    views: list[Symbol],
    methods: tuple[MethodView, ...],
    spelling: Spelling,
) -> ResourceView:
    raw, streaming = map(spelling, views) if views else ("", "")
    return ResourceView(name, spelling(base), doc, raw, streaming, methods)


def _views(name: str, group: Group) -> list[Symbol]:
    """The types of the two views of a class; none where only deprecated names are left."""
    names = view_names(name) if group.operations else ()
    return [Symbol(f"..{MODULE}", one) for one in names]


def _constant(name: str) -> str:
    """The constant that holds the operation of a method."""
    return f"_{name.upper() if name.isascii() else name}"


def _needs(
    methods: Iterable[Method], bases: tuple[Symbol, Symbol]
) -> tuple[set[Symbol], set[Symbol], set[Symbol]]:
    """The symbols that run, those of annotations, and those used outside of classes
    alone.
    """
    live: set[Symbol] = {*bases, TYPE_CHECKING}
    typed: set[Symbol] = {OPTIONS, UNPACK}
    outer: set[Symbol] = set()
    for method in methods:
        outer.update(symbols(method.operation))
        if method.former:
            live.add(DEPRECATED)
        typed.update(symbols(method.result) if method.pages is None else ())
        if method.pages is not None:
            typed.update(symbols(method.pages.sync))
            typed.update(symbols(method.pages.paginator))
        if method.streams:
            typed |= {SYNC_STREAM, ASYNC_STREAM}
        for parameter in method.parameters:
            typed.update(symbols(parameter))
            # Beside Any the type goes without saying; the default is there all the same.
            if isinstance(parameter, Labelled) and parameter.tail == UNSET:
                live.add(NOT_GIVEN)
        if method.events is not None and method.switch is not None:
            live.add(OVERLOAD)
            typed |= {SYNC_STREAM, ASYNC_STREAM, LITERAL, *symbols(method.events)}
        if method.bodies:
            live.add(OVERLOAD)
    return live | outer, typed, (outer | {*bases}) - typed

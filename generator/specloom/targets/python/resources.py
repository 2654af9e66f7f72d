"""Resource classes and their methods."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from specloom import ir
from specloom.ir import resolve_type
from specloom.targets.calls import (
    Argument,
    MethodSignature,
    OperationGroup,
    Page,
    differs_by_media_type,
    encodings,
    fixed,
    group_label,
    is_json,
    offered_contents,
    payload,
    sent,
    takes_null,
)
from specloom.targets.python.code import (
    WIDTH,
    Bracket,
    Code,
    Imports,
    Labelled,
    Spelling,
    Symbol,
    assignment,
    call,
    flat,
    laid,
    literal,
    quoted,
    row,
    stands_apart,
    subscript,
    symbols,
    table,
    width,
)
from specloom.targets.python.docstrings import (
    Raised,
    brief_parts,
    class_parts,
    common_errors,
    doc_text,
    docstring,
    method_parts,
    paragraphs,
)
from specloom.targets.python.names import (
    PythonNames,
    calls_by_id,
    message,
    replacement_of,
)
from specloom.targets.python.namespaces import (
    HeldView,
    attributes_of,
    decorator,
    groups_by_key,
    held_classes,
    held_groups,
    held_symbols,
    held_views,
)
from specloom.targets.python.pagination import (
    PAGED,
    Pages,
    pages_of,
    paging_table,
    writes_json,
)
from specloom.targets.python.types import (
    CONTENT,
    LITERAL,
    NOT_GIVEN,
    Codecs,
    TypedDicts,
    Types,
    union,
)

_MODULE = ".._runtime.operations"
_RARE = ".._runtime.parameters"
_RARELY = ("choice", "cookie", "header", "querystring")
_MULTIPART = Symbol(".._runtime.multipart", "multipart")
_FILES = Symbol(".._runtime.multipart", "raw")
OPERATION = Symbol(_MODULE, "Operation")
WHOLE_BODY = Symbol(_MODULE, "whole_body")
BODY_PROPERTY = Symbol(_MODULE, "body_property")
SERVER = Symbol(".._runtime.operations", "Server")

# The style and explode that the runtime defaults to (OpenAPI 3.1 §4.8.12.2).
_DEFAULTS: dict[ir.Location, tuple[ir.Style, bool]] = {
    ir.Location.PATH: (ir.Style.SIMPLE, False),
    ir.Location.QUERY: (ir.Style.FORM, True),
    ir.Location.HEADER: (ir.Style.SIMPLE, False),
    ir.Location.COOKIE: (ir.Style.FORM, True),
}
# The collectionFormat of Swagger 2.0: header fields have no other styles.
_DELIMITED = (
    ir.Style.SPACE_DELIMITED,
    ir.Style.PIPE_DELIMITED,
    ir.Style.TAB_DELIMITED,
)


class OperationConstants(Struct, frozen=True):
    """Makes the constants of an API's operations."""

    api: ir.Api
    names: PythonNames
    codecs: Codecs

    def value(self, called: MethodSignature) -> Bracket:
        """``Operation(method, path, …)``."""
        operation = called.operation
        arguments = [self._argument(called, a) for a in called.arguments]
        items: list[Code] = [quoted(operation.method), quoted(operation.path)]
        if arguments:
            items.append(Labelled("arguments=", row(arguments)))
        if called.content is not None:
            contents = offered_contents(called)
            items.append(Labelled("body=", self._media_types(contents)))
            if writers := list(dict.fromkeys(filter(None, map(_writer, contents)))):
                items.append(Labelled("writers=", row(writers)))
            if operation.body is not None and operation.body.required:
                items.append("body_required=True")
            items += self._optional_body(called)
        if called.paging is not None:
            table_ = paging_table(called.paging, writes_json(called))
            items.append(Labelled("pagination=", table_))
        if operation.responses:
            items.append(Labelled("responses=", self._responses(operation)))
        if operation.security:
            ways = (row(quoted(n.scheme) for n in way) for way in operation.security)
            items.append(Labelled("security=", row(ways)))
        if operation.servers:
            items.append(Labelled("servers=", row(map(server, operation.servers))))
        return call(OPERATION if called.paging is None else PAGED, *items)

    def _optional_body(self, called: MethodSignature) -> Iterator[Code]:
        """The required properties of an optional body, and its constants.

        Constants alone do not make a body.
        """
        members = [a for a in called.arguments if a.kind == "member"]
        if called.operation.body is None or called.operation.body.required:
            return
        name = partial(self.names.argument, called.operation.id)
        if needed := [quoted(name(a.id)) for a in members if a.needed]:
            yield Labelled("needs=", row(needed))
        if constants := [quoted(name(a.id)) for a in members if a.fixed is not None]:
            yield Labelled("constants=", row(constants))

    def _argument(self, called: MethodSignature, argument: Argument) -> Code:
        name = self.names.argument(called.operation.id, argument.id)
        if argument.kind == "choice":
            own = [quoted(name)] if name != "content_type" else []
            return call(Symbol(_RARE, "choice"), *own)
        if argument.kind == "part":
            return self._part(argument, name)
        if argument.kind == "whole" and differs_by_media_type(called):
            return call(
                WHOLE_BODY, quoted(name), Labelled("forms=", self._forms(called))
            )
        # A required property of any type may be None.
        anything = isinstance(resolve_type(self.api, argument.type), ir.Unknown)
        nullable = takes_null(self.api, argument.type) or (
            anything and argument.required
        )
        codec = self.codecs.sent(_without_null(argument))
        items: list[Code] = []
        if argument.kind == "whole":
            if name != "body" or codec is not None:
                items.append(quoted(name))
        else:
            items.append(quoted(argument.wire))
            if name != argument.wire:
                items.append(quoted(name))
        if codec is not None:
            named = argument.kind != "whole" and name == argument.wire
            items.append(Labelled("codec=", codec) if named else codec)
        if nullable and argument.location == "body":
            items.append("nullable=True")
        items += self._notation(called, argument)
        kind = argument.kind if argument.parameter is None else argument.location
        if kind == "whole":
            return call(WHOLE_BODY, *items)
        if kind == "member":
            return call(BODY_PROPERTY, *items)
        module = _RARE if kind in _RARELY else _MODULE
        return call(Symbol(module, kind), *items)

    def _part(self, argument: Argument, name: str) -> Code:
        """A header of a part."""
        codec = self.codecs.sent(argument.type)
        more = [] if codec is None else [codec]
        names = map(quoted, (argument.part, argument.wire, name))
        return call(Symbol(_RARE, "part"), *names, *more)

    def _forms(self, called: MethodSignature) -> Code:
        """The body in each media type."""
        assert called.operation.body is not None
        return table(
            (quoted(content.media_type), self._form(content))
            for content in called.operation.body.contents
        )

    def _form(self, content: ir.Content) -> Code:
        codec = self.codecs.sent(sent(content))
        items: list[Code] = [] if codec is None else [Labelled("codec=", codec)]
        return call(WHOLE_BODY, *items, *_parts(content.encodings))

    def _notation(self, called: MethodSignature, argument: Argument) -> Iterator[Code]:
        if argument.parameter is not None:
            yield from _parameter_notation(argument.parameter)
            is_path = argument.location == "path"
            if argument.needs_client and not is_path:
                yield "required=True"
        found = encodings(called)
        if argument.kind == "member":
            for encoding in found:
                if encoding.wire == argument.wire:
                    yield from _encoding_notation(encoding)
        elif argument.kind == "whole":
            yield from _parts(found)

    def _media_types(self, contents: tuple[ir.Content, ...]) -> Code:
        """The media types of a body, with codecs for XML."""
        codecs = [self.codecs.sent_content(content) for content in contents]
        names = [quoted(content.media_type) for content in contents]
        if any(codecs):
            pairs = zip(names, codecs, strict=True)
            return table((name, codec or "None") for name, codec in pairs)
        return names[0] if len(names) == 1 else row(names)

    def _responses(self, operation: ir.Operation) -> Code:
        """The contents by status; statuses with the same contents share a line."""
        alike: dict[object, list[str]] = {}
        shapes: dict[object, ir.Response] = {}
        for response in operation.responses:
            shape = tuple(
                (c.media_type, c.type, c.stream, c.events, c.xml)
                for c in response.contents
            )
            alike.setdefault(shape, []).append(response.status)
            shapes.setdefault(shape, response)
        return table(
            (quoted(" ".join(statuses)), self._contents(shapes[shape]))
            for shape, statuses in alike.items()
        )

    def _contents(self, response: ir.Response) -> Code:
        if not response.contents:
            return "None"
        return table(
            (quoted(content.media_type), self.codecs.content(content))
            for content in response.contents
        )


def _without_null(argument: Argument) -> ir.Type:
    """The type of an argument without null.

    Nullable bytes are not a file, which is sent unchanged, but JSON text.
    """
    of = argument.type
    if not isinstance(of, ir.Nullable):
        return of
    return of if argument.kind == "whole" and of.inner == ir.BYTES else of.inner


def server(of: ir.Server) -> Bracket:
    """``Server(url, {variable: default})``."""
    variables = table((quoted(v.wire), quoted(v.default)) for v in of.variables)
    return call(SERVER, quoted(of.url), *([variables] if of.variables else []))


def sends_files(content: ir.Content) -> bool:
    """Whether a body, or a part of it, may be a file."""
    return _writer(content) in (_MULTIPART, _FILES)


def _writer(content: ir.Content) -> Symbol | None:
    """The function that writes a body; None for JSON and text, which the client writes."""
    kind = content.media_type.partition(";")[0].strip().lower()
    if content.type == ir.BYTES:
        return _FILES
    if kind.endswith(("/json", "+json")) or content.xml is not None:
        return None
    if kind == ir.URL_ENCODED:
        return Symbol(".._runtime.multipart", "urlencoded")
    if kind.startswith("multipart/") and payload(content) != ir.BYTES:
        return _MULTIPART
    if content.stream is not None and not kind.startswith("text/"):
        return Symbol(".._runtime.multipart", "json_lines")
    if kind.startswith("text/") and _is_text(payload(content)):
        return None
    return _FILES


def _is_text(of: ir.Type) -> bool:
    """Whether a text body is a string, or bytes as base64 text."""
    return of == ir.STRING or (
        isinstance(of, ir.Scalar) and of.kind is ir.ScalarKind.BASE64
    )


def _parts(encodings: tuple[ir.Encoding, ...]) -> Iterator[Code]:
    told = [(e, tuple(_encoding_notation(e))) for e in encodings]
    parts = [
        call(BODY_PROPERTY, quoted(encoding.wire), *notation)
        for encoding, notation in told
        if notation
    ]
    if parts:
        yield Labelled("parts=", row(parts))


def _parameter_notation(parameter: ir.Parameter) -> Iterator[Code]:
    if parameter.media_type:
        yield Labelled("media_type=", quoted(parameter.media_type))
        return
    if parameter.location is ir.Location.QUERYSTRING:
        return
    style, explode = _DEFAULTS[parameter.location]
    is_header = parameter.location is ir.Location.HEADER
    if parameter.style is not style and (
        not is_header or parameter.style in _DELIMITED
    ):
        yield Labelled("style=", quoted(parameter.style.value))
    if parameter.explode is not explode:
        yield f"explode={parameter.explode}"
    reserved = parameter.location in (ir.Location.QUERY, ir.Location.PATH)
    if parameter.allow_reserved and reserved:
        yield "allow_reserved=True"


def _encoding_notation(encoding: ir.Encoding) -> Iterator[Code]:
    ready = encoding.written and is_json(encoding.media_type)
    if encoding.media_type and not ready:
        yield Labelled("media_type=", quoted(encoding.media_type))
    if encoding.style is not None:
        yield Labelled("style=", quoted(encoding.style.value))
    if encoding.explode is not None:
        yield f"explode={encoding.explode}"
    if encoding.allow_reserved:
        yield "allow_reserved=True"
    # The other headers of a part are arguments.
    texts = [(header.wire, fixed(header)) for header in encoding.headers]
    if ready:  # the string is JSON already: only its media type is passed
        texts.append(("Content-Type", encoding.media_type))
    pairs = [(quoted(wire), quoted(text)) for wire, text in texts if text is not None]
    if pairs:
        yield Labelled("headers=", table(pairs))


SYNC_STREAM = Symbol(".._runtime.streaming", "SyncStream")
ASYNC_STREAM = Symbol(".._runtime.streaming", "AsyncStream")
_STREAMS = {"": SYNC_STREAM, "Async": ASYNC_STREAM}
OVERLOAD = Symbol("typing", "overload")
DEPRECATED = Symbol(".._runtime.operations", "deprecated")


class MethodView(Struct, frozen=True):
    """A method: its ``keyword`` (``def``), head, docstring and the statement that
    calls.

    ``overloads`` are the heads that type checkers use instead, each after ``overload``.
    ``deprecated`` is the decorator of a deprecated name or operation.
    """

    overload: str
    overloads: tuple[str, ...]
    keyword: str
    head: str
    doc: str
    call: str
    deprecated: str


class Switch(Struct, frozen=True):
    """The parameter that requests a stream: in general, without and with a stream.

    ``either`` is a parameter that a caller must pass, None in older editions.
    """

    whole: Code
    off: Code
    on: Code
    either: Code | None


class Method(Struct, frozen=True):
    """A method before it is rendered.

    ``switch`` selects between its result and a stream of ``events``. ``pages`` are the
    types of a paginated result. ``bodies`` are the parameters with and without a body
    that is optional. ``deprecated`` is the message if the name or the operation is.
    """

    name: str
    constant: str
    operation: Bracket
    parameters: tuple[Code, ...]
    result: Code
    streams: bool
    events: Code | None
    switch: Switch | None
    pages: Pages | None
    values: Code
    doc: str
    brief: str
    deprecated: str = ""
    bodies: tuple[tuple[Code, ...], ...] = ()


def method_view(method: Method, spelling: Spelling, wait: str) -> MethodView:
    """The method for one of the two classes; ``wait`` is ``await`` or empty."""
    if method.pages is not None:
        return _paged_view(method, method.pages, spelling, wait)
    stream = ASYNC_STREAM if wait else SYNC_STREAM
    answer = subscript(stream, method.result) if method.streams else method.result
    function = "self._stream" if method.streams else "self._call"
    overloads: tuple[str, ...] = ()
    overload = ""
    if method.switch is not None and method.events is not None:
        overload = spelling(OVERLOAD)
        events = subscript(stream, method.events)
        forms = [(method.switch.off, answer), (method.switch.on, events)]
        if method.switch.either is not None:
            forms.append((method.switch.either, union([answer, events])))
        overloads = tuple(
            _head(_with_switch(method, of), form, spelling, wait, " ...")
            for of, form in forms
        )
        function = "self._either"
        answer = union([answer, events])
    elif method.bodies:
        overload = spelling(OVERLOAD)
        forms_of = (replace(method, parameters=of) for of in method.bodies)
        overloads = tuple(_head(of, answer, spelling, wait, " ...") for of in forms_of)
    values = call(function, method.constant, method.values, "options")
    made = laid(values, spelling, indent=8, used=8 + len("return " + wait))
    return MethodView(
        overload=overload,
        overloads=overloads,
        keyword="async def" if wait else "def",
        head=_head(method, answer, spelling, wait, ""),
        doc=method.brief if wait else method.doc,
        call=f"return {wait}{made}",
        deprecated=decorator(DEPRECATED, method.deprecated, spelling, 4),
    )


def _paged_view(
    method: Method, pages: Pages, spelling: Spelling, wait: str
) -> MethodView:
    """The method of a paginated call, never a coroutine itself: loops accept its
    result.
    """
    function = f"{method.constant}.{'pages' if wait else 'page'}"
    made = call(function, "self._caller", method.values, "options")
    answer = pages.paginator if wait else pages.sync
    return MethodView(
        overload="",
        overloads=(),
        keyword="def",
        head=_head(method, answer, spelling, "", ""),
        doc=method.brief if wait else method.doc,
        call=f"return {laid(made, spelling, indent=8, used=8 + len('return '))}",
        deprecated=decorator(DEPRECATED, method.deprecated, spelling, 4),
    )


def _with_switch(method: Method, switch: Code) -> Method:
    """The method with another form of its switch."""
    assert method.switch is not None
    whole = method.switch.whole
    parameters = tuple(switch if p == whole else p for p in method.parameters)
    return replace(method, parameters=parameters)


def _head(method: Method, answer: Code, spelling: Spelling, wait: str, end: str) -> str:
    """``name(parameters) -> answer:`` and its end."""
    parameters = Bracket(method.name, "()", method.parameters)
    called, answered = flat(parameters, spelling), flat(answer, spelling)
    line = f"{called} -> {answered}:{end}"
    lead = len("async def ") if wait else len("def ")
    fits = 4 + lead + width(line) <= WIDTH
    if fits and not (stands_apart(parameters) or stands_apart(answer)):
        return line
    broken = laid(parameters, spelling, indent=4, used=WIDTH, line=called)
    used, tail = 4 + len(") -> "), 1 + len(end)
    result = laid(answer, spelling, indent=4, used=used, tail=tail, line=answered)
    return f"{broken} -> {result}:{end}"


RAW_RESPONSES = "_raw_responses"
"""The module of the types of raw and streaming responses."""


def has_overloads(called: MethodSignature) -> bool:
    """Whether type checkers see several signatures: the result depends on an argument,
    or a body that is optional has required properties.
    """
    if called.switch is not None:
        return called.events is not None
    return called.paging is None and any(a.needed for a in called.arguments)


def view_names(resource: str) -> tuple[str, str]:
    """The names of the types of a resource's raw and streaming responses."""
    return f"{resource}WithRawResponse", f"{resource}WithStreamingResponse"


SYNC = Symbol(".._runtime.client", "SyncResource")
ASYNC = Symbol(".._runtime.client", "AsyncResource")
_STREAMING = ".._runtime.streaming"
SYNC_STREAMING = Symbol(_STREAMING, "SyncStreamResource")
ASYNC_STREAMING = Symbol(_STREAMING, "AsyncStreamResource")
OPTIONS = Symbol(".._runtime.settings", "CallOptions")
NOT_GIVEN_TYPE = Symbol(".._runtime.conversions", "NotGiven")
UNPACK = Symbol("typing", "Unpack")
TYPE_CHECKING = Symbol("typing", "TYPE_CHECKING")
# No name of a document is like NOT_GIVEN: classes begin with one capital, constants with _.
UNSET = " = NOT_GIVEN"


class ResourceView(Struct, frozen=True):
    """A class of methods."""

    name: str
    base: str
    doc: str
    raw: str
    streaming: str
    held: tuple[HeldView, ...]
    methods: tuple[MethodView, ...]


class ResourceModuleView(Struct, frozen=True):
    """A group's module."""

    doc: str
    imports: Imports
    constants: tuple[str, ...]
    classes: tuple[ResourceView, ...]


def resource_pages(api: ir.Api, names: PythonNames, package: str) -> Iterator[Page]:
    """A page for each group of operations."""
    codecs = Codecs(api, names)
    constants = OperationConstants(api, names, codecs)
    habits = names.settings.habits
    dicts = TypedDicts("..params.") if habits.typed_dicts else None
    plain = habits.plain_types
    types = Types(api, names, "..models.", dicts=dicts, plain=plain)
    calls = calls_by_id(names)
    known = groups_by_key(names)
    for group in known.values():
        yield Page(
            path=f"{package}/resources/{names.resource_module(group.key)}.py",
            template="python/resource_module.py.jinja",
            view=_Module(api, names, known, types, constants, calls).view(group),
        )


class _Module(Struct, frozen=True):
    """Builds one module."""

    api: ir.Api
    names: PythonNames
    groups: Mapping[str, OperationGroup]
    types: Types
    constants: OperationConstants
    calls: Mapping[str, MethodSignature]

    def view(self, group: OperationGroup) -> ResourceModuleView:
        """The module of ``group``."""
        common = common_errors(self._calls(group))
        methods = [*self._present(group, common), *self._deprecated_methods(group)]
        constants = {m.constant: m for m in methods}
        name, bases = self.names.resource_class(group.key), _bases(methods)
        kinds = self.names.settings.kinds
        live, typed, outer = _needs(methods, bases, kinds)
        outside = {*(kind + name for kind in kinds), *(m.constant for m in methods)}
        held = held_groups(self.groups, self.names, group.key)
        inside = {m.name for m in methods} | attributes_of(held, self.names)
        live |= held_symbols(held, self.names)
        typed.update(held_classes(held, self.names, "."))
        views = [_views(kind + name, bool(methods)) for kind in kinds]
        typed.update(*views)
        free = {symbol for symbol in outer if symbol.name not in outside}
        spelling = Spelling({*live, *typed}, outside | inside, free, typed)
        label = f"The {group_label(group.key)} operations."
        doc = paragraphs([doc_text(group.doc)]) or label
        twin = f"{doc.rstrip()}\n\nEach method is a coroutine."
        held_by = held_views(held, self.names, spelling, ".")
        classes = [
            _class(
                kind + name,
                docstring(class_parts(twin if kind else doc, common), 4),
                bases[kind],
                view,
                attributes,
                tuple(
                    method_view(m, spelling, "await " if kind else "") for m in methods
                ),
                spelling,
            )
            for kind, view, attributes in zip(kinds, views, held_by, strict=True)
        ]
        return ResourceModuleView(
            docstring(label, 0),
            spelling.imports(live, typed),
            tuple(_constants(constants.values(), spelling)),
            tuple(classes),
        )

    def _calls(self, group: OperationGroup) -> Iterator[MethodSignature]:
        for operation in group.operations:
            yield from self.names.calls.signatures_of(operation)

    def _present(
        self, group: OperationGroup, common: tuple[Raised, ...]
    ) -> Iterator[Method]:
        """The methods of the group's operations."""
        owner = self.names.resource_class(group.key)
        for called in self._calls(group):
            method = self._method(called)
            sync = f"{owner}.{method.name}"
            full = method_parts(self.api, called, self.names, common)
            # Without synchronous methods, there is none to refer to.
            alone = "" not in self.names.settings.kinds
            brief = full if alone else brief_parts(full, sync)
            yield replace(
                method,
                doc=docstring(full, 8),
                brief=docstring(brief, 8),
                deprecated=self._deprecation(called),
            )

    def _deprecation(self, called: MethodSignature) -> str:
        """The message for a method of a deprecated operation, otherwise ""."""
        if not called.operation.doc.deprecated:
            return ""
        name = self.names.method_of(called)
        call_ = self.names.call_in(self.names.group(called.operation.id), name)
        return f"client.{call_} is deprecated"

    def _deprecated_methods(self, group: OperationGroup) -> Iterator[Method]:
        """The methods under deprecated names.

        Methods that left the group include the constant of their operation.
        """
        gone = self.names.is_former(group.key)
        for alias in self.names.old_methods(group.key):
            method = self._method(self.calls[alias.id])
            at_home = self.names.group_of[alias.id.removesuffix(" stream")] == group.key
            constant = method.constant if at_home else _constant(alias.name)
            new = replacement_of(self.names, alias)
            yield replace(
                method,
                name=alias.name,
                constant=constant,
                doc=(doc := docstring(f"Deprecated name of ``{new}``.", 8)),
                brief=doc,
                deprecated="" if gone else message(self.names, alias),
            )

    def _method(self, called: MethodSignature) -> Method:
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
        self, called: MethodSignature, positional: list[Code], options: Code
    ) -> tuple[tuple[Code, ...], ...]:
        """The parameters of a call with its optional body, and without it.

        Type checkers thus know which properties a body requires if it is passed.
        """
        if not has_overloads(called) or called.switch:
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

    def _switch(self, called: MethodSignature) -> Switch | None:
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
        on = Labelled(whole.label, subscript(LITERAL, "True"))
        required = Labelled(whole.label, whole.value)
        is_typed = self.names.settings.habits.typed_dicts
        return Switch(whole, off, on, required if is_typed else None)

    def _given(self, called: MethodSignature, argument: Argument) -> Code:
        if argument.kind == "whole" and argument.type == ir.BYTES:
            return CONTENT
        body = called.operation.body if argument.location == "body" else None
        files = body is not None and any(map(sends_files, body.contents))
        return replace(self.types, files=files).given(argument.type)

    def _parameter(self, called: MethodSignature, argument: Argument) -> Code:
        label = f"{self.names.argument(called.operation.id, argument.id)}: "
        given = self._given(called, argument)
        if argument.fixed is not None:
            return Labelled(label, given, f" = {literal(argument.fixed.value)}")
        if argument.required:
            return Labelled(label, given)
        if takes_null(self.api, argument.type) and argument.location == "body":
            # None is a value here: it is sent as null.
            return Labelled(label, union([given, NOT_GIVEN_TYPE]), UNSET)
        return Labelled(label, union([given, "None"]), " = None")


def _bases(methods: Iterable[Method]) -> Mapping[str, Symbol]:
    """The base class of each kind, which can stream if a method does."""
    streams = any(m.streams or m.events is not None for m in methods)
    if streams:
        return {"": SYNC_STREAMING, "Async": ASYNC_STREAMING}
    return {"": SYNC, "Async": ASYNC}


def _constants(methods: Iterable[Method], spelling: Spelling) -> Iterator[str]:
    for m in methods:
        type_ = m.pages.operation if m.pages else subscript(OPERATION, m.result)
        yield assignment(m.constant, type_, m.operation, spelling, indent=0)


def _class(
    name: str,
    doc: str,
    base: Symbol,
    views: list[Symbol],
    held: tuple[HeldView, ...],
    methods: tuple[MethodView, ...],
    spelling: Spelling,
) -> ResourceView:
    raw, streaming = map(spelling, views) if views else ("", "")
    return ResourceView(name, spelling(base), doc, raw, streaming, held, methods)


def _views(name: str, has_methods: bool) -> list[Symbol]:
    """The types of the two views of a class; none if it has no methods."""
    names = view_names(name) if has_methods else ()
    return [Symbol(f"..{RAW_RESPONSES}", one) for one in names]


def _constant(name: str) -> str:
    """The constant that holds the operation of a method."""
    return f"_{name.upper() if name.isascii() else name}"


def _needs(
    methods: Iterable[Method], bases: Mapping[str, Symbol], kinds: Collection[str]
) -> tuple[set[Symbol], set[Symbol], set[Symbol]]:
    """The symbols that run, those of annotations, and those used only outside classes."""
    own = {bases[kind] for kind in kinds}
    streams = {_STREAMS[kind] for kind in kinds}
    live: set[Symbol] = {*own, TYPE_CHECKING}
    typed: set[Symbol] = {OPTIONS, UNPACK}
    outer: set[Symbol] = set()
    for method in methods:
        outer.update(symbols(method.operation))
        if method.deprecated:
            live.add(DEPRECATED)
        typed.update(symbols(method.result) if method.pages is None else ())
        if method.pages is not None:
            pages = method.pages
            shown = pages.paginator if "Async" in kinds else pages.asynchronous
            for code in (pages.sync, shown, pages.item):
                typed.update(symbols(code))
        if method.streams:
            typed |= streams
        for parameter in method.parameters:
            typed.update(symbols(parameter))
            # A union with Any is Any, but the argument still has a default.
            if isinstance(parameter, Labelled) and parameter.tail == UNSET:
                live.add(NOT_GIVEN)
        if method.events is not None and method.switch is not None:
            live.add(OVERLOAD)
            typed |= {*streams, LITERAL, *symbols(method.events)}
        if method.bodies:
            live.add(OVERLOAD)
    return live | outer, typed, (outer | own) - typed

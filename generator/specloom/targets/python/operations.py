"""The constants that tell the runtime how an operation travels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from specloom import ir
from specloom.targets.calls import (
    Argument,
    Call,
    is_json,
    payload,
    resolved,
    sent,
    takes_null,
)
from specloom.targets.offers import differing, encodings, offered
from specloom.targets.part_headers import fixed
from specloom.targets.python.code import (
    Bracket,
    Code,
    Labelled,
    Symbol,
    call,
    quoted,
    row,
    table,
)
from specloom.targets.python.codecs import Codecs
from specloom.targets.python.names import PythonNames
from specloom.targets.python.paging import PAGED, paging_table
from specloom.targets.python.queries import writes_json

_MODULE = ".._runtime.operations"
_RARE = ".._runtime.parameters"
_RARELY = ("choice", "cookie", "header", "querystring")
_MULTIPART = Symbol(".._runtime.multipart", "multipart")
_FILES = Symbol(".._runtime.multipart", "raw")
OPERATION = Symbol(_MODULE, "Operation")
WHOLE = Symbol(_MODULE, "whole")
SERVER = Symbol(".._runtime.operations", "Server")

# The style and explode that the runtime takes for granted (OpenAPI 3.1 §4.8.12.2).
_DEFAULTS: dict[ir.Location, tuple[ir.Style, bool]] = {
    ir.Location.PATH: (ir.Style.SIMPLE, False),
    ir.Location.QUERY: (ir.Style.FORM, True),
    ir.Location.HEADER: (ir.Style.SIMPLE, False),
    ir.Location.COOKIE: (ir.Style.FORM, True),
}


@dataclass(frozen=True, slots=True)
class Constants:
    """Makes the constants of an API's operations."""

    api: ir.Api
    names: PythonNames
    codecs: Codecs

    def value(self, called: Call) -> Bracket:
        """``Operation(method, path, …)``."""
        operation = called.operation
        arguments = [self._argument(called, a) for a in called.arguments]
        items: list[Code] = [quoted(operation.method), quoted(operation.path)]
        if arguments:
            items.append(Labelled("arguments=", row(arguments)))
        if called.content is not None:
            contents = offered(called)
            items.append(Labelled("body=", self._media_types(contents)))
            if writers := list(dict.fromkeys(filter(None, map(_writer, contents)))):
                items.append(Labelled("writers=", row(writers)))
            if operation.body is not None and operation.body.required:
                items.append("body_required=True")
            items += self._optional_body(called)
        if called.paging is not None:
            table_ = paging_table(called.paging, writes_json(called))
            items.append(Labelled("paging=", table_))
        if operation.responses:
            items.append(Labelled("responses=", self._responses(operation)))
        if operation.security:
            ways = (row(quoted(n.scheme) for n in way) for way in operation.security)
            items.append(Labelled("security=", row(ways)))
        if operation.servers:
            items.append(Labelled("servers=", row(map(server, operation.servers))))
        return call(OPERATION if called.paging is None else PAGED, *items)

    def _optional_body(self, called: Call) -> Iterator[Code]:
        """Which properties an optional body needs, and which make none by themselves."""
        members = [a for a in called.arguments if a.kind == "member"]
        if called.operation.body is None or called.operation.body.required:
            return
        name = partial(self.names.argument, called.operation.id)
        if needed := [quoted(name(a.id)) for a in members if a.needed]:
            yield Labelled("needs=", row(needed))
        if constants := [quoted(name(a.id)) for a in members if a.fixed is not None]:
            yield Labelled("constants=", row(constants))

    def _argument(self, called: Call, argument: Argument) -> Code:
        name = self.names.argument(called.operation.id, argument.id)
        if argument.kind == "choice":
            own = [quoted(name)] if name != "content_type" else []
            return call(Symbol(_RARE, "choice"), *own)
        if argument.kind == "part":
            return self._part(argument, name)
        if argument.kind == "whole" and differing(called):
            return call(WHOLE, quoted(name), Labelled("forms=", self._forms(called)))
        # What must be given and may be anything may be None.
        anything = isinstance(resolved(self.api, argument.type), ir.Unknown)
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
        module = _RARE if kind in _RARELY else _MODULE
        return call(Symbol(module, kind), *items)

    def _part(self, argument: Argument, name: str) -> Code:
        """A field of a part's header."""
        codec = self.codecs.sent(argument.type)
        more = [] if codec is None else [codec]
        names = map(quoted, (argument.part, argument.wire, name))
        return call(Symbol(_RARE, "part"), *names, *more)

    def _forms(self, called: Call) -> Code:
        """What the body is in each media type."""
        assert called.operation.body is not None
        return table(
            (quoted(content.media_type), self._form(content))
            for content in called.operation.body.contents
        )

    def _form(self, content: ir.Content) -> Code:
        codec = self.codecs.sent(sent(content))
        items: list[Code] = [] if codec is None else [Labelled("codec=", codec)]
        return call(WHOLE, *items, *_parts(content.encodings))

    def _notation(self, called: Call, argument: Argument) -> Iterator[Code]:
        if argument.parameter is not None:
            yield from _parameter_notation(argument.parameter)
        found = encodings(called)
        if argument.kind == "member":
            for encoding in found:
                if encoding.wire == argument.wire:
                    yield from _encoding_notation(encoding)
        elif argument.kind == "whole":
            yield from _parts(found)

    def _media_types(self, contents: tuple[ir.Content, ...]) -> Code:
        """The media types of a body, with codecs for those that are XML."""
        codecs = [self.codecs.sent_content(content) for content in contents]
        names = [quoted(content.media_type) for content in contents]
        if any(codecs):
            pairs = zip(names, codecs, strict=True)
            return table((name, codec or "None") for name, codec in pairs)
        return names[0] if len(names) == 1 else row(names)

    def _responses(self, operation: ir.Operation) -> Code:
        """The contents by status; statuses that share their contents share a line."""
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
    """What an argument is when it is not null.

    Bytes that may be null are no file, which is sent as it is, but a text in JSON.
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
    """What writes a body, None where the client itself knows: JSON and texts."""
    kind = content.media_type.partition(";")[0].strip().lower()
    if content.type == ir.BYTES:
        return _FILES
    if kind.endswith(("/json", "+json")) or content.xml is not None:
        return None
    if kind == "application/x-www-form-urlencoded":
        return Symbol(".._runtime.multipart", "urlencoded")
    if kind.startswith("multipart/") and payload(content) != ir.BYTES:
        return _MULTIPART
    if content.stream is not None and not kind.startswith("text/"):
        return Symbol(".._runtime.multipart", "json_lines")
    if kind.startswith("text/") and _is_text(payload(content)):
        return None
    return _FILES


def _is_text(of: ir.Type) -> bool:
    """Whether a body in text is a string, or bytes as base64 text."""
    return of == ir.STRING or (
        isinstance(of, ir.Scalar) and of.kind is ir.ScalarKind.BASE64
    )


def _parts(encodings: tuple[ir.Encoding, ...]) -> Iterator[Code]:
    told = [(e, tuple(_encoding_notation(e))) for e in encodings]
    parts = [
        call(Symbol(_MODULE, "member"), quoted(encoding.wire), *notation)
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
    if parameter.style is not style and parameter.location is not ir.Location.HEADER:
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
    # The other fields of a part's header are arguments.
    texts = [(header.wire, fixed(header)) for header in encoding.headers]
    if ready:  # a string that is JSON already: the type is told, nothing is written
        texts.append(("Content-Type", encoding.media_type))
    pairs = [(quoted(wire), quoted(text)) for wire, text in texts if text is not None]
    if pairs:
        yield Labelled("headers=", table(pairs))

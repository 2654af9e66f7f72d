"""What a caller of an operation gives, and what comes back.

Every target tells the same story about an operation: the same
arguments in the same order, the same result. It is told once, here, without names of
any language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from specloom import ir
from specloom.targets.arguments import Argument, option_of
from specloom.targets.part_headers import part_headers

__all__ = [
    "Argument",
    "Call",
    "call_of",
    "is_json",
    "joined",
    "only_value",
    "payload",
    "placeholders",
    "preferred",
    "resolved",
    "sent",
    "takes_null",
]

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_MEDIA_RANK = {"application/x-www-form-urlencoded": 2, "multipart/form-data": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """An operation as its caller sees it.

    ``arguments`` stand in the order of a signature: path, required, optional.
    ``content`` is the form of the body that is sent. ``result`` is None when nothing
    comes back; several shapes of success make a union. ``stream`` types each event when
    the answer is nothing but a sequence that arrives bit by bit. ``events`` types them
    when that is but the answer's second form, which comes where ``switch``, a boolean
    member of the body, is true; without such a member each form has a call, the
    second of them a ``twin``. ``paging`` tells how further pages of the answer are found.
    """

    operation: ir.Operation
    arguments: tuple[Argument, ...]
    content: ir.Content | None
    result: ir.Type | None
    stream: ir.Type | None
    success: tuple[ir.Response, ...]
    errors: tuple[ir.Response, ...]
    events: ir.Type | None = None
    switch: Argument | None = None
    twin: bool = False
    paging: ir.Paging | None = None


def call_of(api: ir.Api, operation: ir.Operation) -> Call:
    """The call that ``operation`` stands for."""
    content = preferred(operation.body.contents) if operation.body else None
    arguments = [*_parameters(api, operation), *_body(api, operation.body, content)]
    success = tuple(r for r in operation.responses if r.success)
    if not success:  # a document that only describes `default` describes the success
        success = tuple(r for r in operation.responses if r.status == "default")
    streams = [c.stream for r in success for c in r.contents if c.stream is not None]
    plain = any(c.stream is None for r in success for c in r.contents)
    events = joined(streams) if plain and streams else None
    return Call(
        operation=operation,
        arguments=tuple(sorted(arguments, key=_precedence)),
        content=content,
        # Of a page, JSON is asked for: the same in XML gives no other type.
        result=(
            _result(operation, success) if operation.paging is None else _paged(success)
        ),
        stream=None if plain or not streams else joined(streams),
        success=success,
        errors=tuple(
            response
            for response in operation.responses
            if response not in success and response not in _redirects(operation)
        ),
        events=events,
        switch=None if events is None else _switch(api, arguments),
        paging=None if streams else operation.paging,
    )


def _switch(api: ir.Api, arguments: Iterable[Argument]) -> Argument | None:
    """The boolean member ``stream``, by which bodies ask for events."""
    for argument in arguments:
        if argument.kind == "member" and argument.wire == "stream":
            of = resolved(api, argument.type)
            inner = resolved(api, of.inner) if isinstance(of, ir.Nullable) else of
            boolean = isinstance(inner, ir.Scalar) and (
                inner.kind is ir.ScalarKind.BOOLEAN
            )
            return argument if boolean else None
    return None


def preferred(contents: Iterable[ir.Content]) -> ir.Content | None:
    """The form that is sent or asked for: JSON, URL-encoded, multipart, others; the
    first of its kind.
    """
    return min(contents, key=lambda c: _media_rank(c.media_type), default=None)


def is_json(media_type: str) -> bool:
    """Whether a media type is JSON (RFC 6839 suffixes, and ranges such as ``*/*``,
    count).
    """
    return _media_rank(media_type) <= 1


_CONVERTED = frozenset(
    {
        ir.ScalarKind.BASE64,
        ir.ScalarKind.DATE,
        ir.ScalarKind.DATE_TIME,
        ir.ScalarKind.DECIMAL,
        ir.ScalarKind.DURATION,
        ir.ScalarKind.TIME,
        ir.ScalarKind.UUID,
    }
)


def is_converted(of: ir.Type) -> bool:
    """Whether a value is a string on the wire and something else in Python."""
    bare = of.inner if isinstance(of, ir.Nullable) else of
    return isinstance(bare, ir.Scalar) and bare.kind in _CONVERTED


def payload(content: ir.Content) -> ir.Type:
    """The type of a body; one without a schema is any JSON, text, or raw bytes, by its
    media type.
    """
    if content.type is not None:
        return content.type
    if is_json(content.media_type):
        return ir.Unknown()
    if content.media_type.startswith("text/"):
        return ir.STRING
    return ir.BYTES


def sent(content: ir.Content) -> ir.Type:
    """The type of a request's body; a sequence of JSON values is given as a list."""
    if content.stream is None or content.media_type.startswith("text/"):
        return payload(content)
    return ir.Array(content.stream)


def without_null(of: ir.Type) -> ir.Type:
    """A type without null."""
    return of.inner if isinstance(of, ir.Nullable) else of


def resolved(api: ir.Api, type_: ir.Type) -> ir.Model | ir.Type:
    """What ``type_`` is once aliases are followed; a ring of aliases is nothing in
    particular.
    """
    seen: set[str] = set()
    while isinstance(type_, ir.Ref):
        declared = api.index.get(type_.id)
        if declared is None or type_.id in seen:
            return ir.Unknown()
        if isinstance(declared, ir.Model):
            return declared
        seen.add(type_.id)
        type_ = declared.type
    return type_


def takes_null(api: ir.Api, type_: ir.Type) -> bool:
    """Whether null is a value of ``type_``, once aliases are followed."""
    found = resolved(api, type_)
    return isinstance(found, ir.Nullable) or found == ir.Scalar(ir.ScalarKind.NULL)


def joined(types: Iterable[ir.Type]) -> ir.Type:
    """The one type that holds all of ``types`` (at least one), with null lifted out."""
    variants = dict.fromkeys(types)
    inner: dict[ir.Type, None] = {}
    nullable = False
    for variant in variants:
        nullable = nullable or isinstance(variant, ir.Nullable)
        bare = variant.inner if isinstance(variant, ir.Nullable) else variant
        if isinstance(bare, ir.Union) and bare.discriminator is None:
            inner |= dict.fromkeys(bare.variants)
        else:
            inner[bare] = None
    if any(isinstance(variant, ir.Unknown) for variant in inner):
        return ir.Unknown()
    one = next(iter(inner)) if len(inner) == 1 else ir.Union(tuple(inner))
    return ir.Nullable(one) if nullable else one


def placeholders(path: str) -> tuple[str, ...]:
    """The wire names of a path template's placeholders, in order, each once."""
    return tuple(dict.fromkeys(_PLACEHOLDER.findall(path)))


def _precedence(argument: Argument) -> int:
    if argument.location == "path":
        return 0
    return 1 if argument.required or argument.needed else 2


def _parameters(api: ir.Api, operation: ir.Operation) -> Iterator[Argument]:
    order = {wire: place for place, wire in enumerate(placeholders(operation.path))}

    def place(parameter: ir.Parameter) -> int:
        return order.get(parameter.wire, len(order))

    in_path = [p for p in operation.parameters if p.location is ir.Location.PATH]
    others = [p for p in operation.parameters if p.location is not ir.Location.PATH]
    proofs = set(_proofs(api, operation))
    for parameter in [*sorted(in_path, key=place), *others]:
        fixed = only_value(resolved(api, parameter.type))
        fixed = fixed if parameter.required else None
        proves = (parameter.location, parameter.wire.lower()) in proofs
        yield Argument(
            id=parameter.id,
            wire=parameter.wire,
            location=parameter.location.value,
            type=parameter.type,
            required=parameter.required
            and fixed is None
            and not proves
            and not option_of(parameter.id),
            kind="parameter",
            doc=parameter.doc,
            default=parameter.default,
            examples=parameter.examples,
            limits=parameter.limits,
            fixed=fixed,
            parameter=parameter,
        )


def _proofs(api: ir.Api, operation: ir.Operation) -> Iterator[tuple[ir.Location, str]]:
    """Where an operation's security schemes put credentials, names in lower case.

    A parameter in the same place repeats the scheme: the client's credential does.
    """
    known = {scheme.wire: scheme for scheme in api.schemes}
    for need in (need for way in operation.security for need in way):
        scheme = known.get(need.scheme)
        if scheme is None or scheme.kind is ir.SchemeKind.MUTUAL_TLS:
            continue
        if scheme.location is not None:
            yield scheme.location, scheme.parameter.lower()
        else:
            yield ir.Location.HEADER, "authorization"


def _body(
    api: ir.Api, body: ir.Body | None, content: ir.Content | None
) -> Iterator[Argument]:
    if body is None or content is None:
        return
    forms = (content, *(c for c in body.contents if c is not content))
    types = dict.fromkeys(map(sent, forms))
    shape = resolved(api, sent(content))
    fields = shape.fields if isinstance(shape, ir.Model) and len(types) == 1 else ()
    members = [_member(api, body, f) for f in fields if f.access is not ir.Access.READ]
    if content.media_type.startswith("multipart/"):
        files = {encoding.wire for encoding in content.encodings if encoding.file}
        members = [replace(m, type=ir.BYTES) if m.wire in files else m for m in members]
    yield from members
    yield from part_headers(body, content, members)
    if not members:
        yield Argument(
            id=body.id,
            wire="body",
            location="body",
            type=joined(types),
            required=body.required,
            kind="whole",
            doc=body.doc,
            examples=content.examples,
        )
    if len(types) > 1:
        texts = tuple(ir.Json.of(form.media_type) for form in forms)
        yield Argument(
            id=f"{body.id} content type",
            wire="Content-Type",
            location="header",
            type=ir.Literals(texts, ir.ScalarKind.STRING, closed=True),
            required=False,
            kind="choice",
            doc=ir.Doc(description="The media type of the body."),
        )


def _member(api: ir.Api, body: ir.Body, field: ir.Field) -> Argument:
    """A body's property as an argument.

    What the schema requires of an optional body must be given with any other property:
    a body without its required properties is never valid.
    """
    fixed = only_value(resolved(api, field.type)) if field.required else None
    return Argument(
        id=field.id,
        wire=field.wire,
        location="body",
        type=field.type,
        required=field.required and fixed is None and body.required,
        needed=field.required and fixed is None and not body.required,
        kind="member",
        doc=field.doc,
        default=field.default,
        examples=field.examples,
        limits=field.limits,
        fixed=fixed,
        field=field,
    )


def only_value(type_: ir.Model | ir.Type) -> ir.Json | None:
    """The one value that a type has, if it is a list of one."""
    if isinstance(type_, ir.Literals) and len(type_.values) == 1:
        return type_.values[0]
    if type_ == ir.Scalar(ir.ScalarKind.NULL):
        return ir.Json.of(None)
    return None


def _result(
    operation: ir.Operation, success: tuple[ir.Response, ...]
) -> ir.Type | None:
    result = _value(success)
    if not _redirects(operation):
        return result
    # The place that a described redirect names is what was asked for.
    return joined(filter(None, (result, ir.Nullable(ir.STRING))))


def _redirects(operation: ir.Operation) -> tuple[ir.Response, ...]:
    """The redirects that are described in place of a success: they are the result."""
    if any(response.success for response in operation.responses):
        return ()
    return tuple(r for r in operation.responses if r.status.startswith("3"))


def _value(success: tuple[ir.Response, ...]) -> ir.Type | None:
    contents = [c for r in success for c in r.contents]
    # A sequence of events is an answer's second form when it has another.
    settled = [c for c in contents if c.stream is None] or contents
    if not settled:
        return None
    shapes = map(payload, settled)
    whole = joined(shapes)
    empty = any(not r.contents for r in success)
    if not empty or isinstance(whole, ir.Nullable | ir.Unknown):
        return whole
    return ir.Nullable(whole)


def _paged(success: tuple[ir.Response, ...]) -> ir.Type | None:
    """The result in JSON, or as it is where nothing is JSON."""
    kept = [tuple(c for c in r.contents if is_json(c.media_type)) for r in success]
    if any(r.contents and not k for r, k in zip(success, kept, strict=True)):
        return _value(success)
    pairs = zip(success, kept, strict=True)
    return _value(tuple(replace(r, contents=contents) for r, contents in pairs))


def _media_rank(media_type: str) -> int:
    bare = media_type.partition(";")[0].strip().lower()
    if bare in ("application/json", "text/json"):
        return 0
    if bare.endswith(("/json", "+json")) or bare in ("*/*", "application/*"):
        return 1
    return _MEDIA_RANK.get(bare, 4)

"""Signatures of methods."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Literal, TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from specloom import ir
from specloom.config import (
    CLIENTS,
    NEWEST,
    OUTPUTS,
    EditionSettings,
    ProjectMetadata,
    package_folder,
    settings_of_edition,
)
from specloom.ir import ScalarKind, placeholders, resolve_type, without_null
from specloom.naming.assign import folded_text
from specloom.naming.choices import NameChoices
from specloom.naming.resources import ROOT, path_word, snake_words

_KEY = re.compile(r".* header (x-)?idempotency-key", re.IGNORECASE | re.DOTALL)
Kind: TypeAlias = Literal["parameter", "member", "whole", "choice", "part"]
Place: TypeAlias = Literal[
    "path", "query", "header", "cookie", "querystring", "body", "part"
]


class Argument(Struct, frozen=True, kw_only=True):
    """An argument of a call.

    ``required``: a caller must pass it. ``needed``: a property of an optional body that
    must be passed once any other property is passed. ``fixed``: the only value that a
    required parameter or property can have. It is the default, so ``required`` is false.

    The kinds:

    - ``parameter``: a parameter of the operation; ``parameter`` is set.
    - ``member``: a property of a flattened body; ``field`` is set.
    - ``whole``: the body itself.
    - ``choice``: the body's media type, if the body's type depends on it.
    - ``part``: a header of the part ``part`` of a multipart body.
    """

    id: str
    wire: str
    location: Place
    type: ir.Type
    required: bool
    kind: Kind
    doc: ir.Doc = ir.NO_DOC
    default: ir.Json | None = None
    examples: tuple[ir.Json, ...] = ()
    limits: tuple[ir.Limit, ...] = ()
    fixed: ir.Json | None = None
    needed: bool = False
    parameter: ir.Parameter | None = None
    field: ir.Field | None = None
    part: str = ""
    name: str = ""

    @property
    def option(self) -> str:
        """The option of every call that sets the value, or ""."""
        return option_of(self.id) if self.parameter is not None else ""

    @property
    def of_client(self) -> bool:
        """Whether the client has a default for the argument."""
        parameter = self.parameter
        return parameter is not None and parameter.of_client and self.fixed is None

    @property
    def needs_client(self) -> bool:
        """Whether the client must have a value if the call has none."""
        return self.of_client and self.parameter is not None and self.parameter.required

    @property
    def by_position(self) -> bool:
        """Whether the argument may be positional: it is a required path parameter."""
        keyword_only = self.parameter is not None and self.parameter.keyword_only
        return self.location == "path" and self.required and not keyword_only


def option_of(argument: str) -> str:
    """The option of every call that replaces the parameter with this id, or "".

    Every call accepts an idempotency key, and generates one if the service requires it.
    """
    return "idempotency_key" if _KEY.fullmatch(argument) else ""


_STANDARD_PART_HEADERS = ("content-disposition", "content-type")


def part_headers(
    body: ir.Body, content: ir.Content, members: Iterable[Argument]
) -> Iterator[Argument]:
    """An argument for each header of a part that has no fixed value.

    It is required if both the part and the header are. ``members`` are the arguments
    that are parts. A body that is passed as a whole names its parts itself.
    """
    if not content.media_type.startswith("multipart/"):
        return
    required = {argument.wire for argument in members if argument.required}
    needed = {argument.wire for argument in members if argument.needed}
    for encoding in content.encodings:
        for header in encoding.headers:
            if (
                header.wire.lower() in _STANDARD_PART_HEADERS
                or fixed(header) is not None
            ):
                continue
            yield Argument(
                id=f"{body.id} {encoding.wire} {header.wire}",
                wire=header.wire,
                location="part",
                type=header.type,
                required=header.required and encoding.wire in required,
                needed=header.required and encoding.wire in needed,
                kind="part",
                doc=header.doc,
                part=encoding.wire,
            )


def fixed(header: ir.Header) -> str | None:
    """The only value that a header can have, if there is only one."""
    of = header.type
    if isinstance(of, ir.Literals) and len(of.values) == 1:
        return str(of.values[0].value)
    return None


_MEDIA_RANK = {ir.URL_ENCODED: 2, "multipart/form-data": 3}


class MethodSignature(Struct, frozen=True, kw_only=True):
    """The signature of the method that calls an operation.

    ``arguments`` are in the order of the signature: path, required, optional.
    ``content`` is the form of the body that is sent. ``result`` is None if the response
    has no body, and a union if successful responses differ in type. ``stream`` is the
    type of each event if every successful response is a stream. ``events`` is the type of
    each event if a response is either a stream or not: it is a stream if ``switch``, a
    boolean property of the body, is true. Without such a property each form has a separate
    method, and ``twin`` marks the one that streams. ``paging`` describes how to find
    further pages of the response.
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


def signature_of(api: ir.Api, operation: ir.Operation) -> MethodSignature:
    """The signature of the method that calls ``operation``."""
    content = preferred(operation.body.contents) if operation.body else None
    arguments = [*_parameters(api, operation), *_body(api, operation.body, content)]
    success = tuple(r for r in operation.responses if r.success)
    if not success:  # if only `default` is described, it describes the success
        success = tuple(r for r in operation.responses if r.status == "default")
    streams = [c.stream for r in success for c in r.contents if c.stream is not None]
    plain = any(c.stream is None for r in success for c in r.contents)
    events = union_of(streams) if plain and streams else None
    return MethodSignature(
        operation=operation,
        arguments=tuple(sorted(arguments, key=_precedence)),
        content=content,
        # Pages are requested as JSON: other media types must not widen their type.
        result=(
            _result(operation, success) if operation.paging is None else _paged(success)
        ),
        stream=None if plain or not streams else union_of(streams),
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
    """The boolean property ``stream``, with which a body requests events."""
    for argument in arguments:
        if argument.kind == "member" and argument.wire == "stream":
            of = resolve_type(api, argument.type)
            inner = resolve_type(api, of.inner) if isinstance(of, ir.Nullable) else of
            boolean = isinstance(inner, ir.Scalar) and (
                inner.kind is ir.ScalarKind.BOOLEAN
            )
            return argument if boolean else None
    return None


def preferred(contents: Iterable[ir.Content]) -> ir.Content | None:
    """The preferred form: JSON, then URL-encoded, multipart, others.

    Of several forms of one kind, the first.
    """
    return min(contents, key=lambda c: _media_rank(c.media_type), default=None)


def is_json(media_type: str) -> bool:
    """Whether a media type is JSON.

    RFC 6839 suffixes and ranges such as ``*/*`` count as JSON.
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
    """Whether a value is a string in JSON and another type in Python."""
    bare = without_null(of)
    return isinstance(bare, ir.Scalar) and bare.kind in _CONVERTED


def payload(content: ir.Content) -> ir.Type:
    """The type of a body.

    Without a schema it is any JSON, text, or bytes, depending on the media type.
    """
    if content.type is not None:
        return content.type
    if is_json(content.media_type):
        return ir.Unknown()
    if content.media_type.startswith("text/"):
        return ir.STRING
    return ir.BYTES


def sent(content: ir.Content) -> ir.Type:
    """The type of a request's body. A sequence of JSON values is passed as a list."""
    if content.stream is None or content.media_type.startswith("text/"):
        return payload(content)
    return ir.Array(content.stream)


def takes_null(api: ir.Api, type_: ir.Type) -> bool:
    """Whether ``type_`` allows null, after its aliases are resolved."""
    found = resolve_type(api, type_)
    return isinstance(found, ir.Nullable) or found == ir.Scalar(ir.ScalarKind.NULL)


def union_of(types: Iterable[ir.Type]) -> ir.Type:
    """The union of ``types`` (at least one); null makes the whole union nullable."""
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


def _precedence(argument: Argument) -> int:
    if argument.of_client:
        return 3
    if argument.by_position:
        return -1
    if argument.location == "path":
        return 0
    return 1 if argument.required or argument.needed else 2


def _parameters(api: ir.Api, operation: ir.Operation) -> Iterator[Argument]:
    order = {wire: index for index, wire in enumerate(placeholders(operation.path))}

    def position(parameter: ir.Parameter) -> int:
        return order.get(parameter.wire, len(order))

    in_path = [p for p in operation.parameters if p.location is ir.Location.PATH]
    others = [p for p in operation.parameters if p.location is not ir.Location.PATH]
    credentials = set(_credentials(api, operation))
    for parameter in [*sorted(in_path, key=position), *others]:
        of = resolve_type(api, parameter.type)
        fixed = only_value(of) if parameter.required else None
        is_key = bool(option_of(parameter.id))
        is_text = not is_key or _is_string(of)
        is_credential = (parameter.location, parameter.wire.lower()) in credentials
        yield Argument(
            id=parameter.id,
            wire=parameter.wire,
            location=parameter.location.value,
            type=parameter.type if is_text else ir.Scalar(ScalarKind.STRING),
            required=parameter.required
            and fixed is None
            and not parameter.of_client
            and not is_credential
            and not is_key,
            kind="parameter",
            doc=parameter.doc,
            default=parameter.default,
            examples=parameter.examples if is_text else (),
            limits=parameter.limits,
            fixed=fixed,
            parameter=parameter,
            name=parameter.name,
        )


def _is_string(of: ir.Type | ir.Model) -> bool:
    match of:
        case ir.Scalar(kind) | ir.Literals(of=kind):
            return kind is ScalarKind.STRING
        case _:
            return False


def parameter_text(parameter: ir.Parameter) -> str:
    """A parameter's location and name: ``header X-Version``, as operations share it."""
    name = parameter.wire
    in_header = parameter.location is ir.Location.HEADER
    return f"{parameter.location.value} {name.lower() if in_header else name}"


def client_arguments(api: ir.Api) -> dict[str, Argument]:
    """The arguments that the client has defaults for, by `parameter_text`.

    Their type is that of all operations that have them.
    """
    found: dict[str, Argument] = {}
    for operation in api.operations:
        if not any(parameter.of_client for parameter in operation.parameters):
            continue
        for argument in _parameters(api, operation):
            if argument.of_client and argument.parameter is not None:
                key = parameter_text(argument.parameter)
                known = found.setdefault(key, argument)
                of = union_of((known.type, argument.type))
                found[key] = replace(known, type=without_null(of))
    return found


def _credentials(
    api: ir.Api, operation: ir.Operation
) -> Iterator[tuple[ir.Location, str]]:
    """Where an operation's security schemes put credentials, with names in lower case.

    A parameter in the same place repeats the scheme. It is optional, because the client
    sends its own credentials there.
    """
    known = {scheme.wire: scheme for scheme in api.schemes}
    for requirement in (r for way in operation.security for r in way):
        scheme = known.get(requirement.scheme)
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
    shape = resolve_type(api, sent(content))
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
            type=union_of(types),
            required=body.required,
            kind="whole",
            name=body.name,
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

    The required properties of an optional body must be passed with any other property:
    a body without its required properties is never valid.
    """
    fixed = only_value(resolve_type(api, field.type)) if field.required else None
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
        name=field.name,
    )


def only_value(type_: ir.Model | ir.Type) -> ir.Json | None:
    """The only value of a type, if there is only one."""
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
    # The result of a described redirect is the URL that it points to.
    return union_of(filter(None, (result, ir.Nullable(ir.STRING))))


def _redirects(operation: ir.Operation) -> tuple[ir.Response, ...]:
    """The redirects of an operation that describes no success: they are its result."""
    if any(response.success for response in operation.responses):
        return ()
    return tuple(r for r in operation.responses if r.status.startswith("3"))


def _value(success: tuple[ir.Response, ...]) -> ir.Type | None:
    contents = [c for r in success for c in r.contents]
    # Streams have their own type: they count only if there is no other form.
    complete = [c for c in contents if c.stream is None] or contents
    if not complete:
        return None
    shapes = map(payload, complete)
    whole = union_of(shapes)
    empty = any(not r.contents for r in success)
    if not empty or isinstance(whole, ir.Nullable | ir.Unknown):
        return whole
    return ir.Nullable(whole)


def _paged(success: tuple[ir.Response, ...]) -> ir.Type | None:
    """The type of the JSON forms; of all forms if a response has no JSON form."""
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


_RANGES = ("*", "*/*", "application/*")


def offered_contents(called: MethodSignature) -> tuple[ir.Content, ...]:
    """The form that is sent, and others that carry the same value."""
    assert called.content is not None
    assert called.operation.body is not None
    others = [c for c in called.operation.body.contents if c is not called.content]
    if not differs_by_media_type(called):
        written = encodings(called)
        others = [
            c
            for c in others
            if is_json(c.media_type) or c.xml or c.encodings == written
        ]
    return called.content, *others


def content_for_body(called: MethodSignature, *, raw: bool) -> ir.Content:
    """The form in which the client sends a whole body.

    Text and bytes (``raw``) are sent unchanged if a form allows it; otherwise the first
    form is used. A media type range becomes a concrete media type that fits ``raw``.
    """
    found, *others = offered_contents(called)
    if not differs_by_media_type(called):  # otherwise the caller chooses
        fitting = (form for form in (found, *others) if _carries(form, raw))
        found = next(fitting, found)
    if not _is_range(found):
        return found
    concrete = "application/octet-stream" if raw else "application/json"
    return replace(found, media_type=concrete)


def differs_by_media_type(called: MethodSignature) -> bool:
    """Whether the body's type depends on its media type."""
    return any(argument.kind == "choice" for argument in called.arguments)


def encodings(called: MethodSignature) -> tuple[ir.Encoding, ...]:
    """How the fields of a form are encoded. JSON has no encodings."""
    if called.content is None or called.operation.body is None:
        return ()
    if not is_json(called.content.media_type):
        return called.content.encodings
    contents = called.operation.body.contents
    return next((c.encodings for c in contents if c.encodings), ())


def _carries(form: ir.Content, raw: bool) -> bool:
    if form.xml is not None:
        return True
    known = is_json(form.media_type) and not _is_range(form)
    return (known or form.media_type.startswith(ir.FORMS)) is not raw


def _is_range(form: ir.Content) -> bool:
    return form.media_type.partition(";")[0].strip() in _RANGES


def _methods(api: ir.Api, both: MethodSignature) -> tuple[MethodSignature, ...]:
    """The signatures of the methods that call an operation.

    There are two if a response is either a stream or not and no property of the body
    selects which. ``both`` is the signature with all of its responses.
    """
    operation = both.operation
    if both.events is None or both.switch is not None:
        return (both,)
    complete = _for_media_type(operation, both.success, streams=False)
    streamed = _for_media_type(operation, both.success, streams=True)
    return signature_of(api, complete), replace(signature_of(api, streamed), twin=True)


def _for_media_type(
    operation: ir.Operation, success: tuple[ir.Response, ...], *, streams: bool
) -> ir.Operation:
    """``operation`` with only one form of its successful responses."""
    found: list[ir.Response] = []
    for response in operation.responses:
        contents = response.contents
        if response in success:
            contents = tuple(c for c in contents if (c.stream is not None) is streams)
        if contents or not response.contents:
            found.append(replace(response, contents=contents))
    return replace(operation, responses=tuple(found))


def typed_dicts(api: ir.Api, calls: Calls) -> dict[str, bool]:
    """The declarations that have a typed dict, by id; whether bytes in it may be files.

    These are the objects that are sent, at any depth, and the unions of them. Objects
    without properties that a caller may send have none.
    """
    found = _sent(api, calls)
    models = {
        id_
        for id_ in found
        if isinstance(declared := api.index[id_], ir.Model)
        and any(field.access is not ir.Access.READ for field in declared.fields)
    }
    users: dict[str, list[str]] = {}
    for id_ in found:
        declared = api.index[id_]
        for used in (
            ir.references(declared.type) if isinstance(declared, ir.Alias) else ()
        ):
            users.setdefault(used, []).append(id_)
    holding, todo = set(models), list(models)
    while todo:
        new = set(users.get(todo.pop(), ())) - holding
        holding |= new
        todo += new
    return {
        declared.id: found[declared.id]
        for declared in api.declarations
        if declared.id in holding
        and (isinstance(declared, ir.Model) or isinstance(declared.type, ir.Union))
    }


def _sent(api: ir.Api, calls: Calls) -> dict[str, bool]:
    """The declarations of which arguments consist; whether they are sent in a form."""
    todo: list[tuple[ir.Type, bool]] = []
    for operation in api.operations:
        contents = operation.body.contents if operation.body is not None else ()
        form = any(c.media_type.startswith("multipart/") for c in contents)
        for called in calls.signatures_of(operation):
            sent = (a for a in called.arguments if not a.option)
            todo += ((a.type, form and a.location == "body") for a in sent)
    found: dict[str, bool] = {}
    while todo:
        of, form = todo.pop()
        for id_ in ir.references(of):
            known = found.get(id_)
            declared = api.index.get(id_)
            if declared is None or known or known is form:
                continue
            found[id_] = form
            if isinstance(declared, ir.Alias):
                todo.append((declared.type, form))
                continue
            fields = (f for f in declared.fields if f.access is not ir.Access.READ)
            todo += ((field.type, form) for field in fields)
            if declared.additional is not None:
                todo.append((declared.additional, form))
    return found


def _page_models(api: ir.Api, calls: Iterable[MethodSignature]) -> dict[str, ir.Type]:
    """The models that are pages, by id, with the type of their items."""
    found: dict[str, ir.Type] = {}
    for called in calls:
        if called.paging is None or called.result is None:
            continue
        shape = resolve_type(api, without_null(called.result))
        if isinstance(shape, ir.Model):
            found.setdefault(shape.id, called.paging.item)
    return found


_KINDS_OTHER_THAN_TEXT = (
    ScalarKind.INTEGER,
    ScalarKind.NUMBER,
    ScalarKind.BOOLEAN,
    ScalarKind.NULL,
)


def is_event_stream(content: ir.Content) -> bool:
    """Whether a body is a sequence of events."""
    return content.stream is not None and content.media_type.startswith(
        "text/event-stream"
    )


def parsed(api: ir.Api, content: ir.Content) -> bool | tuple[str, ...]:
    """Whether the data of events is JSON: of all, of none, or of events of these names."""
    if content.stream is None:
        return True
    if not content.events:
        return not _is_text(api, content.stream)
    names: list[str] = []
    texts = 0
    found = ir.alternatives(api, content.stream)
    variants = [one for one in found if isinstance(one, ir.Model)]
    for model in variants:
        fields = {field.wire: field for field in model.fields}
        if "data" not in fields or _is_text(api, fields["data"].type):
            texts += 1
        elif "event" in fields:
            of = resolve_type(api, fields["event"].type)
            listed = of.values if isinstance(of, ir.Literals) else ()
            names += [value.value for value in listed if isinstance(value.value, str)]
    if texts == len(variants):
        return not variants
    return tuple(dict.fromkeys(names)) or True if texts else True


def _is_text(api: ir.Api, of: ir.Type) -> bool:
    """Whether every value of a type is text, even one that looks like JSON."""
    found = resolve_type(api, of)
    match found:
        case ir.Scalar(kind):
            return kind not in _KINDS_OTHER_THAN_TEXT
        case ir.Literals():
            return found.of is ScalarKind.STRING
        case ir.Nullable(inner):
            return _is_text(api, inner)
        case ir.Union(variants):
            return all(_is_text(api, variant) for variant in variants)
        case _:
            return False


class Incoming(Struct, frozen=True):
    """A request that the user's program receives. Its body is JSON of type ``type``."""

    webhook: ir.Webhook
    content: ir.Content
    type: ir.Type


def incoming(api: ir.Api) -> Iterator[Incoming]:
    """The requests that carry JSON: webhooks, then callbacks, in the document's order."""
    callbacks = (c for operation in api.operations for c in operation.callbacks)
    seen: set[str] = set()
    for webhook in (*api.webhooks, *callbacks):
        content = preferred(webhook.body.contents) if webhook.body else None
        if content is None or not is_json(content.media_type) or webhook.id in seen:
            continue
        seen.add(webhook.id)
        yield Incoming(webhook, content, payload(content))


class OperationGroup(Struct, frozen=True, kw_only=True):
    """Operations that belong together.

    ``key`` is the name of the tag, a word of the path for untagged operations, the
    chosen namespace with dots, or that of `ROOT`. ``path`` are the namespaces from the
    client to the group. ``parent`` is the title of the parent tag.
    """

    key: str
    doc: ir.Doc
    operations: tuple[ir.Operation, ...]
    parent: str = ""

    @property
    def path(self) -> tuple[str, ...]:
        """The namespaces: several if all operations were given a nested namespace, none
        for the client itself.
        """
        if (self.key,) == ROOT:
            return ()
        nested = self.operations and self.operations[0].namespace[1:]
        return self.operations[0].namespace if nested else (self.key,)


def group_label(key: str) -> str:
    """A group in a sentence: ``the … operations``."""
    return "client's own" if (key,) == ROOT else f"``{key}``"


def groups(api: ir.Api) -> tuple[OperationGroup, ...]:
    """The operations by their namespace, else by tag.

    Declared tags come first, in the document's order, then others as they appear.

    An operation with several tags belongs to the first only: each further group would
    add one more public name to keep for the same call.
    """
    docs = {tag.wire: tag.doc for tag in api.tags}
    parents = {tag.wire: tag.parent for tag in api.tags}
    known = dict.fromkeys(docs)
    known |= dict.fromkeys(o.tags[0] for o in api.operations if o.tags)
    by_folded = {folded_text(tag): tag for tag in reversed(known)}
    by_key: dict[str, list[ir.Operation]] = {tag: [] for tag in known}
    for operation in api.operations:
        word = "" if operation.tags else path_word(operation.path)
        if operation.namespace:
            key = ".".join(operation.namespace)
            nested = len(operation.namespace) > 1 or operation.namespace == ROOT
            if not nested:  # the tag has a description
                key = by_folded.get(folded_text(key), key)
        elif operation.tags:
            key = operation.tags[0]
        else:
            key = by_folded.get(folded_text(word), word)
        by_key.setdefault(key, []).append(operation)
    return tuple(
        OperationGroup(
            key=key,
            doc=docs.get(key) or docs.get(_shortened_tag(key, members), ir.NO_DOC),
            operations=tuple(members),
            parent=_title(docs, parents.get(key, "")),
        )
        for key, members in by_key.items()
        if members
    )


def _shortened_tag(key: str, operations: Sequence[ir.Operation]) -> str:
    """The tag of all operations of a namespace with fewer words than the tag, or ""."""
    tags = {operation.tags[:1] for operation in operations}
    tag = "".join(tags.pop()) if len(tags) == 1 else ""
    return tag if {*snake_words(key)} <= {*snake_words(tag)} else ""


def _title(docs: Mapping[str, ir.Doc], key: str) -> str:
    """The summary of a tag, or its name."""
    return docs.get(key, ir.NO_DOC).summary or key


class Calls(Struct, frozen=True, kw_only=True):
    """How the operations of an API are called: computed once, for all targets.

    ``incoming`` are the requests that the user's program receives. ``page_models`` are
    the models that are pages, by id, with the type of their items. ``by_operation`` has
    the signature of each operation with all of its responses, ``by_method`` those of
    its methods, both by the operation's id. ``client_arguments`` is what the function of
    that name returns.
    """

    groups: tuple[OperationGroup, ...]
    incoming: tuple[Incoming, ...]
    page_models: Mapping[str, ir.Type]
    by_operation: Mapping[str, MethodSignature]
    by_method: Mapping[str, tuple[MethodSignature, ...]]
    client_arguments: Mapping[str, Argument]

    def __iter__(self) -> Iterator[MethodSignature]:
        """The signatures of all methods, in the order of the document."""
        return chain.from_iterable(self.by_method.values())

    def signature_of(self, operation: ir.Operation) -> MethodSignature:
        """The signature of an operation with all of its responses."""
        return self.by_operation[operation.id]

    def signatures_of(self, operation: ir.Operation) -> tuple[MethodSignature, ...]:
        """The signatures of the methods that call an operation.

        There are two if a response is either a stream or not and no property of the
        body selects which.
        """
        return self.by_method[operation.id]


def calls_of(api: ir.Api) -> Calls:
    """Compute how the operations of an API are called."""
    by_operation = {o.id: signature_of(api, o) for o in api.operations}
    return Calls(
        groups=groups(api),
        incoming=tuple(incoming(api)),
        page_models=_page_models(api, by_operation.values()),
        by_operation=by_operation,
        by_method={id_: _methods(api, one) for id_, one in by_operation.items()},
        client_arguments=client_arguments(api),
    )


class Page(Struct, frozen=True, kw_only=True):
    """A file of the output: its ``path``, its ``template`` and the template's ``view``.

    ``once`` marks a file that is created if it is missing and never changed afterwards.
    """

    path: str
    template: str
    view: Struct
    once: bool = False


class Settings(Struct, frozen=True, kw_only=True):
    """Settings of the project that affect the output."""

    package: str
    client: str
    version: str
    env_prefix: str
    distribution: str
    generator_version: str
    idempotency_header: str = ""
    signing: tuple[tuple[str, str | int], ...] = ()
    resources: bool = False
    layout: str = ""
    kinds: tuple[str, ...] = CLIENTS["both"]
    outputs: frozenset[str] = frozenset(OUTPUTS)
    project: ProjectMetadata = field(default_factory=ProjectMetadata)
    keeps_pyproject: bool = False
    chosen: NameChoices = field(default_factory=NameChoices)
    habits: EditionSettings = field(default_factory=lambda: settings_of_edition(NEWEST))

    @property
    def folder(self) -> str:
        """The folder of the package in the output: ``src/acme/client``."""
        return package_folder(self.package, self.layout)

"""Responses that tests return and the results that they expect."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from specloom import ir
from specloom.kinds import is_object
from specloom.targets import calls, xml
from specloom.targets.calls import (
    MethodSignature,
    is_converted,
    is_json,
    payload,
    preferred,
)
from specloom.targets.pytest.code import (
    LOADS,
    Equal,
    Repeated,
    Statement,
    assigned,
    json_is_long,
    json_line,
    json_lines,
    repr_of,
)
from specloom.targets.pytest.expected_requests import (
    UnsendableError,
    XmlDocument,
    record_separator,
)
from specloom.targets.python.code import (
    Bracket,
    Code,
    Symbol,
    call,
    quoted,
    subscript,
)
from specloom.targets.python.names import PythonNames
from specloom.targets.sample_values import model_id_of
from specloom.targets.samples import NoSample, Samples

_ERROR_CLASSES = {
    400: "BadRequestError",
    401: "AuthenticationError",
    403: "PermissionDeniedError",
    404: "NotFoundError",
    409: "ConflictError",
    412: "PreconditionFailedError",
    422: "UnprocessableEntityError",
    429: "RateLimitError",
}
_CONCRETE = {"*/*": "application/json", "application/*": "application/json"}
_MAX_LINE = 60
# Media types that are text although their names do not begin with "text".
_TEXT_SUFFIXES = (
    "/xml",
    "+xml",
    "/yaml",
    "/x-yaml",
    "+yaml",
    "/javascript",
    "form-urlencoded",
)


class MockedResponse(Struct, frozen=True):
    """A status with a body.

    ``json`` is the text of a JSON body and ``of`` its type, or None if the document has
    none. ``other`` is a body that is not JSON. Without a body, both are None. XML has both,
    with its value in ``json``. A stream has both too: ``json`` is an item, which ``other``
    has twice. ``fits`` is false if no sample fits the schema: then the body has only the
    right JSON type, and tests cannot predict the result.
    """

    status: int
    media_type: str = ""
    json: str | None = None
    of: ir.Type | None = None
    other: str | bytes | None = None
    stream: bool = False
    fits: bool = True


def success(
    api: ir.Api, called: MethodSignature, samples: Samples, *, xml_first: bool = False
) -> MockedResponse:
    """The first successful response of the document, preferably one with a body."""
    for response in called.success:
        for stream in response.contents if called.stream is not None else ():
            if stream.stream is not None:
                status = _status(called, response.status, 200)
                return _stream_response(api, status, stream, samples)
        status = _status(called, response.status, 200)
        made = _made(api, status, response, samples, xml_first=xml_first)
        if made is not None:
            return made
    status = _status(called, called.success[0].status, 200) if called.success else 204
    return MockedResponse(status)


def failure(
    api: ir.Api, called: MethodSignature, samples: Samples, *, xml_first: bool = False
) -> MockedResponse:
    """The first error of the document, preferably one with a body; fallback a plain 404."""
    # ``default`` is an error too, even if it is also the only successful response.
    responses = called.operation.responses
    errors = [r for r in responses if r.status[:1] in "45" or r.status == "default"]
    errors.sort(key=lambda r: r.status == "default" or not r.contents)
    for response in errors:
        status = _status(called, response.status, 500)
        made = _made(api, status, response, samples, xml_first=xml_first)
        return made if made is not None and made.fits else MockedResponse(status)
    return MockedResponse(404, "application/json", json='{"message": "Not here."}')


def error_class(status: int) -> str:
    """The exception class for an error status."""
    return (
        "InternalServerError"
        if status >= 500
        else _ERROR_CLASSES.get(status, "APIStatusError")
    )


_WITHOUT_CONTENT = frozenset({204, 205})


def _status(called: MethodSignature, text: str, fallback: int) -> int:
    """The status of a response; of a range, the first one that is not listed."""
    if text.isascii() and text.isdigit() and len(text) == 3:
        return int(text)
    if not text[:1].isdigit() or text[1:].upper() != "XX":
        return fallback
    listed = {response.status for response in called.operation.responses}
    first = int(text[0]) * 100
    statuses = (s for s in range(first, first + 100) if s not in _WITHOUT_CONTENT)
    return next((s for s in statuses if str(s) not in listed), first)


def _made(
    api: ir.Api,
    status: int,
    response: ir.Response,
    samples: Samples,
    *,
    xml_first: bool,
) -> MockedResponse | None:
    """The response in the first media type that has a sample, else in the first one; None
    if it has no body.
    """
    first: MockedResponse | None = None
    for content in _contents(response, xml_first=xml_first):
        made = _mocked_response(api, status, content, samples)
        if made.fits:
            return made
        first = first or made
    return first


def _contents(response: ir.Response, *, xml_first: bool) -> Iterator[ir.Content]:
    """What the body may be, the first choice first: XML if it is asked for, or if JSON
    is missing.
    """
    usual = preferred(c for c in response.contents if c.stream is None)
    if xml_first or (usual is not None and not is_json(usual.media_type)):
        for content in response.contents:
            if content.xml is not None:
                yield content
                break
    if usual is not None:
        yield usual


def _mocked_response(
    api: ir.Api, status: int, content: ir.Content, samples: Samples
) -> MockedResponse:
    media_type = _concrete_type(content.media_type)
    of = payload(content)
    root = xml.root(api, content)
    if root is not None:
        return _xml_response(api, status, content, root, samples)
    if not is_json(media_type) and of == ir.Scalar(ir.ScalarKind.NULL):
        return MockedResponse(status)
    is_converted_text = media_type.startswith("text/") and is_converted(of)
    if of == ir.BYTES or not (is_json(media_type) or is_converted_text):
        sample = "some content"
        is_text = media_type.startswith("text/") or media_type.endswith(_TEXT_SUFFIXES)
        body_text = sample if is_text and of != ir.BYTES else sample.encode()
        return MockedResponse(status, media_type, other=body_text)
    fits = True
    try:
        value: Any = samples.value(of, examples=content.examples, levels=1)
    except NoSample:
        value, fits = _value_of_kind(api, of), False
    other = str(value) if is_converted_text else None
    return MockedResponse(status, media_type, json_of(value), of, other, fits=fits)


def _xml_response(
    api: ir.Api,
    status: int,
    content: ir.Content,
    root: xml.XmlContent,
    samples: Samples,
) -> MockedResponse:
    """A response with a document whose value is read back unchanged, or an empty element."""
    media_type = _concrete_type(content.media_type)
    for levels in (1, 0):
        try:
            of = payload(content)
            value: Any = samples.value(of, examples=content.examples, levels=levels)
            document = XmlDocument(api)
            written = document.written(root, value)
        except (NoSample, UnsendableError):
            continue
        if document.faithful:
            return MockedResponse(
                status, media_type, json_of(value), of, document.shown(written)
            )
    empty = f"<{root.name or xml.ROOT}/>"
    return MockedResponse(status, media_type, other=empty, fits=False)


def _value_of_kind(api: ir.Api, of: ir.Type) -> Any:
    """A value of the JSON type of ``of``, whatever else its schema requires."""
    bare = ir.resolve_type(api, of, through_null=True)
    match bare:
        case ir.Array() | ir.Tuple():
            return []
        case ir.Union():
            return _value_of_kind(api, bare.variants[0])
        case ir.Literals():
            return bare.values[0].value
        case ir.Scalar(ir.ScalarKind.INTEGER | ir.ScalarKind.NUMBER):
            return 0
        case ir.Scalar(ir.ScalarKind.BOOLEAN):
            return False
        case ir.Scalar():
            return ""
        case _:
            return {}


def _stream_response(
    api: ir.Api, status: int, content: ir.Content, samples: Samples
) -> MockedResponse:
    assert content.stream is not None
    try:
        value: Any = samples.value(content.stream, levels=1)
    except NoSample:
        return MockedResponse(status)
    if content.events and not is_object(value):
        return MockedResponse(status)  # the schema does not describe the fields
    if content.events:
        # The default name of an event (WHATWG HTML §9.2.6).
        value = {**value, "event": value.get("event") or "message"}
    if not calls.is_event_stream(content):
        start = record_separator(content.media_type)
        piece = f"{start}{json.dumps(value, ensure_ascii=False)}\n"
    elif content.events and "data" not in value:
        return MockedResponse(status)  # events without data are not dispatched
    else:
        piece = _event_text(value if content.events else {"data": value}, api, content)
    media_type = _concrete_type(content.media_type)
    body_text = json_of(value)
    return MockedResponse(
        status, media_type, body_text, content.stream, piece * 2, stream=True
    )


def _event_text(value: dict[str, Any], api: ir.Api, content: ir.Content) -> str:
    """The text of an event with these fields, ``data`` last."""
    parsed = calls.parsed(api, content)
    is_json = value.get("event") in parsed if isinstance(parsed, tuple) else parsed
    data = value["data"]
    text = data if not is_json else json.dumps(data, ensure_ascii=False)
    named = content.events and value["event"] != "message"
    lines = [f"event: {value['event']}"] if named else []
    lines += [f"{key}: {value[key]}" for key in ("id", "retry") if value.get(key)]
    lines += [f"data: {line}" for line in str(text).split("\n")]
    return "\n".join(lines) + "\n\n"


def json_of(value: Any) -> str:
    """The JSON text of a value, indented if it has more than `_MAX_LINE` characters."""
    line = "" if json_is_long(value, _MAX_LINE) else json_line(value)
    return line if 0 < len(line) <= _MAX_LINE else json_lines(value)


def _concrete_type(media_type: str) -> str:
    essence = media_type.partition(";")[0].strip().lower()
    if "*" not in essence:
        return media_type
    return _CONCRETE.get(essence, essence.replace("*", "plain"))


class Results(Struct, frozen=True):
    """Compares values of an API's types."""

    api: ir.Api
    names: PythonNames

    def same(
        self, value: str, response: MockedResponse, text: Code
    ) -> Iterator[Statement]:
        """Assert that ``value`` equals the response's body; ``text`` is the code of its JSON."""
        if response.json is None:
            other = response.other
            if other is None:
                yield Equal(value, "None")
            else:
                spelled = quoted(other) if isinstance(other, str) else repr_of(other)
                yield Equal(value, spelled)
            return
        if response.json == "null" and not response.stream:
            yield Equal(value, "None")
            return
        kind = self._from_json_type(response.of)
        if kind is not None:
            from_json = Symbol(self.names.settings.package, "from_json")
            yield Equal(value, _twice(response, call(from_json, kind, text)))
            return
        if response.of is None or isinstance(response.of, ir.Unknown):
            yield Equal(value, _twice(response, call(LOADS, text)))
            return
        to_json = Symbol(self.names.settings.package, "to_json")
        yield assigned("written", call(LOADS, call(to_json, value)))
        yield Equal("written", _twice(response, call(LOADS, text)))
        if not response.stream:
            yield from self.variant(value, response.of, json.loads(response.json))

    def variant(self, value: str, of: ir.Type, data: Any) -> Iterator[Statement]:
        """Assert that ``value``, which was read from ``data``, has the class of the matching
        variant of a union. Yields nothing if the variant is ambiguous.
        """
        if isinstance(of, ir.Nullable):
            yield from self.variant(value, of.inner, data)
            return
        if not isinstance(of, ir.Union):
            return
        model = model_id_of(self.api, of, data)
        if model is not None:
            yield Equal(f"{value}.__class__", self.model(model), same=True)

    def all_are(
        self, value: str, of: ir.Type, text: Code, length: int
    ) -> Iterator[Statement]:
        """Assert that ``value`` is a list of ``length`` equal items; ``text`` is the code of an
        item's JSON.
        """
        package = self.names.settings.package
        kind = self._from_json_type(of)
        if kind is not None:
            item = call(Symbol(package, "from_json"), kind, text)
        else:
            item = call(LOADS, text)
            yield assigned(
                "written", call(LOADS, call(Symbol(package, "to_json"), value))
            )
            value = "written"
        yield Repeated(value, item, length)

    def _from_json_type(self, of: ir.Type | None) -> Code | None:
        """The type of a value for ``from_json``; None for an inline type."""
        while isinstance(of, ir.Nullable):
            of = of.inner
        if isinstance(of, ir.Ref):
            return self.model(of.id)
        if isinstance(of, ir.Array) and isinstance(of.items, ir.Ref):
            return subscript("list", self.model(of.items.id))
        return None

    def model(self, id_: str) -> Symbol:
        """The class or alias of a declaration."""
        return Symbol(f"{self.names.settings.package}.models", self.names.model(id_))


def _twice(response: MockedResponse, item: Code) -> Code:
    return Bracket("", "[]", (item, item)) if response.stream else item

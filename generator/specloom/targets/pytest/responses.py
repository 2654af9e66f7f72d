"""Responses that tests return and the results that they expect."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

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
    Equal,
    Line,
    Statement,
    assigned,
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
    Labelled,
    Symbol,
    call,
    quoted,
    subscript,
)
from specloom.targets.python.names import PythonNames
from specloom.targets.sample_values import fits
from specloom.targets.samples import NoSample, Samples

_CLASSES = {
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
# Types that are made of characters although their names do not begin with "text".
_TEXTS = ("/xml", "+xml", "/yaml", "/x-yaml", "+yaml", "/javascript", "form-urlencoded")


@dataclass(frozen=True, slots=True)
class MockedResponse:
    """A status with a body.

    ``json`` is the text of a JSON body and ``of`` its type, None where nothing is said;
    ``other`` is a body of another kind; neither is set when there is no body.  XML has
    both, with the value that it stands for in ``json``.  So has a stream: ``json`` is
    its item, which comes twice in ``other``.
    """

    status: int
    media_type: str = ""
    json: str | None = None
    of: ir.Type | None = None
    other: str | bytes | None = None
    stream: bool = False


def success(
    api: ir.Api, called: MethodSignature, samples: Samples, *, xml_first: bool = False
) -> MockedResponse:
    """The document's first answer that reports success, one with a body if there is any."""
    for response in called.success:
        for stream in response.contents if called.stream is not None else ():
            if stream.stream is not None:
                return _stream(api, _status(response.status, 200), stream, samples)
        content = _content(response, xml_first=xml_first)
        if content is not None:
            return _mocked_response(
                api, _status(response.status, 200), content, samples
            )
    status = _status(called.success[0].status, 200) if called.success else 204
    return MockedResponse(status)


def failure(
    api: ir.Api, called: MethodSignature, samples: Samples, *, xml_first: bool = False
) -> MockedResponse:
    """The document's first error, one with a body if there is any; else a plain 404."""
    # An answer for any status may be the only success, and is an error all the same.
    responses = called.operation.responses
    errors = [r for r in responses if r.status[:1] in "45" or r.status == "default"]
    errors.sort(key=lambda r: r.status == "default" or not r.contents)
    for response in errors:
        status = _status(response.status, 500)
        content = _content(response, xml_first=xml_first)
        if content is None:
            return MockedResponse(status)
        return _mocked_response(api, status, content, samples)
    return MockedResponse(404, "application/json", json='{"message": "Not here."}')


def error_class(status: int) -> str:
    """The exception for a status of failure."""
    return (
        "InternalServerError"
        if status >= 500
        else _CLASSES.get(status, "APIStatusError")
    )


def _status(text: str, otherwise: int) -> int:
    if text.isascii() and text.isdigit() and len(text) == 3:
        return int(text)
    known = text[:1].isdigit() and text[1:].upper() == "XX"
    return int(text[0]) * 100 if known else otherwise


def _content(response: ir.Response, *, xml_first: bool) -> ir.Content | None:
    for content in response.contents if xml_first else ():
        if content.xml is not None:
            return content
    return preferred(c for c in response.contents if c.stream is None)


def _mocked_response(
    api: ir.Api, status: int, content: ir.Content, samples: Samples
) -> MockedResponse:
    media_type = _concrete(content.media_type)
    of = payload(content)
    root = xml.root(api, content)
    if root is not None:
        return _xml(api, status, content, root, samples)
    if not is_json(media_type) and of == ir.Scalar(ir.ScalarKind.NULL):
        return MockedResponse(status)
    coded = media_type.startswith("text/") and is_converted(of)
    if of == ir.BYTES or not (is_json(media_type) or coded):
        words = "some content"
        is_text = media_type.startswith("text/") or media_type.endswith(_TEXTS)
        said = words if is_text and of != ir.BYTES else words.encode()
        return MockedResponse(status, media_type, other=said)
    try:
        value: Any = samples.value(of, examples=content.examples, levels=1)
    except NoSample:
        return MockedResponse(status)
    other = str(value) if coded else None
    return MockedResponse(status, media_type, json=json_of(value), of=of, other=other)


def _xml(
    api: ir.Api,
    status: int,
    content: ir.Content,
    root: xml.XmlContent,
    samples: Samples,
) -> MockedResponse:
    """A document of a value that is read as it was written; no body where there is none."""
    for levels in (1, 0):
        try:
            of = payload(content)
            value: Any = samples.value(of, examples=content.examples, levels=levels)
            document = XmlDocument(api)
            written = document.written(root, value)
        except (NoSample, UnsendableError):
            continue
        if document.faithful:
            media_type = _concrete(content.media_type)
            return MockedResponse(
                status, media_type, json_of(value), of, document.shown(written)
            )
    return MockedResponse(status)


def _stream(
    api: ir.Api, status: int, content: ir.Content, samples: Samples
) -> MockedResponse:
    assert content.stream is not None
    try:
        value: Any = samples.value(content.stream, levels=1)
    except NoSample:
        return MockedResponse(status)
    if content.events and not is_object(value):
        return MockedResponse(status)  # the schema says of no field what it holds
    if content.events:
        # What an event does not say of itself: its name (WHATWG HTML §9.2.6).
        value = {**value, "event": value.get("event") or "message"}
    if not calls.is_event_stream(content):
        start = record_separator(content.media_type)
        piece = f"{start}{json.dumps(value, ensure_ascii=False)}\n"
    elif content.events and "data" not in value:
        return MockedResponse(status)  # nobody is told of an event without data
    else:
        piece = _event(value if content.events else {"data": value}, api, content)
    media_type = _concrete(content.media_type)
    said = json_of(value)
    return MockedResponse(
        status, media_type, said, content.stream, piece * 2, stream=True
    )


def _event(value: dict[str, Any], api: ir.Api, content: ir.Content) -> str:
    """An event of these fields, data last."""
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
    """The JSON text of a value as a reader wants it: short on one line, long on several."""
    line = json.dumps(value, ensure_ascii=False)
    return line if len(line) <= 60 else json_lines(value)


def _concrete(media_type: str) -> str:
    essence = media_type.partition(";")[0].strip().lower()
    if "*" not in essence:
        return media_type
    return _CONCRETE.get(essence, essence.replace("*", "plain"))


LOADS = Symbol("json", "loads")


@dataclass(frozen=True, slots=True)
class Results:
    """Compares values of an API's types."""

    api: ir.Api
    names: PythonNames

    def same(
        self, value: str, answer: MockedResponse, text: Code
    ) -> Iterator[Statement]:
        """``value`` is what the answer's body says; ``text`` spells that body's JSON."""
        if answer.json is None:
            other = answer.other
            if other is None:
                yield Equal(value, "None")
            else:
                spelled = quoted(other) if isinstance(other, str) else repr_of(other)
                yield Equal(value, spelled)
            return
        if answer.json == "null" and not answer.stream:
            yield Equal(value, "None")
            return
        kind = self._kind(answer.of)
        if kind is not None:
            from_json = Symbol(self.names.settings.package, "from_json")
            yield Equal(value, _twice(answer, call(from_json, kind, text)))
            return
        if answer.of is None or isinstance(answer.of, ir.Unknown):
            yield Equal(value, _twice(answer, call(LOADS, text)))
            return
        to_json = Symbol(self.names.settings.package, "to_json")
        yield assigned("written", call(LOADS, call(to_json, value)))
        yield Equal("written", _twice(answer, call(LOADS, text)))
        if not answer.stream:
            yield from self.variant(value, answer.of, json.loads(answer.json))

    def variant(self, value: str, of: ir.Type, data: Any) -> Iterator[Statement]:
        """``value``, which was read from ``data``, has the class of the variant of a union
        that the data is; nothing where the document does not settle which.
        """
        if isinstance(of, ir.Nullable):
            yield from self.variant(value, of.inner, data)
            return
        if not isinstance(of, ir.Union):
            return
        model = model_id_of(self.api, of, data)
        if model is not None:
            yield Line(Labelled(f"assert {value}.__class__ is ", self.model(model)))

    def all_are(
        self, value: str, of: ir.Type, text: Code, length: int
    ) -> Iterator[Statement]:
        """``value`` is a list of ``length`` times what ``text`` spells the JSON of."""
        package = self.names.settings.package
        kind = self._kind(of)
        if kind is not None:
            item = call(Symbol(package, "from_json"), kind, text)
        else:
            item = call(LOADS, text)
            yield assigned(
                "written", call(LOADS, call(Symbol(package, "to_json"), value))
            )
            value = "written"
        yield Equal(value, Labelled("", Bracket("", "[]", (item,)), f" * {length}"))

    def _kind(self, of: ir.Type | None) -> Code | None:
        """The type of a value, as ``from_json`` takes it; None for an inline one."""
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


def _twice(answer: MockedResponse, item: Code) -> Code:
    return Bracket("", "[]", (item, item)) if answer.stream else item


def model_id_of(api: ir.Api, of: ir.Type, data: Any) -> str | None:
    """The id of the model that an object is, behind names and unions.

    A tag decides (OpenAPI 3.1 §4.8.25); without one the object is what it alone can be: it
    fits one variant only, or one only knows all of its members.  None where several are
    possible.
    """
    passed: set[str] = set()
    while isinstance(of, ir.Nullable | ir.Ref):
        if isinstance(of, ir.Nullable):
            of = of.inner
            continue
        target = api.index[of.id]
        if isinstance(target, ir.Model):
            return target.id
        if target.id in passed:
            return None
        passed.add(target.id)
        of = target.type
    if not isinstance(of, ir.Union) or not is_object(data):
        return None
    variant = _variant(api, of, data)
    return None if variant is None else model_id_of(api, variant, data)


def _variant(api: ir.Api, of: ir.Union, data: dict[str, Any]) -> ir.Type | None:
    if of.discriminator is not None:
        tag = data.get(of.discriminator.wire)
        places = [place for name, place in of.discriminator.tags if name == tag]
        return of.variants[places[0]] if places else None
    fitting = [v for v in of.variants if fits(api, v, data, direction=ir.Access.READ)]
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    models = [api.index.get(v.id) if isinstance(v, ir.Ref) else None for v in fitting]
    if not all(isinstance(model, ir.Model) for model in models):
        return None
    knowing = [
        variant
        for variant, model in zip(fitting, models, strict=True)
        if isinstance(model, ir.Model) and data.keys() <= {f.wire for f in model.fields}
    ]
    return knowing[0] if len(knowing) == 1 else None

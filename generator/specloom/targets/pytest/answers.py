"""The answers that the tests' server gives."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from specloom import ir
from specloom.kinds import is_object
from specloom.targets import events, xml
from specloom.targets.calls import Call, is_converted, is_json, payload, preferred
from specloom.targets.pytest.bodies import record_separator
from specloom.targets.pytest.styles import UnsendableError
from specloom.targets.pytest.texts import json_lines
from specloom.targets.pytest.xml import Document
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
class Answer:
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
    api: ir.Api, called: Call, samples: Samples, *, xml_first: bool = False
) -> Answer:
    """The document's first answer that reports success, one with a body if there is any."""
    for response in called.success:
        for stream in response.contents if called.stream is not None else ():
            if stream.stream is not None:
                return _stream(api, _status(response.status, 200), stream, samples)
        content = _content(response, xml_first=xml_first)
        if content is not None:
            return _answer(api, _status(response.status, 200), content, samples)
    status = _status(called.success[0].status, 200) if called.success else 204
    return Answer(status)


def failure(
    api: ir.Api, called: Call, samples: Samples, *, xml_first: bool = False
) -> Answer:
    """The document's first error, one with a body if there is any; else a plain 404."""
    # An answer for any status may be the only success, and is an error all the same.
    responses = called.operation.responses
    errors = [r for r in responses if r.status[:1] in "45" or r.status == "default"]
    errors.sort(key=lambda r: r.status == "default" or not r.contents)
    for response in errors:
        status = _status(response.status, 500)
        content = _content(response, xml_first=xml_first)
        if content is None:
            return Answer(status)
        return _answer(api, status, content, samples)
    return Answer(404, "application/json", json='{"message": "Not here."}')


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


def _answer(api: ir.Api, status: int, content: ir.Content, samples: Samples) -> Answer:
    media_type = _concrete(content.media_type)
    of = payload(content)
    root = xml.root(api, content)
    if root is not None:
        return _xml(api, status, content, root, samples)
    if not is_json(media_type) and of == ir.Scalar(ir.ScalarKind.NULL):
        return Answer(status)
    coded = media_type.startswith("text/") and is_converted(of)
    if of == ir.BYTES or not (is_json(media_type) or coded):
        words = "some content"
        is_text = media_type.startswith("text/") or media_type.endswith(_TEXTS)
        said = words if is_text and of != ir.BYTES else words.encode()
        return Answer(status, media_type, other=said)
    try:
        value: Any = samples.value(of, examples=content.examples, levels=1)
    except NoSample:
        return Answer(status)
    other = str(value) if coded else None
    return Answer(status, media_type, json=json_of(value), of=of, other=other)


def _xml(
    api: ir.Api, status: int, content: ir.Content, root: xml.Node, samples: Samples
) -> Answer:
    """A document of a value that is read as it was written; no body where there is none."""
    for levels in (1, 0):
        try:
            of = payload(content)
            value: Any = samples.value(of, examples=content.examples, levels=levels)
            document = Document(api)
            written = document.written(root, value)
        except (NoSample, UnsendableError):
            continue
        if document.faithful:
            media_type = _concrete(content.media_type)
            return Answer(
                status, media_type, json_of(value), of, document.shown(written)
            )
    return Answer(status)


def _stream(api: ir.Api, status: int, content: ir.Content, samples: Samples) -> Answer:
    assert content.stream is not None
    try:
        value: Any = samples.value(content.stream, levels=1)
    except NoSample:
        return Answer(status)
    if content.events and not is_object(value):
        return Answer(status)  # the schema says of no field what it holds
    if content.events:
        # What an event does not say of itself: its name (WHATWG HTML §9.2.6).
        value = {**value, "event": value.get("event") or "message"}
    if not events.are(content):
        start = record_separator(content.media_type)
        piece = f"{start}{json.dumps(value, ensure_ascii=False)}\n"
    elif content.events and "data" not in value:
        return Answer(status)  # nobody is told of an event without data
    else:
        piece = _event(value if content.events else {"data": value}, api, content)
    media_type = _concrete(content.media_type)
    said = json_of(value)
    return Answer(status, media_type, said, content.stream, piece * 2, stream=True)


def _event(value: dict[str, Any], api: ir.Api, content: ir.Content) -> str:
    """An event of these fields, data last."""
    parsed = events.parsed(api, content)
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
